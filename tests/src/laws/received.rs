//! Requests that come in: whatever a client sends is read or refused, and what was read goes out as it came in.

use touchmark::query::{self, ParameterError, ParameterErrorKind, Request};
use touchmark::{AnyOperation, Structure};

use super::operations::called;
use super::responses::json_of;
use crate::forms::{self, Form};

/// A body of a request gives an input or an error, by every way of reading it the same. The form of an input reads as
/// what a form can hold of it.
pub fn query_decode(body: &[u8]) {
    let request = match Request::parse(body) {
        Ok(request) => request,
        Err(error) => return assert_words(&error),
    };
    let operation = called(request.action());
    let mut input = operation.new_input();
    let read = request.read_into(&mut *input);
    assert_addressed(&request, operation, &read, &*input);
    match read {
        Ok(()) => assert_rewritten(operation, &*input),
        Err(error) => assert_words(&error),
    }
}

fn assert_words(error: &ParameterError) {
    assert!(!error.to_string().is_empty(), "an error without words");
}

/// A request for another operation, or for another version, is refused; any other is read as if nobody had asked.
fn assert_addressed(
    request: &Request<'_>,
    operation: &'static dyn AnyOperation,
    read: &Result<(), ParameterError>,
    input: &dyn Structure,
) {
    let schema = operation.schema();
    let mut other = operation.new_input();
    let addressed = request.read_input(schema, &mut *other);
    let version = request.version().unwrap_or(schema.service.version);
    if request.action() == schema.name && version == schema.service.version {
        assert_eq!(addressed, *read, "the same request, two results");
        assert_eq!(
            json_of(&*other),
            json_of(input),
            "the same request, two inputs"
        );
        return;
    }
    let kind = addressed.map_err(|error| error.kind().clone());
    let is_refused = matches!(
        kind,
        Err(ParameterErrorKind::UnexpectedAction { .. }
            | ParameterErrorKind::UnexpectedVersion { .. })
    );
    assert!(is_refused, "for another operation, and yet: {kind:?}");
}

/// The form of an input reads as what a form can hold of it.
fn assert_rewritten(operation: &'static dyn AnyOperation, input: &dyn Structure) {
    let mut kept = operation.new_input();
    forms::keep(Form::Query, input, &mut *kept);
    let form = query::to_string(operation.schema(), input);
    match operation.request_to_json(form.as_bytes()) {
        Ok(json) => assert_eq!(json, json_of(&*kept), "a form that was written: {form}"),
        Err(error) => panic!("a form that was written cannot be read: {error}\n{form}"),
    }
}
