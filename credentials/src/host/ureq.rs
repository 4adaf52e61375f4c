//! Sends with ureq, on a thread.

use std::io::{self, Read};
use std::time::Duration;

use touchmark::client::transport::{TransportError, TransportErrorKind};
use touchmark::protocol::Response;
use ureq::http::{self, HeaderName, HeaderValue};
use ureq::{Agent, Body};

use super::http::{Http, HttpFuture, HttpRequest, RESPONSE_LIMIT};
use super::thread::spawn;

/// Sends with [ureq](::ureq::Agent), each request on a thread of its own: for clients that wait and clients that do not, on
/// any runtime or none.
#[derive(Debug, Clone)]
pub struct Ureq {
    agent: Agent,
}

/// Connections that were idle for longer are closed, before the services' load balancers do.
const MAX_IDLE: Duration = Duration::from_secs(15);

impl Ureq {
    /// It trusts the roots of Mozilla's list, and uses the proxy that the environment names, though never for credentials
    /// of containers and instances.
    #[must_use]
    pub fn new() -> Self {
        let config = Agent::config_builder().max_idle_age(MAX_IDLE);
        Self::with_agent(config.build().new_agent())
    }

    /// With an agent that has other roots, or another proxy. How redirects, statuses and timeouts are treated does not
    /// depend on it.
    #[must_use]
    pub const fn with_agent(agent: Agent) -> Self {
        Self { agent }
    }
}

impl Default for Ureq {
    fn default() -> Self {
        Self::new()
    }
}

impl Http for Ureq {
    fn send(&self, request: HttpRequest) -> HttpFuture<'_> {
        let agent = self.agent.clone();
        Box::pin(async move {
            let failed =
                |error: io::Error| TransportError::new(TransportErrorKind::Request).cause(error);
            let working = spawn(move || exchange(&agent, &request)).map_err(failed)?;
            working.await.map_err(failed)?
        })
    }
}

fn exchange(agent: &Agent, request: &HttpRequest) -> Result<Response<'static>, TransportError> {
    let is_secure = request.url.scheme() == "https";
    let built = build(request)
        .map_err(|error| TransportError::new(TransportErrorKind::Request).cause(error))?;
    let mut configured = agent
        .configure_request(built)
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .accept("")
        .accept_encoding("")
        .timeout_connect(Some(request.connect_timeout))
        .timeout_global(Some(request.timeout));
    if request.direct {
        configured = configured.proxy(None);
    }
    let response = agent
        .run(configured.build())
        .map_err(|error| failure(error, is_secure))?;
    read(response)
}

fn build(request: &HttpRequest) -> Result<http::Request<&[u8]>, http::Error> {
    let HttpRequest { request: plain, .. } = request;
    let mut built = http::Request::builder()
        .method(&*plain.method)
        .uri(request.uri());
    for (name, value) in &plain.headers {
        built = built.header(
            HeaderName::from_bytes(name.as_bytes())?,
            HeaderValue::from_bytes(value)?,
        );
    }
    built.body(&plain.body)
}

/// Reads a response to its end.
fn read(response: http::Response<Body>) -> Result<Response<'static>, TransportError> {
    let (parts, body) = response.into_parts();
    let status = parts.status.as_u16();
    let limit = u64::try_from(RESPONSE_LIMIT).unwrap_or(u64::MAX);
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
            io::ErrorKind::TimedOut => TransportErrorKind::Timeout,
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
