//! Requests and responses as values of the crate `http`.

use std::borrow::Cow;

use http::header::{AUTHORIZATION, CONTENT_TYPE, InvalidHeaderName, USER_AGENT};
use http::{HeaderName, HeaderValue, Method, Uri};

use super::transport::{TransportError, TransportErrorKind};
use crate::protocol::Response;

/// A name and a value.
type Header = (Cow<'static, str>, Cow<'static, [u8]>);

/// A URL as one of the crate `http`.
pub(super) fn uri(url: String) -> Result<Uri, TransportError> {
    url.try_into().map_err(invalid)
}

fn invalid(error: impl Into<http::Error>) -> TransportError {
    TransportError::new(TransportErrorKind::Request).cause(error.into())
}

/// A request to this URL, with these headers and this body.
pub(super) fn request<B>(
    method: &str,
    uri: Uri,
    headers: Vec<Header>,
    body: B,
) -> Result<http::Request<B>, TransportError> {
    build(method, uri, headers, body).map_err(invalid)
}

fn build<B>(
    method: &str,
    uri: Uri,
    headers: Vec<Header>,
    body: B,
) -> Result<http::Request<B>, http::Error> {
    let mut built = http::Request::new(body);
    *built.method_mut() = Method::from_bytes(method.as_bytes())?;
    *built.uri_mut() = uri;
    let map = built.headers_mut();
    map.try_reserve(headers.len())?;
    for (name, value) in headers {
        let value = match value {
            Cow::Borrowed(value) => HeaderValue::from_bytes(value),
            Cow::Owned(value) => value.try_into(),
        };
        map.try_append(header_name(&name)?, value?)?;
    }
    Ok(built)
}

/// Names that nearly all requests have need not be read.
fn header_name(name: &str) -> Result<HeaderName, InvalidHeaderName> {
    const DATE: HeaderName = HeaderName::from_static("x-amz-date");
    Ok(match name {
        "authorization" => AUTHORIZATION,
        "content-type" => CONTENT_TYPE,
        "user-agent" => USER_AGENT,
        "x-amz-date" => DATE,
        _ => return HeaderName::from_bytes(name.as_bytes()),
    })
}

/// The response that begins with this, and has this body.
pub(super) fn response(head: &http::response::Parts, body: Vec<u8>) -> Response<'static> {
    let mut response = Response::new(head.status.as_u16(), body);
    for (name, value) in &head.headers {
        let value = value.as_bytes().to_vec();
        response
            .headers
            .push((name.as_str().to_owned().into(), value.into()));
    }
    response
}
