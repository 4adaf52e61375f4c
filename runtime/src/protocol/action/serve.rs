//! The server's side.

use super::parameters::Parameters;
use crate::codec::EncodeError;
use crate::codec::form::reader::Reader;
use crate::codec::form::style::Style;
use crate::codec::xml::writer::Writer;
use crate::protocol::ErrorHead;
use crate::protocol::http::{Request, Response};
use crate::protocol::input_error::InputError;
use crate::schema;
use crate::shape::Structure;

/// Finds the operation that a request names.
pub(in crate::protocol) fn route(
    operations: &mut dyn Iterator<Item = &'static schema::Operation>,
    request: &Request,
) -> Result<&'static schema::Operation, InputError> {
    let parameters = Parameters::parse(request)?;
    let name = parameters.action();
    for operation in operations {
        if operation.name == name {
            return Ok(operation);
        }
    }
    Err(InputError::UnknownOperation {
        name: name.to_owned(),
    })
}

/// Reads an input.
pub(in crate::protocol) fn input(
    style: Style,
    operation: &schema::Operation,
    request: &Request,
    input: &mut dyn Structure,
) -> Result<(), InputError> {
    let parameters = Parameters::parse(request)?;
    Ok(parameters.read_input(Reader::new(style), operation, input)?)
}

/// Writes the response to a successful request, with what `write` adds to its root.
pub(in crate::protocol) fn response(
    operation: &schema::Operation,
    write: impl FnOnce(&mut Writer) -> Result<(), EncodeError>,
) -> Result<Response<'static>, EncodeError> {
    let root = format!("{}Response", operation.name);
    document(200, &root, operation.service, write)
}

/// Writes a document as a response.
pub(in crate::protocol) fn document(
    status: u16,
    root: &str,
    service: &schema::Service,
    write: impl FnOnce(&mut Writer) -> Result<(), EncodeError>,
) -> Result<Response<'static>, EncodeError> {
    let mut writer = Writer::default();
    writer.root(root, service.namespace, write)?;
    Ok(Response::new(status, writer.finish().into_bytes()).header("content-type", "text/xml"))
}

/// Writes what an error's element has in every such protocol: code, message, and the members of the fault.
pub(in crate::protocol) fn error(
    writer: &mut Writer,
    error: &ErrorHead,
    detail: Option<&dyn Structure>,
) -> Result<(), EncodeError> {
    writer.text_element("Code", &error.code)?;
    if let Some(message) = &error.message {
        writer.text_element("Message", message)?;
    }
    match detail {
        Some(detail) => writer.structure(detail),
        None => Ok(()),
    }
}

/// Writes an element with the request id, if there is one.
pub(in crate::protocol) fn request_id(
    writer: &mut Writer,
    name: &str,
    error: &ErrorHead,
) -> Result<(), EncodeError> {
    match &error.request_id {
        Some(request_id) => writer.text_element(name, request_id),
        None => Ok(()),
    }
}
