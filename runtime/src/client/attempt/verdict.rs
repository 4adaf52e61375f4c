//! What an attempt means for its call.

use crate::client::retry::is_repeatable;
use crate::client::transport::TransportError;
use crate::operation::{RetryAfter, RetryKind, read};
use crate::protocol::{Protocol, Response};
use crate::schema;

/// What an attempt means for its call.
#[derive(Debug, PartialEq)]
pub(super) enum Verdict {
    /// It succeeded.
    Success,
    /// It failed, and would fail again.
    Failure,
    /// It failed, and may succeed later.
    Again(RetryKind, Option<RetryAfter>),
    /// It failed with this code, and may succeed if something else is corrected before.
    Coded(String),
}

impl Verdict {
    /// The verdict on a complete response.
    pub(super) fn on_response(
        operation: &schema::Operation,
        protocol: &dyn Protocol,
        response: &Response<'_>,
    ) -> Self {
        if !protocol.is_error(operation, response) {
            return Self::Success;
        }
        let (kind, retry_after, code) = match read::describe(protocol, operation, response) {
            Ok((error, _)) => (error.retry_kind(), error.retry_after, Some(error.code)),
            Err(unreadable) => (unreadable.retry_kind(), unreadable.retry_after, None),
        };
        match (kind, code) {
            (Some(kind), _) => Self::Again(kind, retry_after),
            (None, Some(code)) => Self::Coded(code),
            (None, None) => Self::Failure,
        }
    }

    /// The verdict on an attempt without a complete response. What the service has done already is not asked for again,
    /// unless that makes no difference.
    pub(super) fn on_error(operation: &schema::Operation, error: &TransportError) -> Self {
        match error.retry_kind() {
            Some(kind) if !error.is_after_success() || is_repeatable(operation) => {
                Self::Again(kind, None)
            }
            _ => Self::Failure,
        }
    }
}
