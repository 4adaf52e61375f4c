//! The client that waits, over sockets of this machine: what it sends, and what it makes of peers that misbehave.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::common::drive::{Half, KindsService};
use crate::common::kinds::Kinds;
use crate::common::orders::{Copy, CopyOrder};
use crate::common::service::{KindsFault, Nothing};
use touchmark::client::blocking::{Client, Ureq};
use touchmark::client::credentials::Credentials;
use touchmark::client::endpoint::Settings;
use touchmark::client::error::{Cause, Error};
use touchmark::client::retry::{Mode, Retries};
use touchmark::client::transport::TransportErrorKind;
use touchmark::client::{CallOptions, Config, Failure, Timeouts};

/// A peer that answers the request of each connection with the next of these bytes and ends the connection. `None` is
/// silence until the client hangs up.
struct Peer {
    url: String,
    thread: JoinHandle<Vec<String>>,
}

impl Peer {
    fn new(answers: Vec<Option<String>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let thread = thread::spawn(move || {
            let answers = answers.into_iter();
            let seen = answers.map(|answer| {
                let (mut stream, _) = listener.accept().unwrap();
                let request = read(&mut stream);
                match answer {
                    Some(answer) => stream.write_all(answer.as_bytes()).unwrap(),
                    None => while stream.read(&mut [0; 64]).unwrap_or(0) > 0 {},
                }
                request
            });
            seen.collect()
        });
        Self { url, thread }
    }

    /// What was sent.
    fn seen(self) -> Vec<String> {
        self.thread.join().unwrap()
    }
}

/// A request with its body, or what there is of it at the end of the connection.
fn read(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| {
                let (name, value) = line.split_once(": ")?;
                let is_length = name.eq_ignore_ascii_case("content-length");
                is_length.then(|| value.parse().unwrap())
            });
            if body.len() >= length.unwrap_or(0) {
                return text;
            }
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return text,
            Ok(count) => bytes.extend(&buffer[..count]),
        }
    }
}

fn answer(status: u16, length: usize, body: &str) -> Option<String> {
    Some(format!(
        "HTTP/1.1 {status} Some\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
    ))
}

fn whole(status: u16, body: &str) -> Option<String> {
    answer(status, body.len(), body)
}

const SUCCESS: &str = "<DescribeKindsResponse><DescribeKindsResult/>\
    <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></DescribeKindsResponse>";
const NOT_FOUND: &str = "<ErrorResponse><Error><Code>NotFound</Code><Message>none</Message></Error>\
    <RequestId>r-2</RequestId></ErrorResponse>";

/// A client that retries within milliseconds.
fn client(url: &str) -> Client<KindsService> {
    client_with(url, Timeouts::new())
}

fn client_with(url: &str, timeouts: Timeouts) -> Client<KindsService> {
    let settings = Settings::new().region("us-east-1").endpoint(url);
    let config = Config::new()
        .endpoint(settings)
        .random(Half)
        .retries(Retries::new().mode(Mode::Standard2026))
        .response_limit(1000)
        .timeouts(timeouts);
    let credentials = Credentials::new("AKID", "secret");
    Client::with_transport(config.credentials(credentials), Ureq::direct())
}

fn failure<F>(error: Error<F>) -> (u32, TransportErrorKind, Option<u16>) {
    match error.cause {
        Cause::Failure(Failure::Transport(cause)) => (error.attempts, cause.kind, cause.status),
        _ => panic!("there was a response, or nothing was sent"),
    }
}

