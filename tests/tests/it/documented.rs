//! Rules that no trait of the model states: of single values, under conditions, between members, and overridden.

use touchmark::schema::Source;
use touchmark::validate::ViolationKind as Kind;
use touchmark_tests::foundry::operation::{CastInput, TemperInput};
use touchmark_tests::foundry::types::Step;

/// A valid request.
fn valid() -> TemperInput {
    TemperInput::default().label("Blade-7")
}

fn violations(input: &TemperInput) -> Vec<(String, Kind)> {
    let violations = input.validate().err().into_iter().flatten();
    violations
        .map(|violation| {
            assert_ne!(violation.source(), Source::Model, "{violation}");
            (violation.path().to_owned(), violation.kind())
        })
        .collect()
}

fn check(table: impl IntoIterator<Item = (TemperInput, &'static [(&'static str, Kind)])>) {
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
    check([
        (valid(), [].as_slice()),
        (TemperInput::default(), &[("Label", Kind::Required)]),
        (valid().label("a-b-c-d-e-fg"), &[]),
        (valid().label("a-b-c-d-e-fgh"), &[("Label", Kind::Length)]),
        (valid().label("a--b"), &[("Label", Kind::Pattern)]),
        (valid().label("a-"), &[("Label", Kind::Pattern)]),
        (valid().label("AWStone"), &[("Label", Kind::Prefix)]),
        (valid().label("x-1"), &[("Label", Kind::Prefix)]),
        (valid().label("X-1"), &[]),
        (valid().metal("Bronze"), &[]),
        (valid().metal("tin"), &[("Metal", Kind::OneOf)]),
    ]);
}

#[test]
fn numbers() {
    check([
        (valid().heat(0), [].as_slice()),
        (valid().heat(300), &[]),
        (valid().heat(900), &[]),
        (valid().heat(1), &[("Heat", Kind::Range)]),
        (valid().heat(901), &[("Heat", Kind::Range)]),
        (valid().carbon(3.5), &[]),
        (valid().carbon(3.25), &[("Carbon", Kind::MultipleOf)]),
        (valid().carbon(4.5), &[("Carbon", Kind::Range)]),
        (valid().low_heat(3).high_heat(3), &[]),
        (
            valid().low_heat(4).high_heat(3),
            &[("LowHeat", Kind::Ordered)],
        ),
        (valid().low_heat(4), &[]),
    ]);
}

#[test]
fn rules_under_conditions() {
    check([
        (valid().cipher("short"), [].as_slice()),
        (valid().cipher("short").metal("bronze"), &[]),
        (
            valid().cipher("short").metal("IRON"),
            &[("Cipher", Kind::Length)],
        ),
        (valid().cipher("long enough").metal("iron"), &[]),
        (valid().cipher("s").heat(0), &[("Cipher", Kind::Length)]),
        (valid().cipher("s").heat(300), &[]),
        (valid().cipher("s").heat(0).metal("bronze"), &[]),
    ]);
}

#[test]
fn parts_of_lists_and_maps() {
    check([
        (valid().marks(["Lion", "anchor"]), [].as_slice()),
        (valid().marks(["lion"; 3]), &[("Marks", Kind::Length)]),
        (
            valid().marks(["lion", "bear"]),
            &[("Marks[1]", Kind::OneOf)],
        ),
        (
            valid().marks(["lion", "anchor"]).metal("iron"),
            &[("Marks[0]", Kind::OneOf)],
        ),
        (valid().notes([("key", "value")]), &[]),
        (
            valid().notes([("AWS:key", "value")]),
            &[("Notes[\"AWS:key\"]", Kind::Prefix)],
        ),
        (
            valid().notes([("", "value")]),
            &[("Notes[\"\"]", Kind::Length)],
        ),
    ]);
}

#[test]
fn nested_structures_have_rules_of_their_own() {
    let steps = |steps: &[Step]| valid().steps(steps.iter().cloned());
    let step = Step::default;
    check([
        (steps(&[step().count(5), step().tool("x")]), [].as_slice()),
        (
            steps(&[step().count(5), step()]),
            &[("Steps[1].Count", Kind::Requires)],
        ),
        (
            steps(&[step().count(7)]),
            &[("Steps[0].Count", Kind::MultipleOf)],
        ),
        (
            steps(&[step().count(5).tool("x")]),
            &[("Steps[0].Tool", Kind::OneOf)],
        ),
        (steps(&[step().count(0).tool("x")]), &[]),
        (steps(&[step().count(5).tool("Tongs")]), &[]),
    ]);
}

#[test]
fn rules_across_members() {
    let windows = |daily: &str, weekly: &str| valid().daily_window(daily).weekly_window(weekly);
    check([
        (
            valid().cipher("secret").manage_cipher(true),
            [("Cipher", Kind::Conflict)].as_slice(),
        ),
        (valid().cipher("secret").manage_cipher(false), &[]),
        (valid().cipher_key("k").manage_cipher(true), &[]),
        (valid().cipher_key("k"), &[("CipherKey", Kind::Requires)]),
        (windows("23:45-00:15", "sun:23:00-sun:23:30"), &[]),
        (
            windows("23:45-00:15", "sun:23:50-mon:00:20"),
            &[("DailyWindow", Kind::Overlap)],
        ),
        (
            windows("05:00-05:29", "mon:06:00-mon:07:00"),
            &[("DailyWindow", Kind::Format)],
        ),
        (
            windows("05:00-06:00", "mon:0600-mon:0700"),
            &[("WeeklyWindow", Kind::Format)],
        ),
    ]);
}

#[test]
fn violations_name_all_members_involved_and_no_secret() {
    let request = valid().cipher("hunter2").manage_cipher(true);
    let violations = request.validate().unwrap_err();
    let violation = violations.iter().next().unwrap();
    assert_eq!(violation.related(), ["ManageCipher"]);
    assert_eq!(violation.source(), Source::Documented);
    let label = valid().label("a--b").validate().unwrap_err();
    assert!(
        label.to_string().contains("no two hyphens in a row"),
        "{label}"
    );
    for shown in [
        format!("{violations} {violations:?}"),
        format!("{request:?}"),
    ] {
        assert!(!shown.contains("hunter2"), "{shown}");
    }
}

#[test]
fn overrides_correct_prose_and_model() {
    check([
        (valid().notes([("key", "")]), [].as_slice()),
        (
            valid().notes([("key", "0123456789")]),
            &[("Notes[\"key\"]", Kind::Length)],
        ),
    ]);
    let source = |violations: touchmark::Violations| {
        let sources: Vec<_> = violations
            .iter()
            .map(|violation| violation.source())
            .collect();
        assert_eq!(sources.len(), 1, "{violations}");
        sources[0]
    };
    let notes = valid().notes([("key", "0123456789")]);
    assert_eq!(
        source(notes.validate().unwrap_err()),
        Source::OverrideOfDocumented
    );
    let cast = CastInput::default().name("bell").r#final(1);
    assert_eq!(cast.clone().password("x".repeat(99)).validate(), Ok(()));
    let long = cast.password("x".repeat(100));
    assert_eq!(
        source(long.validate().unwrap_err()),
        Source::OverrideOfModel
    );
}

#[test]
fn schemas_can_be_read_as_a_table() {
    use touchmark::Operation as _;
    let input = touchmark_tests::foundry::operation::Temper::SCHEMA.input;
    assert_eq!(input.rules().len(), 5);
    assert!(input.rules().is_sorted_by_key(|rule| rule.at));
    let label = &input.members()[0].element;
    assert_eq!(label.constraints.len(), 4);
}
