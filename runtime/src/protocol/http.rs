//! HTTP requests and responses as plain data, for any client and server.

use std::borrow::Cow;
use std::fmt;

/// A request to be signed and sent, or one that a server received.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Request {
    /// The method, as in `POST`.
    pub method: Cow<'static, str>,
    /// The request target: the path, and the parameters after a question mark, as in `/` or `/?Operation=Publish`.
    pub target: Cow<'static, str>,
    /// The headers that the protocol sets, their names in lower case. `host` and the headers of the signature are not
    /// among them. In a request that a server received, a value may have bytes that are not UTF-8.
    pub headers: Vec<(Cow<'static, str>, Cow<'static, [u8]>)>,
    /// The body.
    pub body: Vec<u8>,
}

/// The value of the first header with this name, ignoring case.
fn first<'h>(headers: &'h [(Cow<'_, str>, Cow<'_, [u8]>)], name: &str) -> Option<&'h [u8]> {
    let mut headers = headers.iter();
    let (_, value) = headers.find(|(found, _)| found.eq_ignore_ascii_case(name))?;
    Some(value)
}

impl Request {
    /// A request without headers or a body.
    #[must_use]
    pub fn new(method: impl Into<Cow<'static, str>>, target: impl Into<Cow<'static, str>>) -> Self {
        Self {
            method: method.into(),
            target: target.into(),
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(
        mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<Cow<'static, str>>,
    ) -> Self {
        let value = match value.into() {
            Cow::Borrowed(value) => Cow::Borrowed(value.as_bytes()),
            Cow::Owned(value) => Cow::Owned(value.into_bytes()),
        };
        self.headers.push((name.into(), value));
        self
    }

    /// The value of the first header with this name, ignoring case.
    #[must_use]
    pub fn header_value(&self, name: &str) -> Option<&[u8]> {
        first(&self.headers, name)
    }

    /// Sets the body.
    #[must_use]
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// The body as a string; `None` if it is not UTF-8.
    #[must_use]
    pub fn body_text(&self) -> Option<&str> {
        std::str::from_utf8(&self.body).ok()
    }
}

/// Shows nothing that may be a secret: only the target's path, the names of headers and the length of the body.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.target.split('?').next().unwrap_or_default();
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| &**name).collect();
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("path", &path)
            .field("headers", &names)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish()
    }
}

/// A response that a client received, or one that a server sends.
///
/// ```
/// use touchmark::protocol::Response;
///
/// let response = Response::new(503, b"").header("Retry-After", "2");
/// assert_eq!(response.header_value("retry-after"), Some(b"2".as_slice()));
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Response<'a> {
    /// The HTTP status.
    pub status: u16,
    /// The headers. A value may contain bytes that are not UTF-8.
    pub headers: Vec<(Cow<'a, str>, Cow<'a, [u8]>)>,
    /// The body.
    pub body: Cow<'a, [u8]>,
}

impl<'a> Response<'a> {
    /// A response without headers.
    #[must_use]
    pub fn new(status: u16, body: impl Into<Cow<'a, [u8]>>) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: body.into(),
        }
    }

    /// Adds a header, as in `.header(name.as_str(), value)` of an `http::HeaderMap`.
    #[must_use]
    pub fn header(
        mut self,
        name: impl Into<Cow<'a, str>>,
        value: &'a (impl AsRef<[u8]> + ?Sized),
    ) -> Self {
        let value = Cow::Borrowed(value.as_ref());
        self.headers.push((name.into(), value));
        self
    }

    /// Whether the status indicates success.
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The value of the first header with this name, ignoring case.
    #[must_use]
    pub fn header_value(&self, name: &str) -> Option<&[u8]> {
        first(&self.headers, name)
    }

    /// That value as a string without surrounding white space; `None` also if it is empty or not UTF-8.
    #[must_use]
    pub fn header_text(&self, name: &str) -> Option<&str> {
        let text = std::str::from_utf8(self.header_value(name)?).ok()?.trim();
        Some(text).filter(|text| !text.is_empty())
    }

    /// The body as a string; `None` if it is not UTF-8.
    #[must_use]
    pub fn body_text(&self) -> Option<&str> {
        std::str::from_utf8(&self.body).ok()
    }

    /// The request id in the headers.
    pub(crate) fn request_id(&self) -> Option<&str> {
        ["x-amzn-requestid", "x-amz-request-id"]
            .iter()
            .find_map(|name| self.header_text(name))
    }
}

/// Shows nothing that may be a secret: only the names of headers and the length of the body.
impl fmt::Debug for Response<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| &**name).collect();
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &names)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_found_in_any_case_and_the_first_one_counts() {
        let response = Response::new(200, b"")
            .header("X-Amzn-RequestId", " a ")
            .header("x-amzn-requestid", "b");
        assert_eq!(response.header_text("x-amzn-requestid"), Some("a"));
        assert_eq!(response.request_id(), Some("a"));
        assert_eq!(response.header_text("x-amz-request-id"), None);
    }

    #[test]
    fn a_header_that_is_not_utf8_has_a_value_and_no_string() {
        let response = Response::new(200, b"")
            .header("x-amzn-requestid", b"\xff")
            .header("x-amz-request-id", "c");
        assert_eq!(
            response.header_value("x-amzn-requestid"),
            Some(b"\xff".as_slice())
        );
        assert_eq!(response.header_text("x-amzn-requestid"), None);
        assert_eq!(response.request_id(), Some("c"));
    }

    #[test]
    fn debug_output_shows_no_secret() {
        let request = Request::new("POST", "/keys?password=hunter2")
            .header("authorization", "hunter2")
            .body("Password=hunter2");
        let response = Response::new(200, b"hunter2").header("set-cookie", "hunter2");
        for debug in [format!("{request:?}"), format!("{response:?}")] {
            assert!(!debug.contains("hunter2"), "{debug}");
        }
        assert_eq!(
            format!("{request:?}"),
            r#"Request { method: "POST", path: "/keys", headers: ["authorization"], body: 16 bytes }"#
        );
    }
}
