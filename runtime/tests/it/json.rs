//! The JSON form of the AWS CLI, in both directions, and operations by name.

#![cfg(feature = "serde")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

use crate::common::kinds::{Kinds, entries, full, strings, time};
use crate::common::service::OPERATIONS;
use crate::common::types::{Choice, Color, pair};
use serde_json::{Value as Json, json};
use touchmark::AnyOperation;
use touchmark::operation::UnreadableResponse;
use touchmark::operation::json::{RequestError, ResponseError};
use touchmark::protocol::Response;
use touchmark::{Blob, Content, UnknownVariant};

fn read(text: &str) -> Result<Kinds, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

fn error(text: &str) -> String {
    read(text).unwrap_err()
}

fn full_json() -> Json {
    json!({
        "Flag": true,
        "Count": -2_147_483_648_i64,
        "Size": 9_223_372_036_854_775_807_i64,
        "Ratio": 0.1,
        "Score": -2.5e-7,
        "Name": "a b&c=d/e+f~é\u{1f600}\n",
        "Color": "dark-blue",
        "Data": "dmFsdWU=",
        "At": "2020-07-27T14:22:08.095Z",
        "HttpAt": "2014-04-29T18:30:38Z",
        "EpochAt": "1969-12-31T23:59:58.5Z",
        "Nested": {"Key": "k", "Value": "v", "Port": 3306},
        "Choice": {"Pair": {"Key": "ck", "Value": "cv"}},
        "Names": ["x", "", "z"],
        "Pairs": [{"Key": "a", "Value": "1"}, {}, {"Key": "b", "Value": "2"}],
        "Grid": [[1, 2], [3]],
        "Flat": ["f1", "f2"],
        "Attributes": {"color": "red", "size": "10"},
        "FlatMap": {"one": 1, "two": 2},
        "Renamed": {"r": "s"},
        "PairMap": {"p": {"Key": "pk", "Value": "pv"}},
        "ListMap": {"l": ["l1", "l2"]},
        "ColorMap": {"mauve": 2, "red": 1},
        "Inner": {"Name": "inner"},
        "Inners": [{"Name": "inner"}],
        "Password": "hunter2",
        "SecretNames": ["hunter2"],
        "SecretMap": {"shown": "hunter2"},
        "SecretPair": {"Key": "hunter2", "Value": "hunter2"},
        "SecretKeys": {"hunter2": 7},
        "Pin": 987_654
    })
}

#[test]
fn every_kind_both_ways() {
    assert_eq!(serde_json::to_value(full()).unwrap(), full_json());
    assert_eq!(
        serde_json::from_value::<Kinds>(full_json()).unwrap(),
        full()
    );
    let text = serde_json::to_string(&full()).unwrap();
    assert_eq!(read(&text), Ok(full()));
    assert!(text.contains("\"Ratio\":0.1,"), "{text}");
    assert_eq!(serde_json::to_string(&Kinds::default()).unwrap(), "{}");
    assert_eq!(read(" {} "), Ok(Kinds::default()));
}