#[test]
fn a_call_and_its_reply() {
    let peer = Peer::new(vec![whole(200, SUCCESS)]);
    let reply = client(&[&peer.url, "/rds"].concat())
        .send(Kinds::default())
        .unwrap();
    assert_eq!(
        (reply.request_id.as_deref(), reply.attempts),
        (Some("r-1"), 1)
    );
    let host = peer.url.strip_prefix("http://").unwrap().to_owned();
    let seen = peer.seen();
    let (head, body) = seen[0].split_once("\r\n\r\n").unwrap();
    assert_eq!(body, "Action=DescribeKinds&Version=2020-01-08");
    let mut lines: Vec<String> = head.lines().map(str::to_lowercase).collect();
    assert_eq!(lines.remove(0), "post /rds http/1.1");
    let names: Vec<&str> = lines
        .iter()
        .map(|line| line.split(':').next().unwrap())
        .collect();
    for name in [
        "content-type",
        "user-agent",
        "x-amz-date",
        "authorization",
        "content-length",
    ] {
        assert!(names.contains(&name), "{head}");
    }
    assert_eq!(names.len(), 6, "{head}");
    assert!(lines.contains(&format!("host: {host}")), "{head}");
}

#[test]
fn a_fault_is_told_with_operation_place_and_request() {
    let peer = Peer::new(vec![whole(503, "<html/>"), whole(404, NOT_FOUND)]);
    let error = client(&peer.url).send(Kinds::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "DescribeKinds at {}, sent 2 times: NotFound (status 404, request r-2): none",
            peer.url
        )
    );
    assert_eq!(error.as_service().unwrap().fault, KindsFault::NotFoundFault);
    assert_eq!(error.request_id(), Some("r-2"));
    assert_eq!(peer.seen().len(), 2);
}

#[test]
fn a_body_that_is_cut_off_is_asked_for_again_only_by_what_reads() {
    let cut = || answer(200, 500, "<Desc");
    let chunk = || {
        let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n";
        Some([head, "5\r\n<Desc\r\n"].concat())
    };
    let bad = || {
        let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n";
        Some([head, "zz\r\n<Desc\r\n"].concat())
    };
    let peer = Peer::new(vec![cut(), chunk(), whole(200, SUCCESS)]);
    let reply = client(&peer.url).send(Kinds::default()).unwrap();
    assert_eq!(reply.attempts, 3);
    assert_eq!(peer.seen().len(), 3);
    for answer in [cut(), chunk(), bad()] {
        let peer = Peer::new(vec![answer]);
        let error = client(&peer.url).send(Nothing::default()).unwrap_err();
        assert_eq!(failure(error), (1, TransportErrorKind::Broken, Some(200)));
        assert_eq!(peer.seen().len(), 1);
    }
}

#[test]
fn peers_that_misbehave_and_how_often_they_are_asked() {
    use TransportErrorKind::{Broken, TooLong};
    for (answers, expected) in [
        (vec![Some(String::new()); 3], (3, Broken, None)),
        (
            vec![Some("SSH-2.0\r\n\r\n".to_owned()); 3],
            (3, Broken, None),
        ),
        (vec![whole(200, &" ".repeat(1001))], (1, TooLong, Some(200))),
        (
            vec![
                answer(500, 9, "<"),
                answer(404, 9, "<"),
                answer(503, 9, "<"),
            ],
            (3, Broken, Some(503)),
        ),
    ] {
        let (count, peer) = (answers.len(), Peer::new(answers));
        let error = client(&peer.url).send(Kinds::default()).unwrap_err();
        if expected.1 == TooLong {
            let source = std::error::Error::source(&error).unwrap().to_string();
            assert_eq!(
                source,
                "a body may have 1000 bytes (`Config::response_limit`)"
            );
        }
        assert_eq!(failure(error), expected);
        assert_eq!(peer.seen().len(), count);
    }
}

#[test]
fn silence_is_not_waited_for() {
    let timeouts = Timeouts::new().attempt(Some(Duration::from_millis(50)));
    let peer = Peer::new(vec![None, None, None]);
    let error = client_with(&peer.url, timeouts)
        .send(Kinds::default())
        .unwrap_err();
    let source = std::error::Error::source(&error).unwrap().to_string();
    assert_eq!(source, "an attempt may take 50ms (`Timeouts`)");
    assert_eq!(failure(error), (3, TransportErrorKind::Timeout, None));
    assert_eq!(peer.seen().len(), 3);
}

