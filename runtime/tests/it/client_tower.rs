//! The asynchronous client over a service in memory, without a runtime.

use std::collections::VecDeque;
use std::future::{self, Future};
use std::io;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use crate::common::drive::{Half, KindsService, config};
use crate::common::kinds::Kinds;
use crate::common::service::{KindsFault, Nothing};
use bytes::Bytes;
use http_body::Frame;
use touchmark::client::Failure;
use touchmark::client::credentials::Credentials;
use touchmark::client::error::{Cause, Error};
use touchmark::client::tower::{Body, Client, Sleeping};
use touchmark::client::transport::{TransportError, TransportErrorKind};
use tower_service::Service;

const SUCCESS: &[&str] = &[
    "<DescribeKindsResponse><DescribeKindsResult/>",
    "<ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></DescribeKindsResponse>",
];

/// What happens to a request.
#[derive(Clone)]
enum Answer {
    /// A response with the pieces of its body; it is cut off after them if it says so.
    Pieces(u16, &'static [&'static str], bool),
    /// A response whose body never ends.
    Endless(u16),
    /// An error that the transport knows the kind of.
    Known(TransportErrorKind),
    /// One that it does not.
    Unknown,
    /// Nothing, ever.
    Silence,
}

/// The pieces of a body, and what comes after them.
struct Pieces(VecDeque<&'static str>, End);

enum End {
    Whole,
    Cut,
    Never,
}

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        match (self.0.pop_front(), &self.1) {
            (Some(piece), _) => Poll::Ready(Some(Ok(Frame::data(Bytes::from(piece))))),
            (None, End::Whole) => Poll::Ready(None),
            (None, End::Cut) => Poll::Ready(Some(Err(io::Error::other("reset by peer")))),
            (None, End::Never) => Poll::Pending,
        }
    }
}

/// A service in memory.
#[derive(Clone, Default)]
struct Memory {
    answers: Arc<Mutex<VecDeque<Answer>>>,
    seen: Arc<Mutex<Vec<String>>>,
}

type Answering = Pin<
    Box<
        dyn Future<
                Output = Result<http::Response<Pieces>, Box<dyn std::error::Error + Send + Sync>>,
            > + Send,
    >,
>;

impl Service<http::Request<Body>> for Memory {
    type Response = http::Response<Pieces>;
    type Error = Box<dyn std::error::Error + Send + Sync>;
    type Future = Answering;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Answering {
        self.seen
            .lock()
            .unwrap()
            .push(format!("{} {}", request.method(), request.uri()));
        let answer = self.answers.lock().unwrap().pop_front().unwrap();
        let response = |status: u16, pieces: &[&'static str], end| {
            let body = Pieces(pieces.iter().copied().collect(), end);
            Ok(http::Response::builder().status(status).body(body).unwrap())
        };
        Box::pin(match answer {
            Answer::Pieces(status, pieces, cut) => {
                let end = if cut { End::Cut } else { End::Whole };
                future::ready(response(status, pieces, end)).left()
            }
            Answer::Endless(status) => future::ready(response(status, &["<"], End::Never)).left(),
            Answer::Known(kind) => future::ready(Err(TransportError::new(kind).into())).left(),
            Answer::Unknown => future::ready(Err("it broke".into())).left(),
            Answer::Silence => Either::Right,
        })
    }
}

/// A future that is there at once, or never.
enum Either<F> {
    Left(F),
    Right,
}

trait Left: Sized {
    fn left(self) -> Either<Self> {
        Either::Left(self)
    }
}

impl<F> Left for F {}

impl<F: Future + Unpin> Future for Either<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        match self.get_mut() {
            Self::Left(future) => Pin::new(future).poll(context),
            Self::Right => Poll::Pending,
        }
    }
}

/// The result of a future that does not wait for anything real.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => result,
        Poll::Pending => panic!("it waits"),
    }
}

