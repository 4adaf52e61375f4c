//! Requests, and who sends them.

use std::sync::Arc;
use std::time::Duration;

use touchmark::client::endpoint::Url;
use touchmark::client::transport::TransportError;
use touchmark::protocol::{Request, Response};

use super::HostFuture;

/// A request to be sent once, as it is.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct HttpRequest {
    /// Where it is sent. The path of the URL is part of the request's target.
    pub url: Url,
    /// The request, without the header `host`, whose value is [`Url::host`].
    pub request: Request,
    /// How long to wait for a connection.
    pub connect_timeout: Duration,
    /// How long to wait for the complete response, the connection included.
    pub timeout: Duration,
    /// Whether it must not go through a proxy: its host has no name that others than this machine know.
    pub direct: bool,
}

impl HttpRequest {
    /// The whole URL.
    #[must_use]
    pub fn uri(&self) -> String {
        self.url.with_target(&self.request.target)
    }
}

/// How long a response may be, in bytes. Those with credentials have a few thousand.
#[cfg(any(feature = "ureq", feature = "tower"))]
pub(super) const RESPONSE_LIMIT: u64 = 1 << 20;

/// A response that is being waited for.
pub type HttpFuture<'a> = HostFuture<'a, Result<Response<'static>, TransportError>>;

/// Sends requests.
pub trait Http: Send + Sync {
    /// Sends a request and reads the response to its end. It neither follows redirects nor sends anything twice, and
    /// keeps to the limits of time.
    fn send(&self, request: HttpRequest) -> HttpFuture<'_>;
}

impl<T: Http + ?Sized> Http for Arc<T> {
    fn send(&self, request: HttpRequest) -> HttpFuture<'_> {
        (**self).send(request)
    }
}
