//! What an asynchronous client sends through.

use std::error::Error;
use std::future::poll_fn;

use bytes::Bytes;
use http_body_util::Full;
use tower_service::Service;

/// The body of a request.
pub type Body = Full<Bytes>;

/// Whatever a transport's errors are.
pub type BoxError = Box<dyn Error + Send + Sync>;

/// What an asynchronous client sends through: any [`tower_service::Service`] of HTTP requests whose futures can move between
/// threads.
pub trait Transport: Clone + Send + Sync + Unpin + 'static {
    /// The body of a response.
    type Body: http_body::Body<Data: Send, Error: Into<BoxError>> + Send;

    /// Sends a request, and returns the response as soon as it begins.
    fn send(
        self,
        request: http::Request<Body>,
    ) -> impl Future<Output = Result<http::Response<Self::Body>, BoxError>> + Send;
}

impl<T, B> Transport for T
where
    T: Service<http::Request<Body>, Response = http::Response<B>>,
    T: Clone + Send + Sync + Unpin + 'static,
    T::Error: Into<BoxError>,
    T::Future: Send,
    B: http_body::Body<Data: Send, Error: Into<BoxError>> + Send,
{
    type Body = B;

    #[expect(
        clippy::manual_async_fn,
        reason = "the future of an `async fn` has room for its arguments twice"
    )]
    fn send(
        mut self,
        request: http::Request<Body>,
    ) -> impl Future<Output = Result<http::Response<B>, BoxError>> + Send {
        async move {
            let ready = poll_fn(|context| self.poll_ready(context).map_err(Into::into)).await;
            ready?;
            self.call(request).await.map_err(Into::into)
        }
    }
}
