//! EC2 Query: the form of requests and responses that EC2 alone has
//! ([specification](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html)).
//!
//! It is AWS Query but for this: members have capitalised names in requests and lists are flat there; the members of an
//! output stand in the document's root; errors stand in a list, and do not say whose they are.

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
use crate::shape::Structure;

/// The protocol EC2 Query (`aws.protocols#ec2Query`): form-encoded requests, XML responses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ec2Query;

impl Sealed for Ec2Query {}

/// The names in responses, capitalised.
const STYLE: Style = Style {
    capitalised: true,
    flat: true,
};

/// The code for a value that cannot be read as one of its member's kind
/// ([error codes](https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html)).
#[cfg(feature = "server")]
const UNREADABLE: &str = "InvalidParameterValue";

/// The root of error documents.
const ERROR: &str = "Response";

impl Protocol for Ec2Query {
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
impl ServerProtocol for Ec2Query {
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
            writer.structure(output)?;
            writer.text_element("requestId", request_id)
        })
    }

    fn error_response(
        &self,
        service: &schema::Service,
        error: &ErrorHead,
        detail: Option<&dyn Structure>,
    ) -> Result<Response<'static>, EncodeError> {
        serve::document(error.status, ERROR, service, |writer| {
            writer.element("Errors", |writer| {
                writer.element("Error", |writer| serve::error(writer, error, detail))
            })?;
            serve::request_id(writer, "RequestID", error)
        })
    }
}
