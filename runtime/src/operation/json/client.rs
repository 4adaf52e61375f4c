//! From JSON to a request, and from a response to JSON.

use std::fmt;

use serde_json::Value as Json;

use crate::codec::EncodeError;
use crate::codec::json::{from_str, to_value};
use crate::operation::Reply;
use crate::operation::any::AnyOperation;
use crate::operation::read::{self, describe};
use crate::operation::service_error::ServiceError;
use crate::operation::unreadable::UnreadableResponse;
use crate::protocol::{Request, Response};
use crate::shape::Structure;
use crate::validate::{Validation, Violations};

impl dyn AnyOperation {
    /// Reads an input from its JSON form.
    ///
    /// # Errors
    /// An error in the JSON, with its position.
    pub fn input_from_json(&self, json: &str) -> Result<Box<dyn Structure>, serde_json::Error> {
        let mut input = self.new_input();
        from_str(json, &mut *input)?;
        Ok(input)
    }

    /// Writes a request from the JSON form of its input, after checking the input.
    ///
    /// # Errors
    /// JSON that cannot be read, an input that violates constraints, or one that cannot be written.
    pub fn request_from_json(&self, json: &str) -> Result<Request, RequestError> {
        self.request_from_json_with(json, &Validation::new())
    }

    /// Like `request_from_json`, with the checks that `validation` selects, as for
    /// [`Operation::validate_with`](crate::Operation::validate_with).
    ///
    /// ```
    /// use touchmark::AnyOperation;
    /// use touchmark::operation::json::RequestError;
    /// use touchmark::protocol::Request;
    /// use touchmark::validate::{Level, Validation};
    ///
    /// /// A request without validation, to see how the service reacts to it.
    /// fn unchecked(operation: &'static dyn AnyOperation, json: &str) -> Result<Request, RequestError> {
    ///     operation.request_from_json_with(json, &Validation::new().level(Level::Off))
    /// }
    /// ```
    ///
    /// # Errors
    /// JSON that cannot be read, an input that violates the checked constraints, or one that cannot be written.
    pub fn request_from_json_with(
        &self,
        json: &str,
        validation: &Validation,
    ) -> Result<Request, RequestError> {
        let input = self.input_from_json(json).map_err(RequestError::Json)?;
        validation.check(&*input).map_err(RequestError::Invalid)?;
        self.protocol()
            .request(self.schema(), &*input)
            .map_err(RequestError::Encode)
    }

    /// The JSON form of the output in a response, with its request id.
    ///
    /// # Errors
    /// The fault in an error response, or a response that cannot be read.
    pub fn response_to_json(&self, response: &Response<'_>) -> Result<Reply<Json>, ResponseError> {
        let (protocol, schema) = (self.protocol(), self.schema());
        if protocol.is_error(schema, response) {
            return Err(self.error_to_json(response));
        }
        let mut output = self.new_output();
        let metadata = read::output(protocol, schema, response, &mut *output)
            .map_err(ResponseError::Decode)?;
        Ok(Reply {
            output: to_value(&*output).map_err(ResponseError::Json)?,
            request_id: metadata.request_id,
        })
    }

    fn error_to_json(&self, response: &Response<'_>) -> ResponseError {
        let (protocol, schema) = (self.protocol(), self.schema());
        let (mut error, index) = match describe(protocol, schema, response) {
            Ok(described) => described,
            Err(unreadable) => return ResponseError::Unreadable(unreadable),
        };
        let mut fault = self.new_fault(index);
        let mut json = Ok(None);
        if let Some(detail) = fault.members_mut() {
            match protocol.detail(schema, response, detail) {
                Ok(()) => json = to_value(detail).map(Some),
                Err(reason) => {
                    // Some of the members without the others would be misleading.
                    json = Ok(Some(Json::Object(serde_json::Map::new())));
                    error.detail_error = Some(Box::new(reason));
                }
            }
        }
        let name = index
            .and_then(|index| schema.faults.get(index))
            .map(|fault| fault.name);
        match json {
            Ok(detail) => ResponseError::Service {
                name,
                error: Box::new(error),
                detail,
            },
            Err(error) => ResponseError::Json(error),
        }
    }
}

/// An error in writing a request from JSON.
#[derive(Debug)]
#[non_exhaustive]
pub enum RequestError {
    /// The JSON cannot be read.
    Json(serde_json::Error),
    /// The input violates constraints.
    Invalid(Violations),
    /// The protocol cannot represent the input.
    Encode(EncodeError),
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => write!(f, "the input cannot be read: {error}"),
            Self::Invalid(violations) => violations.fmt(f),
            Self::Encode(error) => write!(f, "the request cannot be written: {error}"),
        }
    }
}

// No `source`: the message includes the inner error's, and a chain of errors would repeat it.
impl std::error::Error for RequestError {}

/// An error in reading a response to JSON.
#[derive(Debug)]
#[non_exhaustive]
pub enum ResponseError {
    /// The service reports a fault.
    Service {
        /// The fault's name in the model; `None` for one that the operation does not document.
        name: Option<&'static str>,
        /// What the response says about the fault.
        error: Box<ServiceError<()>>,
        /// The members that the fault has besides its message.
        detail: Option<Json>,
    },
    /// The response has a successful status, but cannot be read.
    Decode(UnreadableResponse),
    /// The response is an error by its status, or by the root of its document, but is no error document that can be read.
    Unreadable(UnreadableResponse),
    /// The output has no JSON form.
    Json(serde_json::Error),
}

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Service { error, .. } => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::Unreadable(error) => error.fmt(f),
            Self::Json(error) => write!(f, "the output has no JSON form: {error}"),
        }
    }
}

// No `source`, as for [`RequestError`].
impl std::error::Error for ResponseError {}