/// A client of a service that gives these answers, whose waits are over at once; and what was sent, and waited for.
struct Case {
    client: Client<KindsService, Memory>,
    memory: Memory,
    waits: Arc<Mutex<Vec<Duration>>>,
}

impl Case {
    fn new(answers: Vec<Answer>) -> Self {
        let memory = Memory {
            answers: Arc::new(Mutex::new(answers.into())),
            ..Memory::default()
        };
        let waits = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&waits);
        let sleep = move |duration| -> Sleeping {
            let log = Arc::clone(&log);
            Box::pin(async move { log.lock().unwrap().push(duration) })
        };
        let credentials = Credentials::new("AKID", "secret");
        let config = config().random(Half).response_limit(200);
        let client = Client::with_transport(config.credentials(credentials), sleep, memory.clone());
        Self {
            client,
            memory,
            waits,
        }
    }

    fn read(&self) -> Result<u32, Error<KindsFault>> {
        let reply = now(self.client.send(Kinds::default()))?;
        assert_eq!(reply.request_id.as_deref(), Some("r-1"));
        Ok(reply.attempts)
    }

    fn waits(&self) -> Vec<u128> {
        self.waits
            .lock()
            .unwrap()
            .iter()
            .map(Duration::as_millis)
            .collect()
    }

    fn sent(&self) -> usize {
        let seen = self.memory.seen.lock().unwrap();
        assert!(
            seen.iter()
                .all(|line| line == "POST https://us-east-1.example.com/"),
            "{seen:?}"
        );
        seen.len()
    }
}

fn failure<F>(error: Error<F>) -> (u32, TransportErrorKind, Option<u16>) {
    match error.cause {
        Cause::Failure(Failure::Transport(cause)) => (error.attempts, cause.kind, cause.status),
        _ => panic!("there was a response, or nothing was sent"),
    }
}

#[test]
fn a_call_and_its_reply() {
    let case = Case::new(vec![Answer::Pieces(200, SUCCESS, false)]);
    assert_eq!(case.read().unwrap(), 1);
    assert_eq!((case.sent(), case.waits()), (1, vec![]));
}

#[test]
fn attempts_fail_in_many_ways_and_the_next_succeeds() {
    use TransportErrorKind::Connect;
    for (answer, waits) in [
        (Answer::Pieces(503, &["<html/>"], false), vec![500]),
        (Answer::Pieces(200, &["<Desc"], true), vec![500]),
        (Answer::Known(Connect), vec![500]),
        (Answer::Unknown, vec![500]),
        // Of which the first is the time for an attempt.
        (Answer::Silence, vec![60_000, 500]),
        (Answer::Endless(200), vec![60_000, 500]),
    ] {
        let case = Case::new(vec![answer, Answer::Pieces(200, SUCCESS, false)]);
        assert_eq!(case.read().unwrap(), 2);
        assert_eq!((case.sent(), case.waits()), (2, waits));
    }
}

#[test]
fn what_is_not_sent_again() {
    use TransportErrorKind::{Broken, Timeout, Tls, TooLong};
    const LONG: &[&str] =
        &["0123456789012345678901234567890123456789012345678901234567890123456789"; 3];
    for (answer, expected) in [
        (Answer::Known(Tls), (1, Tls, None)),
        (Answer::Pieces(200, &["<"], true), (1, Broken, Some(200))),
        (Answer::Pieces(200, LONG, false), (1, TooLong, Some(200))),
        (Answer::Endless(200), (1, Timeout, Some(200))),
    ] {
        let case = Case::new(vec![answer]);
        let error = now(case.client.send(Nothing::default())).unwrap_err();
        assert_eq!(failure(error), expected);
        assert_eq!(case.sent(), 1);
    }
}

#[test]
fn calls_can_run_on_any_thread() {
    fn send<T: Send>(value: T) -> T {
        value
    }
    let case = Case::new(vec![Answer::Pieces(200, SUCCESS, false)]);
    let client = case.client.clone();
    let call = send(client.send(Kinds::default()));
    assert_eq!(now(call).unwrap().attempts, 1);
}
