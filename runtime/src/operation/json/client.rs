//! From JSON to a request, and from a response to JSON.

use std::fmt;

use serde_json::Value as Json;

use crate::codec::json::{from_str, to_value};
use crate::codec::{DecodeError, EncodeError};
use crate::operation::any::AnyOperation;
use crate::operation::error::{ServiceError, UnreadableError, describe};
use crate::protocol::{Request, Response};
use crate::shape::Structure;
use crate::validate::{Validation, Violations};

impl dyn AnyOperation {
    /// Reads an input from its JSON form.
    ///
    /// # Errors
    /// What is wrong with the JSON, with its place.
    pub fn input_from_json(&self, json: &str) -> Result<Box<dyn Structure>, serde_json::Error> {
        let mut input = self.new_input();
        from_str(json, &mut *input)?;
        Ok(input)
    }

    /// The request, from the JSON form of its input.
    ///
    /// # Errors
    /// JSON that cannot be read, or an input that breaks rules.
    pub fn request_from_json(&self, json: &str) -> Result<Request, RequestError> {
        self.request_from_json_with(json, &Validation::new())
    }

    /// The same for an input that is checked in another way, as with
    /// [`Operation::validate_with`](crate::Operation::validate_with).
    ///
    /// ```
    /// use touchmark::AnyOperation;
    /// use touchmark::operation::json::RequestError;
    /// use touchmark::protocol::Request;
    /// use touchmark::validate::{Level, Validation};
    ///
    /// /// What the service makes of a request that is wrong.
    /// fn unchecked(operation: &'static dyn AnyOperation, json: &str) -> Result<Request, RequestError> {
    ///     operation.request_from_json_with(json, &Validation::new().level(Level::Off))
    /// }
    /// ```
    ///
    /// # Errors
    /// JSON that cannot be read, or an input that breaks rules that are checked.
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

    /// The JSON form of the output in a response.
    ///
    /// # Errors
    /// The fault of an error response, or a response that cannot be read.
    pub fn response_to_json(&self, response: &Response<'_>) -> Result<Json, ResponseError> {
        if !response.is_success() {
            return Err(self.error_to_json(response));
        }
        let mut output = self.new_output();
        self.protocol()
            .output(self.schema(), response, &mut *output)
            .map_err(ResponseError::Decode)?;
        to_value(&*output).map_err(ResponseError::Json)
    }

    fn error_to_json(&self, response: &Response<'_>) -> ResponseError {
        let (protocol, schema) = (self.protocol(), self.schema());
        let (mut error, index) = match describe(protocol, schema, response) {
            Ok(described) => described,
            Err(unreadable) => return ResponseError::Unreadable(unreadable),
        };
        let mut json = Ok(None);
        if let Some(index) = index {
            self.with_detail(index, &mut |detail| {
                let Some(detail) = detail else { return };
                match protocol.detail(schema, response, detail) {
                    Ok(()) => json = to_value(detail).map(Some),
                    Err(reason) => {
                        // Half of them would be misleading.
                        json = Ok(Some(Json::Object(serde_json::Map::new())));
                        error.detail_error = Some(Box::new(reason));
                    }
                }
            });
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

/// Why JSON gives no request.
#[derive(Debug)]
#[non_exhaustive]
pub enum RequestError {
    /// The JSON cannot be read.
    Json(serde_json::Error),
    /// The input breaks rules.
    Invalid(Violations),
    /// The protocol has no way to write the input.
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

// No `source`: the text says it all, and a chain of errors would say it twice.
impl std::error::Error for RequestError {}

/// Why a response gives no JSON.
#[derive(Debug)]
#[non_exhaustive]
pub enum ResponseError {
    /// The service reports a fault.
    Service {
        /// Its name in the model; `None` for one that the operation does not document.
        name: Option<&'static str>,
        /// What the response says of it.
        error: Box<ServiceError<()>>,
        /// The members that it has besides its message.
        detail: Option<Json>,
    },
    /// The response says success, but it cannot be read.
    Decode(DecodeError),
    /// The response says failure, but not in the protocol's form.
    Unreadable(UnreadableError),
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
