//! A transport over ureq.

use std::io::{self, Read};
use std::sync::Arc;
use std::time::Duration;

use ureq::http::Response as HttpResponse;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::{Agent, Body};

use super::proxies::Proxies;
use super::{Client, Transport};
use crate::client::attempt::Attempt;
use crate::client::config::Config;
use crate::client::convert;
use crate::client::roots::{Chosen, Roots, RootsError};
use crate::client::service::Service;
use crate::client::transport::{TransportError, TransportErrorKind};
use crate::protocol::{Request, Response};

/// Sends requests with [ureq](ureq::Agent): HTTP/1.1, TLS by rustls, proxies from the environment.
#[derive(Debug, Clone)]
pub struct Ureq {
    agent: Agent,
    /// The proxies in place of the agent's.
    proxies: Option<Arc<Proxies>>,
}

/// How a [`Ureq`] is made.
#[derive(Debug, Clone)]
pub struct UreqBuilder {
    roots: Roots,
    uses_proxies: bool,
    verifies: bool,
}

/// What one request may take, and whether it goes through a proxy.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// How long to wait for a connection.
    pub connect_timeout: Option<Duration>,
    /// How long to wait for the complete response, the connection included.
    pub timeout: Option<Duration>,
    /// How long the body of the response may be, in bytes.
    pub response_limit: u64,
    /// Whether it must not go through a proxy.
    pub direct: bool,
}

impl Ureq {
    /// A transport that trusts the roots of Mozilla's list, and uses the proxies that the environment names: `HTTPS_PROXY` or
    /// `HTTP_PROXY`, as the URL is, else `ALL_PROXY`, except for hosts of `NO_PROXY`.
    #[must_use]
    pub fn new() -> Self {
        Self {
            agent: agent(RootCerts::WebPki, true),
            proxies: Some(Arc::new(Proxies::of_environment())),
        }
    }

    /// The same without a proxy.
    #[must_use]
    pub fn direct() -> Self {
        Self::with_agent(agent(RootCerts::WebPki, true))
    }

    /// How it is made otherwise.
    #[must_use]
    pub const fn builder() -> UreqBuilder {
        UreqBuilder {
            roots: Roots::mozilla(),
            uses_proxies: true,
            verifies: true,
        }
    }

    /// A transport with an agent of your own, and its proxy. How redirects, statuses and timeouts are treated is up to the
    /// client, whatever the agent says.
    #[must_use]
    pub const fn with_agent(agent: Agent) -> Self {
        Self {
            agent,
            proxies: None,
        }
    }

    /// Sends one request that is no attempt of a call, as those for credentials are, and reads the response to its end.
    /// The URL has the request's target in it.
    ///
    /// # Errors
    /// Why there is no complete response.
    pub fn exchange(
        &self,
        url: &str,
        request: &Request,
        limits: Limits,
    ) -> Result<Response<'static>, TransportError> {
        let uri = convert::uri(url.to_owned())?;
        let proxy = match &self.proxies {
            Some(proxies) if !limits.direct => Some(proxies.of_url(&uri)?),
            _ => None,
        };
        let built = convert::request(
            &request.method,
            uri,
            request.headers.clone(),
            &*request.body,
        )?;
        let mut built = self
            .agent
            .configure_request(built)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .accept("")
            .accept_encoding("")
            .timeout_connect(limits.connect_timeout)
            .timeout_global(limits.timeout);
        if limits.direct {
            built = built.proxy(None);
        } else if let Some(proxy) = proxy {
            built = built.proxy(proxy);
        }
        let is_secure = url.starts_with("https:");
        let response = self
            .agent
            .run(built.build())
            .map_err(|error| failure(error, is_secure))?;
        read(response, limits.response_limit)
    }
}

/// Connections that were idle for longer are closed, before the services' load balancers do.
const MAX_IDLE: Duration = Duration::from_secs(15);

/// An agent without a proxy.
fn agent(roots: RootCerts, verifies: bool) -> Agent {
    let tls = TlsConfig::builder()
        .root_certs(roots)
        .disable_verification(!verifies)
        .build();
    Agent::config_builder()
        .max_idle_age(MAX_IDLE)
        .tls_config(tls)
        .proxy(None)
        .build()
        .new_agent()
}

