//! Errors of a call.

use std::error;
use std::fmt;

use super::endpoint::Url;
use super::failure::Failure;
use crate::operation::{self, RetryKind, ServiceError};

/// An error of a call, with what was called, where, and how often.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Error<F> {
    /// The operation's name in the model.
    pub operation: &'static str,
    /// Where the request was sent; `None` if it could not be.
    pub url: Option<Box<Url>>,
    /// How often the request was sent.
    pub attempts: u32,
    /// What went wrong with the last attempt, or before the first.
    pub cause: Cause<F>,
}

/// What went wrong.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Cause<F> {
    /// The response holds an error, or cannot be read.
    Response(operation::Error<F>),
    /// There is no response.
    Failure(Failure),
}

impl<F> Error<F> {
    /// That of a call of which nothing was sent.
    pub(super) fn unsent(operation: &'static str, failure: Failure) -> Self {
        Self {
            operation,
            url: None,
            attempts: 0,
            cause: Cause::Failure(failure),
        }
    }

    /// Why the same call may succeed later; `None` if it would fail again.
    #[must_use]
    pub fn retry_kind(&self) -> Option<RetryKind> {
        match &self.cause {
            Cause::Response(error) => error.retry_kind(),
            Cause::Failure(failure) => failure.retry_kind(),
        }
    }

    /// The error that the service reported, if it is one.
    #[must_use]
    pub fn as_service(&self) -> Option<&ServiceError<F>> {
        match &self.cause {
            Cause::Response(error) => error.as_service(),
            Cause::Failure(_) => None,
        }
    }

    /// The request id, which AWS Support asks for.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match &self.cause {
            Cause::Response(error) => error.request_id(),
            Cause::Failure(_) => None,
        }
    }
}

impl<F> fmt::Display for Error<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.operation)?;
        if let Some(url) = &self.url {
            write!(f, " at {url}")?;
        }
        match self.attempts {
            0 => f.write_str(", not sent: ")?,
            1 => f.write_str(": ")?,
            attempts => write!(f, ", sent {attempts} times: ")?,
        }
        match &self.cause {
            Cause::Response(error) => error.fmt(f),
            Cause::Failure(failure) => failure.fmt(f),
        }
    }
}

// The message includes that of the cause, so that the chain goes on with what caused that.
impl<F: fmt::Debug> error::Error for Error<F> {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match &self.cause {
            Cause::Response(_) => None,
            Cause::Failure(failure) => error::Error::source(failure),
        }
    }
}
