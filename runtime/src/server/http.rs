//! A router over HTTP: any server of `tower::Service`s takes it.

use std::convert::Infallible;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::request::Parts;
use http_body_util::Full;

use super::body::{self, Unread};
use super::convert::{from_http, into_http};
use super::error::AnyError;
use super::router::Router;
use crate::client::now::Now;
use crate::client::tower::{BoxError, Limit, Sleep};
use crate::protocol::Response;

/// A [`Router`] as a `tower::Service` of HTTP requests, for hyper, axum and others. Clones share the router.
///
/// It reads bodies up to the server's [`Limits`](super::Limits) before it looks at them. How long a client may take for the
/// head of a request is the HTTP server's business; how long for the body is limited by [`timeout`](Self::timeout).
pub struct HttpService<S = ()> {
    router: Arc<Router<S>>,
    timeout: Option<Timeout>,
}

#[derive(Clone)]
struct Timeout {
    sleep: Arc<dyn Sleep>,
    duration: Duration,
}

impl<S> Clone for HttpService<S> {
    fn clone(&self) -> Self {
        Self {
            router: Arc::clone(&self.router),
            timeout: self.timeout.clone(),
        }
    }
}

impl<S: Send + Sync + 'static> Router<S> {
    /// The router as a `tower::Service` of HTTP requests.
    #[must_use]
    pub fn into_service(self) -> HttpService<S> {
        HttpService {
            router: Arc::new(self),
            timeout: None,
        }
    }
}

impl<S> HttpService<S> {
    /// Sets how long a client may take for the body of a request; without it, forever. `sleep` waits.
    #[must_use]
    pub fn timeout(mut self, duration: Duration, sleep: impl Sleep + 'static) -> Self {
        let sleep = Arc::new(sleep);
        self.timeout = Some(Timeout { sleep, duration });
        self
    }
}

impl<S, B> tower_service::Service<http::Request<B>> for HttpService<S>
where
    S: Send + Sync + 'static,
    B: http_body::Body<Data: Send, Error: Into<BoxError>> + Send + 'static,
{
    type Response = http::Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<B>) -> Self::Future {
        let service = self.clone();
        Box::pin(async move { Ok(into_http(service.respond(request).await)) })
    }
}

impl<S: Send + Sync + 'static> HttpService<S> {
    async fn respond<B>(&self, request: http::Request<B>) -> Response<'static>
    where
        B: http_body::Body<Data: Send, Error: Into<BoxError>> + Send + 'static,
    {
        let (parts, body) = request.into_parts();
        match self.body(&parts, body).await {
            Ok(body) => {
                let now = Now::since(Instant::now()).time;
                self.router.respond(from_http(parts, body), now).await
            }
            Err(error) => {
                let server = &self.router.server;
                server.respond_error(&server.request_id(), &error)
            }
        }
    }

    /// The complete body.
    async fn body<B>(&self, parts: &Parts, body: B) -> Result<Vec<u8>, AnyError>
    where
        B: http_body::Body<Data: Send, Error: Into<BoxError>> + Send + 'static,
    {
        let server = &self.router.server;
        let timeout = self.timeout.as_ref();
        let over = timeout.map(|timeout| timeout.sleep.sleep(timeout.duration));
        let mut time = Limit::new(over);
        let body = body::read(&parts.headers, body, server.limits.body);
        match time.within(pin!(body)).await {
            Some(Ok(body)) => Ok(body),
            Some(Err(Unread::TooLong)) => Err(server.too_long()),
            Some(Err(Unread::Cut)) => {
                Err(AnyError::new(400, "IncompleteBody").message("the body was cut off"))
            }
            None => {
                Err(AnyError::new(408, "RequestTimeout")
                    .message("the body was not complete in time"))
            }
        }
    }
}
