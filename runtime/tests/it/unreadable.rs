//! Responses that are neither an output nor an error document.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

use crate::common::service::DescribeKinds;
use crate::common::wire::error;
use touchmark::codec::DecodeErrorKind;
use touchmark::operation::UnreadableResponse;
use touchmark::protocol::Response;
use touchmark::{Error, Operation};

#[test]
fn bodies_that_are_not_error_documents() {
    let root = |found: &str| DecodeErrorKind::UnexpectedRoot {
        expected: "ErrorResponse".into(),
        found: found.into(),
    };
    let missing = |name: &str| DecodeErrorKind::MissingElement { name: name.into() };
    for (body, expected) in [
        ("", DecodeErrorKind::Empty),
        (" \n", DecodeErrorKind::Empty),
        ("<html><body><br></body></html>", root("html")),
        (
            "<!DOCTYPE html>\n<html><body>Bad gateway<br></body></html>",
            DecodeErrorKind::DocumentType,
        ),
        ("<DescribeKindsResponse/>", root("DescribeKindsResponse")),
        ("<ErrorResponse/>", missing("Error")),
        ("<ErrorResponse><Error/></ErrorResponse>", missing("Code")),
        (
            "<ErrorResponse><Error><Code> </Code></Error></ErrorResponse>",
            missing("Code"),
        ),
    ] {
        for status in [400, 503] {
            let found = error(status, body);
            assert_eq!(found.is_retryable(), status == 503, "{body}");
            let Error::Unreadable(UnreadableResponse {
                status: kept,
                reason,
                ..
            }) = found
            else {
                panic!("{body}")
            };
            assert_eq!((kept, reason.kind()), (status, &expected), "{body}");
        }
    }
    let json = error(500, "{\"Error\": {\"Code\": \"Busy\"}}");
    assert!(
        matches!(&json, Error::Unreadable(UnreadableResponse { reason, .. })
        if matches!(reason.kind(), DecodeErrorKind::Malformed { .. }))
    );
    assert!(json.as_service().is_none());
    assert!(
        json.to_string().starts_with(
            "the response has status 500, but is not an error document of the service: the response is not well-formed"
        ),
        "{json}"
    );
}

#[test]
fn a_page_is_told_as_one() {
    let told = |status, content_type: &'static str| {
        let page = "<!DOCTYPE html>\n<html><body>Log in<br></body></html>";
        let response = Response::new(status, page.as_bytes()).header("Content-Type", content_type);
        DescribeKinds::parse_response(&response)
            .unwrap_err()
            .to_string()
    };
    let page = "; it is an HTML page, as from a proxy in between or the login to a network";
    for status in [200, 502] {
        for html in ["text/html", "Text/HTML; charset=utf-8"] {
            assert!(told(status, html).ends_with(page), "{}", told(status, html));
        }
        let other = told(status, "text/xml");
        assert!(other.ends_with("which is not allowed"), "{other}");
    }
}

#[test]
fn a_response_without_a_body_is_reported_with_its_status() {
    let error = DescribeKinds::parse_response(&Response::new(502, b"")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the response has status 502, but is not an error document of the service: the response is empty"
    );
    let error = DescribeKinds::parse_response(&Response::new(200, b"")).unwrap_err();
    assert_eq!(error.to_string(), "the response is empty");
}
