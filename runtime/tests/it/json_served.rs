//! Operations by name on the server's side: from a request to JSON, and from JSON to a response.

#![cfg(all(feature = "serde", feature = "server"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

use crate::common::service::OPERATIONS;
use crate::common::wire::parameter;
use serde_json::json;
use touchmark::AnyOperation;
use touchmark::codec::ParameterErrorKind;
use touchmark::operation::json::{ResponseError, ServeError};
use touchmark::protocol::{AwsQuery, ServerProtocol};
use touchmark::schema::Side;

fn operation(name: &str) -> &'static dyn AnyOperation {
    OPERATIONS.get(name).unwrap()
}

#[test]
fn a_request_becomes_json() {
    let describe = operation("DescribeKinds");
    let json = json!({"Count": 1, "Flat": ["a"], "Attributes": {"k": ""}, "Choice": {"Later": {"a": "b"}}});
    let request = describe.request_from_json(&json.to_string()).unwrap();
    let mut schemas = OPERATIONS.iter().map(|operation| operation.schema());
    let routed = AwsQuery.route(&mut schemas, &request).unwrap();
    assert_eq!(routed.name, "DescribeKinds");
    assert_eq!(describe.request_to_json(&AwsQuery, &request).unwrap(), json);
    match operation("BareKinds").request_to_json(&AwsQuery, &request) {
        Err(ServeError::Request(error)) => assert_eq!(
            *parameter(error).kind(),
            ParameterErrorKind::UnexpectedAction {
                expected: "BareKinds"
            }
        ),
        other => panic!("{other:?}"),
    }
}

#[test]
fn json_becomes_a_response() {
    let describe = operation("DescribeKinds");
    let json = json!({"Count": 1, "Flat": ["a"], "Attributes": {"k": ""}, "Choice": {"Later": {"a": "b"}}});
    let response = describe
        .response_from_json(&AwsQuery, &json.to_string(), "r")
        .unwrap();
    assert_eq!(response.status, 200);
    let reply = describe.response_to_json(&response).unwrap();
    assert_eq!(
        (reply.output, reply.request_id.as_deref()),
        (json, Some("r"))
    );
    for (json, message) in [
        (
            json!({"Cuont": 1}),
            "the JSON form does not fit: Kinds has no member `Cuont` at line 1 column 8",
        ),
        (
            json!({"Name": "\u{1}"}),
            "the response cannot be written: DescribeKindsResponse/DescribeKindsResult/Name: the string has a character \
             that XML 1.0 cannot represent",
        ),
    ] {
        let error = describe
            .response_from_json(&AwsQuery, &json.to_string(), "r")
            .unwrap_err();
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn json_becomes_an_error() {
    let describe = operation("DescribeKinds");
    for (fault, json) in [
        ("QuotaFault", json!({"Limit": 7, "Names": ["a"]})),
        ("QuotaFault", json!({})),
        ("BusyFault", json!({})),
    ] {
        let mut expected = describe.documented_error(fault).unwrap();
        expected.message = Some("no".to_owned());
        expected.request_id = Some("r".to_owned());
        let response = describe
            .error_from_json(&AwsQuery, fault, &expected, &json.to_string())
            .unwrap();
        assert_eq!(response.status, expected.status);
        match describe.response_to_json(&response).unwrap_err() {
            ResponseError::Service {
                name,
                error,
                detail,
            } => {
                assert_eq!(name, Some(fault));
                assert_eq!(*error, expected);
                assert_eq!(detail.unwrap_or_else(|| json!({})), json);
            }
            other => panic!("{other:?}"),
        }
    }
    let error = describe.documented_error("InternalFault").unwrap();
    assert_eq!(
        (error.code.as_str(), error.status, error.side),
        ("Internal", 500, Side::Receiver)
    );
    let message = |fault, json| {
        let error = describe
            .error_from_json(&AwsQuery, fault, &error, json)
            .unwrap_err();
        error.to_string()
    };
    assert_eq!(
        message("NoFault", "{}"),
        "DescribeKinds has no fault with this name: use one of those in `faults` of its schema"
    );
    assert_eq!(
        message("BusyFault", "{\"Limit\": 7}"),
        "the JSON form does not fit: the fault has no member `Limit`"
    );
    assert_eq!(
        message("QuotaFault", "{\"Limit\": \"7\"}"),
        "the JSON form does not fit: Limit: invalid value: string \"7\", expected a 32-bit integer at line 1 column 13"
    );
    assert!(describe.documented_error("NoFault").is_err());
}
