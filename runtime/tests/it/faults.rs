//! Error responses: the fault, its metadata, and when to retry.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

use crate::common::kinds::strings;
use std::time::Duration;

use crate::common::service::{BareKinds, DescribeKinds, DoNothing, KindsFault, Quota};
use crate::common::wire::{error, reply};
use touchmark::codec::DecodeErrorKind;
use touchmark::operation::UnreadableResponse;
use touchmark::protocol::Response;
use touchmark::schema::Side;
use touchmark::{Error, Operation, RetryAfter, RetryKind, ServiceError};

fn service(status: u16, body: &str) -> ServiceError<KindsFault> {
    match error(status, body) {
        Error::Service(error) => *error,
        other => panic!("{other}"),
    }
}

/// The document that services write today.
fn document(inner: &str) -> String {
    format!(
        "<ErrorResponse xmlns=\"https://example.com/\"><Error>{inner}</Error><RequestId>r-1</RequestId></ErrorResponse>"
    )
}

#[test]
fn everything_that_the_service_says() {
    let found = service(
        404,
        &document(
            "<Type>Sender</Type><Code>NotFound</Code><Message>no &lt;such&gt;</Message><Detail/>",
        ),
    );
    assert_eq!(found.fault, KindsFault::NotFoundFault);
    assert_eq!(found.code, "NotFound");
    assert_eq!(found.message.as_deref(), Some("no <such>"));
    assert_eq!(found.request_id.as_deref(), Some("r-1"));
    assert_eq!((found.status, found.side), (404, Side::Sender));
    assert!(!found.is_retryable() && !found.is_throttling());
    assert_eq!(
        found.to_string(),
        "NotFound (status 404, request r-1): no <such>"
    );
}

#[test]
fn the_code_decides_on_the_fault() {
    for (code, fault) in [
        // If two faults have the same code, the first.
        ("NotFound", KindsFault::NotFoundFault),
        ("Busy", KindsFault::BusyFault),
        (" Internal\n", KindsFault::InternalFault),
        // A fault's name is not its code.
        ("BusyFault", KindsFault::Unhandled),
        ("busy", KindsFault::Unhandled),
        ("New", KindsFault::Unhandled),
    ] {
        let found = service(400, &document(&format!("<Code>{code}</Code>")));
        assert_eq!(found.fault, fault, "{code}");
        assert_eq!(found.code, code.trim());
    }
}

#[test]
fn faults_with_members() {
    let found = service(
        403,
        &document(
            "<Limit>5</Limit><Code>QuotaExceeded</Code><Names><member>a</member></Names><Message>m</Message>",
        ),
    );
    let detail = Quota {
        limit: Some(5),
        names: strings(&["a"]),
    };
    assert_eq!(found.fault, KindsFault::QuotaFault(detail));
    let absent = service(403, &document("<Code>QuotaExceeded</Code>"));
    assert_eq!(absent.fault, KindsFault::QuotaFault(Quota::default()));
    let found = service(
        403,
        &document("<Code>QuotaExceeded</Code><Limit>many</Limit>"),
    );
    assert_eq!(found.code, "QuotaExceeded");
    assert_eq!(found.fault, KindsFault::QuotaFault(Quota::default()));
    let reason = found.detail_error.unwrap();
    assert_eq!(reason.path(), "ErrorResponse/Error/Limit");
    assert_eq!(reason.kind(), &DecodeErrorKind::InvalidInteger { bits: 32 });
}

#[test]
fn older_forms_of_documents() {
    for (body, request_id) in [
        (
            "<Response><Errors><Error><Code>Busy</Code><Message>m</Message></Error></Errors><RequestID>r-2</RequestID></Response>",
            Some("r-2"),
        ),
        (
            "<ErrorResponse><RequestId>r-3</RequestId><Error><Code>Busy</Code><message>m</message></Error></ErrorResponse>",
            Some("r-3"),
        ),
        (
            "<ErrorResponse><Error><Code>Busy</Code><Message>m</Message></Error><ResponseMetadata><RequestId>r-4</RequestId></ResponseMetadata></ErrorResponse>",
            Some("r-4"),
        ),
        (
            "<?xml version=\"1.0\"?>\n<e:ErrorResponse xmlns:e=\"x\"><e:Error><e:Code>Busy</e:Code><e:Message>m</e:Message></e:Error></e:ErrorResponse>\n",
            None,
        ),
        // If there are several errors, the first is reported.
        (
            "<Response><Errors><Error><Code>Busy</Code><Message>m</Message></Error><Error><Code>Internal</Code><Message>n</Message></Error></Errors></Response>",
            None,
        ),
    ] {
        let found = service(400, body);
        assert_eq!(found.fault, KindsFault::BusyFault, "{body}");
        assert_eq!(found.message.as_deref(), Some("m"), "{body}");
        assert_eq!(found.request_id.as_deref(), request_id, "{body}");
    }
}

