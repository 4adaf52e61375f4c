//! Validation and debug output of every kind of shape.

use touchmark::validate::ViolationKind as Kind;
use touchmark_tests::casting;
use touchmark_tests::foundry::operation::CastInput;
use touchmark_tests::foundry::types::{Alloy, Either, Tree, Unknowns};

/// A valid request.
fn valid() -> CastInput {
    CastInput::default().name("bell").r#final(1)
}

fn violations(input: &CastInput) -> Vec<(String, Kind)> {
    let violations = input.validate().err().into_iter().flatten();
    violations
        .map(|violation| (violation.path().to_owned(), violation.kind()))
        .collect()
}

fn check(table: impl IntoIterator<Item = (CastInput, &'static [(&'static str, Kind)])>) {
    for (input, expected) in table {
        let expected: Vec<_> = expected
            .iter()
            .map(|(path, kind)| ((*path).to_owned(), *kind))
            .collect();
        assert_eq!(violations(&input), expected, "{input:?}");
    }
}

#[test]
fn strings() {
    const LENGTH: (&str, Kind) = ("Name", Kind::Length);
    const PATTERN: (&str, Kind) = ("Name", Kind::Pattern);
    check([
        (
            CastInput::default(),
            [("Name", Kind::Required), ("Final", Kind::Required)].as_slice(),
        ),
        (valid(), &[]),
        (valid().name("ab"), &[]),
        (valid().name("a-b-cdef"), &[]),
        (valid().name("a"), &[LENGTH]),
        (valid().name("a-b-cdefg"), &[LENGTH]),
        (valid().name("a-"), &[PATTERN]),
        (valid().name("Ab"), &[PATTERN]),
        (valid().name("ab\n"), &[PATTERN]),
        (valid().name(""), &[LENGTH, PATTERN]),
        (
            valid().named(["ab", "-", "a"]),
            &[
                ("Named[1]", Kind::Length),
                ("Named[1]", Kind::Pattern),
                ("Named[2]", Kind::Length),
            ],
        ),
    ]);
}

#[test]
fn numbers_and_sizes() {
    const RATIO: &[(&str, Kind)] = &[("Ratio", Kind::Range)];
    const TEMPERATURE: &[(&str, Kind)] = &[("Temperature", Kind::Range)];
    const DATA: &[(&str, Kind)] = &[("Data", Kind::Length)];
    check([
        (valid().ratio(0.5), [].as_slice()),
        (valid().ratio(1.0), &[]),
        (valid().ratio(0.499_999), RATIO),
        (valid().ratio(1.000_001), RATIO),
        (valid().ratio(f64::NAN), RATIO),
        (valid().temperature(-273), &[]),
        (valid().temperature(3000), &[]),
        (valid().temperature(-274), TEMPERATURE),
        (valid().temperature(3001), TEMPERATURE),
        (valid().data([0; 1]), &[]),
        (valid().data([0; 4]), &[]),
        (valid().data([0; 0]), DATA),
        (valid().data([0; 5]), DATA),
        (valid().strings(["a"; 3]), &[]),
        (valid().strings(["a"; 4]), &[("Strings", Kind::Length)]),
        (valid().flat(["a"; 4]), &[("Flat", Kind::Length)]),
        (
            valid().grid([vec![0], vec![1, 3001]]),
            &[("Grid[1][1]", Kind::Range)],
        ),
        (
            valid().plain([("a b", vec![-300])]),
            &[("Plain[\"a b\"][0]", Kind::Range)],
        ),
    ]);
}

#[test]
fn words_and_unions() {
    let three = [Unknowns::Gold, Unknowns::Gold2, Unknowns::Gold3].map(|key| (key, "v"));
    check([
        (valid().r#type(Unknowns::Empty), [].as_slice()),
        // The case is the model's.
        (valid().r#type("gOLD"), &[("Type", Kind::OneOf)]),
        (valid().r#type("lead"), &[("Type", Kind::OneOf)]),
        (
            valid().attributes(three.clone()),
            &[("Attributes", Kind::Length)],
        ),
        (
            valid().attributes([("iron", "v")]),
            &[("Attributes[\"iron\"]", Kind::OneOf)],
        ),
        (
            valid().flat_attributes(three),
            &[("FlatAttributes", Kind::Length)],
        ),
        (valid().either(Either::Text(String::new())), &[]),
        (
            valid().either(Either::default()),
            &[("Either", Kind::UnsetUnion)],
        ),
        (
            valid().either(Either::SelfValue(Box::default())),
            &[("Either.Self", Kind::UnsetUnion)],
        ),
        (
            valid().either(Either::Secret("short".to_owned())),
            &[("Either.Secret", Kind::Length)],
        ),
        (
            valid().tree(Tree::default().children([Tree::default(), Tree::default().label("X")])),
            &[
                ("Tree.Children[1].Label", Kind::Length),
                ("Tree.Children[1].Label", Kind::Pattern),
            ],
        ),
    ]);
}

#[test]
fn values_that_the_service_takes_in_any_case() {
    check([
        (valid().alloy("BRASS"), [].as_slice()),
        (valid().alloy("tin"), &[("Alloy", Kind::OneOf)]),
    ]);
    assert_eq!(
        valid().alloy("tin").validate().unwrap_err().to_string(),
        "the request breaks a rule: Alloy must be `brass` (case-insensitive), but is \"tin\""
    );
}

#[test]
fn depth() {
    let tree = |depth| (0..depth).fold(Tree::default(), |tree, _| Tree::default().left(tree));
    assert_eq!(violations(&valid().tree(tree(127))), []);
    let found = violations(&valid().tree(tree(130)));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1, Kind::Depth);
}

#[test]
fn secrets_never_show() {
    let shown = format!("{:?}", casting::rich());
    assert!(!shown.contains("hunter2"), "{shown}");
    assert_eq!(shown.matches("*** redacted ***").count(), 3, "{shown}");
    let short = valid()
        .password("hunter2")
        .passwords(["hunter2"])
        .keys([(Unknowns::Gold, "hunter2")])
        .either(Either::Secret("hunter2".to_owned()));
    let violations = short.validate().unwrap_err();
    assert_eq!(violations.iter().count(), 4);
    for shown in [format!("{violations} {violations:?}"), format!("{short:?}")] {
        assert!(!shown.contains("hunter2"), "{shown}");
    }
}

#[test]
fn debug_output_is_what_is_present() {
    let input = valid()
        .r#type(Unknowns::RoseGold)
        .grid([vec![1], vec![]])
        .alloy(Alloy::Brass)
        .either(Either::SelfValue(Box::new(Either::Text("t".to_owned()))))
        .attributes([(Unknowns::Gold, "1")])
        .data([1, 2]);
    assert_eq!(
        format!("{input:?}"),
        "CastInput { Name: \"bell\", Type: \"rose gold\", Final: 1, Attributes: {\"gold\": \"1\"}, \
         Grid: [[1], []], Either: Self(Text(\"t\")), Data: Blob(2 bytes), Alloy: \"brass\" }"
    );
}

#[test]
fn equality_sees_every_member() {
    let rich = casting::rich();
    assert_eq!(rich.clone(), rich);
    assert_ne!(rich.clone().tree(Tree::default()), rich);
    assert_ne!(rich.clone().plain([("row", vec![1, 2])]), rich);
    assert_ne!(rich.clone().either(Either::Text("deep".to_owned())), rich);
    // As for floats in general.
    assert_ne!(valid().ratio(f64::NAN), valid().ratio(f64::NAN));
}
