//! Why a call ended without a response.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use super::credentials::CredentialsError;
use super::endpoint::EndpointError;
use super::sign::PresignError;
use super::transport::TransportError;
use crate::codec::EncodeError;
use crate::operation::RetryKind;
use crate::validate::Violations;

/// Why a call ended without a response.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Failure {
    /// The input does not meet the constraints; nothing was sent.
    Invalid(Violations),
    /// The input has a value that the protocol cannot represent; nothing was sent.
    Request(EncodeError),
    /// There is no endpoint to send it to; nothing was sent.
    Endpoint(EndpointError),
    /// There are no credentials to sign it with.
    Credentials(CredentialsError),
    /// There is no presigned URL of it.
    Presign(PresignError),
    /// The last attempt has no complete response.
    Transport(TransportError),
    /// The call was not over within this time.
    Timeout(Duration),
    /// A page has the token of the page itself for the next one.
    SamePage(String),
}

impl Failure {
    /// Why the same call may succeed later; `None` if it would fail again.
    #[must_use]
    pub fn retry_kind(&self) -> Option<RetryKind> {
        match self {
            Self::Transport(error) => error.retry_kind(),
            Self::Timeout(_) => Some(RetryKind::Timeout),
            _ => None,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(violations) => violations.fmt(f),
            Self::Request(error) => error.fmt(f),
            Self::Endpoint(error) => error.fmt(f),
            Self::Credentials(error) => error.fmt(f),
            Self::Presign(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::SamePage(token) => write!(
                f,
                "the page after the one with the token `{}` is that page again",
                token.escape_debug()
            ),
            Self::Timeout(limit) => write!(f, "the call was not over within {limit:?}"),
        }
    }
}

// The messages of the others include all that they have.
impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Credentials(error) => error.source(),
            Self::Transport(error) => error.source(),
            _ => None,
        }
    }
}
