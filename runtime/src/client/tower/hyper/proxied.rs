//! Connections through proxies, which stand between a program and everything outside.

use std::error::Error;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::{HeaderValue, Uri};
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::legacy::connect::{Connected, Connection, HttpConnector};
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tower_service::Service;

/// The URL of any host, where it does not matter which.
const SOME_HOST: &str = "http://host/";

type BoxError = Box<dyn Error + Send + Sync>;

/// Which proxy a host is reached through.
#[derive(Clone)]
pub(super) struct Proxies(Option<Arc<Named>>);

/// What the environment's variables name.
struct Named {
    proxies: Matcher,
    /// The variables for both schemes whose value is no proxy, which the matcher passes over.
    wrong: [Option<&'static str>; 2],
    /// A proxy for all hosts that are reached through one.
    any: Matcher,
}

impl Proxies {
    /// Those that the environment's variables name.
    pub(super) fn of_environment() -> Self {
        let variable = |name: &str| {
            let value = std::env::var(name).ok()?;
            let value = value.trim();
            (!value.is_empty()).then(|| value.to_owned())
        };
        let is_wrong = |value: &str| {
            let matcher = Matcher::builder().all(value).build();
            matcher.intercept(&Uri::from_static(SOME_HOST)).is_none()
        };
        let wrong = |names: [&'static str; 4]| {
            let mut names = names.into_iter();
            let (name, value) = names.find_map(|name| Some((name, variable(name)?)))?;
            is_wrong(&value).then_some(name)
        };
        let direct = variable("NO_PROXY").or_else(|| variable("no_proxy"));
        Self(Some(Arc::new(Named {
            proxies: Matcher::from_env(),
            wrong: [
                wrong(["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"]),
                wrong(["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"]),
            ],
            any: Matcher::builder()
                .all(SOME_HOST)
                .no(direct.unwrap_or_default())
                .build(),
        })))
    }

    pub(super) fn none() -> Self {
        Self(None)
    }

    fn of(&self, host: &Uri) -> Option<Intercept> {
        self.0.as_ref()?.proxies.intercept(host)
    }

    /// The variable that should name the proxy for a host, and does not. Its value may hold a password.
    fn wrong(&self, host: &Uri) -> Option<&'static str> {
        let named = self.0.as_ref()?;
        let [http, https] = named.wrong;
        let variable = if is_secure(host) { https } else { http };
        variable.filter(|_| named.any.intercept(host).is_some())
    }

    /// What a request without TLS tells the proxy, which reads it. With TLS there is a tunnel, and it is told before.
    pub(super) fn authorization(&self, host: &Uri) -> Option<HeaderValue> {
        let proxy = self.of(host).filter(|_| !is_secure(host))?;
        let mut value = proxy.basic_auth()?.clone();
        value.set_sensitive(true);
        Some(value)
    }
}

fn is_secure(host: &Uri) -> bool {
    host.scheme_str() == Some("https")
}

/// Connects to hosts, or to their proxies.
#[derive(Clone)]
pub(super) struct Proxied {
    http: HttpConnector,
    proxies: Proxies,
}

impl Proxied {
    pub(super) fn new(proxies: Proxies) -> Self {
        let mut http = HttpConnector::new();
        http.enforce_http(false);
        http.set_nodelay(true);
        Self { http, proxies }
    }
}

impl Service<Uri> for Proxied {
    type Response = Stream;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Stream, BoxError>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.http.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, host: Uri) -> Self::Future {
        if let Some(variable) = self.proxies.wrong(&host) {
            let message = format!(
                "the variable {variable} is not the URL of a proxy, like `http://host:port`"
            );
            return Box::pin(async move { Err(io::Error::other(message).into()) });
        }
        let Some(proxy) = self.proxies.of(&host) else {
            let connecting = self.http.call(host);
            return Box::pin(async move { Ok(Stream::direct(connecting.await?)) });
        };
        if let Some(scheme) = proxy.uri().scheme_str().filter(|scheme| *scheme != "http") {
            let message =
                format!("a proxy that is reached by `{scheme}` is not supported, only by `http`");
            return Box::pin(async move { Err(io::Error::other(message).into()) });
        }
        if is_secure(&host) {
            let mut tunnel = Tunnel::new(proxy.uri().clone(), self.http.clone());
            if let Some(authorization) = proxy.basic_auth() {
                tunnel = tunnel.with_auth(authorization.clone());
            }
            let connecting = tunnel.call(host);
            return Box::pin(async move { Ok(Stream::direct(connecting.await?)) });
        }
        let connecting = self.http.call(proxy.uri().clone());
        Box::pin(async move {
            Ok(Stream {
                is_proxied: true,
                ..Stream::direct(connecting.await?)
            })
        })
    }
}

/// A connection that knows whether a proxy reads what is sent.
pub(super) struct Stream {
    io: TokioIo<TcpStream>,
    is_proxied: bool,
}

impl Stream {
    /// One to the host, or through a tunnel to it.
    fn direct(io: TokioIo<TcpStream>) -> Self {
        Self {
            io,
            is_proxied: false,
        }
    }

    fn io(self: Pin<&mut Self>) -> Pin<&mut TokioIo<TcpStream>> {
        Pin::new(&mut self.get_mut().io)
    }
}

impl Connection for Stream {
    fn connected(&self) -> Connected {
        self.io.connected().proxy(self.is_proxied)
    }
}

impl Read for Stream {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        self.io().poll_read(context, buffer)
    }
}

impl Write for Stream {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.io().poll_write(context, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.io().poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.io().poll_shutdown(context)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.io().poll_write_vectored(context, slices)
    }
}
