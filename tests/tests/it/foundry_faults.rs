//! Faults of the invented service: with members, without a code, two with the same code.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use touchmark::operation::json::ResponseError;
use touchmark::protocol::Response;
use touchmark::schema::Side;
use touchmark::{Error, Fault};
use touchmark_tests::foundry::operation::{
    self, Cast, CastFault, Inspect, InspectFault, OPERATIONS,
};
use touchmark_tests::foundry::types::Cracked;
use touchmark_tests::wire::reply;

fn document(code: &str, members: &str) -> String {
    format!(
        "<ErrorResponse><Error><Code>{code}</Code><Message>m</Message>{members}</Error>\
         <RequestId>r</RequestId></ErrorResponse>"
    )
}

fn cast(status: u16, body: &str) -> Error<CastFault> {
    reply::<Cast>(status, body).unwrap_err()
}

#[test]
fn by_code() {
    for (code, status, fault, side, retryable) in [
        ("Cold", 500, CastFault::Cold, Side::Receiver, true),
        ("Cold", 400, CastFault::Cold, Side::Receiver, true),
        // The first of two with one code.
        ("Blocked", 400, CastFault::Jammed, Side::Sender, false),
        (
            "Stuck",
            400,
            CastFault::from_index(None),
            Side::Sender,
            false,
        ),
        ("Unhandled", 400, CastFault::Unhandled, Side::Sender, false),
        (
            "Cracked",
            409,
            CastFault::from_index(None),
            Side::Sender,
            false,
        ),
        (
            "Other",
            503,
            CastFault::from_index(None),
            Side::Receiver,
            true,
        ),
    ] {
        let error = cast(status, &document(code, ""));
        assert_eq!(error.is_retryable(), retryable, "{code}");
        let error = error.as_service().unwrap();
        assert_eq!((&error.fault, error.side), (&fault, side), "{code}");
    }
}

#[test]
fn members_of_faults() {
    let error = cast(
        409,
        &document(
            "Cracked.Badly",
            "<Depth>3</Depth><Secret>hunter2</Secret><New/>",
        ),
    );
    let error = error.as_service().unwrap();
    let expected = Cracked::default().depth(3).secret("hunter2");
    assert_eq!(error.fault, CastFault::Cracked(expected));
    assert_eq!(error.message.as_deref(), Some("m"));
    assert!(!format!("{error} {error:?}").contains("hunter2"));
    let error = cast(409, &document("Cracked.Badly", "<Depth>deep</Depth>"));
    let error = error.as_service().unwrap();
    assert_eq!(error.fault, CastFault::Cracked(Cracked::default()));
    assert_eq!(
        error.detail_error.as_ref().unwrap().to_string(),
        "ErrorResponse/Error/Depth: the text is not a 32-bit integer"
    );
}

#[test]
fn operations_without_faults() {
    let error = reply::<Inspect>(400, document("Cold", "")).unwrap_err();
    assert_eq!(
        error.as_service().unwrap().fault,
        InspectFault::from_index(None)
    );
    let error = reply::<operation::none::None>(503, b"").unwrap_err();
    assert!(error.is_retryable());
}

#[test]
fn by_name_of_the_operation() {
    let body = document("Cracked.Badly", "<Depth>3</Depth>");
    let error = OPERATIONS
        .get("Cast")
        .unwrap()
        .response_to_json(&Response::new(409, body.as_bytes()))
        .unwrap_err();
    let ResponseError::Service {
        name,
        error,
        detail,
    } = error
    else {
        panic!("{error}");
    };
    assert_eq!((name, error.status), (Some("Cracked"), 409));
    assert_eq!(detail, Some(serde_json::json!({"Depth": 3})));
}
