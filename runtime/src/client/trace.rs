//! What a call tells whoever traces it, with the feature `tracing`: its operation, where and how often it was sent, and what
//! came back. Neither inputs nor outputs, nor headers, which hold signatures.

use std::time::Duration;

use super::attempt::{Attempt, Done};
use super::transport::TransportError;
use crate::protocol::Response;
use crate::schema;

/// The span of a call.
pub(super) struct Span(#[cfg(feature = "tracing")] tracing::Span);

#[cfg(feature = "tracing")]
impl Span {
    pub(super) fn of(operation: &schema::Operation) -> Self {
        let (service, name) = (operation.service.sdk_id, operation.name);
        Self(tracing::debug_span!(target: "touchmark", "call", service, operation = name))
    }

    /// The future, in the span whenever it runs.
    #[cfg(feature = "tower")]
    pub(super) fn around<F: Future>(self, future: F) -> tracing::instrument::Instrumented<F> {
        tracing::Instrument::instrument(future, self.0)
    }

    /// What the function returns, which runs in the span.
    pub(super) fn within<T>(&self, run: impl FnOnce() -> T) -> T {
        self.0.in_scope(run)
    }
}

#[cfg(not(feature = "tracing"))]
impl Span {
    pub(super) fn of(_: &schema::Operation) -> Self {
        Self()
    }

    /// The future as it is.
    #[cfg(feature = "tower")]
    pub(super) fn around<F: Future>(self, future: F) -> F {
        future
    }

    /// What the function returns.
    pub(super) fn within<T>(&self, run: impl FnOnce() -> T) -> T {
        run()
    }
}

/// An attempt begins.
pub(super) fn sends(attempt: &Attempt<'_>) {
    #[cfg(feature = "tracing")]
    tracing::debug!(target: "touchmark", attempt = attempt.number(), url = %attempt.url(), "sends");
    #[cfg(not(feature = "tracing"))]
    let _ = attempt;
}

/// An attempt is over.
pub(super) fn answered(answer: &Result<Response<'static>, TransportError>) {
    #[cfg(feature = "tracing")]
    match answer {
        Ok(response) => tracing::debug!(target: "touchmark", status = response.status, "answered"),
        Err(error) => {
            let cause = std::error::Error::source(error).map(tracing::field::display);
            tracing::debug!(target: "touchmark", error = %error, cause, "not answered");
        }
    }
    #[cfg(not(feature = "tracing"))]
    let _ = answer;
}

/// The next attempt has to wait.
pub(super) fn waits(duration: Duration) {
    #[cfg(feature = "tracing")]
    tracing::debug!(target: "touchmark", ?duration, "waits");
    #[cfg(not(feature = "tracing"))]
    let _ = duration;
}

/// The call is over.
pub(super) fn ends(done: &Done) {
    #[cfg(feature = "tracing")]
    match &done.result {
        Ok(response) => {
            tracing::debug!(target: "touchmark", attempts = done.attempts, status = response.status, "ends");
        }
        // A violation shows what it is about, unless that is a secret.
        Err(failure) => {
            tracing::debug!(target: "touchmark", attempts = done.attempts, error = %failure, "ends");
        }
    }
    #[cfg(not(feature = "tracing"))]
    let _ = done;
}
