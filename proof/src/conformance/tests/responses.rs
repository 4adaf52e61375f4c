//! Responses: outputs as values, faults by code and members.

use serde_json::{Value, json};

use super::*;

fn case(fields: Value) -> Suite {
    let mut case =
        json!({"id": "Bread", "given": given(), "response": {"status_code": 200, "body": ""}});
    for (key, value) in fields.as_object().unwrap() {
        case[key] = value.clone();
    }
    suite("output", json!([case]))
}

fn result(expected: Value) -> Suite {
    case(json!({ "result": expected }))
}

#[test]
fn outputs_are_compared_as_their_shapes_say() {
    let row = |expected: Value, got: Value, message: &'static str| {
        (result(expected), Answer::Output(got), message)
    };
    check(&[
        row(json!({}), json!({}), ""),
        row(json!({"Name": null}), json!({}), ""),
        row(
            json!({"Name": "a"}),
            json!({"Name": "b"}),
            "Name: expected \"a\", got \"b\"",
        ),
        row(
            json!({"Name": "1"}),
            json!({"Name": 1}),
            "Name: expected \"1\", got 1",
        ),
        row(
            json!({"Name": "a"}),
            json!({}),
            "Name: expected \"a\", got nothing",
        ),
        row(
            json!({}),
            json!({"Name": ""}),
            "Name: expected nothing, got \"\"",
        ),
        row(json!({"Seeds": []}), json!({"Seeds": []}), ""),
        row(
            json!({"Seeds": ["a"]}),
            json!({"Seeds": ["a", "b"]}),
            "Seeds[1]: expected nothing, got \"b\"",
        ),
        row(
            json!({"Seeds": ["a"]}),
            json!({"Seeds": []}),
            "Seeds[0]: expected \"a\", got nothing",
        ),
        row(
            json!({"Prices": {}}),
            json!({}),
            "Prices: expected {}, got nothing",
        ),
        row(
            json!({"Prices": {"a": {"Count": 1}, "b": {}}}),
            json!({"Prices": {"b": {}, "a": {"Count": 2}}}),
            "Prices[\"a\"].Count: expected 1, got 2",
        ),
        row(json!({"Picture": "a?"}), json!({"Picture": "YT8="}), ""),
        row(
            json!({"Picture": "a?"}),
            json!({"Picture": "a?"}),
            "Picture: expected \"a?\", got \"a?\"",
        ),
    ]);
}

#[test]
fn timestamps_are_compared_by_value() {
    let due = |expected: Value, got: Value, message: &'static str| {
        let [expected, got] = [expected, got].map(|value| json!({ "Due": value }));
        (result(expected), Answer::Output(got), message)
    };
    check(&[
        due(json!(0), json!("1970-01-01T00:00:00Z"), ""),
        due(
            json!(946_845_296.123),
            json!("2000-01-02T20:34:56.123Z"),
            "",
        ),
        due(json!(-0.5), json!("1969-12-31T23:59:59.5Z"), ""),
        due(
            json!("1970-01-01T01:00:00+01:00"),
            json!("1970-01-01T00:00:00Z"),
            "",
        ),
        due(
            json!(0),
            json!("1970-01-01T00:00:00.001Z"),
            "Due: expected 0, got \"1970-01-01T00:00:00.001Z\"",
        ),
        due(
            json!("soon"),
            json!("soon"),
            "Due: expected \"soon\", got \"soon\"",
        ),
    ]);
}

#[test]
fn numbers_are_compared_as_what_their_shapes_hold() {
    let loaf = |key: &str, expected: Value, got: Value, message: &'static str| {
        let [expected, got] = [expected, got].map(|value| json!({"Loaves": [{ key: value }]}));
        (result(expected), Answer::Output(got), message)
    };
    check(&[
        loaf("Weight", json!(0.1), json!(0.1), ""),
        loaf("Weight", json!(0.1), json!(0.100_000_001_49), ""),
        loaf("Weight", json!("NaN"), json!("NaN"), ""),
        loaf(
            "Weight",
            json!("NaN"),
            json!("Infinity"),
            "Loaves[0].Weight: expected \"NaN\", got \"Infinity\"",
        ),
        loaf(
            "Exact",
            json!(0.1),
            json!(0.100_000_001_49),
            "Loaves[0].Exact: expected 0.1, got 0.10000000149",
        ),
        loaf("Exact", json!(1), json!(1.0), ""),
        loaf(
            "Count",
            json!(1),
            json!(2),
            "Loaves[0].Count: expected 1, got 2",
        ),
    ]);
}

