//! Errors to answer with, of any operation.

use std::fmt;

use crate::operation::{AnyFault, AnyOperation, Fault, RetryAfter, ServiceError};
use crate::protocol::ErrorHead;
use crate::shape::Structure;

/// An error to answer with, whose type is not known at compile time: a code, a status, a message, and the members of a
/// fault. Every [`ServiceError`] can be turned into one.
pub struct AnyError {
    pub(super) error: Box<ServiceError<()>>,
    fault: Option<Box<dyn AnyFault>>,
}

impl AnyError {
    /// An error with this status and code. Who is at fault follows from the status.
    #[must_use]
    pub fn new(status: u16, code: impl Into<String>) -> Self {
        Self::from_head(ErrorHead::new(status, code))
    }

    pub(super) fn from_head(head: ErrorHead) -> Self {
        Self {
            error: Box::new(ServiceError::from_head(head, None)),
            fault: None,
        }
    }

    /// The fault with this name in the model, with its code, status and side; `None` if the operation documents none by this
    /// name.
    #[must_use]
    pub fn fault(operation: &dyn AnyOperation, name: &str) -> Option<Self> {
        let faults = operation.schema().faults;
        let index = faults.iter().position(|fault| fault.name == name)?;
        Some(Self {
            error: Box::new(ServiceError::of(faults.get(index).copied())),
            fault: Some(operation.new_fault(Some(index))),
        })
    }

    /// Sets the message.
    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.error.message = Some(message.into());
        self
    }

    /// Sets when to retry.
    #[must_use]
    pub fn retry_after(mut self, retry_after: RetryAfter) -> Self {
        self.error.retry_after = Some(retry_after);
        self
    }

    /// The members that the fault has besides its message; `None` if it has none, or is none of the model's.
    #[must_use]
    pub fn members(&self) -> Option<&dyn Structure> {
        self.fault.as_ref()?.members()
    }

    /// The members that the fault has besides its message, to fill.
    pub fn members_mut(&mut self) -> Option<&mut dyn Structure> {
        self.fault.as_mut()?.members_mut()
    }

    /// The code on the wire.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.error.code
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.error.status
    }
}

impl<F: Fault> From<ServiceError<F>> for AnyError {
    fn from(error: ServiceError<F>) -> Self {
        let (fault, error) = error.exchange(());
        Self {
            error: Box::new(error),
            fault: Some(Box::new(fault)),
        }
    }
}

impl fmt::Debug for AnyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl fmt::Display for AnyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl std::error::Error for AnyError {}
