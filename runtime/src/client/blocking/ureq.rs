//! A transport over ureq.

use std::io::{self, Read};
use std::time::Duration;

use ureq::config::ConfigBuilder;
use ureq::http::{self, HeaderName, HeaderValue};
use ureq::typestate::AgentScope;
use ureq::{Agent, Body};

use super::{Client, Transport};
use crate::client::attempt::Attempt;
use crate::client::config::Config;
use crate::client::service::Service;
use crate::client::transport::{TransportError, TransportErrorKind};
use crate::protocol::Response;

/// Sends requests with [ureq](ureq::Agent): HTTP/1.1, TLS by rustls, proxies from the environment.
#[derive(Debug, Clone)]
pub struct Ureq {
    agent: Agent,
}

impl Ureq {
    /// A transport that trusts the roots of Mozilla's list, and uses the proxy that the environment names.
    #[must_use]
    pub fn new() -> Self {
        Self::with_agent(config().build().new_agent())
    }

    /// The same without a proxy.
    #[must_use]
    pub fn direct() -> Self {
        Self::with_agent(config().proxy(None).build().new_agent())
    }

    /// A transport with an agent that has other roots, another proxy, or other limits. How redirects, statuses and
    /// timeouts are treated is up to the client, whatever the agent says.
    #[must_use]
    pub const fn with_agent(agent: Agent) -> Self {
        Self { agent }
    }
}

/// Connections that were idle for longer are closed, before the services' load balancers do.
const MAX_IDLE: Duration = Duration::from_secs(15);

fn config() -> ConfigBuilder<AgentScope> {
    Agent::config_builder().max_idle_age(MAX_IDLE)
}

impl Default for Ureq {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Service> Client<S> {
    /// A client that sends with [`Ureq`], through the proxy that the environment names.
    #[must_use]
    pub fn new(config: Config) -> Self {
        Self::with_transport(config, Ureq::new())
    }
}

impl Transport for Ureq {
    fn send(&self, attempt: &Attempt<'_>) -> Result<Response<'static>, TransportError> {
        let request = request(attempt)
            .map_err(|error| TransportError::new(TransportErrorKind::Request).cause(error))?;
        let request = self.agent.configure_request(request);
        let request = request
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .accept("")
            .accept_encoding("")
            .timeout_connect(attempt.connect_timeout())
            .timeout_global(attempt.timeout())
            .build();
        let is_secure = attempt.url().scheme() == "https";
        let response = self
            .agent
            .run(request)
            .map_err(|error| failure(error, is_secure))?;
        read(response, attempt.response_limit())
    }
}

fn request<'a>(attempt: &'a Attempt<'_>) -> Result<http::Request<&'a [u8]>, http::Error> {
    let (url, request) = (attempt.url(), attempt.request());
    let uri = [url.scheme(), "://", url.host(), &request.target].concat();
    let mut built = http::Request::builder().method(&*request.method).uri(uri);
    for (name, value) in &request.headers {
        built = built.header(
            HeaderName::from_bytes(name.as_bytes())?,
            HeaderValue::from_bytes(value)?,
        );
    }
    built.body(&*request.body)
}

/// Reads a response to its end, which must not be after `limit` bytes.
fn read(response: http::Response<Body>, limit: u64) -> Result<Response<'static>, TransportError> {
    let (parts, body) = response.into_parts();
    let status = parts.status.as_u16();
    let mut bytes = Vec::new();
    let mut reader = body.into_reader().take(limit.saturating_add(1));
    reader
        .read_to_end(&mut bytes)
        .map_err(|error| failure(error.into(), false).status(status))?;
    if reader.limit() == 0 {
        return Err(TransportError::new(TransportErrorKind::TooLong).status(status));
    }
    let mut response = Response::new(status, bytes);
    for (name, value) in &parts.headers {
        let value = value.as_bytes().to_vec();
        response
            .headers
            .push((name.as_str().to_owned().into(), value.into()));
    }
    Ok(response)
}

fn failure(error: ureq::Error, is_secure: bool) -> TransportError {
    let kind = match &error {
        ureq::Error::Timeout(_) => TransportErrorKind::Timeout,
        ureq::Error::HostNotFound
        | ureq::Error::ConnectionFailed
        | ureq::Error::ConnectProxyFailed(_) => TransportErrorKind::Connect,
        ureq::Error::Tls(_) | ureq::Error::Pem(_) | ureq::Error::Rustls(_) => {
            TransportErrorKind::Tls
        }
        ureq::Error::Io(error) => match error.kind() {
            io::ErrorKind::ConnectionRefused
            | io::ErrorKind::HostUnreachable
            | io::ErrorKind::NetworkUnreachable
            | io::ErrorKind::AddrNotAvailable => TransportErrorKind::Connect,
            // What rustls refuses.
            io::ErrorKind::InvalidData if is_secure => TransportErrorKind::Tls,
            _ => TransportErrorKind::Broken,
        },
        ureq::Error::Protocol(_) | ureq::Error::BodyStalled => TransportErrorKind::Broken,
        ureq::Error::LargeResponseHeader(..) => TransportErrorKind::TooLong,
        _ => TransportErrorKind::Request,
    };
    TransportError::new(kind).cause(error)
}
