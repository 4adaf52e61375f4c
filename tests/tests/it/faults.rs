//! Error responses: every fault by its code, undocumented faults, and bodies that are not the service's.

#![allow(clippy::panic, reason = "a test may fail")]

use touchmark::codec::DecodeErrorKind;
use touchmark::operation::UnreadableResponse;
use touchmark::schema::Side;
use touchmark::{Error, Fault};
use touchmark_rds::operation::{
    RestoreDbClusterFromS3, RestoreDbClusterFromS3Fault as F, RestoreDbClusterFromS3Output,
};
use touchmark_tests::wire::reply;

/// Each fault's name, code and status, as they are in the model.
const FAULTS: [(&str, &str, u16, F); 17] = [
    (
        "DBClusterAlreadyExistsFault",
        "DBClusterAlreadyExistsFault",
        400,
        F::DbClusterAlreadyExistsFault,
    ),
    (
        "DBClusterNotFoundFault",
        "DBClusterNotFoundFault",
        404,
        F::DbClusterNotFoundFault,
    ),
    (
        "DBClusterParameterGroupNotFoundFault",
        "DBClusterParameterGroupNotFound",
        404,
        F::DbClusterParameterGroupNotFoundFault,
    ),
    (
        "DBClusterQuotaExceededFault",
        "DBClusterQuotaExceededFault",
        403,
        F::DbClusterQuotaExceededFault,
    ),
    (
        "DBClusterRoleQuotaExceededFault",
        "DBClusterRoleQuotaExceeded",
        400,
        F::DbClusterRoleQuotaExceededFault,
    ),
    (
        "DBSubnetGroupNotFoundFault",
        "DBSubnetGroupNotFoundFault",
        404,
        F::DbSubnetGroupNotFoundFault,
    ),
    (
        "DomainNotFoundFault",
        "DomainNotFoundFault",
        404,
        F::DomainNotFoundFault,
    ),
    (
        "InsufficientStorageClusterCapacityFault",
        "InsufficientStorageClusterCapacity",
        400,
        F::InsufficientStorageClusterCapacityFault,
    ),
    (
        "InvalidDBClusterStateFault",
        "InvalidDBClusterStateFault",
        400,
        F::InvalidDbClusterStateFault,
    ),
    (
        "InvalidDBSubnetGroupStateFault",
        "InvalidDBSubnetGroupStateFault",
        400,
        F::InvalidDbSubnetGroupStateFault,
    ),
    (
        "InvalidS3BucketFault",
        "InvalidS3BucketFault",
        400,
        F::InvalidS3BucketFault,
    ),
    ("InvalidSubnet", "InvalidSubnet", 400, F::InvalidSubnet),
    (
        "InvalidVPCNetworkStateFault",
        "InvalidVPCNetworkStateFault",
        400,
        F::InvalidVpcNetworkStateFault,
    ),
    (
        "KMSKeyNotAccessibleFault",
        "KMSKeyNotAccessibleFault",
        400,
        F::KmsKeyNotAccessibleFault,
    ),
    (
        "NetworkTypeNotSupported",
        "NetworkTypeNotSupported",
        400,
        F::NetworkTypeNotSupported,
    ),
    (
        "StorageQuotaExceededFault",
        "StorageQuotaExceeded",
        400,
        F::StorageQuotaExceededFault,
    ),
    (
        "StorageTypeNotSupportedFault",
        "StorageTypeNotSupported",
        400,
        F::StorageTypeNotSupportedFault,
    ),
];

fn document(side: &str, code: &str) -> String {
    format!(
        r#"<ErrorResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/">
  <Error><Type>{side}</Type><Code>{code}</Code><Message>No &amp; never.</Message></Error>
  <RequestId>3f1d</RequestId>
</ErrorResponse>"#
    )
}

