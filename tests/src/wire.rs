//! Requests and responses as strings, for tests that compare complete bodies.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

use touchmark::codec::{DecodeError, EncodeError, ParameterError};
use touchmark::protocol::{InputError, Request, Response};
use touchmark::{AnyOperation, Error, Operation, Reply, ServerOperation, Structure};

use crate::services;

/// The body of a request.
pub fn form<O: Operation>(input: &O::Input) -> String {
    let request = O::request(input).unwrap_or_else(|error| panic!("{error}"));
    request.body_text().unwrap().to_owned()
}

/// The same for an operation by name.
pub fn form_of(operation: &'static dyn AnyOperation, input: &dyn Structure) -> String {
    let request = operation.protocol().request(operation.schema(), input);
    let request = request.unwrap_or_else(|error| panic!("{error}"));
    request.body_text().unwrap().to_owned()
}

/// Reads a response without headers.
///
/// # Errors
/// Errors of [`Operation::parse_response`].
pub fn reply<O: Operation>(
    status: u16,
    body: impl AsRef<[u8]>,
) -> Result<Reply<O::Output>, Error<O::Fault>> {
    O::parse_response(&Response::new(status, body.as_ref()))
}

/// Reads a document as an output.
///
/// # Errors
/// The first error in reading it.
pub fn output<O: Operation>(document: impl AsRef<[u8]>) -> Result<O::Output, DecodeError> {
    match reply::<O>(200, document) {
        Ok(reply) => Ok(reply.output),
        Err(Error::Decode(error)) => Err(*error.reason),
        Err(error) => panic!("{error}"),
    }
}

/// A request with this body.
pub fn post(body: impl AsRef<[u8]>) -> Request {
    Request::new("POST", "/").body(body.as_ref())
}

/// Reads a request with this body.
///
/// # Errors
/// The first parameter that cannot be read.
pub fn input<O: ServerOperation>(body: impl AsRef<[u8]>) -> Result<O::Input, ParameterError> {
    O::parse_request(&post(body)).map_err(parameter)
}

/// Unwraps the error of a parameter.
pub fn parameter(error: InputError) -> ParameterError {
    match error {
        InputError::Parameter(error) => error,
        other => panic!("{other}"),
    }
}

/// The document that a service writes for an output.
///
/// # Errors
/// Strings that XML cannot represent.
pub fn document_of(
    operation: &'static dyn AnyOperation,
    output: &dyn Structure,
) -> Result<String, EncodeError> {
    let protocol = services::of(operation).protocol;
    let response = protocol.response(operation.schema(), output, "r")?;
    Ok(response.body_text().unwrap().to_owned())
}
