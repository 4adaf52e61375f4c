//! Errors of an operation.

use std::fmt;

use super::retry_after::RetryAfter;
use crate::codec::DecodeError;
use crate::protocol::{ErrorHead, Protocol, Response};
use crate::schema::{self, Side};
use crate::shape::Structure;

/// The faults that an operation documents. Generated code implements it for an enumeration of them.
pub trait Fault: Sized + fmt::Debug + Send + Sync + 'static {
    /// The name, code and properties of each fault.
    const FAULTS: &'static [&'static schema::Fault];

    /// The fault at `index` of the table, its members all absent; the fallback for any other index.
    fn from_index(index: Option<usize>) -> Self;

    /// The fault's index in the table; `None` for the fallback.
    fn index(&self) -> Option<usize>;

    /// The members that the fault has besides its message.
    fn detail(&self) -> Option<&dyn Structure> {
        None
    }

    /// The members that the fault has besides its message, to decode into.
    fn detail_mut(&mut self) -> Option<&mut dyn Structure> {
        None
    }
}

/// Errors of an operation.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Error<F> {
    /// The service reports a fault.
    Service(ServiceError<F>),
    /// The response has a successful status, but cannot be read.
    Decode(DecodeError),
    /// The response has an error status, but its body is not an error document, as from a proxy, or is empty.
    Unreadable(UnreadableError),
}

impl<F> Error<F> {
    /// Whether the same request may succeed if it is retried later: what AWS SDKs call transient and throttling
    /// errors ([retry behavior](https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html)).
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Service(error) => error.is_retryable(),
            Self::Decode(_) => false,
            Self::Unreadable(error) => error.is_retryable(),
        }
    }

    /// When to retry, if the response says so.
    #[must_use]
    pub fn retry_after(&self) -> Option<RetryAfter> {
        match self {
            Self::Service(error) => error.retry_after,
            Self::Decode(_) => None,
            Self::Unreadable(error) => error.retry_after,
        }
    }

    /// The request id, which AWS Support asks for.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Service(error) => error.request_id.as_deref(),
            Self::Decode(_) => None,
            Self::Unreadable(error) => error.request_id.as_deref(),
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
            Self::Decode(error) => error.fmt(f),
            Self::Unreadable(error) => error.fmt(f),
        }
    }
}

// No `source`: the message includes the inner error's, and a chain of errors would repeat it.
impl<F: fmt::Debug> std::error::Error for Error<F> {}

/// An error response whose body is not an error document of the protocol.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UnreadableError {
    /// The HTTP status.
    pub status: u16,
    /// The error in reading the body.
    pub reason: Box<DecodeError>,
    /// The request id from the headers, which AWS Support asks for.
    pub request_id: Option<String>,
    /// When to retry, if the response says so.
    pub retry_after: Option<RetryAfter>,
}

impl UnreadableError {
    /// Whether the same request may succeed if it is retried later.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        is_transient_status(self.status)
    }
}

impl fmt::Display for UnreadableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { status, reason, .. } = self;
        write!(
            f,
            "the response has status {status}, but is not an error document of the service: {reason}"
        )
    }
}

impl std::error::Error for UnreadableError {}

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
}

impl<F: Fault> ServiceError<F> {
    /// An error with the code, status and side of a fault's schema, without a message or a request id. The fallback
    /// gets the code `InternalFailure` and the status 500, as services report unexpected failures.
    #[must_use]
    pub fn new(fault: F) -> Self {
        let schema = fault.index().and_then(|index| F::FAULTS.get(index));
        ServiceError::of(schema.copied()).with_fault(fault)
    }
}

impl ServiceError<()> {
    pub(super) fn of(schema: Option<&'static schema::Fault>) -> Self {
        let code = schema.map_or("InternalFailure", |schema| schema.code);
        let status = schema.map_or(500, |schema| schema.status);
        Self::from_head(ErrorHead::new(status, code), schema)
    }

    fn from_head(head: ErrorHead, schema: Option<&'static schema::Fault>) -> Self {
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
        }
    }

    fn with_fault<F>(self, fault: F) -> ServiceError<F> {
        ServiceError {
            fault,
            code: self.code,
            message: self.message,
            request_id: self.request_id,
            status: self.status,
            side: self.side,
            retry_after: self.retry_after,
            detail_error: self.detail_error,
            model: self.model,
        }
    }
}

impl<F> ServiceError<F> {
    /// The fault's name in the model, as in `DBClusterNotFoundFault`; also for a fault that the operation does not
    /// document, if another operation of the crate does.
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        self.model.map(|model| model.name)
    }

    /// Whether the request was throttled.
    #[must_use]
    pub fn is_throttling(&self) -> bool {
        self.model.is_some_and(|model| model.throttling)
            || THROTTLING_CODES.contains(&self.code.as_str())
    }

    /// Whether the same request may succeed if it is retried later.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.model.is_some_and(|model| model.retryable)
            || self.is_throttling()
            || TRANSIENT_CODES.contains(&self.code.as_str())
            || is_transient_status(self.status)
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

/// The codes that AWS SDKs treat as throttling errors.
const THROTTLING_CODES: [&str; 14] = [
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "LimitExceededException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
];

/// The codes that AWS SDKs treat as transient errors.
const TRANSIENT_CODES: [&str; 2] = ["RequestTimeout", "RequestTimeoutException"];

/// The statuses that AWS SDKs treat as transient errors.
fn is_transient_status(status: u16) -> bool {
    matches!(status, 500 | 502 | 503 | 504)
}

/// Reads an error response with the members that its fault has besides the message.
pub(super) fn read<F: Fault>(
    protocol: &dyn Protocol,
    operation: &schema::Operation,
    response: &Response<'_>,
) -> Error<F> {
    let (mut error, index) = match describe(protocol, operation, response) {
        Ok(described) => described,
        Err(unreadable) => return Error::Unreadable(unreadable),
    };
    let mut fault = F::from_index(index);
    let read = |detail| protocol.detail(operation, response, detail).err();
    if let Some(reason) = fault.detail_mut().and_then(read) {
        // Some of the members without the others would be misleading.
        fault = F::from_index(index);
        error.detail_error = Some(Box::new(reason));
    }
    Error::Service(error.with_fault(fault))
}

/// Reads the parts of an error response that all faults have, and finds the fault among those of the operation.
pub(super) fn describe(
    protocol: &dyn Protocol,
    operation: &schema::Operation,
    response: &Response<'_>,
) -> Result<(ServiceError<()>, Option<usize>), UnreadableError> {
    let retry_after = RetryAfter::of(response);
    let head = match protocol.error(operation, response) {
        Ok(head) => head,
        Err(reason) => {
            return Err(UnreadableError {
                status: response.status,
                reason: Box::new(reason),
                request_id: response.request_id().map(str::to_owned),
                retry_after,
            });
        }
    };
    // If two faults have the same code, the first is returned.
    let mut faults = operation.faults.iter();
    let index = faults.position(|fault| fault.code == head.code);
    let documented = index.and_then(|index| operation.faults.get(index));
    let schema = documented.or_else(|| {
        let mut others = operation.service.faults.iter();
        others.find(|fault| fault.code == head.code)
    });
    let mut error = ServiceError::from_head(head, schema.copied());
    error.retry_after = retry_after;
    Ok((error, index))
}
