//! The server's side.

use super::AwsQuery;
use super::request::Parameters;
use crate::codec::EncodeError;
use crate::codec::xml::writer::Writer;
use crate::protocol::http::{Request, Response};
use crate::protocol::input_error::InputError;
use crate::protocol::{ErrorHead, ServerProtocol};
use crate::schema::{self, Side};
use crate::shape::Structure;

impl ServerProtocol for AwsQuery {
    fn route(
        &self,
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

    fn input(
        &self,
        operation: &schema::Operation,
        request: &Request,
        input: &mut dyn Structure,
    ) -> Result<(), InputError> {
        Ok(Parameters::parse(request)?.read_input(operation, input)?)
    }

    fn response(
        &self,
        operation: &schema::Operation,
        output: &dyn Structure,
        request_id: &str,
    ) -> Result<Response<'static>, EncodeError> {
        let mut writer = Writer::default();
        let root = format!("{}Response", operation.name);
        writer.root(&root, operation.service.namespace, |writer| {
            match operation.result_wrapper {
                Some(wrapper) => writer.element(wrapper, |writer| writer.structure(output))?,
                None => writer.structure(output)?,
            }
            writer.element("ResponseMetadata", |writer| {
                writer.text_element("RequestId", request_id)
            })
        })?;
        Ok(document(200, writer))
    }

    fn error_response(
        &self,
        service: &schema::Service,
        error: &ErrorHead,
        detail: Option<&dyn Structure>,
    ) -> Result<Response<'static>, EncodeError> {
        let mut writer = Writer::default();
        writer.root("ErrorResponse", service.namespace, |writer| {
            writer.element("Error", |writer| {
                if let Some(side) = error.side {
                    let side = match side {
                        Side::Sender => "Sender",
                        Side::Receiver => "Receiver",
                    };
                    writer.text_element("Type", side)?;
                }
                writer.text_element("Code", &error.code)?;
                if let Some(message) = &error.message {
                    writer.text_element("Message", message)?;
                }
                match detail {
                    Some(detail) => writer.structure(detail),
                    None => Ok(()),
                }
            })?;
            match &error.request_id {
                Some(request_id) => writer.text_element("RequestId", request_id),
                None => Ok(()),
            }
        })?;
        Ok(document(error.status, writer))
    }
}

fn document(status: u16, writer: Writer) -> Response<'static> {
    Response::new(status, writer.finish().into_bytes()).header("content-type", "text/xml")
}
