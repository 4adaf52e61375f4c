//! One request and its response.

use std::future::poll_fn;
use std::pin::pin;

use bytes::Buf;
use http::{HeaderName, HeaderValue};

use super::limit::{Limit, Sleep};
use super::transport::{Body, BoxError, Transport};
use crate::client::attempt::Attempt;
use crate::client::transport::{TransportError, TransportErrorKind};
use crate::protocol::{Request, Response};

/// Sends the request of an attempt, and reads the response to its end.
pub(super) async fn exchange<T: Transport>(
    transport: T,
    attempt: &mut Attempt<'_>,
    sleep: &dyn Sleep,
) -> Result<Response<'static>, TransportError> {
    let taken = attempt.take_request();
    let url = [
        attempt.url().scheme(),
        "://",
        attempt.url().host(),
        &taken.target,
    ]
    .concat();
    let request = request(&url, taken)
        .map_err(|error| TransportError::new(TransportErrorKind::Request).cause(error))?;
    let mut limit = Limit::new(sleep, attempt.timeout());
    let head = transport.send(request);
    let late = TransportError::new(TransportErrorKind::Timeout);
    let head = limit.within(head).await.ok_or_else(|| late.clone())?;
    let (parts, body) = head.map_err(failure)?.into_parts();
    let status = parts.status.as_u16();
    let bytes = limit.within(collect(body, attempt.response_limit())).await;
    let bytes = bytes
        .unwrap_or(Err(late))
        .map_err(|error| error.status(status))?;
    let mut response = Response::new(status, bytes);
    for (name, value) in &parts.headers {
        let value = value.as_bytes().to_vec();
        response
            .headers
            .push((name.as_str().to_owned().into(), value.into()));
    }
    Ok(response)
}

fn request(url: &str, request: Request) -> Result<http::Request<Body>, http::Error> {
    let mut built = http::Request::builder().method(&*request.method).uri(url);
    for (name, value) in &request.headers {
        built = built.header(
            HeaderName::from_bytes(name.as_bytes())?,
            HeaderValue::from_bytes(value)?,
        );
    }
    built.body(Body::from(request.body))
}

/// Reads a body to its end, which must not be after `limit` bytes.
async fn collect<B>(body: B, limit: u64) -> Result<Vec<u8>, TransportError>
where
    B: http_body::Body,
    B::Error: Into<BoxError>,
{
    let mut body = pin!(body);
    let mut bytes = Vec::new();
    while let Some(frame) = poll_fn(|context| body.as_mut().poll_frame(context)).await {
        let frame = frame.map_err(|error| failure(error.into()))?;
        let Ok(mut data) = frame.into_data() else {
            continue;
        };
        let length = bytes.len().saturating_add(data.remaining());
        if u64::try_from(length).is_ok_and(|length| length > limit) {
            return Err(TransportError::new(TransportErrorKind::TooLong));
        }
        while data.has_remaining() {
            let chunk = data.chunk();
            let length = chunk.len();
            bytes.extend_from_slice(chunk);
            data.advance(length);
        }
    }
    Ok(bytes)
}

fn failure(error: BoxError) -> TransportError {
    match error.downcast::<TransportError>() {
        Ok(error) => *error,
        Err(error) => TransportError::new(TransportErrorKind::Broken).cause(error),
    }
}
