//! Requests: forms as pairs, and what stands beside them.

use serde_json::{Value, json};

use super::super::skips::Part;
use super::*;
use crate::driver::Written;

fn case(params: Value, serialized: Value) -> Suite {
    let case = json!({"id": "Bread", "given": given(), "params": params, "serialized": serialized});
    suite("input", json!([case]))
}

fn body(expected: &str) -> Suite {
    case(json!({"Token": "own"}), json!({ "body": expected }))
}

fn form(body: &str) -> Answer {
    let headers = [("type", "form"), ("c", "d")].map(|(name, value)| (name.into(), value.into()));
    Answer::Request(Written {
        method: "POST".to_owned(),
        target: "/".to_owned(),
        headers: headers.into(),
        body: body.to_owned(),
    })
}

#[test]
fn forms_are_their_pairs() {
    let expected = "Action=Bake&Name=rye%20%26+oat&Seeds.1=a&Seeds.2=b";
    check(&[
        (body(expected), form(expected), ""),
        (
            body(expected),
            form("Name=rye+%26%20oat&Seeds.2=b&Action=Bake&Seeds.1=a"),
            "",
        ),
        (
            body("Action=Bake\n    &Name=rye%0A"),
            form("Action=Bake&Name=rye%0A"),
            "",
        ),
        (
            case(json!({}), json!({"body": {"Action": "Bake", "Count": 2}})),
            form("Count=2&Action=Bake"),
            "",
        ),
        (body("Name=rye"), form(""), "expected Name = \"rye\""),
        (
            body("Name=rye"),
            form("Name=oat"),
            "expected Name = \"rye\", got Name = \"oat\"",
        ),
        (
            body("Name=rye"),
            form("Name=rye%20"),
            "expected Name = \"rye\", got Name = \"rye \"",
        ),
        (
            body("Name="),
            form("name="),
            "expected Name = \"\", got name = \"\"",
        ),
        (body(""), form("Name="), "got Name = \"\""),
        (
            body("Name=rye"),
            form("Name=rye&Name=rye"),
            "got Name = \"rye\"",
        ),
        (
            body("Seeds.1=a&Seeds.2=b"),
            form("Seeds.1=b&Seeds.2=a"),
            "expected Seeds.1 = \"a\", expected Seeds.2 = \"b\", got Seeds.1 = \"b\", got Seeds.2 = \"a\"",
        ),
        (
            body("Name=rye"),
            Answer::Refused("no".to_owned()),
            "expected a request, got an error: no",
        ),
        (
            case(json!({}), json!({"body": 1})),
            form(""),
            "body: neither a string nor pairs: 1",
        ),
    ]);
}

/// What is listed has an order; the entries of a map have none, wherever it is.
#[test]
fn entries_of_maps_stand_in_any_order() {
    let swapped = [
        (
            "Prices.entry.1.Of=a&Prices.entry.1.Is.Count=1&Prices.entry.2.Of=b&Prices.entry.2.Is.Count=2",
            "Prices.entry.2.Of=a&Prices.entry.2.Is.Count=1&Prices.entry.1.Of=b&Prices.entry.1.Is.Count=2",
        ),
        (
            "Note.1.Of=a&Note.1.Is=1&Note.2.Of=b&Note.2.Is=2",
            "Note.2.Of=a&Note.2.Is=1&Note.1.Of=b&Note.1.Is=2",
        ),
    ];
    for (one, other) in swapped {
        check(&[(body(one), form(other), "")]);
    }
    check(&[
        (
            body("Note.1.Of=a&Note.1.Is=1&Note.2.Of=b&Note.2.Is=2"),
            form("Note.1.Of=a&Note.1.Is=2&Note.2.Of=b&Note.2.Is=1"),
            "expected Note.1.Is = \"1\", expected Note.2.Is = \"2\", got Note.1.Is = \"2\", got Note.2.Is = \"1\"",
        ),
        (
            body("Note.1.Of=a&Note.2.Of=b"),
            form("Note.1.Of=a&Note.3.Of=b"),
            "expected Note.2.Of = \"b\", got Note.3.Of = \"b\"",
        ),
        (
            body("Loaves.Loaf.1.Count=1&Loaves.Loaf.2.Count=2"),
            form("Loaves.Loaf.1.Count=2&Loaves.Loaf.2.Count=1"),
            "expected Loaves.Loaf.1.Count = \"1\", expected Loaves.Loaf.2.Count = \"2\", \
             got Loaves.Loaf.1.Count = \"2\", got Loaves.Loaf.2.Count = \"1\"",
        ),
        (
            body("Prices.entry.1.Of=a"),
            form("Prices.item.1.Of=a"),
            "expected Prices.entry.1.Of = \"a\", got Prices.item.1.Of = \"a\"",
        ),
    ]);
}

