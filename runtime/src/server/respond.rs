//! From an outcome to a response.

use super::error::AnyError;
use super::options::Server;
use crate::codec::EncodeError;
use crate::operation::AnyOperation;
use crate::operation::serve::error_response;
use crate::protocol::Response;
use crate::shape::Structure;

/// The header in which services have the request id, too.
const REQUEST_ID: &str = "x-amzn-requestid";

impl Server {
    /// Writes the response with an operation's output, or with an error.
    ///
    /// What cannot be written, such as a control character in a document, is an `InternalFailure` that says where it is.
    #[must_use]
    pub fn respond(
        &self,
        operation: &dyn AnyOperation,
        request_id: &str,
        outcome: Result<&dyn Structure, &AnyError>,
    ) -> Response<'static> {
        let response = match outcome {
            Ok(output) => self
                .protocol
                .response(operation.schema(), output, request_id),
            Err(error) => return self.respond_error(request_id, error),
        };
        match response {
            Ok(response) => with_id(response, request_id),
            Err(error) => self.respond_error(request_id, &unwritable(&error)),
        }
    }

    /// Writes the response with an error.
    pub(super) fn respond_error(&self, request_id: &str, error: &AnyError) -> Response<'static> {
        let response = self
            .error_response(request_id, error)
            .or_else(|error| self.error_response(request_id, &unwritable(&error)));
        // Only the error that was just made could fail, and its text can be written.
        let response = response.unwrap_or_else(|_| Response::new(500, Vec::new()));
        with_id(response, request_id)
    }

    fn error_response(
        &self,
        request_id: &str,
        error: &AnyError,
    ) -> Result<Response<'static>, EncodeError> {
        let mut head = (*error.error).clone();
        head.request_id = Some(request_id.to_owned());
        head.message = head.message.as_deref().map(printable);
        error_response(self.protocol, self.service, &head, error.members())
    }
}

/// The longest message, in characters.
const MAX_MESSAGE: usize = 4096;

/// A message as every document can hold it: names and keys in it may be those of a request, with any characters.
fn printable(message: &str) -> String {
    let characters = message.chars().take(MAX_MESSAGE);
    let printable = characters.map(|character| match character {
        '\n' | '\t' => character,
        '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER,
        _ if character.is_control() => char::REPLACEMENT_CHARACTER,
        _ => character,
    });
    printable.collect()
}

fn unwritable(error: &EncodeError) -> AnyError {
    AnyError::new(500, "InternalFailure").message(format!("the answer cannot be written: {error}"))
}

fn with_id(mut response: Response<'static>, request_id: &str) -> Response<'static> {
    let value = request_id.as_bytes().to_vec();
    response.headers.push((REQUEST_ID.into(), value.into()));
    response
}
