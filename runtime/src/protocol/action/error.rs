//! Reads error documents.

use super::document::{metadata, text};
use crate::codec::xml::decode::Decoder;
use crate::codec::xml::reader::{self, Next};
use crate::codec::{DecodeError, DecodeErrorKind};
use crate::protocol::ErrorHead;
use crate::schema::{self, Side};
use crate::shape::Structure;

/// The names of error documents' roots, with the errors in a list or without: what services write today, and what older
/// ones and EC2 do.
const ROOTS: [&str; 2] = ["ErrorResponse", "Response"];

/// Whether a document is an error document, and not the response of an operation that happens to have its name.
pub(super) fn is_document(operation: &schema::Operation, body: &[u8]) -> bool {
    if begins_with_output(operation, body) {
        return false;
    }
    let Ok(document) = reader::text(body) else {
        return false;
    };
    let mut decoder = Decoder::new(document);
    decoder.elements.root().is_ok_and(|root| {
        let name = root.local();
        ROOTS.contains(&name) && name.strip_suffix("Response") != Some(operation.name)
    })
}

/// Whether the first tag is plainly that of the operation's response, as in nearly every one that says success: no parser is
/// needed to see that.
fn begins_with_output(operation: &schema::Operation, body: &[u8]) -> bool {
    let mut rest = body;
    if body.starts_with(b"<?xml")
        && let Some(end) = body.windows(2).position(|mark| mark == b"?>")
    {
        rest = body.get(end.saturating_add(2)..).unwrap_or_default();
    }
    let behind = rest
        .trim_ascii_start()
        .strip_prefix(b"<")
        .and_then(|rest| rest.strip_prefix(operation.name.as_bytes()))
        .and_then(|rest| rest.strip_prefix(b"Response"));
    matches!(behind, Some([next, ..]) if matches!(next, b'>' | b'/') || next.is_ascii_whitespace())
}

/// Reads an error document.
pub(super) fn head(
    mut decoder: Decoder<'_>,
    root: &str,
    status: u16,
) -> Result<ErrorHead, DecodeError> {
    let mut head = ErrorHead::new(status, "");
    let mut found = false;
    in_root(&mut decoder, root, |decoder, name| match name {
        // If there are several errors, the first is reported.
        "Error" if !found => {
            found = true;
            error(decoder, &mut head)
        }
        _ => metadata(decoder, name, &mut head.request_id),
    })?;
    let missing = if found { "Code" } else { "Error" };
    if head.code.is_empty() {
        return Err(DecodeError::new(DecodeErrorKind::MissingElement {
            name: missing.to_owned(),
        }));
    }
    Ok(head)
}

/// Reads an error document's `Error` as the structure of a fault.
pub(super) fn detail(
    mut decoder: Decoder<'_>,
    root: &str,
    detail: &mut dyn Structure,
) -> Result<(), DecodeError> {
    let mut found = false;
    in_root(&mut decoder, root, |decoder, name| match name {
        "Error" if !found => {
            found = true;
            decoder.structure(detail)
        }
        _ => decoder.elements.skip(),
    })
}

/// Calls `read` for each element in the root of an error document, which should be `expected`, and in its `Errors`.
fn in_root<'a>(
    decoder: &mut Decoder<'a>,
    expected: &str,
    mut read: impl FnMut(&mut Decoder<'a>, &str) -> Result<(), DecodeError>,
) -> Result<(), DecodeError> {
    let root = decoder.elements.root()?;
    let name = root.local();
    if !ROOTS.contains(&name) {
        return Err(DecodeError::new(DecodeErrorKind::UnexpectedRoot {
            expected: expected.to_owned(),
            found: name.to_owned(),
        }));
    }
    while let Next::Element(child) = decoder.elements.next()? {
        let child = child.local();
        let result = if child == "Errors" {
            each(decoder, &mut read)
        } else {
            read(decoder, child)
        };
        result.map_err(|error| error.within(child).within(name))?;
    }
    decoder.elements.end_of_document()
}

fn each<'a>(
    decoder: &mut Decoder<'a>,
    read: &mut impl FnMut(&mut Decoder<'a>, &str) -> Result<(), DecodeError>,
) -> Result<(), DecodeError> {
    while let Next::Element(name) = decoder.elements.next()? {
        read(decoder, name.local()).map_err(|error| error.within(name.local()))?;
    }
    Ok(())
}

fn error(decoder: &mut Decoder<'_>, head: &mut ErrorHead) -> Result<(), DecodeError> {
    while let Next::Element(name) = decoder.elements.next()? {
        match name.local() {
            "Code" => decoder.elements.text()?.trim().clone_into(&mut head.code),
            // A message that holds elements is none for people, and must not cost the code.
            "Message" | "message" => head.message = text(decoder)?,
            "Type" => {
                head.side = match decoder.elements.text()?.trim() {
                    "Sender" => Some(Side::Sender),
                    "Receiver" => Some(Side::Receiver),
                    _ => None,
                }
            }
            _ => decoder.elements.skip()?,
        }
    }
    Ok(())
}
