//! Responses: any response of a service, or of something in between, is read or refused.

use serde_json::Value as Json;
use touchmark::codec::EncodeErrorKind;
use touchmark::codec::json::{deserialize_into, serialize};
use touchmark::operation::json::ResponseError;
use touchmark::protocol::Response;
use touchmark::{AnyOperation, Structure};

use super::operations::chosen;
use crate::forms::{self, Form};
use crate::wire::document_of;

/// The body of a successful response results in JSON or an error; that JSON results in the same output again, and so
/// does the body that is written from the output.
pub fn xml_output(input: &[u8]) {
    let chosen = chosen(input);
    let response = Response::new(200, chosen.body);
    match chosen.operation.response_to_json(&response) {
        Ok(reply) => {
            let json = reply.output;
            let again = output_of(chosen.operation, &json);
            assert_eq!(
                json_of(&*again),
                json,
                "JSON that was read is written differently"
            );
            assert_rewritten(chosen.operation, &*again);
        }
        Err(ResponseError::Decode(error)) => {
            assert!(!error.to_string().is_empty(), "an error without a message");
        }
        // An error document is an error whatever the status says.
        Err(ResponseError::Service { .. } | ResponseError::Unreadable(_))
            if names_error_document(chosen.body) => {}
        Err(error) => panic!("unexpected error of a successful response: {error}"),
    }
}

/// Whether a tag has the name of an error document's root. The parser takes any character for part of a name but blanks.
fn names_error_document(body: &[u8]) -> bool {
    let text = String::from_utf8_lossy(body);
    let mut names = text.split('<').filter_map(|tag| {
        let name = tag.split([' ', '\t', '\r', '\n', '>']).next()?;
        let name = name.strip_suffix('/').unwrap_or(name);
        Some(name.split_once(':').map_or(name, |(_, local)| local))
    });
    names.any(|name| matches!(name, "ErrorResponse" | "Response"))
}

/// The body that is written from an output reads back as what XML can represent of it.
fn assert_rewritten(operation: &'static dyn AnyOperation, output: &dyn Structure) {
    let body = match document_of(operation, output) {
        Ok(body) => body,
        // Writing XML is stricter than reading it.
        Err(error) => {
            let is_beyond = match error.kind() {
                EncodeErrorKind::InvalidCharacter => forms::is_beyond_xml(output),
                EncodeErrorKind::InvalidName => forms::has_strange_names(output),
                _ => false,
            };
            return assert!(is_beyond, "{error}");
        }
    };
    let mut kept = operation.new_output();
    forms::keep(Form::Xml, output, &mut *kept);
    match operation.response_to_json(&Response::new(200, body.as_bytes())) {
        Ok(reply) => assert_eq!(
            reply.output,
            json_of(&*kept),
            "XML that was written: {body}"
        ),
        Err(error) => panic!("XML that was written cannot be read: {error}\n{body}"),
    }
}

/// The body of a failed response results in an error of some kind, for any status.
pub fn error_body(input: &[u8]) {
    let chosen = chosen(input);
    let status = std::str::from_utf8(chosen.word).ok();
    let status = status.and_then(|word| word.parse().ok()).unwrap_or(400);
    // With a successful status, the body would be read as an output.
    let status = if (200..300).contains(&status) {
        400
    } else {
        status
    };
    let response = Response::new(status, chosen.body);
    let Err(error) = chosen.operation.response_to_json(&response) else {
        panic!("an output of a failed response");
    };
    assert!(!error.to_string().is_empty(), "an error without a message");
    match error {
        ResponseError::Service {
            name,
            error,
            detail,
        } => {
            assert!(!error.code.is_empty(), "a fault without a code");
            assert_eq!(error.status, status);
            let faults = chosen.operation.schema().faults;
            let documented = faults.iter().find(|fault| fault.code == error.code);
            assert_eq!(documented.map(|fault| fault.name), name);
            assert!(
                !(error.detail_error.is_some()
                    && detail.is_some_and(|detail| detail != Json::Object(Default::default()))),
                "members of a fault that could not be read"
            );
        }
        ResponseError::Unreadable(error) => assert_eq!(error.status, status),
        error => panic!("unexpected error of a failed response: {error}"),
    }
}

/// The output of an operation from its JSON form.
fn output_of(operation: &'static dyn AnyOperation, json: &Json) -> Box<dyn Structure> {
    let mut output = operation.new_output();
    if let Err(error) = deserialize_into(&mut *output, json) {
        panic!("JSON that was written cannot be read: {error}");
    }
    output
}

pub(super) fn json_of(structure: &dyn Structure) -> Json {
    match serialize(structure, serde_json::value::Serializer) {
        Ok(json) => json,
        Err(error) => panic!("a value without a JSON form: {error}"),
    }
}
