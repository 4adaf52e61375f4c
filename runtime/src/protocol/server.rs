//! The server's side of a protocol: reads requests, and writes responses.

use super::ErrorHead;
use super::http::{Request, Response};
use super::input_error::InputError;
use super::sealed::Sealed;
use crate::codec::EncodeError;
use crate::schema;
use crate::shape::Structure;

/// The server's side of a protocol: reads requests, and writes responses.
pub trait ServerProtocol: Sealed + Sync {
    /// At least as many as the values that a request holds, counted without reading any of them: for a limit that comes
    /// before the work.
    fn values(&self, request: &Request) -> usize;

    /// Reads what can be read of a request before it is known which operation it is for.
    ///
    /// # Errors
    /// A request that is not one of this protocol, or that names no operation.
    fn open<'r>(&self, request: &'r Request) -> Result<Box<dyn Incoming + 'r>, InputError>;

    /// Which of a service's operations a request is for.
    ///
    /// # Errors
    /// A request that names no operation, or one that is not among them.
    fn route(
        &self,
        operations: &mut dyn Iterator<Item = &'static schema::Operation>,
        request: &Request,
    ) -> Result<&'static schema::Operation, InputError> {
        self.open(request)?.route(operations)
    }

    /// Reads the input of `operation`, which must be the operation that the request is for, into `input`, whose members
    /// are all absent. The input is not validated.
    ///
    /// # Errors
    /// A request for another operation, or the first error in reading it, with its path.
    fn input(
        &self,
        operation: &schema::Operation,
        request: &Request,
        input: &mut dyn Structure,
    ) -> Result<(), InputError> {
        self.open(request)?.input(operation, input)
    }

    /// The error that services report for a request that cannot be read.
    fn refusal(&self, error: &InputError) -> ErrorHead;

    /// Writes the response to a successful request.
    ///
    /// # Errors
    /// A value that the protocol cannot represent, with its path.
    fn response(
        &self,
        operation: &schema::Operation,
        output: &dyn Structure,
        request_id: &str,
    ) -> Result<Response<'static>, EncodeError>;

    /// Writes the response to a failed request, with the members that the fault has besides its message.
    ///
    /// # Errors
    /// A value that the protocol cannot represent, with its path.
    fn error_response(
        &self,
        service: &schema::Service,
        error: &ErrorHead,
        detail: Option<&dyn Structure>,
    ) -> Result<Response<'static>, EncodeError>;
}

/// A request that has been opened.
pub trait Incoming: Sealed {
    /// Which of a service's operations it is for.
    ///
    /// # Errors
    /// An operation that is not among them, or another version of the service.
    fn route(
        &self,
        operations: &mut dyn Iterator<Item = &'static schema::Operation>,
    ) -> Result<&'static schema::Operation, InputError>;

    /// Reads the input of `operation`, which must be the operation that the request is for, into `input`, whose members
    /// are all absent. The input is not validated.
    ///
    /// # Errors
    /// A request for another operation, or the first error in reading it, with its path.
    fn input(
        &self,
        operation: &schema::Operation,
        input: &mut dyn Structure,
    ) -> Result<(), InputError>;
}
