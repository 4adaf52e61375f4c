//! Requests and responses as values of the crate `http`.

use http::{HeaderName, HeaderValue};

use super::transport::{TransportError, TransportErrorKind};
use crate::protocol::{Request, Response};

/// A request to this URL, with this body.
pub(super) fn request<B>(
    url: &str,
    request: &Request,
    body: B,
) -> Result<http::Request<B>, TransportError> {
    build(url, request, body)
        .map_err(|error| TransportError::new(TransportErrorKind::Request).cause(error))
}

fn build<B>(url: &str, request: &Request, body: B) -> Result<http::Request<B>, http::Error> {
    let mut built = http::Request::builder().method(&*request.method).uri(url);
    for (name, value) in &request.headers {
        built = built.header(
            HeaderName::from_bytes(name.as_bytes())?,
            HeaderValue::from_bytes(value)?,
        );
    }
    built.body(body)
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
