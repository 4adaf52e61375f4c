//! Incoming requests: any request is read or refused, and an input that was read is written as the same request.

use touchmark::codec::{ParameterError, ParameterErrorKind};
use touchmark::protocol::{InputError, Request, ServerProtocol};
use touchmark::{AnyOperation, Structure};

use super::operations::{called, split};
use super::responses::json_of;
use crate::{forms, foundry, services, wire};

/// The body of a request results in an input or an error, the same by every way of reading it; a body for another
/// operation or another version is refused. The form of an input reads back as what a form can represent of it.
pub fn query_decode(body: &[u8]) {
    let request = wire::post(body);
    // Of no operations, each is unknown by the name that the request has.
    // Both protocols name it alike.
    let action = match foundry::service::PROTOCOL.route(&mut std::iter::empty(), &request) {
        Err(InputError::UnknownOperation { name }) => name,
        Err(error) => return assert_words(&wire::parameter(error)),
        Ok(schema) => panic!("none of no operations is {}", schema.name),
    };
    let operation = called(&action);
    let (mut input, mut read) = read(operation, &request);
    assert_same_from_target(operation, body, &read);
    let kind = read.as_ref().map_err(ParameterError::kind);
    let is_refused = matches!(kind, Err(ParameterErrorKind::UnexpectedAction { .. }));
    assert_eq!(is_refused, action != operation.schema().name, "{kind:?}");
    if is_refused || matches!(kind, Err(ParameterErrorKind::UnexpectedVersion { .. })) {
        (input, read) = self::read(operation, &readdressed(body, operation.schema().name));
    }
    match read {
        Ok(()) => assert_rewritten(operation, &*input),
        Err(error) => assert_words(&error),
    }
}

type Read = Result<(), ParameterError>;

fn read(operation: &'static dyn AnyOperation, request: &Request) -> (Box<dyn Structure>, Read) {
    let mut input = operation.new_input();
    let protocol = services::of(operation).protocol;
    let read = protocol.input(operation.schema(), request, &mut *input);
    (input, read.map_err(wire::parameter))
}

/// The same parameters, for this operation.
fn readdressed(body: &[u8], name: &str) -> Request {
    let pairs = body.split(|byte| *byte == b'&');
    let others = pairs.filter(|pair| !matches!(split(pair, b'=').0, b"Action" | b"Version"));
    let action = format!("Action={name}");
    let pairs: Vec<&[u8]> = std::iter::once(action.as_bytes()).chain(others).collect();
    wire::post(pairs.join(&b'&'))
}

fn assert_words(error: &ParameterError) {
    assert!(!error.to_string().is_empty(), "an error without a message");
}

/// Parameters in the target of a request without a body have the same result.
fn assert_same_from_target(operation: &'static dyn AnyOperation, body: &[u8], expected: &Read) {
    if let Ok(form) = std::str::from_utf8(body) {
        let (_, read) = read(operation, &Request::new("GET", format!("/?{form}")));
        assert_eq!(read, *expected, "the same request, two results");
    }
}

/// The form of an input reads back as what a form can represent of it.
fn assert_rewritten(operation: &'static dyn AnyOperation, input: &dyn Structure) {
    let mut kept = operation.new_input();
    let service = services::of(operation);
    forms::keep(service.form, input, &mut *kept);
    let form = wire::form_of(operation, input);
    match operation.request_to_json(service.protocol, &wire::post(&form)) {
        Ok(json) => assert_eq!(json, json_of(&*kept), "a form that was written: {form}"),
        Err(error) => panic!("a form that was written cannot be read: {error}\n{form}"),
    }
}
