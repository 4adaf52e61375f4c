//! Errors of an operation.

use std::fmt;

use super::retry_after::RetryAfter;
use super::retry_kind::RetryKind;
use super::service_error::ServiceError;
use super::unreadable::UnreadableResponse;

/// Errors of an operation.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Error<F> {
    /// The service reports a fault.
    Service(Box<ServiceError<F>>),
    /// The response has a successful status, but cannot be read.
    Decode(UnreadableResponse),
    /// The response is an error by its status, or by the root of its document, but is no error document that can be read: it is
    /// a proxy's, is empty or was cut off.
    Unreadable(UnreadableResponse),
}

impl<F> Error<F> {
    /// Why the same request may succeed if it is sent again; `None` if it would fail again.
    #[must_use]
    pub fn retry_kind(&self) -> Option<RetryKind> {
        match self {
            Self::Service(error) => error.retry_kind(),
            Self::Decode(error) | Self::Unreadable(error) => error.retry_kind(),
        }
    }

    /// Whether the same request may succeed if it is retried later: what AWS SDKs call transient and throttling
    /// errors ([retry behavior](https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html)).
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.retry_kind().is_some()
    }

    /// When to retry, if the response says so.
    #[must_use]
    pub fn retry_after(&self) -> Option<RetryAfter> {
        match self {
            Self::Service(error) => error.retry_after,
            Self::Decode(error) | Self::Unreadable(error) => error.retry_after,
        }
    }

    /// The request id, which AWS Support asks for.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Service(error) => error.request_id.as_deref(),
            Self::Decode(error) | Self::Unreadable(error) => error.request_id.as_deref(),
        }
    }

    /// The error that the service reported, if it is one.
    #[must_use]
    pub fn as_service(&self) -> Option<&ServiceError<F>> {
        match self {
            Self::Service(error) => Some(error),
            _ => None,
        }
    }
}

impl<F> fmt::Display for Error<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Service(error) => error.fmt(f),
            Self::Decode(error) | Self::Unreadable(error) => error.fmt(f),
        }
    }
}

// No `source`: the message includes the inner error's, and a chain of errors would repeat it.
impl<F: fmt::Debug> std::error::Error for Error<F> {}
