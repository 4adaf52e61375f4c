//! What clients send through to a mock.

use std::fmt;
use std::sync::Arc;

use super::state::State;
use crate::client::attempt::Attempt;
use crate::client::blocking;
use crate::client::transport::{TransportError, TransportErrorKind};
use crate::protocol::{Request, Response};

/// What clients send through to a mock, whether they wait for responses or not. Clones go to the same mock.
#[derive(Clone)]
pub struct MockTransport {
    state: Arc<State>,
}

impl MockTransport {
    pub(super) fn new(state: Arc<State>) -> Self {
        Self { state }
    }
}

impl fmt::Debug for MockTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MockTransport").finish_non_exhaustive()
    }
}

impl blocking::Transport for MockTransport {
    fn send(&self, attempt: &Attempt<'_>) -> Result<Response<'static>, TransportError> {
        let host = attempt.url().host().to_owned();
        let request = attempt.request().clone();
        let answered = self.state.answer(received(request, host));
        match attempt.timeout() {
            Some(timeout) if timeout < answered.delay => {
                Err(TransportError::new(TransportErrorKind::Timeout))
            }
            _ => answered.result,
        }
    }
}

/// A request with the header that the HTTP client adds.
fn received(request: Request, host: String) -> Request {
    request.header("host", host)
}

#[cfg(feature = "tower")]
mod asynchronous {
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use bytes::Bytes;
    use http_body_util::{BodyExt, Full};
    use tower_service::Service;

    use super::MockTransport;
    use crate::client::tower::BoxError;
    use crate::client::transport::{TransportError, TransportErrorKind};
    use crate::server::convert;

    type Answer = http::Response<Full<Bytes>>;

    impl<B> Service<http::Request<B>> for MockTransport
    where
        B: http_body::Body<Data: Send, Error: Into<BoxError>> + Send + 'static,
    {
        type Response = Answer;
        type Error = TransportError;
        type Future = Pin<Box<dyn Future<Output = Result<Answer, TransportError>> + Send>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, request: http::Request<B>) -> Self::Future {
            let state = self.state.clone();
            Box::pin(async move {
                let (parts, body) = request.into_parts();
                let body = body.collect().await.map_err(|error| {
                    TransportError::new(TransportErrorKind::Request).cause(error)
                })?;
                let request = convert::from_http(parts, body.to_bytes().into());
                let answered = state.answer(request);
                state.clock.wait(answered.delay).await;
                answered.result.map(convert::into_http)
            })
        }
    }
}
