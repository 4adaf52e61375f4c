//! Which rules are checked at which level, and violations that are ignored one by one.

use crate::common::cluster::Cluster;
use crate::common::kinds::{entries, strings};
use crate::common::limits::{Limits, Named};
use crate::common::service::DescribeKinds;
use crate::common::shape;
use crate::common::types::{Choice, Color};
use touchmark::schema::{Pattern, Structure as Schema};
use touchmark::validate::{Level, Validation, ViolationKind, validate};
use touchmark::{Operation, Structure};

fn violations(validation: &Validation, input: &dyn Structure) -> Vec<String> {
    match validation.check(input) {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(ToString::to_string).collect(),
    }
}

shape!(Group, GROUP {
    0 name: String,
    1 kind: String,
    2 size: i32,
    3 inner: Box<Group>,
});

static WIDE: Pattern = Pattern::repeat("[a-z.]*", &[('.', '.'), ('a', 'z')], 0, None);
static NARROW: Pattern = Pattern::repeat("[a-z]*", &[('a', 'z')], 0, None);

/// Its name has a wider form at the lower level.
static GROUP: Schema = Schema::new(
    "Group",
    "Group",
    r"
    Name: string
        - model length ..9
        - trusted pattern 0
        - documented pattern 1
        - documented length ..5
        - documented pattern 1 when Size set
    Kind: string
        - documented corrected one-of any-case a, b
    Size: integer
    Inner: structure Group
        - trusted parts {member Kind: length ..9}
        - documented parts {member Kind: length ..5; member Kind: length ..5 when Size set}
    rule documented Name: requires Kind set when Name set
    ",
)
.structures(&[&GROUP])
.patterns(&[&WIDE, &NARROW]);

/// The kinds of what is violated at a level, each with its own level.
fn kinds(level: Level, input: &Group) -> Vec<(ViolationKind, Level)> {
    let found = Validation::new().level(level).check(input);
    let found = found.err().into_iter().flatten();
    found
        .map(|violation| (violation.kind(), violation.level()))
        .collect()
}

#[test]
fn rules_are_checked_from_their_level_on() {
    let named = |name: &str| Group {
        name: Some(name.into()),
        ..Group::default()
    };
    let (pattern, length, requires) = (
        ViolationKind::Pattern,
        ViolationKind::Length,
        ViolationKind::Requires,
    );
    let (trusted, documented) = (Level::Trusted, Level::Documented);
    // Only the wider form takes it.
    assert_eq!(kinds(trusted, &named("a.b")), []);
    let found = [(pattern, documented), (requires, documented)];
    assert_eq!(kinds(documented, &named("a.b")), found);
    // Neither does, and the narrower is reported alone.
    assert_eq!(kinds(trusted, &named("a b")), [(pattern, trusted)]);
    assert_eq!(kinds(documented, &named("a b")), found);
    // A rule of the model is none of the documentation's forms.
    let found = [
        (length, Level::Model),
        (length, documented),
        (requires, documented),
    ];
    assert_eq!(kinds(documented, &named("abcdefghij")), found);
    assert_eq!(
        kinds(Level::Model, &named("abcdefghi.")),
        [(length, Level::Model)]
    );
    // One under a condition is none of one without.
    let sized = Group {
        kind: Some("c".into()),
        size: Some(1),
        ..named("a b")
    };
    let found = [
        (pattern, documented),
        (pattern, documented),
        (ViolationKind::OneOf, documented),
    ];
    assert_eq!(kinds(documented, &sized), found);
}

#[test]
fn of_the_forms_of_a_part_the_narrowest_is_reported() {
    let inner = |kind: &str| Group {
        inner: Some(Box::new(Group {
            kind: Some(kind.into()),
            ..Group::default()
        })),
        ..Group::default()
    };
    let length = ViolationKind::Length;
    let listed = (ViolationKind::OneOf, Level::Documented);
    assert_eq!(kinds(Level::Trusted, &inner("abcdef")), []);
    assert_eq!(
        kinds(Level::Trusted, &inner("abcdefghij")),
        [(length, Level::Trusted)]
    );
    for kind in ["abcdef", "abcdefghij"] {
        let found = [listed, (length, Level::Documented)];
        assert_eq!(kinds(Level::Documented, &inner(kind)), found, "{kind}");
    }
}

/// It violates rules of every source, of single members and between members.
fn cluster() -> Cluster {
    Cluster {
        engine: Some("oracle".into()),
        key: Some("k".into()),
        days: Some(-1),
        first: Some(2),
        last: Some(1.0),
        color: Some(Color::from("mauve")),
        pin: Some(7),
        ..Cluster::default()
    }
}

#[test]
fn a_level_ignores_rules_of_other_sources() {
    let at = |level| violations(&Validation::new().level(level), &cluster());
    let model = [
        "Days must be at least 0, but is -1",
        "Last must not be below First, but is 1 and 2",
        "Color must be one of `red`, `dark-blue`, but is \"mauve\"",
        "Pin must not have this value when Color is one of RED, mauve",
    ];
    assert_eq!(at(Level::Model), model);
    let all = at(Level::Trusted);
    assert_eq!(at(Level::Documented), all);
    assert_eq!(all.len(), model.len() + 3, "{all:?}");
    assert!(model.iter().all(|text| all.iter().any(|all| all == text)));
    assert_eq!(at(Level::Off), [""; 0]);
    assert_eq!(violations(&Validation::new(), &cluster()), all);
    assert_eq!(violations(&Validation::default(), &cluster()), all);
    assert_eq!(validate(&cluster()), Validation::new().check(&cluster()));
}

