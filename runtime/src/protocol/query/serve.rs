//! Documents that answer a request.

use crate::codec::EncodeError;
use crate::codec::xml::writer::Writer;
use crate::schema::Side;
use crate::{ServiceError, Structure, schema};

/// The response to a request that was done: the members of the output that are present, and the request's id.
///
/// [`from_bytes`](super::from_bytes) reads it, as other clients do.
///
/// # Errors
/// Text that XML cannot hold, or nesting that no reader of ours takes, with the path of its element.
pub fn to_response(
    operation: &schema::Operation,
    output: &dyn Structure,
    request_id: &str,
) -> Result<String, EncodeError> {
    let mut writer = Writer::default();
    let root = format!("{}Response", operation.name);
    writer.root(&root, operation.service.xml_namespace, |writer| {
        match operation.result_wrapper {
            Some(wrapper) => writer.element(wrapper, |writer| writer.structure(output))?,
            None => writer.structure(output)?,
        }
        writer.element("ResponseMetadata", |writer| {
            writer.text_element("RequestId", request_id)
        })
    })?;
    Ok(writer.finish())
}

/// The response to a request that failed: what `error` says, and the members that the fault has besides its message.
///
/// The HTTP status goes beside it, as [`ServiceError::status`] has it.
///
/// # Errors
/// Those of [`to_response`].
pub fn to_error_response<F>(
    service: &schema::Service,
    error: &ServiceError<F>,
    detail: Option<&dyn Structure>,
) -> Result<String, EncodeError> {
    let mut writer = Writer::default();
    writer.root("ErrorResponse", service.xml_namespace, |writer| {
        writer.element("Error", |writer| {
            let side = match error.side {
                Side::Sender => "Sender",
                Side::Receiver => "Receiver",
            };
            writer.text_element("Type", side)?;
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
    Ok(writer.finish())
}
