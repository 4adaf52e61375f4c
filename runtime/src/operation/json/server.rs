//! From a request to JSON, and from JSON to a response.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error, IgnoredAny};
use serde_json::Value as Json;

use crate::codec::EncodeError;
use crate::codec::json::{from_str, to_value};
use crate::operation::any::AnyOperation;
use crate::operation::serve::error_response;
use crate::operation::service_error::ServiceError;
use crate::protocol::{InputError, Request, Response, ServerProtocol};
use crate::schema;
use crate::shape::Structure;

impl dyn AnyOperation {
    /// Reads the input in a request to its JSON form. The input is not validated.
    ///
    /// `protocol` is that of the operation's service: `service::PROTOCOL` of its crate.
    ///
    /// ```
    /// use touchmark::Operations;
    /// use touchmark::operation::json::ServeError;
    /// use touchmark::protocol::{Request, Response, ServerProtocol};
    ///
    /// /// Responds to a request from a table of outputs.
    /// fn serve(
    ///     operations: &'static Operations,
    ///     protocol: &dyn ServerProtocol,
    ///     request: &Request,
    ///     output: impl Fn(&str, serde_json::Value) -> String,
    /// ) -> Result<Response<'static>, ServeError> {
    ///     let mut schemas = operations.iter().map(|operation| operation.schema());
    ///     let name = protocol.route(&mut schemas, request)?.name;
    ///     let operation = operations.get(name).expect("one of them");
    ///     let input = operation.request_to_json(protocol, request)?;
    ///     operation.response_from_json(protocol, &output(name, input), "7f62")
    /// }
    /// ```
    ///
    /// # Errors
    /// A request for another operation, or the first error in reading it.
    pub fn request_to_json(
        &self,
        protocol: &dyn ServerProtocol,
        request: &Request,
    ) -> Result<Json, ServeError> {
        let mut input = self.new_input();
        protocol.input(self.schema(), request, &mut *input)?;
        Ok(to_value(&*input)?)
    }

    /// Writes the response to a successful request from the JSON form of its output.
    ///
    /// # Errors
    /// JSON that cannot be read, or an output that cannot be written.
    pub fn response_from_json(
        &self,
        protocol: &dyn ServerProtocol,
        json: &str,
        request_id: &str,
    ) -> Result<Response<'static>, ServeError> {
        let mut output = self.new_output();
        from_str(json, &mut *output)?;
        Ok(protocol.response(self.schema(), &*output, request_id)?)
    }

    /// Writes the response to a failed request from the JSON form of the members that a fault has besides its message,
    /// or `{}` if it has none. `fault` is its name in the model; everything else about it is in `error`, as
    /// `documented_error` returns it.
    ///
    /// # Errors
    /// A fault that the operation does not document, JSON that cannot be read, or an error that cannot be written.
    pub fn error_from_json(
        &self,
        protocol: &dyn ServerProtocol,
        fault: &str,
        error: &ServiceError<()>,
        json: &str,
    ) -> Result<Response<'static>, ServeError> {
        let (index, _) = self.fault(fault)?;
        let mut fault = self.new_fault(Some(index));
        fill(fault.members_mut(), json)?;
        let service = self.schema().service;
        Ok(error_response(protocol, service, error, fault.members())?)
    }

    /// An error with the code, status and side of the fault with this name in the model, without a message or a request
    /// id.
    ///
    /// # Errors
    /// A fault that the operation does not document.
    pub fn documented_error(&self, fault: &str) -> Result<ServiceError<()>, ServeError> {
        let (_, schema) = self.fault(fault)?;
        Ok(ServiceError::of(Some(schema)))
    }

    fn fault(&self, name: &str) -> Result<(usize, &'static schema::Fault), ServeError> {
        let mut faults = (0..).zip(self.schema().faults.iter().copied());
        faults
            .find(|(_, fault)| fault.name == name)
            .ok_or_else(|| self.unknown_fault())
    }

    fn unknown_fault(&self) -> ServeError {
        ServeError::UnknownFault {
            operation: self.schema().name,
        }
    }
}

/// Fills the members of a fault from their JSON form; for a fault without members, checks that the JSON has none.
fn fill(detail: Option<&mut dyn Structure>, json: &str) -> Result<(), serde_json::Error> {
    if let Some(detail) = detail {
        return from_str(json, detail);
    }
    let members: BTreeMap<String, IgnoredAny> = serde_json::from_str(json)?;
    match members.keys().next() {
        Some(name) => Err(serde_json::Error::custom(format_args!(
            "the fault has no member `{name}`"
        ))),
        None => Ok(()),
    }
}

/// An error in reading a request to JSON, or in writing a response from JSON.
#[derive(Debug)]
#[non_exhaustive]
pub enum ServeError {
    /// The request cannot be read.
    Request(InputError),
    /// The JSON cannot be read, or the request's input has no JSON form.
    Json(serde_json::Error),
    /// The response cannot be written.
    Response(EncodeError),
    /// The operation does not document the fault.
    UnknownFault {
        /// The operation.
        operation: &'static str,
    },
}

impl From<InputError> for ServeError {
    fn from(error: InputError) -> Self {
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
                "{operation} has no fault with this name: use one of those in `faults` of its schema"
            ),
        }
    }
}

// No `source`: the message includes the inner error's, and a chain of errors would repeat it.
impl std::error::Error for ServeError {}
