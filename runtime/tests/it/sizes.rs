//! Sizes in bytes, totals over several lists, and conditions on how a text ends.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use touchmark::schema::Structure as Schema;
use touchmark::shape::Structure;
use touchmark::validate::{Validation, ViolationKind, validate};

use crate::common::shape;

shape!(Parcel, PARCEL {
    0 note: String,
    1 secret: String,
    2 name: String,
    3 kind: String,
    4 boxes: Box<Boxes>,
});

shape!(Boxes, BOXES {
    0 old: Vec<String>,
    1 new: Vec<String>,
    2 by_key: std::collections::BTreeMap<String, String>,
});

static PARCEL: Schema = Schema::new(
    "Parcel",
    "Parcel",
    r"
    Note: string
        - trusted bytes 2..4
    Secret: secret string
        - trusted bytes ..4
    Name: string
    Kind: string
        - trusted one-of plain when Name ends-not .wax
    Boxes: structure Boxes
        - trusted total 1..3 Old, New, ByKey
    rule trusted Name: requires Kind set when Name ends .wax, .tallow
    rule trusted Note: conflict Note not '' and Name is hidden
    ",
)
.structures(&[&BOXES]);

static BOXES: Schema = Schema::new(
    "Boxes",
    "Boxes",
    r"
    Old: list<string>
    New: list<string>
    ByKey: map<string, string>
    ",
);

fn found(input: &dyn Structure) -> Vec<String> {
    match validate(input) {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(ToString::to_string).collect(),
    }
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn bytes_are_those_of_utf_8() {
    let note = |note: &str| {
        found(&Parcel {
            note: text(note),
            ..Parcel::default()
        })
    };
    for good in ["ab", "abcd", "\u{e9}\u{e9}", "\u{1f980}"] {
        assert_eq!(note(good), [""; 0], "{good}");
    }
    assert_eq!(
        note("\u{e9}\u{e9}\u{e9}"),
        ["Note must have 2 to 4 bytes in UTF-8, but has 6 bytes"]
    );
    assert_eq!(
        note("a"),
        ["Note must have 2 to 4 bytes in UTF-8, but has 1 byte"]
    );
    let secret = Parcel {
        secret: text("hunter2"),
        ..Parcel::default()
    };
    assert_eq!(
        found(&secret),
        ["Secret must have at most 4 bytes in UTF-8"]
    );
}

#[test]
fn totals_count_the_items_of_all_lists() {
    let boxes = |old: usize, new: usize, by_key: usize| {
        let items = |count: usize| Some(vec!["box".to_owned(); count]);
        let entries = (0..by_key).map(|key| (key.to_string(), "box".to_owned()));
        found(&Parcel {
            boxes: Some(Box::new(Boxes {
                old: items(old),
                new: items(new),
                by_key: Some(entries.collect()),
            })),
            ..Parcel::default()
        })
    };
    for (old, new, by_key) in [(1, 0, 0), (0, 0, 3), (1, 1, 1)] {
        assert_eq!(boxes(old, new, by_key), [""; 0]);
    }
    assert_eq!(
        boxes(2, 2, 0),
        ["Boxes must have 1 to 3 items in Old, New and ByKey together, but has 4 items"]
    );
    assert_eq!(
        boxes(0, 0, 0),
        ["Boxes must have 1 to 3 items in Old, New and ByKey together, but has 0 items"]
    );
    let none = Parcel {
        boxes: Some(Box::default()),
        ..Parcel::default()
    };
    let violations = validate(&none).unwrap_err();
    let kinds: Vec<_> = violations.iter().map(touchmark::Violation::kind).collect();
    assert_eq!(kinds, [ViolationKind::Total]);
    let ignoring = Validation::new().ignore("Boxes", ViolationKind::Total);
    assert!(ignoring.check(&none).is_ok());
}

#[test]
fn how_a_text_ends_is_a_condition() {
    let named = |name: Option<&str>, kind: Option<&str>| {
        found(&Parcel {
            name: name.map(str::to_owned),
            kind: kind.map(str::to_owned),
            ..Parcel::default()
        })
    };
    assert_eq!(named(Some("a.lead"), None), [""; 0]);
    assert_eq!(named(Some("a.WAX"), Some("dipped")), [""; 0]);
    assert_eq!(named(None, Some("dipped")), [""; 0]);
    assert_eq!(named(Some("wax"), None), [""; 0]);
    assert_eq!(
        named(Some("a.Tallow"), None),
        ["Name must not end with one of .wax, .tallow unless Kind is set"]
    );
    assert_eq!(
        named(Some("a.lead"), Some("dipped")),
        ["Kind must be `plain` when Name does not end with .wax, but is \"dipped\""]
    );
}

#[test]
fn an_empty_text_is_said_to_be_empty() {
    let hidden = Parcel {
        note: text("ab"),
        name: text("hidden"),
        ..Parcel::default()
    };
    assert_eq!(
        found(&hidden),
        ["Note must be empty or not set when Name is hidden, but is \"ab\""]
    );
}
