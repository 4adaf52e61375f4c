//! Sends through any `tower::Service`.

use std::error::Error;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use ::http::{HeaderName, HeaderValue};
use ::tower_service::Service;
use bytes::{Buf, Bytes};
use http_body_util::Full;
use touchmark::client::transport::{TransportError, TransportErrorKind};
use touchmark::protocol::{Request, Response};

use super::http::{Http, HttpFuture, HttpRequest, RESPONSE_LIMIT};
use super::{Host, System};

/// The body of a request.
pub type Body = Full<Bytes>;

type BoxError = Box<dyn Error + Send + Sync>;

/// Sends through any `tower::Service` of HTTP requests. An error of it that is a [`TransportError`] is taken as it is; any
/// other is one of a connection that broke.
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

impl<S, B> Http for Tower<S>
where
    S: Service<::http::Request<Body>, Response = ::http::Response<B>> + Clone + Send + Sync,
    S::Error: Into<BoxError>,
    S::Future: Send,
    B: http_body::Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<BoxError>,
{
    fn send(&self, request: HttpRequest) -> HttpFuture<'_> {
        let service = if request.direct {
            &self.direct
        } else {
            &self.service
        };
        let exchange = exchange(service.clone(), request.uri(), request.request);
        Box::pin(within(&*self.host, request.timeout, exchange))
    }
}

/// The result of an exchange, unless the time is over first.
async fn within<T>(
    host: &dyn Host,
    limit: Duration,
    exchange: impl Future<Output = Result<T, TransportError>>,
) -> Result<T, TransportError> {
    let mut exchange = pin!(exchange);
    let mut sleep = host.sleep(limit);
    poll_fn(|context| {
        if let Poll::Ready(result) = exchange.as_mut().poll(context) {
            return Poll::Ready(result);
        }
        let late = || Err(TransportError::new(TransportErrorKind::Timeout));
        sleep.as_mut().poll(context).map(|()| late())
    })
    .await
}

async fn exchange<S, B>(
    mut service: S,
    uri: String,
    request: Request,
) -> Result<Response<'static>, TransportError>
where
    S: Service<::http::Request<Body>, Response = ::http::Response<B>>,
    S::Error: Into<BoxError>,
    B: http_body::Body,
    B::Error: Into<BoxError>,
{
    let request = build(&uri, request)
        .map_err(|error| TransportError::new(TransportErrorKind::Request).cause(error))?;
    poll_fn(|context| service.poll_ready(context))
        .await
        .map_err(|error| failure(error.into()))?;
    let response = service.call(request).await;
    let (parts, body) = response
        .map_err(|error| failure(error.into()))?
        .into_parts();
    let status = parts.status.as_u16();
    let bytes = collect(body).await.map_err(|error| error.status(status))?;
    let mut response = Response::new(status, bytes);
    for (name, value) in &parts.headers {
        let value = value.as_bytes().to_vec();
        response
            .headers
            .push((name.as_str().to_owned().into(), value.into()));
    }
    Ok(response)
}

fn build(uri: &str, request: Request) -> Result<::http::Request<Body>, ::http::Error> {
    let mut built = ::http::Request::builder().method(&*request.method).uri(uri);
    for (name, value) in &request.headers {
        built = built.header(
            HeaderName::from_bytes(name.as_bytes())?,
            HeaderValue::from_bytes(value)?,
        );
    }
    built.body(Body::from(request.body))
}

/// Reads a body to its end.
async fn collect<B>(body: B) -> Result<Vec<u8>, TransportError>
where
    B: http_body::Body,
    B::Error: Into<BoxError>,
{
    let mut body = pin!(body);
    let mut bytes = Vec::new();
    while let Some(frame) = poll_fn(|context| body.as_mut().poll_frame(context)).await {
        let frame = frame.map_err(|error| failure(error.into()))?;
        let Ok(mut data) = frame.into_data() else {
            continue;
        };
        if bytes.len().saturating_add(data.remaining()) > RESPONSE_LIMIT {
            return Err(TransportError::new(TransportErrorKind::TooLong));
        }
        while data.has_remaining() {
            let chunk = data.chunk();
            let length = chunk.len();
            bytes.extend_from_slice(chunk);
            data.advance(length);
        }
    }
    Ok(bytes)
}

fn failure(error: BoxError) -> TransportError {
    match error.downcast::<TransportError>() {
        Ok(error) => *error,
        Err(error) => TransportError::new(TransportErrorKind::Broken).cause(error),
    }
}
