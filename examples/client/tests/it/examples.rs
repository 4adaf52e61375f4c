//! The examples, against a peer with bytes of our own.

use std::process::Command;

use crate::peer::{Answer, NONE, Peer, fault, whole};

/// What an example prints.
fn printed(program: &str, peer: &Peer) -> String {
    let output = Command::new(program)
        .arg(&peer.url)
        .env_clear()
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program}: {error}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn restore_from_s3_and_wait() {
    const RESTORED: &str = "<RestoreDBClusterFromS3Response><RestoreDBClusterFromS3Result><DBCluster>\
        <Status>creating</Status></DBCluster></RestoreDBClusterFromS3Result><ResponseMetadata><RequestId>r-9</RequestId>\
        </ResponseMetadata></RestoreDBClusterFromS3Response>";
    const THERE: &str = "<DescribeDBClustersResponse><DescribeDBClustersResult><DBClusters><DBCluster>\
        <Status>available</Status></DBCluster></DBClusters></DescribeDBClustersResult></DescribeDBClustersResponse>";
    let peer = Peer::of(vec![
        Answer::Bytes(whole(200, RESTORED)),
        Answer::Bytes(whole(200, THERE)),
    ]);
    let text = printed(env!("CARGO_BIN_EXE_restore_from_s3"), &peer);
    assert_eq!(
        text,
        "restoring, request Some(\"r-9\")\navailable after 1 questions\n"
    );
    assert!(peer.seen()[0].contains("Action=RestoreDBClusterFromS3&"));
    assert!(!peer.seen()[0].to_lowercase().contains("secret"));
}

#[test]
fn clusters_and_their_faults() {
    let done = |name: &str| {
        Answer::Bytes(whole(
            200,
            &format!("<{name}Response><{name}Result/></{name}Response>"),
        ))
    };
    let peer = Peer::of(vec![
        done("CreateDBCluster"),
        Answer::Bytes(whole(400, &fault("DBClusterAlreadyExistsFault"))),
        done("DeleteDBCluster"),
        Answer::Bytes(whole(404, &fault("DBClusterNotFoundFault"))),
    ]);
    let text = printed(env!("CARGO_BIN_EXE_clusters"), &peer);
    assert_eq!(
        text,
        "created, request None, 1 attempts\nit exists\ndeleted\nit is gone\n"
    );
}

#[test]
fn the_readme_has_the_quick_start_and_it_runs_as_it_stands_there() {
    let read = |path: &str| {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        std::fs::read_to_string(format!("{root}/{path}")).unwrap()
    };
    let program = read("examples/client/src/bin/quick_start.rs");
    let (_, program) = program.split_once("\n\n").unwrap();
    assert!(read("README.md").contains(&format!("```rust,ignore\n{program}```")));
    let peer = Peer::new(|_, _| Answer::Bytes(whole(200, NONE)));
    let output = Command::new(env!("CARGO_BIN_EXE_quick_start"))
        .env_clear()
        .env("AWS_REGION", "us-east-1")
        .env("AWS_ENDPOINT_URL_RDS", &peer.url)
        .env("AWS_ACCESS_KEY_ID", "AKID")
        .env("AWS_SECRET_ACCESS_KEY", "secret")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(
        text, "request Some(\"r-1\"), sent 1 times\n",
        "{:?}",
        output.stderr
    );
    assert_eq!(peer.seen().len(), 2);
}

#[test]
fn the_short_ones() {
    for program in [
        env!("CARGO_BIN_EXE_blocking"),
        env!("CARGO_BIN_EXE_own_http"),
    ] {
        let peer = Peer::new(|_, _| Answer::Last(whole(200, NONE)));
        assert_eq!(printed(program, &peer), "0 clusters\n");
        assert!(
            peer.seen()[0]
                .to_lowercase()
                .contains("authorization: aws4-hmac-sha256")
        );
    }
}
