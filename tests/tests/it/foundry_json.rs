//! The JSON form of every kind of shape, and the errors for invalid JSON.

#![allow(clippy::panic, reason = "a test may fail")]

use serde_json::{Value, json};
use touchmark_tests::casting;
use touchmark_tests::foundry::operation::CastInput;
use touchmark_tests::foundry::types::{CastRequest, Either, Unknowns};

fn error(json: &Value) -> String {
    serde_json::from_value::<CastInput>(json.clone())
        .map_or_else(|error| error.to_string(), |input| panic!("{input:?}"))
}

#[test]
fn every_kind_of_member() {
    let json: Value = serde_json::from_str(casting::JSON).unwrap();
    assert_eq!(serde_json::to_value(casting::rich()).unwrap(), json);
    let typed: CastRequest = serde_json::from_value(json).unwrap();
    assert_eq!(typed, casting::rich());
    assert_eq!(typed.clone(), typed);
}

#[test]
fn enumerations_and_unions_stand_alone() {
    for value in Unknowns::VALUES {
        let known: Unknowns = serde_json::from_value(json!(value)).unwrap();
        assert!(!matches!(known, Unknowns::Unknown(_)), "{value}");
        assert_eq!(known.as_str(), *value);
        assert_eq!(serde_json::to_value(&known).unwrap(), json!(value));
    }
    for json in [
        json!({"Text": "a"}),
        json!({"Unknown": 1}),
        json!({"Self": {"Self": {"Option": {"Value": "b"}}}}),
        json!({"New": {"a": "b"}}),
        // As for elements with the same name.
        json!({"New": {"a": ["b", {"c": "d"}], "e": "f"}}),
        // A response may have this; in a request, validation reports it.
        json!({}),
        json!({"Self": {}}),
    ] {
        let either: Either = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(serde_json::to_value(&either).unwrap(), json);
    }
}

#[test]
fn errors_name_the_place() {
    for (json, expected) in [
        (
            json!({"Grid": [[1], [2, "x"]]}),
            "Grid: item 1: item 1: invalid value: string \"x\", expected a 32-bit integer",
        ),
        (
            json!({"Tree": {"Left": {"Lebel": "a"}}}),
            "Tree: Left: Tree has no member `Lebel`",
        ),
        (
            json!({"Tree": {"ByName": {"k": {"Label": 1}}}}),
            "Tree: ByName: entry \"k\": Label: invalid value: integer `1`, expected a string",
        ),
        (
            json!({"Either": {"Text": "a", "Unknown": 1}}),
            "Either: Either must have exactly one member",
        ),
        (
            json!({"Data": "*"}),
            "Data: invalid value: string \"*\", expected base64 text",
        ),
        (
            json!({"Ratio": "1.5"}),
            "Ratio: invalid value: string \"1.5\", expected a number, \"NaN\", \"Infinity\" or \"-Infinity\"",
        ),
        (
            json!({"Index": 1.5}),
            "Index: invalid value: floating point `1.5`, expected a 32-bit integer",
        ),
        (
            json!({"Index": 2_147_483_648_u32}),
            "Index: invalid value: integer `2147483648`, expected a 32-bit integer",
        ),
        (
            json!({"At": "today"}),
            "At: invalid value: string \"today\", expected a timestamp like \"2020-07-27T14:22:08Z\" or seconds since the Unix epoch",
        ),
        (
            json!({"Static": "true"}),
            "Static: invalid value: string \"true\", expected true or false",
        ),
        (
            json!({"Strings": "a"}),
            "Strings: invalid value: string \"a\", expected a list",
        ),
        (
            json!({"Name": []}),
            "Name: invalid type: sequence, expected a string",
        ),
        (
            json!({"Strings": [null]}),
            "Strings: item 0: invalid type: null, expected a string",
        ),
    ] {
        assert_eq!(error(&json), expected, "{json}");
    }
}

#[test]
fn errors_hide_secrets() {
    for (json, expected) in [
        (
            json!({"Password": 4711}),
            "Password: not a value of its type",
        ),
        (
            json!({"Passwords": ["a", 4711]}),
            "Passwords: item 1: not a value of its type",
        ),
        (
            json!({"Keys": {"gold": 4711}}),
            "Keys: entry \"gold\": not a value of its type",
        ),
        (
            json!({"Either": {"Secret": 4711}}),
            "Either: Secret: not a value of its type",
        ),
        (
            json!({"Either": {"Self": {"Secret": [4711]}}}),
            "Either: Self: Secret: not a value of its type",
        ),
    ] {
        assert_eq!(error(&json), expected, "{json}");
    }
}

#[test]
fn depth_is_limited() {
    let nested = |depth: usize| {
        let tree = (0..depth).fold(json!({}), |tree, _| json!({ "Left": tree }));
        serde_json::from_value::<CastInput>(json!({ "Tree": tree }))
    };
    assert!(nested(100).is_ok());
    let error = nested(1_000).unwrap_err().to_string();
    assert!(
        error.contains("values are nested more than 128 levels deep"),
        "{error}"
    );
}
