//! Presigned URLs, and those that copies from another region need.

use std::time::Duration;

use touchmark_rds::operation::{CopyDbSnapshotInput, DescribeDbClustersInput};
use touchmark_rds::touchmark::client::CallOptions;

use crate::peer::{Answer, Peer, client, config, run, whole};

#[test]
fn any_operation_has_a_url() {
    let client = client(config("http://localhost:5000"));
    let input = DescribeDbClustersInput::default().db_cluster_identifier("forge");
    let url = run(client.presign(&input, Duration::from_secs(60))).unwrap();
    let begin = "http://localhost:5000/?Action=DescribeDBClusters&Version=2014-10-31&DBClusterIdentifier=forge&X-Amz-";
    assert!(url.starts_with(begin), "{url}");
    assert!(
        url.contains("&X-Amz-Expires=60&") && url.contains("&X-Amz-Signature="),
        "{url}"
    );
    let error = run(client.presign(&input, Duration::ZERO)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "DescribeDBClusters, not sent: a presigned URL is valid for one second to seven days, not for 0ns"
    );
}

#[test]
fn a_copy_from_another_region_has_the_url_of_the_same_request_there() {
    const DONE: &str = "<CopyDBSnapshotResponse><CopyDBSnapshotResult/></CopyDBSnapshotResponse>";
    let copy = || {
        CopyDbSnapshotInput::default()
            .source_db_snapshot_identifier("arn:aws:rds:eu-west-1:123456789012:snapshot:cold")
            .target_db_snapshot_identifier("colder")
    };
    let body = |peer: &Peer| {
        let seen = peer.seen();
        seen[0].split_once("\r\n\r\n").unwrap().1.to_owned()
    };
    let source = CallOptions::new().source_region("eu-west-1");
    let peer = Peer::of(vec![Answer::Bytes(whole(200, DONE))]);
    let here = client(config(&peer.url)).with(source.clone());
    run(here.send(copy())).unwrap();
    let sent = body(&peer);
    let (_, url) = sent.split_once("&PreSignedUrl=").unwrap();
    for part in [
        "Action%3DCopyDBSnapshot",
        "%26DestinationRegion%3Dus-east-1%26",
        "eu-west-1%252Frds%252Faws4_request",
    ] {
        assert!(url.contains(part), "{part}: {url}");
    }
    // What the program sets is left as it is; without a source region nothing is added.
    let peer = Peer::of(vec![Answer::Bytes(whole(200, DONE))]);
    let here = client(config(&peer.url)).with(source);
    run(here.send(copy().pre_signed_url("https://mine"))).unwrap();
    assert!(body(&peer).contains("&PreSignedUrl=https%3A%2F%2Fmine"));
    let peer = Peer::of(vec![Answer::Bytes(whole(200, DONE))]);
    run(client(config(&peer.url)).send(copy())).unwrap();
    assert!(!body(&peer).contains("PreSignedUrl"));
}
