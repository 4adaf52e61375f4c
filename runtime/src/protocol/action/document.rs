//! Reads the document around an output.

use crate::codec::xml::decode::Decoder;
use crate::codec::xml::reader::Next;
use crate::codec::{DecodeError, DecodeErrorKind};
use crate::schema;
use crate::shape::Structure;
use crate::value::Content;

/// Reads the response of an operation, and returns the request id.
pub(super) fn read(
    mut decoder: Decoder<'_>,
    operation: &schema::Operation,
    output: &mut dyn Structure,
) -> Result<Option<String>, DecodeError> {
    let root = decoder.elements.root()?;
    let name = root.local();
    if name.strip_suffix("Response") != Some(operation.name) {
        return Err(DecodeError::new(DecodeErrorKind::UnexpectedRoot {
            expected: format!("{}Response", operation.name),
            found: name.to_owned(),
        }));
    }
    let request_id = match operation.result_wrapper {
        Some(wrapper) => wrapped_output(&mut decoder, wrapper, output),
        None => bare_output(&mut decoder, output),
    };
    let request_id = request_id.map_err(|error| error.within(name))?;
    decoder.elements.end_of_document()?;
    Ok(request_id)
}

/// Reads an output whose members have an element of their own.
fn wrapped_output(
    decoder: &mut Decoder<'_>,
    wrapper: &str,
    output: &mut dyn Structure,
) -> Result<Option<String>, DecodeError> {
    let (mut request_id, mut found) = (None, false);
    while let Next::Element(name) = decoder.elements.next()? {
        let name = name.local();
        if name == wrapper {
            let result = if found {
                Err(DecodeError::new(DecodeErrorKind::Repeated))
            } else {
                decoder.structure(output)
            };
            result.map_err(|error| error.within(name))?;
            found = true;
        } else {
            metadata(decoder, name, &mut request_id)?;
        }
    }
    // If the operation has no output, the element may be missing.
    if !found && !output.schema().members().is_empty() {
        return Err(DecodeError::new(DecodeErrorKind::MissingElement {
            name: wrapper.to_owned(),
        }));
    }
    Ok(request_id)
}

/// Reads an output whose members are in the root, next to the metadata.
fn bare_output(
    decoder: &mut Decoder<'_>,
    output: &mut dyn Structure,
) -> Result<Option<String>, DecodeError> {
    let (mut request_id, mut last) = (None, None);
    while let Next::Element(name) = decoder.elements.next()? {
        if !decoder.member(output, name, &mut last)? {
            metadata(decoder, name.local(), &mut request_id)?;
        }
    }
    Ok(request_id)
}

/// Reads an element next to the output: the request id, or one to skip. If there are several ids, the first one is used.
/// An id is for support, so one that cannot be read is skipped: it must not cost the output.
pub(super) fn metadata(
    decoder: &mut Decoder<'_>,
    name: &str,
    request_id: &mut Option<String>,
) -> Result<(), DecodeError> {
    match name {
        "RequestId" | "RequestID" | "requestId" => {
            let id = text(decoder)?.map(|id| id.trim().to_owned());
            let id = id.filter(|id| !id.is_empty());
            *request_id = request_id.take().or(id);
        }
        "ResponseMetadata" => {
            while let Next::Element(name) = decoder.elements.next()? {
                metadata(decoder, name.local(), request_id)?;
            }
        }
        _ => decoder.elements.skip()?,
    }
    Ok(())
}

/// The text of an element; `None` if it holds elements.
pub(super) fn text(decoder: &mut Decoder<'_>) -> Result<Option<String>, DecodeError> {
    Ok(match decoder.elements.content()? {
        Content::Text(text) => Some(text),
        Content::Members(_) => None,
    })
}