fn parse(status: u16, body: impl AsRef<[u8]>) -> Error<F> {
    reply::<RestoreDbClusterFromS3>(status, body)
        .map(|response| response.output)
        .map_or_else(
            |error| error,
            |output: RestoreDbClusterFromS3Output| panic!("{output:?}"),
        )
}

#[test]
fn every_fault_is_known_by_its_code() {
    assert_eq!(F::FAULTS.len(), FAULTS.len());
    for ((name, code, status, fault), schema) in FAULTS.into_iter().zip(F::FAULTS) {
        assert_eq!(
            (schema.name, schema.code, schema.status, schema.side),
            (name, code, status, Side::Sender)
        );
        let error = parse(status, document("Sender", code));
        assert!(!error.is_retryable(), "{code}");
        let error = error.as_service().unwrap();
        assert_eq!(error.fault, fault);
        assert_eq!(error.code, code);
        assert_eq!(error.status, status);
        assert_eq!(error.side, Side::Sender);
        assert_eq!(error.message.as_deref(), Some("No & never."));
        assert_eq!(error.request_id.as_deref(), Some("3f1d"));
        assert_eq!(
            error.to_string(),
            format!("{code} (status {status}, request 3f1d): No & never.")
        );
    }
}

#[test]
fn names_that_are_not_codes_are_not_known() {
    for (name, code, status, _) in FAULTS {
        let error = parse(status, document("Sender", name));
        let known = error.as_service().unwrap().fault != F::from_index(None);
        assert_eq!(known, name == code, "{name}");
    }
}

#[test]
fn other_codes_are_kept() {
    for (code, status, side, retryable) in [
        ("InvalidParameterValue", 400, Side::Sender, false),
        ("AccessDenied", 403, Side::Sender, false),
        ("Throttling", 400, Side::Sender, true),
        ("InternalFailure", 500, Side::Receiver, true),
    ] {
        let kind = if side == Side::Sender {
            "Sender"
        } else {
            "Receiver"
        };
        let error = parse(status, document(kind, code));
        assert_eq!(error.is_retryable(), retryable, "{code}");
        let error = error.as_service().unwrap();
        assert_eq!(
            (&error.fault, error.side),
            (&F::from_index(None), side),
            "{code}"
        );
        assert_eq!((error.code.as_str(), error.status), (code, status));
    }
}

#[test]
fn bodies_that_are_not_the_services() {
    let html = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>nginx<br></body></html>";
    let html_without_type = "<html><head><title>502 Bad Gateway</title></head></html>";
    let cut = &document("Sender", "InvalidSubnet")[..150];
    let no_error = "<ErrorResponse><RequestId>3f1d</RequestId></ErrorResponse>";
    let no_code = "<ErrorResponse><Error><Type>Sender</Type></Error></ErrorResponse>";
    let missing = |name: &str| DecodeErrorKind::MissingElement {
        name: name.to_owned(),
    };
    for (status, body, retryable, kind) in [
        (502, html, true, Some(DecodeErrorKind::DocumentType)),
        (
            502,
            html_without_type,
            true,
            Some(DecodeErrorKind::UnexpectedRoot {
                expected: "ErrorResponse".to_owned(),
                found: "html".to_owned(),
            }),
        ),
        (503, "", true, Some(DecodeErrorKind::Empty)),
        (404, "not found", false, None),
        (400, cut, false, None),
        (400, no_error, false, Some(missing("Error"))),
        (400, no_code, false, Some(missing("Code"))),
    ] {
        let error = parse(status, body);
        assert_eq!(error.is_retryable(), retryable, "{body}");
        let Error::Unreadable(UnreadableResponse {
            status: found,
            reason,
            ..
        }) = error
        else {
            panic!("{body}: {error:?}");
        };
        assert_eq!(found, status);
        match kind {
            Some(kind) => assert_eq!(*reason.kind(), kind, "{body}"),
            None => assert!(
                matches!(reason.kind(), DecodeErrorKind::Malformed { .. }),
                "{body}: {reason:?}"
            ),
        }
    }
}
