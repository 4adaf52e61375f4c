//! Between requests and responses as plain data and those of the crate `http`.

use bytes::Bytes;
use http::header::HOST;
use http::request::Parts;
use http::{HeaderName, HeaderValue};
use http_body_util::Full;

use crate::protocol::{Request, Response};

/// A request with its complete body.
pub(super) fn from_http(parts: Parts, body: Vec<u8>) -> Request {
    let target = parts.uri.path_and_query();
    let target = target.map_or("/", |target| target.as_str()).to_owned();
    let mut request = Request::new(parts.method.as_str().to_owned(), target).body(body);
    let mut push = |name: &HeaderName, value: &[u8]| {
        let header = (name.as_str().to_owned().into(), value.to_vec().into());
        request.headers.push(header);
    };
    // Clients, and HTTP/2, have it in the target.
    if let Some(authority) = parts.uri.authority()
        && !parts.headers.contains_key(HOST)
    {
        push(&HOST, authority.as_str().as_bytes());
    }
    for (name, value) in &parts.headers {
        push(name, value.as_bytes());
    }
    request
}

/// A status that is none of HTTP's becomes that of an internal failure, and headers that are none of HTTP's are left out.
pub(super) fn into_http(response: Response<'static>) -> http::Response<Full<Bytes>> {
    let mut built = http::Response::new(Full::from(response.body.into_owned()));
    *built.status_mut() = http::StatusCode::from_u16(response.status)
        .unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in &response.headers {
        let name = HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_bytes(value)) {
            built.headers_mut().append(name, value);
        }
    }
    built
}
