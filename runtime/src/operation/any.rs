//! Operations by name: for command lines, mock servers, fuzzers and tests.

use std::fmt;

use serde_json::Value as Json;

use super::error::from_response;
use crate::codec::json::{deserialize_into, serialize};
use crate::validate::Validation;
use crate::xml::{DecodeError, read_response};
use crate::{Error, Fault, Operation, ServiceError, Structure, Violations, query, schema};

/// An operation whose types are not known where it is used. Every [`Operation`] is one.
pub trait AnyOperation: Send + Sync {
    /// Its contract.
    fn schema(&self) -> &'static schema::Operation;

    /// An input without members.
    fn new_input(&self) -> Box<dyn Structure>;

    /// An output without members.
    fn new_output(&self) -> Box<dyn Structure>;

    /// Reads an error response.
    fn parse_error(&self, status: u16, body: &[u8]) -> ResponseError;

    /// Calls `with` with the members, which are all absent, that a fault has besides its message; with none where it
    /// has none. The fault is named by its index in the contract.
    #[cfg(feature = "server")]
    fn with_detail(&self, fault: usize, with: &mut dyn FnMut(Option<&mut dyn Structure>));
}

impl<O: Operation> AnyOperation for O {
    fn schema(&self) -> &'static schema::Operation {
        O::SCHEMA
    }

    fn new_input(&self) -> Box<dyn Structure> {
        Box::new(O::Input::default())
    }

    fn new_output(&self) -> Box<dyn Structure> {
        Box::new(O::Output::default())
    }

    fn parse_error(&self, status: u16, body: &[u8]) -> ResponseError {
        match from_response::<O::Fault>(status, body) {
            Error::Service(error) => ResponseError::service(error),
            Error::Decode(error) => ResponseError::Decode(error),
            Error::Unreadable { status, reason } => ResponseError::Unreadable { status, reason },
        }
    }

    #[cfg(feature = "server")]
    fn with_detail(&self, fault: usize, with: &mut dyn FnMut(Option<&mut dyn Structure>)) {
        with(O::Fault::from_index(Some(fault)).detail_mut());
    }
}

impl dyn AnyOperation {
    /// Reads an input from its JSON form.
    ///
    /// # Errors
    /// What is wrong with the JSON, with its place.
    pub fn input_from_json(&self, json: &str) -> Result<Box<dyn Structure>, serde_json::Error> {
        let mut input = self.new_input();
        from_json(json, &mut *input)?;
        Ok(input)
    }

    /// The body of a request, from the JSON form of its input.
    ///
    /// # Errors
    /// JSON that cannot be read, or an input that breaks rules.
    pub fn request_from_json(&self, json: &str) -> Result<String, RequestError> {
        self.request_from_json_with(json, &Validation::new())
    }

    /// The same for an input that is checked in another way, as with
    /// [`Operation::validate_with`].
    ///
    /// ```
    /// use touchmark::AnyOperation;
    /// use touchmark::json::RequestError;
    /// use touchmark::validate::{Level, Validation};
    ///
    /// /// What the service makes of a request that is wrong.
    /// fn unchecked(operation: &'static dyn AnyOperation, json: &str) -> Result<String, RequestError> {
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
    ) -> Result<String, RequestError> {
        let input = self.input_from_json(json).map_err(RequestError::Json)?;
        validation.check(&*input).map_err(RequestError::Invalid)?;
        Ok(query::to_string(self.schema(), &*input))
    }

    /// The JSON form of the output in a response.
    ///
    /// # Errors
    /// The fault of an error response, or a response that cannot be read.
    pub fn response_to_json(&self, status: u16, body: &[u8]) -> Result<Json, ResponseError> {
        if !(200..300).contains(&status) {
            return Err(self.parse_error(status, body));
        }
        let mut output = self.new_output();
        read_response(self.schema(), body, &mut *output).map_err(ResponseError::Decode)?;
        to_json(&*output).map_err(ResponseError::Json)
    }
}

/// Fills a structure from its JSON form.
pub(super) fn from_json(
    json: &str,
    structure: &mut dyn Structure,
) -> Result<(), serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    deserialize_into(structure, &mut deserializer)?;
    deserializer.end()
}

/// The JSON form of a structure.
pub(super) fn to_json(structure: &dyn Structure) -> Result<Json, serde_json::Error> {
    serialize(structure, serde_json::value::Serializer)
}

/// Why JSON gives no request.
#[derive(Debug)]
#[non_exhaustive]
pub enum RequestError {
    /// The JSON cannot be read.
    Json(serde_json::Error),
    /// The input breaks rules.
    Invalid(Violations),
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => write!(f, "the input cannot be read: {error}"),
            Self::Invalid(violations) => violations.fmt(f),
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
        /// Its name in the model; none for one that the operation does not document.
        name: Option<&'static str>,
        /// What the response says of it.
        error: Box<ServiceError<()>>,
        /// The members that it has besides its message.
        detail: Option<Json>,
    },
    /// The response says success, but it cannot be read.
    Decode(DecodeError),
    /// The response says failure, but not in the protocol's form.
    Unreadable {
        /// The HTTP status.
        status: u16,
        /// Why the body cannot be read.
        reason: DecodeError,
    },
    /// The output has no JSON form.
    Json(serde_json::Error),
}

impl ResponseError {
    fn service<F: Fault>(error: ServiceError<F>) -> Self {
        let name = error
            .fault
            .index()
            .and_then(|index| F::FAULTS.get(index))
            .map(|fault| fault.name);
        let detail = match error.fault.detail().map(to_json).transpose() {
            Ok(detail) => detail,
            Err(error) => return Self::Json(error),
        };
        Self::Service {
            name,
            error: Box::new(error.without_fault()),
            detail,
        }
    }
}

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Service { error, .. } => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::Unreadable { status, reason } => Error::<()>::unreadable(*status, reason, f),
            Self::Json(error) => write!(f, "the output has no JSON form: {error}"),
        }
    }
}

// No `source`, as for [`RequestError`].
impl std::error::Error for ResponseError {}