#[test]
fn null_is_absent_and_empty_is_not() {
    assert_eq!(
        read(r#"{"Name": null, "Names": null, "Nested": null, "Name": "n"}"#),
        Ok(Kinds {
            name: Some("n".into()),
            ..Kinds::default()
        })
    );
    let empty = r#"{"Names":[],"Attributes":{}}"#;
    let value = read(empty).unwrap();
    assert_eq!(value.names, Some(vec![]));
    assert_eq!(value.attributes, Some(Default::default()));
    assert_eq!(serde_json::to_string(&value).unwrap(), empty);
}

/// Each row reads members of an empty structure.
macro_rules! rows {
    ($($text:literal: { $($field:ident: $value:expr),* };)*) => {
        $(
            assert_eq!(
                read($text),
                Ok(Kinds { $($field: Some($value),)* ..Kinds::default() }),
                "{}", $text
            );
        )*
    };
}

#[test]
fn other_ways_to_write_a_value() {
    rows! {
        r#"{"At": 1595859728, "HttpAt": 1595859728.095, "EpochAt": "1595859728.5"}"#:
            { at: time("2020-07-27T14:22:08Z"), http_at: time("2020-07-27T14:22:08.095Z"), epoch_at: time("2020-07-27T14:22:08.5Z") };
        r#"{"At": "Mon, 27 Jul 2020 14:22:08 GMT", "EpochAt": -1.5}"#:
            { at: time("2020-07-27T14:22:08Z"), epoch_at: time("1969-12-31T23:59:58.5Z") };
        r#"{"At": 1e9}"#: { at: time("2001-09-09T01:46:40Z") };
        r#"{"Ratio": 1, "Score": -7}"#: { ratio: 1.0, score: -7.0 };
        r#"{"Score": 18446744073709551615}"#: { score: 18_446_744_073_709_551_615.0 };
        r#"{"Ratio": "Infinity", "Score": "-Infinity"}"#: { ratio: f32::INFINITY, score: f64::NEG_INFINITY };
        r#"{"Data": "", "Name": "\u00e9\ud83d\ude00"}"#: { data: Blob::default(), name: "é\u{1f600}".into() };
        r#"{"Color": "mauve"}"#: { color: Color::from("mauve") };
        r#"{"Choice": {"New": "x"}}"#:
            { choice: Choice::Unknown(UnknownVariant::new("New", Content::Text("x".into()))) };
        r#"{"Choice": {"New": {"A": "1", "B": {}}}}"#:
            { choice: Choice::Unknown(UnknownVariant::new("New", Content::Members(vec![
                ("A".into(), Content::Text("1".into())), ("B".into(), Content::Members(vec![])),
            ]))) };
        r#"{"Choice": {"Text": "t"}}"#: { choice: Choice::Text("t".into()) };
    }
    let nan = read(r#"{"Ratio": "NaN", "Score": "NaN"}"#).unwrap();
    assert!(nan.ratio.unwrap().is_nan() && nan.score.unwrap().is_nan());
    assert_eq!(
        serde_json::to_string(&nan).unwrap(),
        r#"{"Ratio":"NaN","Score":"NaN"}"#
    );
}

#[test]
fn depth_is_limited() {
    // serde_json's parser has its own limit, its values have none.
    for depth in [200, 20_000] {
        let text = format!("{}{{}}{}", "{\"Inner\":".repeat(depth), "}".repeat(depth));
        assert!(error(&text).contains("recursion limit"));
    }
    let nested = |depth: usize| (0..depth).fold(json!({}), |inner, _| json!({"Inner": inner}));
    assert!(serde_json::from_value::<Kinds>(nested(128)).is_ok());
    let found = serde_json::from_value::<Kinds>(nested(129))
        .unwrap_err()
        .to_string();
    assert!(
        found.ends_with("values are nested more than 128 levels deep"),
        "{found}"
    );
    let unknown = |depth: usize| {
        let inner = (0..depth).fold(json!({}), |inner, _| json!({"A": inner}));
        json!({"Choice": {"New": inner}})
    };
    assert!(serde_json::from_value::<Kinds>(unknown(120)).is_ok());
    assert!(serde_json::from_value::<Kinds>(unknown(130)).is_err());
}

fn operation(name: &str) -> &'static dyn AnyOperation {
    OPERATIONS.get(name).unwrap()
}

#[test]
fn requests_by_name() {
    let describe = operation("DescribeKinds");
    assert_eq!(
        describe
            .request_from_json(r#"{"Nested": {"Key": "k"}, "Names": []}"#)
            .unwrap()
            .body_text()
            .unwrap(),
        "Action=DescribeKinds&Version=2020-01-08&Nested.Key=k&Names="
    );
    let invalid = describe
        .request_from_json(r#"{"Color": "mauve"}"#)
        .unwrap_err();
    assert!(
        matches!(&invalid, RequestError::Invalid(violations) if violations.iter().count() == 1)
    );
    for text in [r#"{"Names": 1}"#, "{} {}", "", "null"] {
        let unreadable = describe.request_from_json(text).unwrap_err();
        assert!(
            unreadable
                .to_string()
                .starts_with("the input cannot be read: "),
            "{unreadable}"
        );
    }
    assert_eq!(
        operation("DoNothing")
            .request_from_json("{}")
            .unwrap()
            .body_text()
            .unwrap(),
        "Action=DoNothing&Version=2020-01-08"
    );
}

#[test]
fn responses_by_name() {
    let describe = operation("DescribeKinds");
    let xml = include_str!("common/full.xml");
    assert_eq!(
        describe
            .response_to_json(&Response::new(200, xml.as_bytes()))
            .unwrap()
            .output,
        full_json()
    );
    let fault = |inner: &str| {
        let body = format!(
            "<ErrorResponse><Error>{inner}</Error><RequestId>r</RequestId></ErrorResponse>"
        );
        describe
            .response_to_json(&Response::new(403, body.as_bytes()))
            .unwrap_err()
    };
    match fault("<Code>QuotaExceeded</Code><Limit>5</Limit><Message>m</Message>") {
        ResponseError::Service {
            name,
            error,
            detail,
        } => {
            assert_eq!(name, Some("QuotaFault"));
            assert_eq!(detail, Some(json!({"Limit": 5})));
            assert_eq!(
                error.to_string(),
                "QuotaExceeded (status 403, request r): m"
            );
        }
        other => panic!("{other}"),
    }
    assert!(matches!(
        fault("<Code>New</Code>"),
        ResponseError::Service {
            name: None,
            detail: None,
            ..
        }
    ));
    assert!(matches!(
        describe.response_to_json(&Response::new(200, b"<Other/>")),
        Err(ResponseError::Decode(_))
    ));
    assert!(matches!(
        describe.response_to_json(&Response::new(502, b"")),
        Err(ResponseError::Unreadable(UnreadableResponse {
            status: 502,
            ..
        }))
    ));
    assert_eq!(
        operation("DoNothing")
            .response_to_json(&Response::new(200, b""))
            .unwrap()
            .output,
        json!({})
    );
}

#[test]
fn single_values() {
    assert_eq!(
        serde_json::to_value(pair("k", "v")).unwrap(),
        json!({"Key": "k", "Value": "v"})
    );
    assert_eq!(
        serde_json::to_value(Color::DarkBlue).unwrap(),
        json!("dark-blue")
    );
    assert_eq!(
        serde_json::from_value::<Color>(json!("x")).unwrap(),
        Color::from("x")
    );
    assert_eq!(
        serde_json::to_value(Choice::Number(1)).unwrap(),
        json!({"Number": 1})
    );
    assert_eq!(serde_json::to_value(Choice::default()).unwrap(), json!({}));
    let listed = Kinds {
        names: strings(&["a"]),
        list_map: entries([("k", vec![])]),
        ..Kinds::default()
    };
    assert_eq!(
        serde_json::to_value(listed).unwrap(),
        json!({"Names": ["a"], "ListMap": {"k": []}})
    );
}
