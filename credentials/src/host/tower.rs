//! Sends through any `tower::Service`.

use std::sync::Arc;

pub use touchmark::client::tower::Body;
use touchmark::client::tower::{Transport, exchange};

use super::http::{Http, HttpFuture, HttpRequest, RESPONSE_LIMIT};
use super::{Host, System};

/// Sends through any `tower::Service` of HTTP requests. An error of it that is a
/// [`TransportError`](touchmark::client::transport::TransportError) is taken as it is; any other is one of a connection that
/// broke.
#[derive(Clone)]
pub struct Tower<S> {
    service: S,
    direct: S,
    host: Arc<dyn Host>,
}

impl<S: Clone> Tower<S> {
    /// Sends through this service, which should use no proxy for addresses that only this machine knows.
    #[must_use]
    pub fn new(service: S) -> Self {
        Self {
            direct: service.clone(),
            service,
            host: Arc::new(System),
        }
    }

    /// Sets a service without a proxy, for credentials of containers and instances.
    #[must_use]
    pub fn direct(mut self, service: S) -> Self {
        self.direct = service;
        self
    }

    /// Sets who waits until the time for a response is over, in place of a thread.
    #[must_use]
    pub fn host(mut self, host: impl Host + 'static) -> Self {
        self.host = Arc::new(host);
        self
    }
}

impl<S: Transport> Http for Tower<S> {
    fn send(&self, request: HttpRequest) -> HttpFuture<'_> {
        let service = if request.direct {
            &self.direct
        } else {
            &self.service
        };
        let (service, over) = (service.clone(), self.host.sleep(request.timeout));
        Box::pin(async move {
            let url = request.uri();
            exchange(service, url, request.request, Some(over), RESPONSE_LIMIT).await
        })
    }
}