#[test]
fn who_is_at_fault() {
    for (status, inner, side) in [
        // According to the response, then the model, then the status.
        (
            400,
            "<Code>Internal</Code><Type> Sender </Type>",
            Side::Sender,
        ),
        (
            400,
            "<Code>Busy</Code><Type>Receiver</Type>",
            Side::Receiver,
        ),
        (400, "<Code>Internal</Code>", Side::Receiver),
        (500, "<Code>Busy</Code><Type>Nobody</Type>", Side::Sender),
        (400, "<Code>New</Code>", Side::Sender),
        (500, "<Code>New</Code>", Side::Receiver),
    ] {
        assert_eq!(service(status, &document(inner)).side, side, "{inner}");
    }
}

#[test]
fn an_error_document_is_a_fault_whatever_the_status_says() {
    let found = service(
        200,
        &document("<Code>NotFound</Code><Message>none</Message>"),
    );
    assert_eq!(found.fault, KindsFault::NotFoundFault);
    assert_eq!(
        found.to_string(),
        "NotFound (status 200, request r-1): none"
    );
    assert!(service(200, &document("<Code>Busy</Code>")).is_retryable());
    let old = "<Response><Errors><Error><Code>Throttling</Code></Error></Errors><RequestID>r-2</RequestID></Response>";
    let found = service(200, old);
    assert_eq!(found.retry_kind(), Some(RetryKind::Throttling));
    assert_eq!(found.request_id.as_deref(), Some("r-2"));
    for before in [
        "<?xml version=\"1.0\"?>\n",
        " \n",
        "\u{feff}",
        "<!--<DescribeKindsResponse>-->",
        "<?xml version=\"1.0\"?><!--?><DescribeKindsResponse>-->",
    ] {
        let found = service(200, &format!("{before}{old}"));
        assert_eq!(found.code, "Throttling", "{before}");
    }
    // Neither an output nor an error.
    for body in [
        "<html/>",
        "<OtherResponse/>",
        "",
        "<",
        "<DescribeKindsResponse",
        "<DescribeKindsResponses/>",
        "<?xml",
    ] {
        assert!(matches!(error(200, body), Error::Decode(_)), "{body}");
    }
}

#[test]
fn when_to_retry() {
    for (status, code, retryable, throttling) in [
        (400, "New", false, false),
        (404, "NotFound", false, false),
        // The model says so.
        (400, "Busy", true, false),
        (400, "Throttling", true, true),
        (400, "RequestLimitExceeded", true, true),
        (400, "RequestTimeout", true, false),
        (500, "NotFound", true, false),
        (501, "New", false, false),
        (502, "New", true, false),
        (503, "New", true, false),
        (504, "New", true, false),
    ] {
        let found = service(status, &document(&format!("<Code>{code}</Code>")));
        assert_eq!(found.is_retryable(), retryable, "{status} {code}");
        assert_eq!(found.is_throttling(), throttling, "{status} {code}");
        let kind = match (retryable, throttling) {
            (_, true) => Some(RetryKind::Throttling),
            (true, false) => Some(RetryKind::Transient),
            (false, false) => None,
        };
        assert_eq!(found.retry_kind(), kind, "{status} {code}");
        let error = Error::Service(Box::new(found));
        assert_eq!(
            (error.is_retryable(), error.retry_kind()),
            (retryable, kind)
        );
    }
}

#[test]
fn a_status_that_does_not_say_success_has_no_output() {
    let body = "<BareKindsResponse><Flag>true</Flag><RequestId>r</RequestId></BareKindsResponse>";
    let response = reply::<BareKinds>(200, body.as_bytes()).unwrap();
    assert_eq!(response.output.flag, Some(true));
    assert_eq!(response.request_id.as_deref(), Some("r"));
    assert!(matches!(
        reply::<BareKinds>(300, body.as_bytes()),
        Err(Error::Unreadable(UnreadableResponse { status: 300, .. }))
    ));
}

/// A code that only another operation of the service documents.
#[test]
fn a_fault_of_another_operation_has_a_name() {
    let found = service(400, &document("<Code>TooSoon</Code>"));
    assert_eq!(found.fault, KindsFault::Unhandled);
    assert_eq!(found.name(), Some("SlowFault"));
    assert!(found.is_throttling() && found.is_retryable());
    let documented = service(400, &document("<Code>Busy</Code>"));
    assert_eq!(documented.name(), Some("BusyFault"));
    assert_eq!(
        ServiceError::new(KindsFault::BusyFault).name(),
        Some("BusyFault")
    );
    let unknown = service(400, &document("<Code>New</Code>"));
    assert_eq!(unknown.name(), None);
}

