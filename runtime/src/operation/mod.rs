//! Operations: from an input to a request, and from a response to an output or an error.

pub(crate) mod any;
mod error;
mod fault;
#[cfg(feature = "serde")]
pub mod json;
pub(crate) mod read;
mod retry_after;
mod retry_kind;
#[cfg(feature = "server")]
pub(crate) mod serve;
pub(crate) mod service_error;
pub(crate) mod unreadable;

pub use any::{AnyOperation, Operations};
pub use error::Error;
pub use fault::{AnyFault, Fault};
pub use retry_after::RetryAfter;
pub use retry_kind::RetryKind;
#[cfg(feature = "server")]
pub use serve::ServerOperation;
pub use service_error::ServiceError;
pub use unreadable::UnreadableResponse;

use crate::codec::EncodeError;
use crate::protocol::{Metadata, Protocol, Request, Response};
use crate::schema;
use crate::shape::Structure;
use crate::validate::{self, Validation, Violations};

/// An operation of a service. Generated code implements it for a type without fields.
///
/// It performs no I/O: [`request`](Self::request) writes the request, to be signed and sent, and
/// [`parse_response`](Self::parse_response) reads the response.
pub trait Operation: Send + Sync + 'static {
    /// The operation's input.
    type Input: Structure + Default;
    /// The operation's output.
    type Output: Structure + Default;
    /// The faults that the operation documents.
    type Fault: Fault;
    /// The protocol of the operation's service.
    type Protocol: Protocol;

    /// The operation's schema.
    const SCHEMA: &'static schema::Operation;
    /// The protocol of the operation's service.
    const PROTOCOL: &'static Self::Protocol;
    /// The operation's name in the model.
    const NAME: &'static str = Self::SCHEMA.name;

    /// Checks a request against every constraint of the model and of its documentation.
    ///
    /// # Errors
    /// All violations at once.
    fn validate(input: &Self::Input) -> Result<(), Violations> {
        validate::validate(input)
    }

    /// Checks a request against the constraints that `validation` selects.
    ///
    /// ```
    /// use touchmark::validate::{Level, Validation, ViolationKind};
    /// use touchmark::{Operation, Violations};
    ///
    /// /// The service may have added engines after the crate was generated.
    /// fn check<O: Operation>(input: &O::Input) -> Result<(), Violations> {
    ///     let validation = Validation::new().ignore("Engine", ViolationKind::OneOf);
    ///     O::validate_with(input, &validation)
    /// }
    ///
    /// /// Rules that only prose states are left to the service.
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

    /// Writes a request. The input is not validated: see [`validate`](Self::validate).
    ///
    /// # Errors
    /// A value that the protocol cannot represent, with its path.
    fn request(input: &Self::Input) -> Result<Request, EncodeError> {
        Self::PROTOCOL.request(Self::SCHEMA, input)
    }

    /// Reads a response: the output if its status indicates success, else the error.
    ///
    /// # Errors
    /// [`Error::Service`] for a fault that the service reports, [`Error::Decode`] for a response that cannot be read,
    /// [`Error::Unreadable`] for an error response whose body is no error document that can be read.
    fn parse_response(response: &Response<'_>) -> Result<Reply<Self::Output>, Error<Self::Fault>> {
        let mut output = Self::Output::default();
        let Metadata { request_id } =
            read::reply(Self::PROTOCOL, Self::SCHEMA, response, &mut output)?;
        Ok(Reply { output, request_id })
    }
}

/// An output with the metadata of its response.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Reply<T> {
    /// The operation's output.
    pub output: T,
    /// The request id, which AWS Support asks for.
    pub request_id: Option<String>,
}
