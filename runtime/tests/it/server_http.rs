//! A router as a service of HTTP requests, without a socket.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame};
use tower_service::Service;

use crate::common::serve::{at_once, server};
use crate::common::service::{DoNothing, Nothing};
use touchmark::client::tower::Sleeping;
use touchmark::protocol::Response;
use touchmark::server::{HttpService, Limits, Router};
use touchmark::{Error, Operation, ServiceError};

/// The pieces of a body, and how it ends.
struct Pieces(VecDeque<&'static str>, End);

#[derive(Clone, Copy)]
enum End {
    Whole,
    Cut,
    Never,
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        match (self.0.pop_front(), self.1) {
            (Some(piece), _) => Poll::Ready(Some(Ok(Frame::data(Bytes::from(piece))))),
            (None, End::Whole) => Poll::Ready(None),
            (None, End::Cut) => Poll::Ready(Some(Err(io::Error::other("reset by peer")))),
            (None, End::Never) => Poll::Pending,
        }
    }
}

fn service() -> HttpService {
    let router = Router::new(server().limits(Limits::new().body(100)), ());
    let router = router.on(DoNothing, |_, context| async move {
        assert_eq!(
            context.header("host"),
            Some(b"kinds.example.com".as_slice())
        );
        Ok::<_, ServiceError<_>>(Nothing::default())
    });
    router.into_service()
}

/// Waits for nothing.
fn at_the_end(_: Duration) -> Sleeping {
    Box::pin(std::future::ready(()))
}

fn post() -> http::request::Builder {
    http::Request::post("https://kinds.example.com/")
}

/// The status, the code if it is an error, and the request id.
fn call(mut service: HttpService, request: http::Request<Pieces>) -> (u16, String) {
    let answer: Result<_, Infallible> = at_once(service.call(request));
    let Ok(answer) = answer;
    let status = answer.status().as_u16();
    let id = answer.headers().get("x-amzn-requestid").cloned().unwrap();
    let mut body = std::pin::pin!(answer.into_body());
    let frame = at_once(std::future::poll_fn(|context| {
        body.as_mut().poll_frame(context)
    }));
    let bytes = frame.unwrap().unwrap().into_data().unwrap();
    let code = match DoNothing::parse_response(&Response::new(status, &*bytes)) {
        Ok(reply) => {
            assert_eq!(reply.request_id.as_deref(), id.to_str().ok());
            String::new()
        }
        Err(Error::Service(error)) => error.code,
        Err(error) => panic!("{error}"),
    };
    (status, code)
}

fn pieces(pieces: &[&'static str], end: End) -> Pieces {
    Pieces(pieces.iter().copied().collect(), end)
}

const ASKED: [&str; 3] = ["Action=DoNo", "thing&Vers", "ion=2020-01-08"];

#[test]
fn bodies_come_in_pieces() {
    let request = post().body(pieces(&ASKED, End::Whole)).unwrap();
    assert_eq!(call(service(), request), (200, String::new()));
    let get = http::Request::get("/?Action=DoNothing&Version=2020-01-08")
        .header("host", "kinds.example.com");
    let request = get.body(pieces(&[], End::Whole)).unwrap();
    assert_eq!(call(service(), request), (200, String::new()));
}

#[test]
fn bodies_that_are_too_long_are_read_and_dropped_for_a_while() {
    let too_large = (413, "RequestEntityTooLarge".to_owned());
    let long = ["Action=x&"; 20];
    let request = post().body(pieces(&long, End::Whole)).unwrap();
    assert_eq!(call(service(), request), too_large);
    let endless: &'static str = Box::leak("a".repeat(1 << 20).into_boxed_str());
    let request = post().body(pieces(&[endless; 40], End::Never)).unwrap();
    assert_eq!(call(service(), request), too_large);
    // What says that it is much too long is not read at all; nor is what is not sent before it is asked for.
    for (expect, length) in [(None, 1 << 30), (Some("100-continue"), 101)] {
        let mut request = post().header("content-length", length);
        if let Some(expect) = expect {
            request = request.header("expect", expect);
        }
        let request = request.body(pieces(&[], End::Never)).unwrap();
        assert_eq!(call(service(), request), too_large);
    }
    let request = post().header("content-length", "99999999999999999999999");
    let request = request.body(pieces(&ASKED, End::Whole)).unwrap();
    assert_eq!(call(service(), request), (200, String::new()));
}

#[test]
fn bodies_that_are_cut_off_or_do_not_come() {
    let request = post().body(pieces(&ASKED[..2], End::Cut)).unwrap();
    assert_eq!(call(service(), request), (400, "IncompleteBody".to_owned()));
    let silent = post().body(pieces(&ASKED[..1], End::Never)).unwrap();
    let hurried = service().timeout(Duration::from_secs(5), at_the_end);
    assert_eq!(call(hurried, silent), (408, "RequestTimeout".to_owned()));
    // What is complete is in time.
    let request = post().body(pieces(&ASKED, End::Whole)).unwrap();
    let hurried = service().timeout(Duration::from_secs(5), at_the_end);
    assert_eq!(call(hurried, request), (200, String::new()));
}
