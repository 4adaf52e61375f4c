//! Clients that misbehave, over sockets: each gets an answer or is hung up on, and the server goes on.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use touchmark_rds::operation::DescribeDbClustersInput;
use touchmark_rds::touchmark::client::credentials::Credentials;

use crate::server::{Running, client, on_hyper, service};

const SHORT: Duration = Duration::from_millis(200);
const LONG: Duration = Duration::from_secs(600);

/// A server that waits this long for heads and for bodies.
async fn server(heads: Duration, bodies: Duration) -> Running {
    on_hyper(service(touchmark_rds::server(), bodies), heads).await
}

/// What comes back for these bytes until the server hangs up; if `hangs_up`, the client stops writing after them.
async fn answer(address: SocketAddr, bytes: &[u8], hangs_up: bool) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    // The server may hang up before it has read all.
    let _ = stream.write_all(bytes).await;
    if hangs_up {
        let _ = stream.shutdown().await;
    }
    let mut answer = Vec::new();
    let read = stream.read_to_end(&mut answer);
    let read = tokio::time::timeout(Duration::from_secs(60), read).await;
    assert!(read.is_ok(), "the server neither answers nor hangs up");
    String::from_utf8(answer).unwrap()
}

async fn is_alive(server: &Running) {
    let client = client(server.address, Credentials::new("AKIDEXAMPLE", "secret"));
    client
        .send(DescribeDbClustersInput::default())
        .await
        .unwrap();
}

fn post(length: usize, body: &str) -> Vec<u8> {
    format!(
        "POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

#[tokio::test]
async fn a_silent_client_is_hung_up_on_and_a_slow_one_is_told() {
    let running = server(SHORT, SHORT).await;
    let started = std::time::Instant::now();
    // No head at all, half a head, and half a body.
    assert_eq!(answer(running.address, b"", false).await, "");
    let half = answer(running.address, b"POST / HTTP/1.1\r\nhost: lo", false).await;
    assert!(
        half.is_empty() || half.starts_with("HTTP/1.1 408"),
        "{half}"
    );
    let slow = answer(running.address, &post(500, "Action=Desc"), false).await;
    assert!(slow.starts_with("HTTP/1.1 408"), "{slow}");
    assert!(
        slow.contains("<Code>RequestTimeout</Code>") && slow.contains("x-amzn-requestid"),
        "{slow}"
    );
    assert!(started.elapsed() < LONG);
    is_alive(&running).await;
}

#[tokio::test]
async fn bodies_that_are_cut_off() {
    let running = server(LONG, LONG).await;
    let cut = answer(running.address, &post(500, "Action=Desc"), true).await;
    assert!(
        cut.is_empty() || cut.contains("<Code>IncompleteBody</Code>"),
        "{cut}"
    );
    is_alive(&running).await;
}

#[tokio::test]
async fn ten_megabytes_of_keys() {
    let running = server(LONG, LONG).await;
    let mut body = String::new();
    while body.len() < 10_000_000 {
        body.push_str("Key=&");
    }
    let said = answer(running.address, &post(body.len(), &body), false).await;
    assert!(
        said.starts_with("HTTP/1.1 413") && said.contains("RequestEntityTooLarge"),
        "{said}"
    );
    // A client that waits to be asked for its body learns it before it has sent any.
    let head = "POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nexpect: 100-continue\r\n\
                content-length: 10000000\r\n\r\n";
    let said = answer(running.address, head.as_bytes(), false).await;
    assert!(
        said.starts_with("HTTP/1.1 413") && said.contains("RequestEntityTooLarge"),
        "{said}"
    );
    is_alive(&running).await;
}

#[tokio::test]
async fn what_is_no_form() {
    let running = server(LONG, LONG).await;
    for (body, status, code) in [
        ("{}", 400, "MissingAction"),
        ("\u{0}\u{1}\u{2}", 400, "MissingAction"),
        ("%", 404, "MalformedQueryString"),
        ("Action=%00&Version=2014-10-31", 400, "InvalidAction"),
    ] {
        let said = answer(running.address, &post(body.len(), body), false).await;
        assert!(
            said.starts_with(&format!("HTTP/1.1 {status}")),
            "{body:?}: {said}"
        );
        assert!(
            said.contains(&format!("<Code>{code}</Code>")),
            "{body:?}: {said}"
        );
    }
    let odd = answer(running.address, b"SSH-2.0-x\r\n\r\n", true).await;
    assert!(odd.is_empty() || odd.starts_with("HTTP/1.1 400"), "{odd}");
    is_alive(&running).await;
}
