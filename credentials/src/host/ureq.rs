//! Sends with ureq, on a thread.

use std::io;

use touchmark::client::blocking::{Limits, Ureq as Transport};
use touchmark::client::transport::{TransportError, TransportErrorKind};

use super::http::{Http, HttpFuture, HttpRequest, RESPONSE_LIMIT};
use super::thread::spawn;

/// Sends with [ureq](Transport), each request on a thread of its own: for clients that wait and clients that do not, on any
/// runtime or none.
#[derive(Debug, Clone, Default)]
pub struct Ureq {
    transport: Transport,
}

impl Ureq {
    /// It trusts the roots of Mozilla's list, and uses the proxies that the environment names, though never for credentials
    /// of containers and instances.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With a transport that has other roots, or another proxy.
    #[must_use]
    pub const fn with_transport(transport: Transport) -> Self {
        Self { transport }
    }
}

impl Http for Ureq {
    fn send(&self, request: HttpRequest) -> HttpFuture<'_> {
        let transport = self.transport.clone();
        let exchange = move || {
            let limits = Limits {
                connect_timeout: Some(request.connect_timeout),
                timeout: Some(request.timeout),
                response_limit: RESPONSE_LIMIT,
                direct: request.direct,
            };
            transport.exchange(&request.uri(), &request.request, limits)
        };
        Box::pin(async move {
            let failed =
                |error: io::Error| TransportError::new(TransportErrorKind::Request).cause(error);
            let working = spawn(exchange).map_err(failed)?;
            working.await.map_err(failed)?
        })
    }
}
