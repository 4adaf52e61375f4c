//! ureq against servers on this machine.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use touchmark::client::credentials::ProvideCredentials;
use touchmark::client::transport::TransportErrorKind;
use touchmark_credentials::host::Ureq;
use touchmark_credentials::touchmark::client::blocking::Ureq as Transport;
use touchmark_credentials::{Chain, Place, Reason, Setup};

use crate::machine::{Machine, block_on, parts};

/// A server that answers each connection with the next of these texts, and tells what it was sent.
struct Server {
    url: String,
    sent: mpsc::Receiver<String>,
}

impl Server {
    fn new(answers: &[&str]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (sender, sent) = mpsc::channel();
        let answers: Vec<String> = answers.iter().map(|answer| (*answer).to_owned()).collect();
        // It ends when all answers are given; a test that ends earlier leaves nothing behind, as the process ends.
        thread::spawn(move || {
            for answer in answers {
                let (mut stream, _) = listener.accept().unwrap();
                sender.send(head(&mut stream)).ok();
                stream.write_all(answer.as_bytes()).ok();
            }
        });
        Self { url, sent }
    }
}

/// The head of a request; those that are sent here have no body.
fn head(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(b"\r\n\r\n") {
        if stream.read(&mut byte).unwrap_or(0) == 0 {
            break;
        }
        bytes.push(byte[0]);
    }
    String::from_utf8(bytes).unwrap().to_ascii_lowercase()
}

fn ok(body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}")
}

const CREDENTIALS: &str = r#"{"Code": "Success", "AccessKeyId": "AK", "SecretAccessKey": "secret",
    "Token": "token", "Expiration": "2199-01-01T00:00:00Z"}"#;

fn on(machine: &Machine) -> Setup {
    Setup::new(Ureq::new()).host(machine.clone())
}

#[test]
fn credentials_of_an_instance() {
    let server = Server::new(&[&ok("the-token"), &ok("the-role"), &ok(CREDENTIALS)]);
    let machine = Machine::new().variable("AWS_EC2_METADATA_SERVICE_ENDPOINT", &server.url);
    let chain = Chain::of(on(&machine), [Place::Instance]);
    let found = block_on(chain.provide()).unwrap();
    assert_eq!(parts(&found), ("AK", "secret", Some("token"), None));
    let sent: Vec<String> = server.sent.iter().take(3).collect();
    assert!(
        sent[0].starts_with("put /latest/api/token http/1.1\r\n"),
        "{}",
        sent[0]
    );
    assert!(
        sent[2].contains("x-aws-ec2-metadata-token: the-token\r\n"),
        "{}",
        sent[2]
    );
    assert!(sent[2].starts_with("get /latest/meta-data/iam/security-credentials/the-role "));
}

#[test]
fn threads_that_ask_at_the_same_time_send_one_request() {
    let server = Server::new(&[&ok(CREDENTIALS)]);
    let machine = Machine::new().variable(
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        &format!("{}/credentials", server.url),
    );
    let chain = Chain::of(on(&machine), [Place::Container]);
    thread::scope(|scope| {
        let ask = || {
            block_on(chain.provide())
                .unwrap()
                .access_key_id()
                .to_owned()
        };
        let callers: Vec<_> = (0..20).map(|_| scope.spawn(ask)).collect();
        for caller in callers {
            assert_eq!(caller.join().unwrap(), "AK");
        }
    });
    assert_eq!(server.sent.iter().count(), 1);
}

#[test]
fn a_proxy_is_not_asked_for_metadata() {
    let server = Server::new(&[&ok(CREDENTIALS)]);
    let proxy = ureq::Proxy::new("http://127.0.0.1:1").unwrap();
    let agent = ureq::Agent::config_builder()
        .proxy(Some(proxy))
        .build()
        .new_agent();
    let machine = Machine::new().variable("AWS_CONTAINER_CREDENTIALS_FULL_URI", &server.url);
    let setup = Setup::new(Ureq::with_transport(Transport::with_agent(agent))).host(machine);
    assert!(block_on(Chain::of(setup, [Place::Container]).search()).is_ok());
}

#[test]
fn redirects_are_not_followed_and_cut_answers_are_errors() {
    let redirect = "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    let server = Server::new(&[redirect]);
    let machine = Machine::new().variable("AWS_CONTAINER_CREDENTIALS_FULL_URI", &server.url);
    let none = block_on(Chain::of(on(&machine), [Place::Container]).search()).unwrap_err();
    assert!(
        matches!(none.asked[0].reason, Reason::Refused { status: 302, .. }),
        "{none}"
    );

    let cut = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\nconnection: close\r\n\r\n{";
    let server = Server::new(&[cut, cut, &ok(CREDENTIALS)]);
    let machine = Machine::new().variable("AWS_CONTAINER_CREDENTIALS_FULL_URI", &server.url);
    assert!(block_on(Chain::of(on(&machine), [Place::Container]).search()).is_ok());
}

#[test]
fn nobody_and_silence() {
    let unused = TcpListener::bind("127.0.0.1:0").unwrap();
    let silent = format!("http://{}", unused.local_addr().unwrap());
    let asked = |url: &str| {
        let machine = Machine::new().variable("AWS_EC2_METADATA_SERVICE_ENDPOINT", url);
        let start = Instant::now();
        let none = block_on(Chain::of(on(&machine), [Place::Instance]).search()).unwrap_err();
        assert!(start.elapsed() < Duration::from_secs(10));
        let Reason::Unreachable { error, .. } = &none.asked[0].reason else {
            panic!("{none}");
        };
        error.kind
    };
    assert_eq!(asked(&silent), TransportErrorKind::Timeout);
    drop(unused);
    assert_eq!(asked(&silent), TransportErrorKind::Connect);
}
