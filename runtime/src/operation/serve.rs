//! The other direction of operations by name: from a request to JSON, and from JSON to a response.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error, IgnoredAny};
use serde_json::Value as Json;

use super::any::AnyOperation;
use super::any::{from_json, to_json};
use crate::query::{ParameterError, Request};
use crate::schema;
use crate::xml::{self, EncodeError};
use crate::{ServiceError, Structure};

impl dyn AnyOperation {
    /// The JSON form of the input in the body of a request. It does not check the input.
    ///
    /// ```
    /// use touchmark::AnyOperation;
    /// use touchmark::json::ServeError;
    /// use touchmark::query::Request;
    ///
    /// /// Answers a request with what stands in a table of outputs.
    /// fn serve(
    ///     operations: &[&'static dyn AnyOperation],
    ///     body: &[u8],
    ///     output: impl Fn(&str, serde_json::Value) -> String,
    /// ) -> Result<Option<String>, ServeError> {
    ///     let request = Request::parse(body)?;
    ///     let named = |operation: &&&'static dyn AnyOperation| operation.schema().name == request.action();
    ///     let Some(operation) = operations.iter().find(named) else {
    ///         return Ok(None);
    ///     };
    ///     let input = operation.request_to_json(body)?;
    ///     operation.response_from_json(&output(request.action(), input), "7f62").map(Some)
    /// }
    /// ```
    ///
    /// # Errors
    /// A request for another operation, or the first parameter that cannot be read.
    pub fn request_to_json(&self, body: &[u8]) -> Result<Json, ServeError> {
        let mut input = self.new_input();
        Request::parse(body)?.read_input(self.schema(), &mut *input)?;
        Ok(to_json(&*input)?)
    }

    /// The body of a successful response, from the JSON form of its output.
    ///
    /// # Errors
    /// JSON that cannot be read, or an output that cannot be written.
    pub fn response_from_json(&self, json: &str, request_id: &str) -> Result<String, ServeError> {
        let mut output = self.new_output();
        from_json(json, &mut *output)?;
        Ok(xml::to_response(self.schema(), &*output, request_id)?)
    }

    /// The body of an error response, from the JSON form of the members that a fault has besides its message: `{}` for
    /// one that has none. The fault is named as in the model; what else is said of it stands in `error`, as
    /// `documented_error` makes it.
    ///
    /// # Errors
    /// A fault that the operation does not document, JSON that cannot be read, or an error that cannot be written.
    pub fn error_from_json(
        &self,
        fault: &str,
        error: &ServiceError<()>,
        json: &str,
    ) -> Result<String, ServeError> {
        let (index, _) = self.fault(fault)?;
        let mut result = Ok(String::new());
        self.with_detail(index, &mut |detail| {
            result = error_document(self.schema().service, error, detail, json);
        });
        result
    }

    /// The error of a fault, by its name in the model, with what that says of it, and without a message and a request's id.
    ///
    /// # Errors
    /// A fault that the operation does not document.
    pub fn documented_error(&self, fault: &str) -> Result<ServiceError<()>, ServeError> {
        let (_, schema) = self.fault(fault)?;
        Ok(ServiceError::of((), Some(schema)))
    }

    fn fault(&self, name: &str) -> Result<(usize, &'static schema::Fault), ServeError> {
        let operation = self.schema();
        let mut faults = operation.faults.iter().enumerate();
        faults
            .find(|(_, fault)| fault.name == name)
            .ok_or(ServeError::UnknownFault {
                operation: operation.name,
            })
    }
}

fn error_document(
    service: &schema::Service,
    error: &ServiceError<()>,
    detail: Option<&mut dyn Structure>,
    json: &str,
) -> Result<String, ServeError> {
    let Some(detail) = detail else {
        let members: BTreeMap<String, IgnoredAny> = serde_json::from_str(json)?;
        if let Some(name) = members.keys().next() {
            let found = format_args!("the fault has no member `{name}`");
            return Err(serde_json::Error::custom(found).into());
        }
        return Ok(xml::to_error_response(service, error, None)?);
    };
    from_json(json, detail)?;
    Ok(xml::to_error_response(service, error, Some(detail))?)
}

/// Why a request gives no JSON, or JSON no response.
#[derive(Debug)]
#[non_exhaustive]
pub enum ServeError {
    /// The request cannot be read.
    Request(ParameterError),
    /// The JSON cannot be read, or there is none of what the request holds.
    Json(serde_json::Error),
    /// The response cannot be written.
    Response(EncodeError),
    /// The operation does not document the fault.
    UnknownFault {
        /// The operation.
        operation: &'static str,
    },
}

impl From<ParameterError> for ServeError {
    fn from(error: ParameterError) -> Self {
        Self::Request(error)
    }
}

impl From<serde_json::Error> for ServeError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

impl From<EncodeError> for ServeError {
    fn from(error: EncodeError) -> Self {
        Self::Response(error)
    }
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(error) => write!(f, "the request cannot be read: {error}"),
            Self::Json(error) => write!(f, "the JSON form does not fit: {error}"),
            Self::Response(error) => write!(f, "the response cannot be written: {error}"),
            Self::UnknownFault { operation } => write!(
                f,
                "{operation} has no fault of this name: take one of its schema's `faults`"
            ),
        }
    }
}

// No `source`: the text says it all, and a chain of errors would say it twice.
impl std::error::Error for ServeError {}
