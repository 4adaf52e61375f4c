//! AWS Query: form-encoded requests, XML responses
//! ([specification](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html)).

mod error;
#[cfg(feature = "server")]
mod request;
mod response;
#[cfg(feature = "server")]
mod serve;

use crate::codec::form::writer::Writer;
use crate::codec::xml::decode::Decoder;
use crate::codec::xml::reader;
use crate::codec::{DecodeError, EncodeError};
use crate::protocol::http::{Request, Response};
use crate::protocol::sealed::Sealed;
use crate::protocol::{ErrorHead, Metadata, Protocol};
use crate::schema;
use crate::shape::Structure;

/// The protocol AWS Query (`aws.protocols#awsQuery`): form-encoded requests, XML responses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AwsQuery;

impl Sealed for AwsQuery {}

const FORM: &str = "application/x-www-form-urlencoded";

impl Protocol for AwsQuery {
    fn request(
        &self,
        operation: &schema::Operation,
        input: &dyn Structure,
    ) -> Result<Request, EncodeError> {
        let mut writer = Writer::new();
        writer.pair("Action", operation.name);
        writer.pair("Version", operation.service.version);
        writer.structure(input)?;
        Ok(Request::new("POST", operation.uri)
            .header("content-type", FORM)
            .body(writer.finish()))
    }

    fn output(
        &self,
        operation: &schema::Operation,
        response: &Response<'_>,
        output: &mut dyn Structure,
    ) -> Result<Metadata, DecodeError> {
        let body = &*response.body;
        // The response of an operation without output may have an empty body.
        let in_body = if output.schema().members().is_empty() && body.trim_ascii().is_empty() {
            None
        } else {
            response::read(Decoder::new(reader::text(body)?), operation, output)?
        };
        let request_id = in_body.or_else(|| response.request_id().map(str::to_owned));
        Ok(Metadata { request_id })
    }

    /// Also a response that says success, but holds an error document, as from a proxy that has its own status.
    fn is_error(&self, operation: &schema::Operation, response: &Response<'_>) -> bool {
        !response.is_success() || error::is_document(operation, &response.body)
    }

    fn error(
        &self,
        _: &schema::Operation,
        response: &Response<'_>,
    ) -> Result<ErrorHead, DecodeError> {
        let mut head = error::head(Decoder::new(reader::text(&response.body)?), response.status)?;
        if head.request_id.is_none() {
            head.request_id = response.request_id().map(str::to_owned);
        }
        Ok(head)
    }

    fn detail(
        &self,
        _: &schema::Operation,
        response: &Response<'_>,
        detail: &mut dyn Structure,
    ) -> Result<(), DecodeError> {
        error::detail(Decoder::new(reader::text(&response.body)?), detail)
    }
}
