//! Operations: from an input to a request, and from a response to an output or an error.

pub(crate) mod any;
pub(crate) mod error;
#[cfg(feature = "serde")]
pub mod json;
mod retry_after;
#[cfg(feature = "server")]
mod serve;

pub use any::{AnyOperation, Operations};
pub use error::{Error, Fault, ServiceError, UnreadableError};
pub use retry_after::RetryAfter;
#[cfg(feature = "server")]
pub use serve::ServerOperation;

use crate::codec::EncodeError;
use crate::protocol::{Metadata, Protocol, Request, Response};
use crate::schema;
use crate::shape::Structure;
use crate::validate::{self, Validation, Violations};

/// An operation of a service. Generated code implements it for a type without fields.
///
/// It does no input or output: [`request`](Self::request) writes the request, to be signed and sent, and
/// [`parse_response`](Self::parse_response) reads what came back.
pub trait Operation: Send + Sync + 'static {
    /// What it takes.
    type Input: Structure + Default;
    /// What it returns.
    type Output: Structure + Default;
    /// The faults that it documents.
    type Fault: Fault;
    /// The protocol of its service.
    type Protocol: Protocol;

    /// Its contract.
    const SCHEMA: &'static schema::Operation;
    /// The protocol of its service.
    const PROTOCOL: &'static Self::Protocol;
    /// Its name in the model.
    const NAME: &'static str = Self::SCHEMA.name;

    /// Checks a request against every constraint of the model and of its documentation.
    ///
    /// # Errors
    /// All violations at once.
    fn validate(input: &Self::Input) -> Result<(), Violations> {
        validate::validate(input)
    }

    /// Checks a request against the constraints that are left by `validation`.
    ///
    /// ```
    /// use touchmark::validate::{Level, Validation, ViolationKind};
    /// use touchmark::{Operation, Violations};
    ///
    /// /// The service has got new engines since the crate was generated.
    /// fn check<O: Operation>(input: &O::Input) -> Result<(), Violations> {
    ///     let validation = Validation::new().ignore("Engine", ViolationKind::OneOf);
    ///     O::validate_with(input, &validation)
    /// }
    ///
    /// /// What is stated in prose alone is left to the service.
    /// fn check_model<O: Operation>(input: &O::Input) -> Result<(), Violations> {
    ///     O::validate_with(input, &Validation::new().level(Level::Model))
    /// }
    /// ```
    ///
    /// # Errors
    /// All violations at once.
    fn validate_with(input: &Self::Input, validation: &Validation) -> Result<(), Violations> {
        validation.check(input)
    }

    /// Writes a request. It does not check the input: see [`validate`](Self::validate).
    ///
    /// # Errors
    /// A value that the protocol has no way to write, with its path.
    fn request(input: &Self::Input) -> Result<Request, EncodeError> {
        Self::PROTOCOL.request(Self::SCHEMA, input)
    }

    /// Reads a response: the output where its status says success, else the error.
    ///
    /// # Errors
    /// [`Error::Service`] for what the service reports, [`Error::Decode`] for a response that cannot be read,
    /// [`Error::Unreadable`] for an error response that is not the protocol's.
    fn parse_response(response: &Response<'_>) -> Result<Reply<Self::Output>, Error<Self::Fault>> {
        if !response.is_success() {
            return Err(error::read(Self::PROTOCOL, Self::SCHEMA, response));
        }
        let mut output = Self::Output::default();
        let Metadata { request_id } = Self::PROTOCOL
            .output(Self::SCHEMA, response, &mut output)
            .map_err(Error::Decode)?;
        Ok(Reply { output, request_id })
    }
}

/// An output with what came around it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Reply<T> {
    /// What the operation returned.
    pub output: T,
    /// The service's name for this request, for its support.
    pub request_id: Option<String>,
}
