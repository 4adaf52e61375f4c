//! The client's side.

use super::{document, error};
use crate::codec::form::style::Style;
use crate::codec::form::writer::Writer;
use crate::codec::xml::decode::Decoder;
use crate::codec::xml::reader;
use crate::codec::{DecodeError, EncodeError};
use crate::protocol::http::{Request, Response};
use crate::protocol::{ErrorHead, Metadata};
use crate::schema;
use crate::shape::Structure;

const FORM: &str = "application/x-www-form-urlencoded";

/// Writes a request.
pub(in crate::protocol) fn request(
    style: Style,
    operation: &schema::Operation,
    input: &dyn Structure,
) -> Result<Request, EncodeError> {
    let mut writer = Writer::new(style);
    writer.pair("Action", operation.name);
    writer.pair("Version", operation.service.version);
    writer.structure(input)?;
    Ok(Request::new("POST", operation.uri)
        .header("content-type", FORM)
        .body(writer.finish()))
}

/// Reads a response's output, and the request id: in the document, or else in a header.
pub(in crate::protocol) fn output(
    operation: &schema::Operation,
    response: &Response<'_>,
    output: &mut dyn Structure,
) -> Result<Metadata, DecodeError> {
    let body = &*response.body;
    // The response of an operation without output may have an empty body.
    let in_body = if output.schema().members().is_empty() && body.trim_ascii().is_empty() {
        None
    } else {
        document::read(Decoder::new(reader::text(body)?), operation, output)?
    };
    let request_id = in_body.or_else(|| response.request_id().map(str::to_owned));
    Ok(Metadata { request_id })
}

/// Also a response that says success, but holds an error document, as from a proxy that has its own status.
pub(in crate::protocol) fn is_error(
    operation: &schema::Operation,
    response: &Response<'_>,
) -> bool {
    !response.is_success() || error::is_document(operation, &response.body)
}

/// Reads an error; `root` is the name of the document's root that services write today.
pub(in crate::protocol) fn head(
    root: &str,
    response: &Response<'_>,
) -> Result<ErrorHead, DecodeError> {
    let decoder = Decoder::new(reader::text(&response.body)?);
    let mut head = error::head(decoder, root, response.status)?;
    if head.request_id.is_none() {
        head.request_id = response.request_id().map(str::to_owned);
    }
    Ok(head)
}

/// Reads the members of a fault from the same document.
pub(in crate::protocol) fn detail(
    root: &str,
    response: &Response<'_>,
    detail: &mut dyn Structure,
) -> Result<(), DecodeError> {
    error::detail(Decoder::new(reader::text(&response.body)?), root, detail)
}
