//! Waits that end: well, badly, too late, and with an error that says nothing.

use std::time::Duration;

use touchmark_rds::client::waiters::{DbClusterAvailable, DbClusterDeleted, TenantDatabaseDeleted};
use touchmark_rds::operation::{DescribeDbClustersInput, DescribeTenantDatabasesInput};
use touchmark_rds::touchmark::client::CallOptions;
use touchmark_rds::touchmark::client::wait::WaitErrorKind;

use crate::peer::{Answer, NONE, Peer, client, config, fault, run, whole};

fn clusters(states: &[&str]) -> Answer {
    let clusters: String = states
        .iter()
        .map(|state| format!("<DBCluster><Status>{state}</Status></DBCluster>"))
        .collect();
    let body = format!(
        "<DescribeDBClustersResponse><DescribeDBClustersResult><DBClusters>{clusters}</DBClusters>\
         </DescribeDBClustersResult></DescribeDBClustersResponse>"
    );
    Answer::Bytes(whole(200, &body))
}

#[test]
fn what_has_come_at_the_first_question() {
    for answer in [
        clusters(&["available"]),
        clusters(&["available", "available"]),
    ] {
        let peer = Peer::of(vec![answer]);
        let client = client(config(&peer.url));
        let waited = run(client.wait_until(DbClusterAvailable, DescribeDbClustersInput::default()));
        assert_eq!(waited.unwrap().questions, 1);
    }
}

#[test]
fn what_never_comes_what_is_late_and_what_cannot_be_asked() {
    let none = Answer::Bytes(whole(200, NONE));
    let denied = Answer::Bytes(whole(403, &fault("AccessDenied")));
    for (answer, kind) in [
        (clusters(&["available", "deleting"]), WaitErrorKind::Failed),
        (clusters(&["creating"]), WaitErrorKind::Late),
        (clusters(&["available", "creating"]), WaitErrorKind::Late),
        (none, WaitErrorKind::Late),
        (denied, WaitErrorKind::Error),
    ] {
        let peer = Peer::of(vec![answer]);
        let soon = CallOptions::new().wait_limit(Duration::from_secs(1));
        let client = client(config(&peer.url)).with(soon);
        let waited = run(client.wait_until(DbClusterAvailable, DescribeDbClustersInput::default()));
        let error = waited.unwrap_err();
        assert_eq!((error.kind, error.questions), (kind, 1), "{error}");
        assert_eq!(error.answer.is_err(), kind == WaitErrorKind::Error);
        assert!(
            error.to_string().starts_with("DBClusterAvailable: "),
            "{error}"
        );
        if kind == WaitErrorKind::Failed {
            let expected =
                "DBClusterAvailable: it will never be, after 1 question: the answer has `deleting`";
            assert_eq!(error.to_string(), expected);
        }
    }
}

#[test]
fn what_is_gone_by_its_code_its_name_and_an_empty_list() {
    for answer in [
        Answer::Bytes(whole(404, &fault("DBClusterNotFoundFault"))),
        Answer::Bytes(whole(200, NONE)),
    ] {
        let peer = Peer::of(vec![answer]);
        let client = client(config(&peer.url));
        run(client.wait_until(DbClusterDeleted, DescribeDbClustersInput::default())).unwrap();
    }
    // The waiter has the name of the fault, whose code is another.
    let peer = Peer::of(vec![Answer::Bytes(whole(
        404,
        &fault("DBInstanceNotFound"),
    ))]);
    let client = client(config(&peer.url));
    let waited = client.wait_until(
        TenantDatabaseDeleted,
        DescribeTenantDatabasesInput::default(),
    );
    assert!(run(waited).unwrap().answer.is_err());
}