impl UreqBuilder {
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

    /// Takes any certificate, whoever signed it and whomever it is for, also one that has expired. What is sent is
    /// encrypted still, but for whoever answers: anyone between here and the service can pretend to be it, read requests
    /// with their secrets, and answer what they like. Of use for tests on a machine of your own; elsewhere, name whom you
    /// trust with [`UreqBuilder::roots`].
    #[must_use]
    pub fn without_verification(mut self) -> Self {
        self.verifies = false;
        self
    }

    /// The transport.
    ///
    /// # Errors
    /// A system that trusts nobody, where its roots were chosen.
    pub fn build(self) -> Result<Ureq, RootsError> {
        let roots = match self.roots.chosen()? {
            Chosen::Mozilla => RootCerts::WebPki,
            Chosen::These(certificates) => {
                let certificates = certificates.iter();
                RootCerts::from(certificates.map(|one| Certificate::from_der(one).to_owned()))
            }
        };
        let proxies = || Arc::new(Proxies::of_environment());
        Ok(Ureq {
            agent: agent(roots, self.verifies),
            proxies: self.uses_proxies.then(proxies),
        })
    }
}

impl Default for Ureq {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Service> Client<S> {
    /// A client that sends with [`Ureq`], through the proxies that the environment names.
    #[must_use]
    pub fn new(config: Config) -> Self {
        Self::with_transport(config, Ureq::new())
    }
}

impl Transport for Ureq {
    fn send(&self, attempt: &Attempt<'_>) -> Result<Response<'static>, TransportError> {
        let limits = Limits {
            connect_timeout: attempt.connect_timeout(),
            timeout: attempt.timeout(),
            response_limit: attempt.response_limit(),
            direct: false,
        };
        self.exchange(&attempt.target_url(), attempt.request(), limits)
    }
}

/// Reads a response to its end, which must not be after `limit` bytes.
fn read(response: HttpResponse<Body>, limit: u64) -> Result<Response<'static>, TransportError> {
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
    Ok(convert::response(&parts, bytes))
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
            _ if is_unknown_host(error) => TransportErrorKind::Connect,
            // What rustls refuses.
            io::ErrorKind::InvalidData if is_secure => TransportErrorKind::Tls,
            _ => TransportErrorKind::Broken,
        },
        ureq::Error::Protocol(_) | ureq::Error::BodyStalled => TransportErrorKind::Broken,
        ureq::Error::LargeResponseHeader(..) => TransportErrorKind::TooLong,
        _ => TransportErrorKind::Request,
    };
    match error {
        // It says no more than the kind does, and a client knows how long it waited.
        ureq::Error::Timeout(ureq::Timeout::Global) => TransportError::new(kind),
        error => TransportError::new(kind).cause(error),
    }
}

/// Whether the host's name was not found, for which the standard library has no kind of its own.
fn is_unknown_host(error: &io::Error) -> bool {
    // On Windows, from `WSAHOST_NOT_FOUND` to `WSANO_DATA`; elsewhere, the standard library's words before those of the system.
    let is_code = |code| cfg!(windows) && (11001..=11004).contains(&code);
    error.raw_os_error().is_some_and(is_code)
        || error
            .to_string()
            .starts_with("failed to lookup address information")
}

#[cfg(test)]
mod tests {
    use std::net::ToSocketAddrs;

    use super::*;

    #[test]
    fn a_host_that_is_not_found_is_no_response_that_was_cut_off() {
        // A label of a name has 63 characters at most, so that nobody is asked.
        let name = "x".repeat(64);
        let error = (name.as_str(), 80).to_socket_addrs().unwrap_err();
        let text = error.to_string();
        let error = failure(error.into(), false);
        assert_eq!(error.kind, TransportErrorKind::Connect, "{text}");
        let other = io::Error::other("something else");
        assert_eq!(failure(other.into(), true).kind, TransportErrorKind::Broken);
    }
}
