//! The other direction, for stand-ins of services: from a request to an input, and from an output or an error to a
//! response.

use super::Operation;
use super::error::{Fault, ServiceError};
use crate::codec::EncodeError;
use crate::protocol::{InputError, Request, Response, ServerProtocol};

/// An [`Operation`] as a server sees it. Every operation whose protocol has a server's side is one.
pub trait ServerOperation: Operation {
    /// Reads the input out of a request, as [`Operation::request`] writes it. It does not check the input.
    ///
    /// # Errors
    /// A request for another operation, or the first thing that cannot be read.
    fn parse_request(request: &Request) -> Result<Self::Input, InputError>;

    /// Writes the response to a request that was done, as [`Operation::parse_response`] reads it.
    ///
    /// # Errors
    /// A value that the protocol has no way to write, with its path.
    fn response(output: &Self::Output, request_id: &str) -> Result<Response<'static>, EncodeError>;

    /// Writes the response to a request that failed.
    ///
    /// ```
    /// use touchmark::codec::EncodeError;
    /// use touchmark::protocol::Response;
    /// use touchmark::{ServerOperation, ServiceError};
    ///
    /// fn fail<O: ServerOperation>(fault: O::Fault) -> Result<Response<'static>, EncodeError> {
    ///     let mut error = ServiceError::new(fault);
    ///     error.message = Some("there is no such kiln".to_owned());
    ///     error.request_id = Some("7f62".to_owned());
    ///     O::error_response(&error)
    /// }
    /// ```
    ///
    /// # Errors
    /// A value that the protocol has no way to write, with its path.
    fn error_response(error: &ServiceError<Self::Fault>) -> Result<Response<'static>, EncodeError>;
}

impl<O: Operation> ServerOperation for O
where
    O::Protocol: ServerProtocol,
{
    fn parse_request(request: &Request) -> Result<Self::Input, InputError> {
        let mut input = Self::Input::default();
        Self::PROTOCOL.input(Self::SCHEMA, request, &mut input)?;
        Ok(input)
    }

    fn response(output: &Self::Output, request_id: &str) -> Result<Response<'static>, EncodeError> {
        Self::PROTOCOL.response(Self::SCHEMA, output, request_id)
    }

    fn error_response(error: &ServiceError<Self::Fault>) -> Result<Response<'static>, EncodeError> {
        let service = Self::SCHEMA.service;
        Self::PROTOCOL.error_response(service, &error.head(), error.fault.detail())
    }
}
