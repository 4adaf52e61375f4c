//! JSON that cannot be read: the errors, their places, and that no secret is in them.

#![cfg(feature = "serde")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

use crate::common::kinds::Kinds;
use crate::common::limits::Limits;

fn error(text: &str) -> String {
    serde_json::from_str::<Kinds>(text).unwrap_err().to_string()
}

/// Each row: a document, and how its error begins.
fn assert_errors(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        let found = error(text);
        assert!(found.starts_with(expected), "{text}: {found}");
        assert_eq!(found.matches(" at line ").count(), 1, "{text}: {found}");
    }
}

#[test]
fn unknown_and_repeated_members() {
    assert_errors(&[
        (
            r#"{"name": "x"}"#,
            "Kinds has no member `name`; did you mean `Name`?",
        ),
        (
            r#"{"http-at": 1}"#,
            "Kinds has no member `http-at`; did you mean `HttpAt`?",
        ),
        (r#"{"Other": "x"}"#, "Kinds has no member `Other` at"),
        // Members have their names in the model, not those on the wire.
        (r#"{"FlatItem": []}"#, "Kinds has no member `FlatItem`"),
        (
            r#"{"Nested": {"port": 1}}"#,
            "Nested: Pair has no member `port`; did you mean `Port`?",
        ),
        (r#"{"Name": "a", "Name": "b"}"#, "duplicate field `Name`"),
        (
            r#"{"Nested": {"Key": "a", "Key": "b"}}"#,
            "Nested: duplicate field `Key`",
        ),
    ]);
}

#[test]
fn invalid_scalars() {
    assert_errors(&[
        (
            r#"{"Flag": "true"}"#,
            "Flag: invalid value: string \"true\", expected true or false",
        ),
        (
            r#"{"Flag": 1}"#,
            "Flag: invalid value: integer `1`, expected true or false",
        ),
        (
            r#"{"Name": 1}"#,
            "Name: invalid value: integer `1`, expected a string",
        ),
        (
            r#"{"Name": true}"#,
            "Name: invalid type: boolean `true`, expected a string",
        ),
        (
            r#"{"Name": []}"#,
            "Name: invalid type: sequence, expected a string",
        ),
        (
            r#"{"Name": {}}"#,
            "Name: invalid type: map, expected a string",
        ),
        (
            r#"{"Count": 2147483648}"#,
            "Count: invalid value: integer `2147483648`, expected a 32-bit integer",
        ),
        (
            r#"{"Count": 1.5}"#,
            "Count: invalid value: floating point `1.5`",
        ),
        (
            r#"{"Count": 1.0}"#,
            "Count: invalid value: floating point `1.0`",
        ),
        (r#"{"Count": "1"}"#, "Count: invalid value: string \"1\""),
        (
            r#"{"Size": 9223372036854775808}"#,
            "Size: invalid value: integer `9223372036854775808`, expected a 64-bit integer",
        ),
        (
            r#"{"Ratio": 1e39}"#,
            "Ratio: invalid value: floating point `1e+39`",
        ),
        (
            r#"{"Ratio": "0.1"}"#,
            "Ratio: invalid value: string \"0.1\", expected a number, \"NaN\"",
        ),
        (
            r#"{"Ratio": "inf"}"#,
            "Ratio: invalid value: string \"inf\"",
        ),
        (
            r#"{"Color": 1}"#,
            "Color: invalid value: integer `1`, expected a string",
        ),
        (
            r#"{"Data": "*"}"#,
            "Data: invalid value: string \"*\", expected base64 text",
        ),
        (
            r#"{"At": "now"}"#,
            "At: invalid value: string \"now\", expected a timestamp",
        ),
        (
            r#"{"At": 1e300}"#,
            "At: invalid value: floating point `1e+300`",
        ),
        (
            r#"{"At": 9223372036854775807}"#,
            "At: invalid value: integer",
        ),
    ]);
}

#[test]
fn invalid_lists_maps_and_unions() {
    assert_errors(&[
        (
            r#"{"Names": "x"}"#,
            "Names: invalid value: string \"x\", expected a list",
        ),
        (
            r#"{"Names": ["a", 1]}"#,
            "Names: item 1: invalid value: integer `1`, expected a string",
        ),
        (
            r#"{"Names": ["a", null]}"#,
            "Names: item 1: invalid type: null, expected a string",
        ),
        (
            r#"{"Pairs": [{}, {"Port": "x"}]}"#,
            "Pairs: item 1: Port: invalid value: string \"x\"",
        ),
        (
            r#"{"Grid": [[1], [1, "x"]]}"#,
            "Grid: item 1: item 1: invalid value: string \"x\"",
        ),
        (
            r#"{"Attributes": []}"#,
            "Attributes: invalid type: sequence, expected a map",
        ),
        (
            r#"{"Attributes": {"a": 1}}"#,
            "Attributes: entry \"a\": invalid value: integer `1`",
        ),
        (
            r#"{"Attributes": {"a": "1", "a": "2"}}"#,
            "Attributes: entry \"a\": the key occurs more than once",
        ),
        (
            r#"{"PairMap": {"a": {"Port": []}}}"#,
            "PairMap: entry \"a\": Port: invalid type: sequence",
        ),
        (
            r#"{"Nested": []}"#,
            "Nested: invalid type: sequence, expected a map of the members of Pair",
        ),
        (
            r#"{"Choice": {"Number": 1, "Text": "x"}}"#,
            "Choice: Choice must have exactly one member",
        ),
        (
            r#"{"Choice": {"Number": "x"}}"#,
            "Choice: Number: invalid value: string \"x\"",
        ),
        (
            r#"{"Choice": {"New": {"a": "1", "a": "2"}}}"#,
            "Choice: New: not a member of Choice, and neither a string nor a map of strings",
        ),
        (
            r#"{"Choice": {"New": 1}}"#,
            "Choice: New: not a member of Choice, and neither a string nor a map of strings",
        ),
        (
            "[]",
            "invalid type: sequence, expected a map of the members of Kinds",
        ),
        ("{", "EOF while parsing"),
        ("{} x", "trailing characters"),
    ]);
}

#[test]
fn secrets_are_in_no_error() {
    for text in [
        r#"{"Password": ["hunter2"]}"#,
        r#"{"Pin": "hunter2"}"#,
        r#"{"SecretNames": ["a", {"hunter2": 1}]}"#,
        r#"{"SecretMap": {"a": ["hunter2"]}}"#,
        r#"{"SecretMap": {"a": {"hunter2": "hunter2"}}}"#,
        r#"{"SecretPair": "hunter2"}"#,
        r#"{"SecretPair": {"Port": "hunter2"}}"#,
        r#"{"SecretPair": {"hunter2": 1}}"#,
        r#"{"SecretKeys": {"hunter2": "x"}}"#,
        r#"{"SecretKeys": {"hunter2": 1, "hunter2": 1}}"#,
        r#"{"Choice": {"Password": {"hunter2": 1}}}"#,
        r#"{"Choice": {"New": ["hunter2"]}}"#,
    ] {
        let found = serde_json::from_str::<Kinds>(text).unwrap_err();
        let shown = format!("{found} {found:?}");
        assert!(!shown.contains("hunter2"), "{text}: {shown}");
    }
    let pin = error(r#"{"Inner": {"Pin": 98765432109}}"#);
    assert!(
        pin.starts_with("Inner: Pin: not a value of its type"),
        "{pin}"
    );
    let vaults = serde_json::from_str::<Limits>(r#"{"Vaults": {"hunter2": 5}}"#).unwrap_err();
    assert!(!vaults.to_string().contains("hunter2"), "{vaults}");
}