#[test]
fn redirects_are_not_followed_and_pages_are_no_errors_of_the_service() {
    let redirect =
        "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n";
    let peer = Peer::new(vec![Some(redirect.to_owned())]);
    let error = client(&peer.url).send(Kinds::default()).unwrap_err();
    let Cause::Response(touchmark::Error::Unreadable(response)) = error.cause else {
        panic!("{error}");
    };
    assert_eq!((response.status, error.attempts), (302, 1));
    assert_eq!(peer.seen().len(), 1);
}

#[test]
fn nobody_listens() {
    // A port that no system gives to those who ask for any.
    let url = "http://127.0.0.1:1";
    let error = client(url).send(Kinds::default()).unwrap_err();
    let message = error.to_string();
    assert_eq!(
        message,
        format!("DescribeKinds at {url}, sent 3 times: there is no connection")
    );
    assert!(std::error::Error::source(&error).is_some());
    assert_eq!(failure(error), (3, TransportErrorKind::Connect, None));
}

#[test]
fn a_peer_without_tls_is_not_secure() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let peer = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream.read_exact(&mut [0; 5]).unwrap();
        stream
            .write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            .unwrap();
        while stream.read(&mut [0; 64]).unwrap_or(0) > 0 {}
    });
    let error = client(&url).send(Kinds::default()).unwrap_err();
    assert_eq!(failure(error), (1, TransportErrorKind::Tls, None));
    peer.join().unwrap();
}

#[test]
fn many_threads_share_a_client() {
    let peer = Peer::new((0..20).map(|_| whole(200, SUCCESS)).collect());
    let client = client(&peer.url);
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let client = client.clone();
            thread::spawn(move || {
                for _ in 0..5 {
                    client.send(Kinds::default()).unwrap();
                }
            })
        })
        .collect();
    threads
        .into_iter()
        .for_each(|thread| thread.join().unwrap());
    assert_eq!(peer.seen().len(), 20);
}

#[test]
fn a_copy_whose_input_has_its_destination_is_sent_with_it() {
    let sent = |mut copy: Copy| {
        let peer = Peer::new(vec![whole(200, SUCCESS)]);
        let options = CallOptions::new().source_region("eu-west-1");
        let client = client(&peer.url).with(options);
        client.run(&CopyOrder, &mut copy).result.unwrap();
        let seen = peer.seen().remove(0);
        let (_, body) = seen.split_once("\r\n\r\n").unwrap();
        let (own, url) = body.split_once("&PresignedUrl=").unwrap();
        (own.to_owned(), url.to_owned())
    };
    let begin = "Action=CopyOrder&Version=2020-01-08&DestinationRegion=";
    let (own, url) = sent(Copy::default());
    assert_eq!(own, [begin, "us-east-1"].concat());
    assert_eq!(
        url.matches("DestinationRegion%3Dus-east-1%26").count(),
        1,
        "{url}"
    );
    assert!(url.contains("%252Feu-west-1%252F"), "{url}");
    // What the program sets stays.
    let (own, url) = sent(Copy {
        destination: Some("us-west-2".to_owned()),
        url: None,
    });
    assert_eq!(own, [begin, "us-west-2"].concat());
    assert_eq!(url.matches("DestinationRegion%3D").count(), 1, "{url}");
    assert!(url.contains("DestinationRegion%3Dus-west-2%26"), "{url}");
}

#[test]
fn debug_output_shows_what_a_client_is_for_and_no_secret() {
    let client = client("http://user:hunter2@localhost");
    let debug = format!("{client:?}");
    let service = <KindsService as touchmark::client::Service>::SCHEMA.sdk_id;
    assert!(
        debug.starts_with(&format!("Client {{ service: {service:?}, config: ")),
        "{debug}"
    );
    assert!(debug.contains("us-east-1"), "{debug}");
    for secret in ["hunter2", "secret"] {
        assert!(!debug.contains(secret), "{debug}");
    }
}
