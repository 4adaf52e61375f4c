//! The server's side, for mock services: from a request to an input, and from an output or an error to a response.

use super::Operation;
use super::fault::Fault;
use super::service_error::ServiceError;
use crate::codec::EncodeError;
use crate::protocol::{InputError, Request, Response, ServerProtocol};
use crate::schema;
use crate::shape::Structure;

/// The server's side of an [`Operation`]. Every operation whose protocol supports it implements it.
pub trait ServerOperation: Operation {
    /// Reads the input from a request, as [`Operation::request`] writes it. The input is not validated.
    ///
    /// # Errors
    /// A request for another operation, or the first error in reading it.
    fn parse_request(request: &Request) -> Result<Self::Input, InputError>;

    /// Writes the response to a successful request, as [`Operation::parse_response`] reads it.
    ///
    /// # Errors
    /// A value that the protocol cannot represent, with its path.
    fn response(output: &Self::Output, request_id: &str) -> Result<Response<'static>, EncodeError>;

    /// Writes the response to a failed request.
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
    /// A value that the protocol cannot represent, with its path.
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
        let (service, detail) = (Self::SCHEMA.service, error.fault.detail());
        error_response(Self::PROTOCOL, service, error, detail)
    }
}

/// The response to a failed request, with everything that `error` says.
pub(crate) fn error_response<F>(
    protocol: &dyn ServerProtocol,
    service: &schema::Service,
    error: &ServiceError<F>,
    detail: Option<&dyn Structure>,
) -> Result<Response<'static>, EncodeError> {
    let mut response = protocol.error_response(service, &error.head(), detail)?;
    if let Some(retry_after) = error.retry_after {
        retry_after.write(&mut response);
    }
    Ok(response)
}
