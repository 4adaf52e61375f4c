//! A service of HTTP requests that a program has.

use std::convert::Infallible;
use std::future::{Pending, Ready, pending, ready};
use std::io;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body_util::Full;
use touchmark::client::transport::{TransportError, TransportErrorKind};
use touchmark_credentials::host::{Body, Tower};
use touchmark_credentials::{Chain, Place, Reason, Setup};
use tower_service::Service;

use crate::machine::{Machine, block_on};

/// Answers all requests alike, and remembers them.
#[derive(Clone)]
struct Fixed {
    status: u16,
    body: Bytes,
    sent: Arc<Mutex<Vec<http::Request<Body>>>>,
}

impl Fixed {
    fn new(status: u16, body: impl Into<Bytes>) -> Self {
        Self {
            status,
            body: body.into(),
            sent: Arc::default(),
        }
    }
}

impl Service<http::Request<Body>> for Fixed {
    type Response = http::Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = Ready<Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        self.sent.lock().unwrap().push(request);
        let response = http::Response::builder().status(self.status);
        ready(Ok(response.body(Full::from(self.body.clone())).unwrap()))
    }
}

/// Fails, or never answers.
#[derive(Clone)]
struct Failing(Option<TransportErrorKind>);

impl Service<http::Request<Body>> for Failing {
    type Response = http::Response<Full<Bytes>>;
    type Error = Box<dyn std::error::Error + Send + Sync>;
    type Future = Pending<Result<Self::Response, Self::Error>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        match self.0 {
            None => Poll::Ready(Ok(())),
            Some(TransportErrorKind::Broken) => Poll::Ready(Err(io::Error::other("reset").into())),
            Some(kind) => Poll::Ready(Err(TransportError::new(kind).into())),
        }
    }

    fn call(&mut self, _: http::Request<Body>) -> Self::Future {
        pending()
    }
}

const CREDENTIALS: &str = r#"{"AccessKeyId": "AK", "SecretAccessKey": "secret", "Token": "token",
    "Expiration": "2199-01-01T00:00:00Z"}"#;

fn machine() -> Machine {
    Machine::new().variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/a?b=c")
}

#[test]
fn requests_go_to_the_service_without_a_proxy() {
    let (service, direct) = (Fixed::new(500, ""), Fixed::new(200, CREDENTIALS));
    let http = Tower::new(service.clone()).direct(direct.clone());
    let chain = Chain::of(Setup::new(http).host(machine()), [Place::Container]);
    let found = block_on(chain.search()).unwrap();
    assert_eq!(found.access_key_id(), "AK");
    assert!(service.sent.lock().unwrap().is_empty());
    let sent = direct.sent.lock().unwrap();
    assert_eq!(sent[0].uri(), "http://169.254.170.2/a?b=c");
    assert_eq!(sent[0].headers()["accept"], "application/json");
}

#[test]
fn its_errors_and_its_silence() {
    for (failing, expected) in [
        (Some(TransportErrorKind::Tls), TransportErrorKind::Tls),
        (Some(TransportErrorKind::Broken), TransportErrorKind::Broken),
        (None, TransportErrorKind::Timeout),
    ] {
        let http = Tower::new(Failing(failing)).host(machine());
        let chain = Chain::of(Setup::new(http).host(machine()), [Place::Container]);
        let none = block_on(chain.search()).unwrap_err();
        let Reason::Unreachable { error, .. } = &none.asked[0].reason else {
            panic!("{none}");
        };
        assert_eq!(error.kind, expected);
    }
}

#[test]
fn an_answer_without_end_is_not_read_to_it() {
    let http = Tower::new(Fixed::new(200, vec![b' '; (1 << 20) + 1]));
    let chain = Chain::of(Setup::new(http).host(machine()), [Place::Container]);
    let none = block_on(chain.search()).unwrap_err();
    let Reason::Unreachable { error, .. } = &none.asked[0].reason else {
        panic!("{none}");
    };
    assert_eq!(
        (error.kind, error.status),
        (TransportErrorKind::TooLong, Some(200))
    );
}