#[test]
fn the_model_requires_at_its_level() {
    let input = Limits {
        choice: Some(Choice::default()),
        inner: Some(Box::default()),
        ..Limits::default()
    };
    assert_eq!(
        violations(&Validation::new().level(Level::Model), &input),
        [
            "Id is required",
            "Choice must hold exactly one of its members",
            "Inner.Id is required"
        ]
    );
}

fn limits() -> Limits {
    let named = |key: &str| Named {
        key: Some(key.into()),
        ..Named::default()
    };
    Limits {
        id: Some("i".into()),
        name: Some("ABCDE".into()),
        items: strings(&["a", "b"]),
        codes: entries([("x.y]", "a".to_owned())]),
        rules: Some(vec![named("a"), named("b")]),
        named: entries([("k", named("a"))]),
        keys: entries([("hunter2", "a".to_owned())]),
        inner: Some(Box::default()),
        ..Limits::default()
    }
}

/// The paths of the remaining violations of `limits`.
fn left(validation: Validation) -> Vec<String> {
    let found = validation.check(&limits()).unwrap_err();
    found
        .iter()
        .map(|violation| violation.path().to_owned())
        .collect()
}

#[test]
fn single_violations_are_ignored_by_path_and_kind() {
    let all = left(Validation::new());
    let rows: [(&str, ViolationKind, &[&str]); 18] = [
        ("Name", ViolationKind::Length, &["Name"]),
        ("Name", ViolationKind::OneOf, &[]),
        ("name", ViolationKind::Length, &[]),
        ("Nam", ViolationKind::Length, &[]),
        ("Names", ViolationKind::Length, &[]),
        ("*", ViolationKind::Length, &[]),
        ("", ViolationKind::Length, &[]),
        ("Items", ViolationKind::Length, &[]),
        ("Items[1]", ViolationKind::Length, &["Items[1]"]),
        ("Items[*]", ViolationKind::Length, &["Items[0]", "Items[1]"]),
        ("Items[10]", ViolationKind::Length, &[]),
        (
            "Rules[*].Key",
            ViolationKind::Length,
            &["Rules[0].Key", "Rules[1].Key"],
        ),
        ("Rules[0].Key", ViolationKind::Length, &["Rules[0].Key"]),
        (
            "Codes[\"x.y]\"]",
            ViolationKind::Pattern,
            &["Codes[\"x.y]\"]"],
        ),
        ("Codes[*]", ViolationKind::Pattern, &["Codes[\"x.y]\"]"]),
        ("Named[*].Key", ViolationKind::Length, &["Named[\"k\"].Key"]),
        ("Keys[\"hunter2\"]", ViolationKind::Pattern, &[]),
        ("Inner.Id", ViolationKind::Required, &["Inner.Id"]),
    ];
    for (path, kind, expected) in rows {
        let mut rest = left(Validation::new().ignore(path, kind));
        rest.extend(expected.iter().map(|&path| path.to_owned()));
        rest.sort();
        let mut all = all.clone();
        all.sort();
        assert_eq!(rest, all, "{path} {kind:?}");
    }
}

#[test]
fn every_kind_at_a_path_can_be_ignored() {
    let all = left(Validation::new());
    let rest = left(
        Validation::new()
            .ignore_all("Name")
            .ignore_all("Keys[*]")
            .ignore_all("Rules[*].Key"),
    );
    assert_eq!(all.iter().filter(|path| *path == "Name").count(), 2);
    let kept = |path: &String| {
        !["Name", "Keys[*]", "Rules[0].Key", "Rules[1].Key"].contains(&path.as_str())
    };
    let expected: Vec<_> = all.into_iter().filter(kept).collect();
    assert_eq!(rest, expected);
}

#[test]
fn rules_between_members_are_ignored_where_they_are_reported() {
    let input = Cluster {
        key: Some("k".into()),
        ..Cluster::default()
    };
    let ignoring = |path| Validation::new().ignore(path, ViolationKind::Requires);
    assert_eq!(violations(&ignoring("Key"), &input), [""; 0]);
    assert_eq!(violations(&ignoring("Managed"), &input).len(), 1);
}

#[test]
fn operations_accept_a_validation() {
    let input = crate::common::kinds::Kinds {
        color: Some(Color::from("mauve")),
        ..Default::default()
    };
    assert!(DescribeKinds::validate(&input).is_err());
    let ignoring = Validation::new().ignore("Color", ViolationKind::OneOf);
    assert!(DescribeKinds::validate_with(&input, &ignoring).is_ok());
    #[cfg(feature = "serde")]
    {
        let operation: &dyn touchmark::AnyOperation = &DescribeKinds;
        let json = r#"{"Color": "mauve"}"#;
        assert!(operation.request_from_json(json).is_err());
        let request = operation.request_from_json_with(json, &ignoring).unwrap();
        let form = request.body_text().unwrap();
        assert!(form.ends_with("&Color=mauve"), "{form}");
    }
}