#[test]
fn debug_output_agrees_with_the_methods() {
    for (status, code) in [(400, "Busy"), (400, "TooSoon"), (503, "New"), (400, "New")] {
        let found = service(status, &document(&format!("<Code>{code}</Code>")));
        let debug = format!("{found:?}");
        let retryable = format!("retryable: {}", found.is_retryable());
        let throttling = format!("throttling: {}", found.is_throttling());
        assert!(debug.contains(&retryable), "{debug}");
        assert!(debug.contains(&throttling), "{debug}");
    }
}

fn with_headers(status: u16, body: &'static str) -> Response<'static> {
    Response::new(status, body.as_bytes())
        .header("x-amzn-RequestId", "from-header")
        .header("Retry-After", "7")
}

#[test]
fn headers_complete_the_body() {
    let after = Some(RetryAfter::Delay(Duration::from_secs(7)));
    let body = "<ErrorResponse><Error><Code>Busy</Code></Error></ErrorResponse>";
    let error = DescribeKinds::parse_response(&with_headers(400, body)).unwrap_err();
    assert_eq!(error.request_id(), Some("from-header"));
    assert_eq!(error.retry_after(), after);
    let error = DescribeKinds::parse_response(&with_headers(503, "<html>")).unwrap_err();
    assert!(matches!(&error, Error::Unreadable(_)));
    assert_eq!(error.request_id(), Some("from-header"));
    assert_eq!(error.retry_after(), after);
    let body = "<ErrorResponse><Error><Code>Busy</Code></Error><RequestId>from-body</RequestId></ErrorResponse>";
    let error = DescribeKinds::parse_response(&with_headers(400, body)).unwrap_err();
    assert_eq!(error.request_id(), Some("from-body"));
    assert_eq!(
        error.as_service().and_then(|error| error.retry_after),
        after
    );
}

#[test]
fn an_output_has_the_request_id_of_the_body_else_of_the_header() {
    let reply = |body| BareKinds::parse_response(&with_headers(200, body)).unwrap();
    let without = reply("<BareKindsResponse><Flag>true</Flag></BareKindsResponse>");
    assert_eq!(without.request_id.as_deref(), Some("from-header"));
    // If there are two in the body, the first one is used.
    let with = reply(
        "<BareKindsResponse><RequestId>a</RequestId><ResponseMetadata><RequestId>b</RequestId></ResponseMetadata></BareKindsResponse>",
    );
    assert_eq!(with.request_id.as_deref(), Some("a"));
    // What is no id is as good as none, and costs nothing else.
    for id in [
        "<RequestId/>",
        "<RequestId> </RequestId>",
        "<RequestId><b/></RequestId>",
    ] {
        let body = format!("<BareKindsResponse>{id}<Flag>true</Flag></BareKindsResponse>");
        let response =
            Response::new(200, body.into_bytes()).header("x-amzn-requestid", "from-header");
        let reply = BareKinds::parse_response(&response).unwrap();
        assert_eq!(reply.request_id.as_deref(), Some("from-header"), "{id}");
        assert_eq!(reply.output.flag, Some(true), "{id}");
    }
    let empty = DoNothing::parse_response(&with_headers(200, "")).unwrap();
    assert_eq!(empty.request_id.as_deref(), Some("from-header"));
    let bytes = Response::new(200, b"").header("x-amzn-requestid", b"\xff\xfe");
    assert_eq!(DoNothing::parse_response(&bytes).unwrap().request_id, None);
}

/// A gateway's refusal is worth another try, and so is a fault whose message or id cannot be read.
#[test]
fn what_is_beside_the_code_does_not_cost_it() {
    let gateway = Response::new(429, b"slow down").header("Retry-After", "3");
    let error = DescribeKinds::parse_response(&gateway).unwrap_err();
    assert!(error.is_retryable());
    let body = "<ErrorResponse><Error><Code>Throttling</Code><Message><b/></Message></Error>\
                <RequestId><b/></RequestId></ErrorResponse>";
    let error = service(400, body);
    assert_eq!(
        (error.code.as_str(), error.message, error.request_id),
        ("Throttling", None, None)
    );
}

#[cfg(feature = "server")]
#[test]
fn when_to_retry_goes_out_and_comes_back() {
    use touchmark::ServerOperation;
    let mut error = ServiceError::new(KindsFault::BusyFault);
    error.retry_after = Some(RetryAfter::Delay(Duration::from_secs(2)));
    let response = DescribeKinds::error_response(&error).unwrap();
    assert_eq!(response.header_text("retry-after"), Some("2"));
    let again = DescribeKinds::parse_response(&response).unwrap_err();
    assert_eq!(again.as_service(), Some(&error));
}
