//! The transport over hyper, on tokio.

mod connect;
mod failure;
mod proxied;
mod tls;

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use http::header::PROXY_AUTHORIZATION;
use hyper::body::Incoming;
use hyper_util::client::legacy::connect::capture_connection;
use hyper_util::client::legacy::{self, ResponseFuture};
use hyper_util::rt::{TokioExecutor, TokioTimer};

use self::connect::Connector;
use self::proxied::Proxies;
use super::Client;
use super::limit::Sleeping;
use super::transport::Body;
use crate::client::config::Config;
use crate::client::roots::Roots;
use crate::client::service::Service;
use crate::client::transport::TransportError;

/// Sends requests with hyper: HTTP/1.1, TLS 1.2 and 1.3 by rustls on ring, on tokio. Clones share their connections.
///
/// A connection that was idle for 15 seconds is closed, before the services' load balancers do; one over which a service
/// reported that it is broken (status 500 and above) is not used again.
#[derive(Clone)]
pub struct Hyper(Result<Sender, TransportError>);

#[derive(Clone)]
struct Sender {
    client: legacy::Client<Connector, Body>,
    proxies: Proxies,
}

/// How a [`Hyper`] is made.
#[derive(Debug, Clone)]
pub struct HyperBuilder {
    roots: Roots,
    uses_proxies: bool,
    connect_timeout: Option<Duration>,
}

/// No connection is kept idle for longer.
const MAX_IDLE: Duration = Duration::from_secs(15);

impl Hyper {
    /// A transport that trusts the roots of Mozilla's list, and uses the proxies that the environment names: `HTTPS_PROXY` or
    /// `HTTP_PROXY`, as the URL is, else `ALL_PROXY`, except for hosts of `NO_PROXY`.
    #[must_use]
    pub fn new() -> Self {
        Self::builder().build()
    }

    /// How it is made otherwise.
    #[must_use]
    pub fn builder() -> HyperBuilder {
        HyperBuilder {
            roots: Roots::mozilla(),
            uses_proxies: true,
            connect_timeout: None,
        }
    }
}

impl fmt::Debug for Hyper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hyper").finish_non_exhaustive()
    }
}

impl Default for Hyper {
    fn default() -> Self {
        Self::new()
    }
}

impl HyperBuilder {
    /// Sets whose certificates are trusted.
    #[must_use]
    pub fn roots(mut self, roots: Roots) -> Self {
        self.roots = roots;
        self
    }

    /// Uses no proxy, whatever the environment says (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`).
    #[must_use]
    pub fn direct(mut self) -> Self {
        self.uses_proxies = false;
        self
    }

    /// Sets how long to wait for a connection, with the handshakes of a proxy and of TLS.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Option<Duration>) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// The transport. What is wrong with its roots is the error of each request, and told then.
    #[must_use]
    pub fn build(self) -> Hyper {
        let proxies = match self.uses_proxies {
            true => Proxies::of_environment(),
            false => Proxies::none(),
        };
        Hyper(tls::trusting(self.roots).map(|tls| {
            let connector = Connector::new(proxies.clone(), tls, self.connect_timeout);
            let client = legacy::Client::builder(TokioExecutor::new())
                .pool_timer(TokioTimer::new())
                .pool_idle_timeout(MAX_IDLE)
                .build(connector);
            Sender { client, proxies }
        }))
    }
}

impl<S: Service> Client<S, Hyper> {
    /// A client that sends with [`Hyper::new`], waits on tokio, and must be used inside of its runtime.
    #[must_use]
    pub fn new(config: Config) -> Self {
        Self::with_hyper(config, Hyper::builder())
    }

    /// The same with another choice of roots or without proxies; the timeout for connections is the configuration's.
    #[must_use]
    pub fn with_hyper(config: Config, builder: HyperBuilder) -> Self {
        let timeout = config.timeouts.connect;
        let transport = builder.connect_timeout(timeout).build();
        Self::with_transport(config, sleep, transport)
    }
}

fn sleep(duration: Duration) -> Sleeping {
    Box::pin(tokio::time::sleep(duration))
}

impl tower_service::Service<http::Request<Body>> for Hyper {
    type Response = http::Response<Incoming>;
    type Error = TransportError;
    type Future = Sending;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(self.0.as_ref().map(|_| ()).map_err(Clone::clone))
    }

    fn call(&mut self, mut request: http::Request<Body>) -> Sending {
        let Sender { client, proxies } = match &self.0 {
            Ok(sender) => sender,
            Err(error) => return Box::pin(std::future::ready(Err(error.clone()))),
        };
        if let Some(authorization) = proxies.authorization(request.uri()) {
            request
                .headers_mut()
                .insert(PROXY_AUTHORIZATION, authorization);
        }
        let connection = capture_connection(&mut request);
        let sending: ResponseFuture = client.request(request);
        Box::pin(async move {
            let response = sending.await.map_err(failure::kind)?;
            if response.status().is_server_error()
                && let Some(connected) = connection.connection_metadata().as_ref()
            {
                connected.poison();
            }
            Ok(response)
        })
    }
}

/// A request that is being sent.
type Sending =
    Pin<Box<dyn Future<Output = Result<http::Response<Incoming>, TransportError>> + Send>>;
