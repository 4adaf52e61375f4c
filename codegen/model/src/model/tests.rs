//! Both front-ends on small models: what they accept, what they report, and that they agree.

mod broken_botocore;
mod broken_smithy;
mod clients;
mod details;
mod ec2;
mod mixins;
mod pair;
mod resources;
mod services;

use serde_json::{Value, json};

use super::{Model, Source, parse};
use crate::diagnostic::Error;

/// Parses `text` as a file called `model.json`.
fn parse_text(text: impl AsRef<[u8]>) -> Result<Model, Error> {
    parse(&Source {
        name: "model.json",
        bytes: text.as_ref(),
    })
}

/// Parses a model that must be fine.
fn parse_value(value: &Value) -> Model {
    parse_text(value.to_string()).unwrap_or_else(|error| panic!("{error}"))
}

/// The problems of a model, one a line.
fn problems(value: &Value) -> Vec<String> {
    match parse_text(value.to_string()) {
        Err(Error::Model { diagnostics, .. }) => diagnostics
            .entries()
            .iter()
            .map(ToString::to_string)
            .collect(),
        other => panic!("expected problems, found {other:?}"),
    }
}

/// `base` with the value at a JSON pointer set, or removed where `value` is null.
fn with(base: &Value, pointer: &str, value: Value) -> Value {
    let mut changed = base.clone();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = changed
        .pointer_mut(parent)
        .unwrap_or_else(|| panic!("no {parent}"));
    let fields = parent.as_object_mut().unwrap();
    if value.is_null() {
        assert!(fields.shift_remove(key).is_some(), "no {pointer}");
    } else {
        fields.insert(key.to_owned(), value);
    }
    changed
}

/// Checks that each change to `base` gives exactly these problems.
fn check(base: &Value, table: &[(&str, Value, &str)]) {
    parse_value(base);
    let mut wrong = Vec::new();
    for (pointer, value, expected) in table {
        let found = problems(&with(base, pointer, value.clone())).join("\n");
        if found != *expected {
            wrong.push(format!(
                "{pointer} = {value}\nexpected {expected}\nfound    {found}\n"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_that_are_no_model() {
    const WIDE: &str =
        "model.json:1:1: not valid JSON: the file is in UTF-16 or UTF-32; save it as UTF-8";
    let deep = "[".repeat(100_000);
    let table: &[(&[u8], &str)] = &[
        (b"", "model.json:1:1: not valid JSON: the file is empty"),
        (b" \n ", "model.json:1:1: not valid JSON: the file is empty"),
        (
            b"{\n  \"a\": ?}",
            "model.json:2:8: not valid JSON: expected value",
        ),
        (
            b"{\"a\": 1",
            "model.json:1:7: not valid JSON: EOF while parsing an object",
        ),
        (
            b"{} {}",
            "model.json:1:4: not valid JSON: trailing characters",
        ),
        (
            b"\"\xff\"",
            "model.json:1:2: not valid JSON: invalid unicode code point",
        ),
        (
            b"\xef\xbb\xbf\n ?",
            "model.json:2:2: not valid JSON: expected value",
        ),
        (
            b"\xef\xbb\xbf",
            "model.json:1:1: not valid JSON: the file is empty",
        ),
        (b"\xff\xfe{\0}\0", WIDE),
        (b"\xfe\xff\0{\0}", WIDE),
        (b"{\0}\0", WIDE),
        (b"\0{\0}", WIDE),
        (b"\0\0\xfe\xff\0\0\0{", WIDE),
        (
            deep.as_bytes(),
            "model.json:1:128: not valid JSON: recursion limit exceeded",
        ),
        (
            br#"{"a": {"b": 1, "b": 2}}"#,
            "model.json:1:18: not valid JSON: the key `b` stands twice in one object",
        ),
    ];
    for (bytes, expected) in table {
        assert_eq!(parse_text(bytes).unwrap_err().to_string(), *expected);
    }
}

#[test]
fn json_that_is_no_model() {
    let found = |value: Value| match parse_text(value.to_string()) {
        Err(Error::Format { found, .. }) => found,
        other => panic!("{other:?}"),
    };
    assert_eq!(found(json!([])), "an array");
    assert_eq!(found(json!(null)), "null");
    assert_eq!(found(json!(1.5)), "the number 1.5");
    assert_eq!(found(json!("rds")), "the string \"rds\"");
    assert_eq!(found(json!({})), "an empty object");
    assert_eq!(
        found(json!({"shapes": {}})),
        "an object with the key `shapes`"
    );
    assert_eq!(
        found(json!({"metadata": 1, "shapes": 1})),
        "an object with the keys `metadata`, `shapes`"
    );
    assert_eq!(
        found(json!({"a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "f": 1, "g": 1})),
        "an object with the keys `a`, `b`, `c`, `d`, `e` and 2 more"
    );
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_file() {
    let text = pair::smithy().to_string();
    let marked = parse_text(format!("\u{feff}{text}")).unwrap();
    assert_eq!(marked, parse_text(text).unwrap());
}
