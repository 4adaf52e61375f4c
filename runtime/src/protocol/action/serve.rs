//! The server's side.

use super::content_type;
use super::parameters::{self, Parameters};
use crate::codec::EncodeError;
use crate::codec::form::reader::Reader;
use crate::codec::form::style::Style;
use crate::codec::xml::writer::Writer;
use crate::protocol::ErrorHead;
use crate::protocol::http::{Request, Response};
use crate::protocol::input_error::InputError;
use crate::protocol::sealed::Sealed;
use crate::protocol::server::Incoming;
use crate::schema;
use crate::shape::Structure;

/// The pairs of the form, by the marks between them.
pub(in crate::protocol) fn values(request: &Request) -> usize {
    let form = parameters::form(request);
    let marks = form.iter().filter(|byte| **byte == b'&').count();
    marks.saturating_add(1)
}

/// Reads the parameters of a request.
pub(in crate::protocol) fn open(
    style: Style,
    request: &Request,
) -> Result<Box<dyn Incoming + '_>, InputError> {
    if !matches!(&*request.method, "GET" | "POST") {
        return Err(InputError::Method);
    }
    if !content_type::is_form(request) {
        return Err(InputError::ContentType);
    }
    Ok(Box::new(Form {
        parameters: Parameters::parse(request)?,
        reader: Reader::new(style),
    }))
}

struct Form<'r> {
    parameters: Parameters<'r>,
    reader: Reader,
}

impl Sealed for Form<'_> {}

impl Incoming for Form<'_> {
    fn route(
        &self,
        operations: &mut dyn Iterator<Item = &'static schema::Operation>,
    ) -> Result<&'static schema::Operation, InputError> {
        let name = self.parameters.action();
        for operation in operations {
            if operation.name == name {
                self.parameters.require_version(operation)?;
                return Ok(operation);
            }
        }
        Err(InputError::UnknownOperation {
            name: name.to_owned(),
        })
    }

    fn input(
        &self,
        operation: &schema::Operation,
        input: &mut dyn Structure,
    ) -> Result<(), InputError> {
        Ok(self.parameters.read_input(self.reader, operation, input)?)
    }
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
