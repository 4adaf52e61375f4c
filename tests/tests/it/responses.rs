//! Responses that cannot be read: the errors and their elements.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

use touchmark::codec::DecodeErrorKind as Kind;
use touchmark::{DateTimeError, Error};
use touchmark_rds::operation::RestoreDbClusterFromS3;
use touchmark_tests::example;
use touchmark_tests::wire::{output, reply};

const CLUSTER: &str = "RestoreDBClusterFromS3Response/RestoreDBClusterFromS3Result/DBCluster";

/// A response whose cluster has these members.
fn cluster(members: &str) -> String {
    format!(
        "<RestoreDBClusterFromS3Response><RestoreDBClusterFromS3Result><DBCluster>{members}</DBCluster>\
         </RestoreDBClusterFromS3Result></RestoreDBClusterFromS3Response>"
    )
}

/// Kind and path of the error, which must be the same when reading the response with its status.
fn error(body: impl AsRef<[u8]>) -> (Kind, String) {
    let body = body.as_ref();
    let error = output::<RestoreDbClusterFromS3>(body).unwrap_err();
    let with_status = reply::<RestoreDbClusterFromS3>(200, body).unwrap_err();
    assert!(!with_status.is_retryable());
    let Error::Decode(same) = with_status else {
        panic!("{with_status:?}");
    };
    assert_eq!(error, *same.reason);
    (error.kind().clone(), error.path())
}

#[test]
fn members_of_a_wrong_kind() {
    let timestamp = Kind::InvalidTimestamp(DateTimeError::Malformed);
    let range = Kind::InvalidTimestamp(DateTimeError::OutOfRange);
    let integer = Kind::InvalidInteger { bits: 32 };
    let unexpected = Kind::UnexpectedElement {
        name: "b".to_owned(),
    };
    for (members, kind, path) in [
        ("<Port>3306x</Port>", integer.clone(), "Port"),
        ("<Port>2147483648</Port>", integer.clone(), "Port"),
        ("<Port/>", integer, "Port"),
        ("<MultiAZ>no</MultiAZ>", Kind::InvalidBoolean, "MultiAZ"),
        (
            "<ClusterCreateTime>today</ClusterCreateTime>",
            timestamp,
            "ClusterCreateTime",
        ),
        (
            "<ClusterCreateTime>2020-02-30T00:00:00Z</ClusterCreateTime>",
            range,
            "ClusterCreateTime",
        ),
        ("<Engine>a<b/>c</Engine>", unexpected, "Engine"),
        ("<Engine>&nbsp;</Engine>", Kind::UnknownEntity, "Engine"),
        (
            "<Engine>a</Engine><Engine>a</Engine>",
            Kind::Repeated,
            "Engine",
        ),
        ("<TagList/><TagList/>", Kind::Repeated, "TagList"),
        (
            "<DBClusterMembers><DBClusterMember/><DBClusterMember><IsClusterWriter>1</IsClusterWriter>\
             </DBClusterMember></DBClusterMembers>",
            Kind::InvalidBoolean,
            "DBClusterMembers/DBClusterMember[2]/IsClusterWriter",
        ),
    ] {
        let expected = (kind, format!("{CLUSTER}/{path}"));
        assert_eq!(error(cluster(members)), expected, "{members}");
    }
}

#[test]
fn documents_that_are_not_the_operations() {
    let root = |found: &str| Kind::UnexpectedRoot {
        expected: "RestoreDBClusterFromS3Response".to_owned(),
        found: found.to_owned(),
    };
    let missing = Kind::MissingElement {
        name: "RestoreDBClusterFromS3Result".to_owned(),
    };
    for (body, kind, path) in [
        ("", Kind::Empty, ""),
        ("<html/>", root("html"), ""),
        (
            "<CreateDBClusterResponse/>",
            root("CreateDBClusterResponse"),
            "",
        ),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", Kind::DocumentType, ""),
        (
            "<RestoreDBClusterFromS3Response/>",
            missing,
            "RestoreDBClusterFromS3Response",
        ),
    ] {
        assert_eq!(error(body), (kind, path.to_owned()), "{body}");
    }
}

#[test]
fn truncated_anywhere() {
    let body = example::RESPONSE.trim_end();
    for end in 0..body.len() {
        let (kind, _) = error(&body[..end]);
        assert!(
            matches!(kind, Kind::Malformed { .. } | Kind::Empty),
            "{end}: {kind:?}"
        );
    }
}

#[test]
fn not_utf_8() {
    let mut body = cluster("<Engine>?</Engine>").into_bytes();
    let at = body.iter().position(|byte| *byte == b'?').unwrap();
    body[at] = 0xff;
    assert_eq!(
        error(body),
        (Kind::InvalidUtf8 { valid_up_to: at }, String::new())
    );
}

#[test]
fn unknown_elements_are_skipped() {
    let deep = "<x>".repeat(100) + &"</x>".repeat(100);
    let known = output::<RestoreDbClusterFromS3>(cluster("<Port>1</Port>")).unwrap();
    for members in [
        "<New/><Port>1</Port>".to_owned(),
        "<Port>1</Port><New a='b'>c<!-- d --><e>f</e><Port>2</Port></New>".to_owned(),
        format!("{deep}<Port>1</Port>"),
    ] {
        let output = output::<RestoreDbClusterFromS3>(cluster(&members)).unwrap();
        assert_eq!(output, known, "{members}");
    }
}

#[test]
fn text_is_complete() {
    let members = "<Engine>a<!-- x -->&lt;b&#x26;<![CDATA[<c>]]></Engine>";
    let output = output::<RestoreDbClusterFromS3>(cluster(members)).unwrap();
    let engine = output.db_cluster.unwrap().engine;
    assert_eq!(engine.as_deref(), Some("a<b&<c>"));
}
