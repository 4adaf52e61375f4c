//! Responses that cannot be read.

use std::fmt;

use super::retry_after::RetryAfter;
use super::retry_kind::RetryKind;
use crate::codec::DecodeError;
use crate::protocol::Response;

/// A response whose body is not what the protocol has for its status: an output that cannot be read, an HTML page
/// from a proxy in place of an error document, or nothing at all.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UnreadableResponse {
    /// The HTTP status.
    pub status: u16,
    /// The error in reading the body.
    pub reason: Box<DecodeError>,
    /// Whether the response says that it is an HTML page, which no service sends, but proxies and logins to networks do.
    pub is_html: bool,
    /// The request id from the headers, which AWS Support asks for.
    pub request_id: Option<String>,
    /// When to retry, if the response says so.
    pub retry_after: Option<RetryAfter>,
}

impl UnreadableResponse {
    /// Why the same request may succeed if it is sent again; `None` if it would fail again.
    #[must_use]
    pub fn retry_kind(&self) -> Option<RetryKind> {
        RetryKind::of_stranger(self.status)
    }

    /// Whether the same request may succeed if it is retried later.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.retry_kind().is_some()
    }

    pub(super) fn new(response: &Response<'_>, reason: DecodeError) -> Self {
        Self {
            status: response.status,
            reason: Box::new(reason),
            is_html: is_html(response),
            request_id: response.request_id().map(str::to_owned),
            retry_after: RetryAfter::of(response),
        }
    }
}

fn is_html(response: &Response<'_>) -> bool {
    let of = response.header_text("content-type").unwrap_or_default();
    let kind = of.split(';').next().unwrap_or_default();
    kind.trim().eq_ignore_ascii_case("text/html")
}

impl fmt::Display for UnreadableResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { status, reason, .. } = self;
        if (200..300).contains(status) {
            reason.fmt(f)?;
        } else {
            write!(
                f,
                "the response has status {status}, but is not an error document of the service: {reason}"
            )?;
        }
        if self.is_html {
            f.write_str(
                "; it is an HTML page, as from a proxy in between or the login to a network",
            )?;
        }
        Ok(())
    }
}

impl std::error::Error for UnreadableResponse {}
