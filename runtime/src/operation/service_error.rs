//! The errors that a service reports.

use std::fmt;

use super::fault::Fault;
use super::retry_after::RetryAfter;
use super::retry_kind::RetryKind;
use crate::codec::DecodeError;
use crate::protocol::ErrorHead;
use crate::schema::{self, Side};

/// A fault that a service reports, with everything that the response says about it.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ServiceError<F> {
    /// The fault, as one of those that the operation documents.
    pub fault: F,
    /// The error code on the wire, also of a fault that is not documented.
    pub code: String,
    /// The service's message, for people to read.
    pub message: Option<String>,
    /// The request id, which AWS Support asks for.
    pub request_id: Option<String>,
    /// The HTTP status.
    pub status: u16,
    /// Who is at fault: according to the response, else the model, else the status.
    pub side: Side,
    /// When to retry, if the response says so.
    pub retry_after: Option<RetryAfter>,
    /// The error in reading the members that the fault has besides its message, which are then absent.
    pub detail_error: Option<Box<DecodeError>>,
    /// The schema of the fault, also if only another operation documents it.
    model: Option<&'static schema::Fault>,
    /// What the service adds to the codes of all services.
    pub(super) added: Option<RetryKind>,
}

impl<F: Fault> ServiceError<F> {
    /// An error with the code, status and side of a fault's schema, without a message or a request id. The fallback
    /// gets the code `InternalFailure` and the status 500, as services report unexpected failures.
    #[must_use]
    pub fn new(fault: F) -> Self {
        let schema = fault.index().and_then(|index| F::FAULTS.get(index));
        ServiceError::of(schema.copied()).with_fault(fault)
    }

    /// An error that the operation does not document, such as `AccessDenied` or `Throttling`, without a message or a request
    /// id. Who is at fault follows from the status.
    #[must_use]
    pub fn other(status: u16, code: impl Into<String>) -> Self {
        let head = ErrorHead::new(status, code);
        ServiceError::from_head(head, None).with_fault(F::from_index(None))
    }
}

/// With the code, status and side of the fault's schema, as [`ServiceError::new`] has it.
impl<F: Fault> From<F> for ServiceError<F> {
    fn from(fault: F) -> Self {
        Self::new(fault)
    }
}

impl ServiceError<()> {
    pub(crate) fn of(schema: Option<&'static schema::Fault>) -> Self {
        let code = schema.map_or("InternalFailure", |schema| schema.code);
        let status = schema.map_or(500, |schema| schema.status);
        Self::from_head(ErrorHead::new(status, code), schema)
    }

    pub(crate) fn from_head(head: ErrorHead, schema: Option<&'static schema::Fault>) -> Self {
        let by_status = match head.status {
            ..500 => Side::Sender,
            500.. => Side::Receiver,
        };
        let by_model = schema.map(|schema| schema.side);
        Self {
            fault: (),
            code: head.code,
            message: head.message,
            request_id: head.request_id,
            status: head.status,
            side: head.side.or(by_model).unwrap_or(by_status),
            retry_after: None,
            detail_error: None,
            model: schema,
            added: None,
        }
    }

    pub(super) fn with_fault<F>(self, fault: F) -> ServiceError<F> {
        let ((), error) = self.exchange(fault);
        error
    }
}

/// For servers, which report errors.
impl<F> ServiceError<F> {
    /// Sets the message.
    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }

    /// Sets when to retry.
    #[must_use]
    pub fn retry_after(mut self, retry_after: RetryAfter) -> Self {
        self.retry_after = Some(retry_after);
        self
    }

    /// The fault, and the same error with another one.
    pub(crate) fn exchange<G>(self, fault: G) -> (F, ServiceError<G>) {
        let error = ServiceError {
            fault,
            code: self.code,
            message: self.message,
            request_id: self.request_id,
            status: self.status,
            side: self.side,
            retry_after: self.retry_after,
            detail_error: self.detail_error,
            model: self.model,
            added: self.added,
        };
        (self.fault, error)
    }
}

impl<F> ServiceError<F> {
    /// The fault's name in the model, as in `DBClusterNotFoundFault`; also for a fault that the operation does not
    /// document, if another operation of the crate does.
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        self.model.map(|model| model.name)
    }

    /// Why the same request may succeed if it is sent again; `None` if it would fail again.
    #[must_use]
    pub fn retry_kind(&self) -> Option<RetryKind> {
        self.added
            .or_else(|| RetryKind::of_fault(self.model, &self.code, self.status))
    }

    /// Whether the request was throttled.
    #[must_use]
    pub fn is_throttling(&self) -> bool {
        self.retry_kind() == Some(RetryKind::Throttling)
    }

    /// Whether the same request may succeed if it is retried later.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.retry_kind().is_some()
    }

    #[cfg(feature = "server")]
    pub(super) fn head(&self) -> ErrorHead {
        let mut head = ErrorHead::new(self.status, &*self.code);
        head.message.clone_from(&self.message);
        head.request_id.clone_from(&self.request_id);
        head.side = Some(self.side);
        head
    }
}

/// Also shows the results of the methods.
impl<F: fmt::Debug> fmt::Debug for ServiceError<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServiceError")
            .field("fault", &self.fault)
            .field("name", &self.name())
            .field("code", &self.code)
            .field("message", &self.message)
            .field("request_id", &self.request_id)
            .field("status", &self.status)
            .field("side", &self.side)
            .field("retryable", &self.is_retryable())
            .field("throttling", &self.is_throttling())
            .field("retry_after", &self.retry_after)
            .field("detail_error", &self.detail_error)
            .finish()
    }
}

impl<F> fmt::Display for ServiceError<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (status {}", self.code, self.status)?;
        if let Some(request_id) = &self.request_id {
            write!(f, ", request {request_id}")?;
        }
        write!(f, ")")?;
        match &self.message {
            Some(message) => write!(f, ": {message}"),
            None => Ok(()),
        }
    }
}

impl<F: fmt::Debug> std::error::Error for ServiceError<F> {}
