//! AWS Query: form-encoded requests, XML responses
//! ([specification](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html)).

use super::action::client;
#[cfg(feature = "server")]
use super::action::{refuse, serve};
use super::http::{Request, Response};
#[cfg(feature = "server")]
use super::input_error::InputError;
use super::sealed::Sealed;
#[cfg(feature = "server")]
use super::server::{Incoming, ServerProtocol};
use super::{ErrorHead, Metadata, Protocol};
use crate::codec::form::style::Style;
use crate::codec::{DecodeError, EncodeError};
use crate::schema;
#[cfg(feature = "server")]
use crate::schema::Side;
use crate::shape::Structure;

/// The protocol AWS Query (`aws.protocols#awsQuery`): form-encoded requests, XML responses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AwsQuery;

impl Sealed for AwsQuery {}

/// Members go by the names that they have in responses, too.
const STYLE: Style = Style {
    capitalised: false,
    flat: false,
};

/// The code for a value that cannot be read as one of its member's kind, or parameters that do not fit together: as
/// recorded of Elastic Load Balancing and CloudWatch, among others.
#[cfg(feature = "server")]
const UNREADABLE: &str = "MalformedInput";

/// The root of error documents.
const ERROR: &str = "ErrorResponse";

impl Protocol for AwsQuery {
    fn request(
        &self,
        operation: &schema::Operation,
        input: &dyn Structure,
    ) -> Result<Request, EncodeError> {
        client::request(STYLE, operation, input)
    }

    fn output(
        &self,
        operation: &schema::Operation,
        response: &Response<'_>,
        output: &mut dyn Structure,
    ) -> Result<Metadata, DecodeError> {
        client::output(operation, response, output)
    }

    /// Also a response that says success, but holds an error document, as from a proxy that has its own status.
    fn is_error(&self, operation: &schema::Operation, response: &Response<'_>) -> bool {
        client::is_error(operation, response)
    }

    fn error(
        &self,
        _: &schema::Operation,
        response: &Response<'_>,
    ) -> Result<ErrorHead, DecodeError> {
        client::head(ERROR, response)
    }

    fn detail(
        &self,
        _: &schema::Operation,
        response: &Response<'_>,
        detail: &mut dyn Structure,
    ) -> Result<(), DecodeError> {
        client::detail(ERROR, response, detail)
    }
}

#[cfg(feature = "server")]
impl ServerProtocol for AwsQuery {
    fn values(&self, request: &Request) -> usize {
        serve::values(request)
    }

    fn open<'r>(&self, request: &'r Request) -> Result<Box<dyn Incoming + 'r>, InputError> {
        serve::open(STYLE, request)
    }

    fn refusal(&self, error: &InputError) -> ErrorHead {
        refuse::refusal(error, UNREADABLE)
    }

    fn response(
        &self,
        operation: &schema::Operation,
        output: &dyn Structure,
        request_id: &str,
    ) -> Result<Response<'static>, EncodeError> {
        serve::response(operation, |writer| {
            match operation.result_wrapper {
                Some(wrapper) => writer.element(wrapper, |writer| writer.structure(output))?,
                None => writer.structure(output)?,
            }
            writer.element("ResponseMetadata", |writer| {
                writer.text_element("RequestId", request_id)
            })
        })
    }

    fn error_response(
        &self,
        service: &schema::Service,
        error: &ErrorHead,
        detail: Option<&dyn Structure>,
    ) -> Result<Response<'static>, EncodeError> {
        serve::document(error.status, ERROR, service, |writer| {
            writer.element("Error", |writer| {
                if let Some(side) = error.side {
                    let side = match side {
                        Side::Sender => "Sender",
                        Side::Receiver => "Receiver",
                    };
                    writer.text_element("Type", side)?;
                }
                serve::error(writer, error, detail)
            })?;
            serve::request_id(writer, "RequestId", error)
        })
    }
}
