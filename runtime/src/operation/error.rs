//! What a service answers when it does not do what it was asked.

use std::fmt;

use crate::schema::Side;
use crate::xml::{self, DecodeError};
use crate::{Structure, schema};

/// The faults that an operation documents. Generated code implements it for an enumeration of them.
pub trait Fault: Sized + fmt::Debug + Send + Sync + 'static {
    /// Each fault's name, code and meaning.
    const FAULTS: &'static [schema::Fault];

    /// The fault at `index` of the table, its members still absent; the fallback for any other.
    fn from_index(index: Option<usize>) -> Self;

    /// Its place in the table; none for the fallback.
    fn index(&self) -> Option<usize>;

    /// The members that it has besides its message.
    fn detail(&self) -> Option<&dyn Structure> {
        None
    }

    /// The members that it has besides its message, to decode into.
    fn detail_mut(&mut self) -> Option<&mut dyn Structure> {
        None
    }
}

/// Why an operation has no output.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Error<F> {
    /// The service reports a fault.
    Service(ServiceError<F>),
    /// The response says success, but it cannot be read.
    Decode(DecodeError),
    /// The response says failure, but not in the protocol's form: a proxy's page, an empty body.
    Unreadable {
        /// The HTTP status.
        status: u16,
        /// Why the body cannot be read.
        reason: DecodeError,
    },
}

impl<F> Error<F> {
    /// Whether the same request may succeed if it is sent again later: what AWS SDKs call transient and throttling
    /// errors ([retry behavior](https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html)).
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Service(error) => error.is_retryable(),
            Self::Decode(_) => false,
            Self::Unreadable { status, .. } => is_transient_status(*status),
        }
    }

    pub(crate) fn unreadable(
        status: u16,
        reason: &DecodeError,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        write!(
            f,
            "the response has status {status} and is not an error document of the service: {reason}"
        )
    }

    /// The service's error, if it is one.
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
            Self::Unreadable { status, reason } => Self::unreadable(*status, reason, f),
        }
    }
}

// No `source`: the text says it all, and a chain of errors would say it twice.
impl<F: fmt::Debug> std::error::Error for Error<F> {}

/// A fault that a service reports, with everything it says of it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ServiceError<F> {
    /// Which of the faults that the operation documents it is.
    pub fault: F,
    /// The code on the wire, also of a fault that is not documented.
    pub code: String,
    /// What the service says to people.
    pub message: Option<String>,
    /// The service's name for this request, for its support.
    pub request_id: Option<String>,
    /// The HTTP status.
    pub status: u16,
    /// Who is at fault: as the response says, else as the model does, else as the status does.
    pub side: Side,
    /// Why the members that the fault has besides its message are absent, if they could not be read.
    pub detail_error: Option<Box<DecodeError>>,
    retryable: bool,
}

impl<F: Fault> ServiceError<F> {
    /// The error of a fault with what its model says of it, and without a message and a request's id. The fallback gets
    /// `InternalFailure` as its code and 500 as its status, as services answer when they do not know themselves.
    #[must_use]
    pub fn new(fault: F) -> Self {
        let schema = fault.index().and_then(|index| F::FAULTS.get(index));
        Self::of(fault, schema)
    }
}

impl<F> ServiceError<F> {
    pub(crate) fn of(fault: F, schema: Option<&schema::Fault>) -> Self {
        Self {
            fault,
            code: schema
                .map_or("InternalFailure", |schema| schema.code)
                .to_owned(),
            message: None,
            request_id: None,
            status: schema.map_or(500, |schema| schema.status),
            side: schema.map_or(Side::Receiver, |schema| schema.side),
            detail_error: None,
            retryable: schema.is_some_and(|schema| schema.retryable),
        }
    }

    #[cfg(feature = "serde")]
    pub(crate) fn without_fault(self) -> ServiceError<()> {
        let Self {
            fault: _,
            code,
            message,
            request_id,
            status,
            side,
            detail_error,
            retryable,
        } = self;
        ServiceError {
            fault: (),
            code,
            message,
            request_id,
            status,
            side,
            detail_error,
            retryable,
        }
    }

    /// Whether the service asks to slow down.
    #[must_use]
    pub fn is_throttling(&self) -> bool {
        THROTTLING_CODES.contains(&self.code.as_str())
    }

    /// Whether the same request may succeed if it is sent again later.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.retryable
            || self.is_throttling()
            || TRANSIENT_CODES.contains(&self.code.as_str())
            || is_transient_status(self.status)
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

/// The codes that AWS SDKs take for throttling.
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

/// The codes that AWS SDKs take for transient.
const TRANSIENT_CODES: [&str; 2] = ["RequestTimeout", "RequestTimeoutException"];

/// The statuses that AWS SDKs take for transient.
fn is_transient_status(status: u16) -> bool {
    matches!(status, 500 | 502 | 503 | 504)
}

/// Reads an error response.
pub(crate) fn from_response<F: Fault>(status: u16, body: &[u8]) -> Error<F> {
    let document = match xml::read_error(body) {
        Ok(document) => document,
        Err(reason) => return Error::Unreadable { status, reason },
    };
    // Where two faults have one code, the first is meant.
    let index = F::FAULTS
        .iter()
        .position(|fault| fault.code == document.code);
    let schema = index.and_then(|index| F::FAULTS.get(index));
    let mut fault = F::from_index(index);
    let detail_error = fault
        .detail_mut()
        .and_then(|detail| xml::read_fault_detail(body, detail).err())
        .map(Box::new);
    if detail_error.is_some() {
        // Half of them would be misleading.
        fault = F::from_index(index);
    }
    let by_status = if status < 500 {
        Side::Sender
    } else {
        Side::Receiver
    };
    Error::Service(ServiceError {
        fault,
        code: document.code,
        message: document.message,
        request_id: document.request_id,
        status,
        side: document
            .side
            .or(schema.map(|schema| schema.side))
            .unwrap_or(by_status),
        detail_error,
        retryable: schema.is_some_and(|schema| schema.retryable),
    })
}