#[test]
fn what_stands_beside_the_form_is_compared_or_named() {
    let at = |serialized: Value| case(json!({}), serialized);
    check(&[
        (at(json!({"method": "POST", "uri": "/shop/"})), form(""), ""),
        (
            at(json!({"method": "GET"})),
            form(""),
            "method: expected \"GET\", got \"POST\"",
        ),
        (
            at(json!({"uri": "/"})),
            form(""),
            "uri: expected \"/\", got \"/shop/\"",
        ),
        (at(json!({"host": "a.example"})), form(""), ""),
        (
            at(json!({"colour": "brown"})),
            form(""),
            "colour: this expectation of a test is not supported",
        ),
        (at(json!({"headers": {"Type": "form"}})), form(""), ""),
        (at(json!({"requireHeaders": ["Type"]})), form(""), ""),
        (at(json!({"forbidHeaders": ["Other"]})), form(""), ""),
        (
            at(json!({"headers": {"Type": "json"}})),
            form(""),
            "header Type: expected \"json\", got \"form\"",
        ),
        (
            at(json!({"forbidHeaders": ["C"]})),
            form(""),
            "header C: expected none, got \"d\"",
        ),
        (
            at(json!({"headers": {"B": "b"}})),
            form(""),
            "header B: not in the request, and tests/protocol_skips.toml does not say why",
        ),
    ]);
    let suite =
        at(json!({"headers": {"A": "b"}, "requireHeaders": ["Length"], "host": "a.example"}));
    let skips = Skips::parse(SKIPS).unwrap();
    let outcome = compare::outcome(&suite, &suite.cases[0], &form(""), &skips);
    let left_out = [(Part::Headers, "no headers"), (Part::Host, "no network")];
    assert_eq!(
        outcome.left_out,
        left_out.map(|(part, reason)| (part, reason.to_owned()))
    );
    let none = Skips::parse("").unwrap();
    let outcome = compare::outcome(&suite, &suite.cases[0], &form(""), &none);
    let why = "and tests/protocol_skips.toml does not say why";
    let expected = [
        format!("header A: not in the request, {why}"),
        format!("header Length: not in the request, {why}"),
        format!("host: not compared, {why}"),
    ];
    assert_eq!(outcome.verdict, Verdict::Failed(expected.to_vec()));
}

/// The rest of the form counts.
#[test]
fn a_token_that_nobody_gave_is_left_out() {
    let expected = json!({"body": "Name=rye&token=made"});
    check(&[
        (
            case(json!({"Name": "rye"}), expected.clone()),
            form("Name=rye"),
            "",
        ),
        (
            case(json!({"Name": "rye"}), expected.clone()),
            form(""),
            "expected Name = \"rye\"",
        ),
        (
            case(json!({"Token": "made"}), expected.clone()),
            form("Name=rye"),
            "expected token = \"made\"",
        ),
        (
            case(json!({"Token": "made"}), expected),
            form("Name=rye&token=made"),
            "",
        ),
    ]);
}

/// Blobs are text in tests, and base64 in the JSON form; timestamps are numbers in both.
#[test]
fn inputs_are_put_into_the_json_form() {
    let suite = body("");
    let params = json!({"Picture": "a?", "Due": 7.5, "Loaves": [{"Weight": "NaN"}], "Prices": {"a": {"Count": 1}}});
    let shape = Shapes(&suite.shapes).at(suite.cases[0].given.get("input"));
    let mut expected = params.clone();
    expected["Picture"] = json!("YT8=");
    assert_eq!(values::input(&params, shape), expected);
}
