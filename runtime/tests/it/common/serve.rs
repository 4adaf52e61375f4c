//! Servers of the hand-written service, and what they answer.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use touchmark::client::random::Random;
use touchmark::protocol::{AwsQuery, Request, Response};
use touchmark::server::{Router, Server};
use touchmark::{DateTime, Fault, Operation, ServiceError};

use super::service::{OPERATIONS, SERVICE};

/// Draws the same number, always.
pub struct Same;

impl Random for Same {
    fn next(&self) -> u64 {
        0x0123_4567_89ab_cdef
    }
}

/// The request id that [`Same`] results in.
pub const ID: &str = "01234567-89ab-4def-8123-456789abcdef";

pub fn server() -> Server {
    Server::new(&SERVICE, &AwsQuery, &OPERATIONS).random(Same)
}

pub fn now() -> DateTime {
    DateTime::parse("2020-07-27T14:22:08Z").unwrap()
}

/// The result of a future that waits for nothing.
pub fn at_once<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("it waits"),
    }
}

/// A request as a client writes it.
pub fn request<O: Operation>(input: &O::Input) -> Request {
    O::request(input).unwrap()
}

/// A request with these parameters, for an operation of the service's version.
pub fn asking(parameters: &str) -> Request {
    Request::new("POST", "/").body(format!("Version=2020-01-08&{parameters}"))
}

/// What a router answers.
pub fn answer<S: Send + Sync + 'static>(router: &Router<S>, request: Request) -> Response<'static> {
    at_once(router.respond(request, now()))
}

/// The error in a response.
pub fn error<O: Operation>(response: &Response<'_>) -> ServiceError<O::Fault>
where
    O::Fault: Fault,
{
    let error = O::parse_response(response).map(|_| ()).unwrap_err();
    match error {
        touchmark::Error::Service(error) => *error,
        other => panic!("{other}"),
    }
}

/// Its status and code.
pub fn code<O: Operation>(response: &Response<'_>) -> (u16, String) {
    let error = error::<O>(response);
    assert_eq!(error.request_id.as_deref(), Some(ID));
    assert_eq!(response.header_text("x-amzn-requestid"), Some(ID));
    (error.status, error.code)
}
