//! Peers that misbehave: what was sent how often, and which error came of it.

use std::error::Error as _;
use std::time::Duration;

use touchmark_rds::operation::{DeleteDbClusterInput, DescribeDbClustersInput};
use touchmark_rds::touchmark::client::error::{Cause, Error};
use touchmark_rds::touchmark::client::transport::TransportErrorKind::{
    self, Broken, Connect, Timeout, TooLong,
};
use touchmark_rds::touchmark::client::{Failure, Timeouts};

use crate::peer::{Answer, NONE, Peer, client, config, fault, run, whole};

fn chunks(rest: &str) -> Vec<u8> {
    format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n<Desc\r\n{rest}")
        .into_bytes()
}

fn cut(status: u16) -> Vec<u8> {
    format!("HTTP/1.1 {status} Some\r\ncontent-length: 500\r\n\r\n<Desc").into_bytes()
}

fn transport<F>(error: &Error<F>) -> (u32, TransportErrorKind, Option<u16>) {
    match &error.cause {
        Cause::Failure(Failure::Transport(cause)) => (error.attempts, cause.kind, cause.status),
        _ => panic!("there was a response, or nothing was sent"),
    }
}

#[test]
fn what_reads_is_asked_again_until_it_is_answered() {
    let html = whole(503, "<html><body>busy</body></html>");
    let slow = b"HTTP/1.1 429 Too Many\r\nretry-after: 0\r\ncontent-length: 0\r\n\r\n".to_vec();
    for (name, bad) in [
        ("cut off", Answer::Last(cut(200))),
        ("a chunk missing", Answer::Last(chunks(""))),
        ("a bad chunk", Answer::Last(chunks("zz\r\n"))),
        ("503 and a page", Answer::Bytes(html)),
        ("429", Answer::Bytes(slow)),
        ("dropped", Answer::Last(Vec::new())),
        ("not HTTP", Answer::Last(b"SSH-2.0\r\n\r\n".to_vec())),
        ("throttled", Answer::Bytes(whole(400, &fault("Throttling")))),
        (
            "an error under 200 is one",
            Answer::Bytes(whole(200, &fault("Throttling"))),
        ),
    ] {
        let peer = Peer::of(vec![bad, Answer::Bytes(whole(200, NONE))]);
        let reply = run(client(config(&peer.url)).send(DescribeDbClustersInput::default()));
        let reply = reply.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!((reply.attempts, peer.seen().len()), (2, 2), "{name}");
        assert_eq!(reply.request_id.as_deref(), Some("r-1"));
    }
}

#[test]
fn what_may_be_done_is_not_sent_again() {
    let long = whole(200, &" ".repeat(3000));
    for (name, bad, expected) in [
        ("cut off", Answer::Last(cut(200)), (1, Broken, Some(200))),
        (
            "a bad chunk",
            Answer::Last(chunks("zz\r\n")),
            (1, Broken, Some(200)),
        ),
        ("too long", Answer::Bytes(long), (1, TooLong, Some(200))),
    ] {
        let peer = Peer::of(vec![bad]);
        let input = DeleteDbClusterInput::default().db_cluster_identifier("forge");
        let input = input.skip_final_snapshot(true);
        let error = run(client(config(&peer.url).response_limit(2000)).send(input)).unwrap_err();
        assert_eq!(transport(&error), expected, "{name}");
        assert_eq!(peer.seen().len(), 1, "{name}");
    }
}

#[test]
fn redirects_are_not_followed() {
    let answer =
        b"HTTP/1.1 301 Moved\r\nlocation: http://localhost:1/\r\ncontent-length: 0\r\n\r\n";
    let peer = Peer::of(vec![Answer::Bytes(answer.to_vec())]);
    let error = run(client(config(&peer.url)).send(DescribeDbClustersInput::default()));
    let error = error.unwrap_err();
    assert_eq!((error.attempts, peer.seen().len()), (1, 1));
    assert!(error.to_string().contains("301"), "{error}");
}

#[test]
fn silence_and_nobody() {
    let peer = Peer::of(vec![Answer::Silence, Answer::Silence, Answer::Silence]);
    let short = Timeouts::new().attempt(Some(Duration::from_millis(100)));
    let hurried = client(config(&peer.url).timeouts(short));
    let error = run(hurried.send(DescribeDbClustersInput::default())).unwrap_err();
    assert_eq!(transport(&error), (3, Timeout, None));
    assert_eq!(peer.seen().len(), 3);

    let whole = Timeouts::new().operation(Some(Duration::from_millis(100)));
    let peer = Peer::of(vec![Answer::Silence]);
    let hurried = client(config(&peer.url).timeouts(whole));
    let error = run(hurried.send(DescribeDbClustersInput::default())).unwrap_err();
    assert!(
        matches!(error.cause, Cause::Failure(Failure::Timeout(_))),
        "{error}"
    );

    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", nobody.local_addr().unwrap());
    drop(nobody);
    let error = run(client(config(&url)).send(DescribeDbClustersInput::default())).unwrap_err();
    assert_eq!(transport(&error), (3, Connect, None));
    let text = error.to_string();
    assert!(
        text.starts_with(&format!("DescribeDBClusters at {url}, sent 3 times: ")),
        "{text}"
    );
    assert!(error.source().is_some());
}

#[test]
fn a_connection_that_was_dropped_or_failed_is_not_used_again() {
    // Each answer keeps its connection, but the second request finds it closed.
    let peer = Peer::new(|_, _| Answer::Last(whole(200, NONE)));
    run(async {
        let client = client(config(&peer.url));
        for _ in 0..5 {
            client
                .send(DescribeDbClustersInput::default())
                .await
                .unwrap();
        }
    });
    assert_eq!(peer.seen().len(), 5);
}

#[test]
fn a_dropped_future_sends_nothing_more() {
    let peer = Peer::of(vec![Answer::Silence]);
    run(async {
        let client = client(config(&peer.url));
        let call = client.send(DescribeDbClustersInput::default());
        let late = tokio::time::timeout(Duration::from_millis(100), call).await;
        assert!(late.is_err());
        tokio::time::sleep(Duration::from_millis(100)).await;
    });
    assert_eq!(peer.seen().len(), 1);
}

#[test]
fn errors_tell_what_was_asked_where_and_how_often() {
    let peer = Peer::of(vec![Answer::Bytes(whole(
        404,
        &fault("DBClusterNotFoundFault"),
    ))]);
    let error = run(client(config(&peer.url)).send(DescribeDbClustersInput::default()));
    let expected = format!(
        "DescribeDBClusters at {}: DBClusterNotFoundFault (status 404, request r-2): told",
        peer.url
    );
    assert_eq!(error.unwrap_err().to_string(), expected);
}