fn fault(name: Option<&str>, code: &str, message: Option<&str>, detail: Option<Value>) -> Answer {
    Answer::Fault {
        name: name.map(str::to_owned),
        code: code.to_owned(),
        message: message.map(str::to_owned),
        request_id: None,
        detail,
    }
}

#[test]
fn faults_are_compared_by_code_name_message_and_members() {
    let burnt = || {
        case(
            json!({"errorCode": "Bread.Burnt", "errorMessage": "Black", "error": {"Message": "Black", "At": 0}}),
        )
    };
    let at = |text: &str| Some(json!({ "At": text }));
    let zero = "1970-01-01T00:00:00Z";
    let (name, code, message) = (Some("Burnt"), "Bread.Burnt", Some("Black"));
    check(&[
        (burnt(), fault(name, code, message, at(zero)), ""),
        (
            burnt(),
            fault(None, "Burnt", message, at(zero)),
            "code: expected \"Bread.Burnt\", got \"Burnt\", name: expected \"Burnt\", got \"\"",
        ),
        (
            burnt(),
            fault(None, code, message, at(zero)),
            "name: expected \"Burnt\", got \"\"",
        ),
        (
            burnt(),
            fault(name, code, Some("White"), at(zero)),
            "message: expected \"Black\", got \"White\"",
        ),
        (
            burnt(),
            fault(name, code, None, at(zero)),
            "message: expected \"Black\", got \"\"",
        ),
        (
            burnt(),
            fault(name, code, message, None),
            "At: expected 0, got nothing",
        ),
        (
            burnt(),
            fault(name, code, message, at("1970-01-01T00:00:01Z")),
            "At: expected 0, got \"1970-01-01T00:00:01Z\"",
        ),
        (
            burnt(),
            Answer::Output(json!({})),
            "expected a fault, got the output {}",
        ),
        (
            burnt(),
            Answer::Refused("unreadable".to_owned()),
            "expected a fault, got an error: unreadable",
        ),
        (
            result(json!({})),
            fault(name, code, message, None),
            "expected an output, got the fault Bread.Burnt: Black",
        ),
    ]);
}

/// A code that the operation does not document, and one that is the shape's name.
#[test]
fn faults_without_a_code_of_their_own() {
    let other = |code: &str| case(json!({"errorCode": code, "error": {}}));
    check(&[
        (other("Unknown"), fault(None, "Unknown", None, None), ""),
        (
            other("Unknown"),
            fault(Some("Burnt"), "Unknown", None, None),
            "name: expected \"\", got \"Burnt\"",
        ),
        (other("Sold"), fault(Some("Sold"), "Sold", None, None), ""),
        (
            other("Sold"),
            fault(Some("Sold"), "Sold", Some("Out"), None),
            "message: expected \"\", got \"Out\"",
        ),
    ]);
}

/// A suite may write the code among the members, as some models do.
#[test]
fn a_code_among_the_members() {
    let among =
        |code: &str| case(json!({"errorCode": "Bread.Burnt", "error": {"Code": code, "At": 0}}));
    let answer = |detail: Value| fault(Some("Burnt"), "Bread.Burnt", None, Some(detail));
    let at = json!({"At": "1970-01-01T00:00:00Z"});
    let held = json!({"At": "1970-01-01T00:00:00Z", "Code": "Bread.Burnt"});
    check(&[
        (among("Bread.Burnt"), answer(at.clone()), ""),
        (among("Bread.Burnt"), answer(held.clone()), ""),
        (
            among("Other"),
            answer(at),
            "Code: expected \"Other\", got nothing",
        ),
        (
            among("Other"),
            answer(held),
            "Code: expected \"Other\", got \"Bread.Burnt\"",
        ),
    ]);
}
