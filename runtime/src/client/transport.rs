//! What can go wrong on the way to a service and back.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use crate::operation::RetryKind;

/// An attempt without a complete response.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct TransportError {
    /// What went wrong.
    pub kind: TransportErrorKind,
    /// The status, if the response had begun.
    pub status: Option<u16>,
    /// The cause, as the transport reports it.
    pub cause: Option<Arc<dyn Error + Send + Sync>>,
}

/// What went wrong with an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// There was no connection: the host was not found or refused it.
    Connect,
    /// The connection is not secure: a certificate is wrong, or there are no trusted roots.
    Tls,
    /// The response was not complete in time.
    Timeout,
    /// The connection ended before the response did, or the response is not HTTP.
    Broken,
    /// The response is longer than the client's limit.
    TooLong,
    /// The request could not be sent as it is.
    Request,
}

impl TransportError {
    /// An error before the response began, and without a cause.
    #[must_use]
    pub const fn new(kind: TransportErrorKind) -> Self {
        Self {
            kind,
            status: None,
            cause: None,
        }
    }

    /// Sets the status, after which the response went wrong.
    #[must_use]
    pub const fn status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// Sets the cause.
    #[must_use]
    pub fn cause(mut self, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.cause = Some(Arc::from(cause.into()));
        self
    }

    /// Why the same request may succeed if it is sent again; `None` if it would fail again. Whether it may have been
    /// done already is another question.
    #[must_use]
    pub fn retry_kind(&self) -> Option<RetryKind> {
        match self.kind {
            TransportErrorKind::Connect | TransportErrorKind::Broken => Some(RetryKind::Transient),
            TransportErrorKind::Timeout => Some(RetryKind::Timeout),
            TransportErrorKind::Tls | TransportErrorKind::TooLong | TransportErrorKind::Request => {
                None
            }
        }
    }

    /// Whether the service said that it has done what was asked for, before the response went wrong.
    #[must_use]
    pub fn is_after_success(&self) -> bool {
        self.status
            .is_some_and(|status| (200..300).contains(&status))
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::Connect => "there is no connection",
            TransportErrorKind::Tls => "the connection is not secure",
            TransportErrorKind::Timeout => "the response was not complete in time",
            TransportErrorKind::Broken => "the response was cut off",
            TransportErrorKind::TooLong => "the response is longer than the limit",
            TransportErrorKind::Request => "the request cannot be sent",
        })?;
        match self.status {
            Some(status) => write!(f, ", after status {status}"),
            None => Ok(()),
        }
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let cause = self.cause.as_deref()?;
        Some(cause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_and_causes() {
        let error = TransportError::new(TransportErrorKind::Broken)
            .status(200)
            .cause("reset by peer");
        assert_eq!(
            error.to_string(),
            "the response was cut off, after status 200"
        );
        assert_eq!(error.source().unwrap().to_string(), "reset by peer");
        let error = TransportError::new(TransportErrorKind::Connect);
        assert_eq!(error.to_string(), "there is no connection");
        assert!(error.source().is_none());
    }
}
