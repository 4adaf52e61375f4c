//! Written values read back unchanged: requests as pairs, responses and errors as XML, all of them as JSON.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value as Json;
use touchmark::codec::EncodeErrorKind;
use touchmark::codec::json::{deserialize_into, serialize};
use touchmark::operation::json::ResponseError;
use touchmark::protocol::Response;
use touchmark::shape::derived::{debug, eq};
use touchmark::{AnyOperation, Structure};
use touchmark_tests::forms::{self, Form};
use touchmark_tests::services;
use touchmark_tests::wire::{document_of, form_of, post};

use super::fill::{self, Choices};
use super::operations;

/// An operation with debug output.
#[derive(Clone, Copy)]
pub(crate) struct Operation(pub(crate) &'static dyn AnyOperation);

impl std::fmt::Debug for Operation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.schema().name)
    }
}

/// An operation, and the choices for its values.
pub(crate) fn cases() -> impl Strategy<Value = (Operation, Vec<u32>)> {
    let operation = any::<Index>().prop_map(|index| Operation(*index.get(&operations())));
    (operation, vec(any::<u32>(), 0..400))
}

impl std::fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        debug(self.0, f)
    }
}

struct Shown<'s>(&'s dyn Structure);

fn to_json(structure: &dyn Structure) -> Json {
    serialize(structure, serde_json::value::Serializer).unwrap()
}

fn assert_same(read: &dyn Structure, expected: &dyn Structure, document: &str) {
    assert!(
        eq(read, expected),
        "{document}\nreads as {:?}\ninstead of {:?}",
        Shown(read),
        Shown(expected)
    );
}

proptest! {
    #[test]
    fn requests((Operation(operation), choices) in cases()) {
        let (mut input, mut expected) = (operation.new_input(), operation.new_input());
        fill::structure(&mut *input, &mut Choices::new(&choices, true));
        forms::keep(services::of(operation).form, &*input, &mut *expected);
        let body = form_of(operation, &*input);
        let mut read = operation.new_input();
        let request = post(&body);
        let protocol = services::of(operation).protocol;
        protocol.input(operation.schema(), &request, &mut *read).unwrap_or_else(|error| panic!("{error}: {body}"));
        assert_same(&*read, &*expected, &body);
        // An input that was read is written unchanged, except for positions of items that were not written.
        let again = form_of(operation, &*read);
        prop_assert_eq!(again, form_of(operation, &*expected));
    }

    #[test]
    fn responses((Operation(operation), choices) in cases()) {
        let (mut output, mut expected) = (operation.new_output(), operation.new_output());
        fill::structure(&mut *output, &mut Choices::new(&choices, true));
        let document = match document_of(operation, &*output) {
            Ok(document) => document,
            Err(error) => {
                prop_assert_eq!(error.kind(), &EncodeErrorKind::InvalidCharacter);
                prop_assert!(forms::is_beyond_xml(&*output), "{}", error);
                return Ok(());
            }
        };
        prop_assert!(!forms::is_beyond_xml(&*output), "{}", document);
        forms::keep(Form::Xml, &*output, &mut *expected);
        let read = operation.response_to_json(&Response::new(200, document.as_bytes()));
        let read = read.unwrap_or_else(|error| panic!("{error}: {document}"));
        prop_assert_eq!(read.output, to_json(&*expected), "{}", document);
    }

    #[test]
    fn errors((Operation(operation), choices) in cases(), fault in any::<Index>()) {
        let faults = operation.schema().faults;
        prop_assume!(!faults.is_empty());
        let index = fault.index(faults.len());
        let error = operation.documented_error(faults[index].name).unwrap();
        let (mut fault, mut kept) = (operation.new_fault(Some(index)), operation.new_fault(Some(index)));
        let mut json = "{}".to_owned();
        let mut expected = None;
        if let (Some(detail), Some(kept)) = (fault.members_mut(), kept.members_mut()) {
            fill::structure(detail, &mut Choices::new(&choices, false));
            json = to_json(detail).to_string();
            forms::keep(Form::Xml, detail, kept);
            expected = Some(to_json(kept));
        }
        let protocol = services::of(operation).protocol;
        let response = operation.error_from_json(protocol, faults[index].name, &error, &json).unwrap();
        let document = response.body_text().unwrap();
        match operation.response_to_json(&response).unwrap_err() {
            ResponseError::Service { error: read, name, detail } => {
                // If faults have the same code, the first is found.
                let first = faults.iter().find(|fault| fault.code == error.code).unwrap();
                let mut meant = operation.documented_error(first.name).unwrap();
                (meant.status, meant.side) = (error.status, error.side);
                prop_assert_eq!(*read, meant);
                prop_assert_eq!(name, Some(first.name));
                if first.name == faults[index].name {
                    prop_assert_eq!(detail, expected, "{}", document);
                }
            }
            other => panic!("{other}: {document}"),
        }
    }

    #[test]
    fn json((Operation(operation), choices) in cases(), of_output in any::<bool>()) {
        let new = || if of_output { operation.new_output() } else { operation.new_input() };
        let (mut value, mut read) = (new(), new());
        fill::structure(&mut *value, &mut Choices::new(&choices, true));
        let json = to_json(&*value);
        for text in [json.to_string(), format!("{json:#}")] {
            read = new();
            let mut deserializer = serde_json::Deserializer::from_str(&text);
            deserialize_into(&mut *read, &mut deserializer).unwrap_or_else(|error| panic!("{error}: {text}"));
            assert_same(&*read, &*value, &text);
        }
        let again = to_json(&*read);
        prop_assert_eq!(again, json);
    }

    #[test]
    fn by_name((Operation(operation), choices) in cases()) {
        // Through JSON on both sides, as in a mock service.
        let (mut input, mut output) = (operation.new_input(), operation.new_output());
        fill::structure(&mut *input, &mut Choices::new(&choices, false));
        fill::structure(&mut *output, &mut Choices::new(&choices, false));
        let (mut kept_input, mut kept_output) = (operation.new_input(), operation.new_output());
        forms::keep(services::of(operation).form, &*input, &mut *kept_input);
        forms::keep(Form::Xml, &*output, &mut *kept_output);
        let protocol = services::of(operation).protocol;
        let body = form_of(operation, &*input);
        if let Ok(request) = operation.request_to_json(protocol, &post(&body)) {
            prop_assert_eq!(request, to_json(&*kept_input));
        } else {
            prop_assert!(false, "{}", body);
        }
        let json = to_json(&*output).to_string();
        let response = operation.response_from_json(protocol, &json, "r").unwrap();
        prop_assert_eq!(operation.response_to_json(&response).unwrap().output, to_json(&*kept_output));
    }
}
