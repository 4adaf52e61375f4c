//! One request and its response.

use std::future::poll_fn;
use std::pin::pin;

use bytes::{Buf, BufMut};
use http::Uri;

use super::limit::{Limit, Sleep};
use super::transport::{Body, BoxError, Transport};
use crate::client::attempt::Attempt;
use crate::client::convert;
use crate::client::transport::{TransportError, TransportErrorKind};
use crate::protocol::{Request, Response};

/// Sends the request of an attempt, and reads the response to its end. `usual` is where the client sends most of its requests,
/// so that their URL need not be read from a text each time.
pub(super) async fn of_attempt<T: Transport>(
    transport: T,
    attempt: &mut Attempt<'_>,
    usual: Option<&Uri>,
    sleep: &dyn Sleep,
) -> Result<Response<'static>, TransportError> {
    let target = &*attempt.request().target;
    let is_usual = |uri: &&Uri| uri.path_and_query().is_some_and(|usual| usual == target);
    let uri = match usual.filter(is_usual) {
        Some(uri) => uri.clone(),
        None => convert::uri(attempt.target_url())?,
    };
    let over = attempt.timeout().map(|timeout| sleep.sleep(timeout));
    let limit = attempt.response_limit();
    of_request(transport, uri, attempt.take_request(), over, limit).await
}

/// Sends one request that is no attempt of a call, as those for credentials are, and reads the response to its end.
///
/// The URL has the request's target in it. Nothing is waited for any more when `over` has come, and a body may have as many
/// bytes as `response_limit` says.
///
/// # Errors
/// Why there is no complete response.
pub async fn exchange<T: Transport>(
    transport: T,
    url: String,
    request: Request,
    over: Option<impl Future<Output = ()> + Send + Unpin>,
    response_limit: u64,
) -> Result<Response<'static>, TransportError> {
    let uri = convert::uri(url)?;
    of_request(transport, uri, request, over, response_limit).await
}

fn of_request<T: Transport>(
    transport: T,
    uri: Uri,
    request: Request,
    over: Option<impl Future<Output = ()> + Send + Unpin>,
    response_limit: u64,
) -> impl Future<Output = Result<Response<'static>, TransportError>> + Send {
    let mut limit = Limit::new(over);
    // Not an `async fn`, whose future would have room for its arguments twice.
    async move {
        let body = Body::from(request.body);
        let request = convert::request(&request.method, uri, request.headers, body)?;
        let late = || TransportError::new(TransportErrorKind::Timeout);
        let head = limit.within(pin!(transport.send(request))).await;
        let (parts, body) = head.ok_or_else(late)?.map_err(failure)?.into_parts();
        let bytes = limit.within(pin!(collect(body, response_limit))).await;
        let bytes = bytes.unwrap_or_else(|| Err(late()));
        let bytes = bytes.map_err(|error| error.status(parts.status.as_u16()))?;
        Ok(convert::response(&parts, bytes))
    }
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
        let Ok(data) = frame.into_data() else {
            continue;
        };
        let length = bytes.len().saturating_add(data.remaining());
        if u64::try_from(length).is_ok_and(|length| length > limit) {
            return Err(TransportError::new(TransportErrorKind::TooLong));
        }
        bytes.put(data);
    }
    Ok(bytes)
}

fn failure(error: BoxError) -> TransportError {
    match error.downcast::<TransportError>() {
        Ok(error) => *error,
        Err(error) => TransportError::new(TransportErrorKind::Broken).cause(error),
    }
}
