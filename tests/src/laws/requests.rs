//! Requests: any JSON is an input or refused, and an input can always be checked and written.

use std::fmt;

use touchmark::validate::{Level, Validation, ViolationKind};
use touchmark::{AnyOperation, Structure};

use super::operations::{chosen, split};
use super::responses::json_of;
use crate::forms;

/// JSON results in an input or an error; an input results in the same JSON again and the same violations each time,
/// fewer at a lower level, and a form in which no known value can be mistaken for another.
pub fn json_decode(input: &[u8]) {
    let chosen = chosen(input);
    let Ok(json) = std::str::from_utf8(chosen.body) else {
        return;
    };
    let input = match chosen.operation.input_from_json(json) {
        Ok(input) => input,
        Err(error) => return assert!(!error.to_string().is_empty(), "an error without a message"),
    };
    let form = form(chosen.operation, json);
    // Content that no schema knows is written as it was read, even if a name occurs twice.
    assert_form(&form, !forms::has_unknown(&*input));
    assert_levels(&*input);
    assert!(!format!("{:?}", Shown(&*input)).is_empty());

    let written = json_of(&*input).to_string();
    let again = match chosen.operation.input_from_json(&written) {
        Ok(again) => again,
        Err(error) => panic!("JSON that was written cannot be read: {error}\n{written}"),
    };
    assert_eq!(
        json_of(&*again).to_string(),
        written,
        "JSON that was read is written differently"
    );
    assert_eq!(
        self::form(chosen.operation, &written),
        form,
        "the same input has another form"
    );
}

/// The form of an input, without validation.
fn form(operation: &'static dyn AnyOperation, json: &str) -> String {
    let unchecked = Validation::new().level(Level::Off);
    match operation.request_from_json_with(json, &unchecked) {
        Ok(request) => request.body_text().unwrap_or_default().to_owned(),
        Err(error) => panic!("an input that was read cannot be written: {error}"),
    }
}

/// Checks that a form has only characters that RFC 3986 allows and, if `names_differ`, unique names.
fn assert_form(form: &str, names_differ: bool) {
    let mut names: Vec<&[u8]> = Vec::new();
    for pair in form.as_bytes().split(|byte| *byte == b'&') {
        let (name, value) = split(pair, b'=');
        for byte in name.iter().chain(value) {
            let plain = byte.is_ascii_alphanumeric() || b"-._~%".contains(byte);
            assert!(plain, "{:?} is not escaped: {form}", char::from(*byte));
        }
        names.push(name);
    }
    names.sort_unstable();
    let twice = names.windows(2).find(|pair| pair[0] == pair[1]);
    assert!(
        twice.is_none() || !names_differ,
        "a name occurs twice: {form}"
    );
}

fn assert_levels(input: &dyn Structure) {
    let violations = |level| {
        let report = Validation::new().level(level).check(input);
        report.map_or_else(
            |found| found.iter().map(ToString::to_string).collect(),
            |()| Vec::new(),
        )
    };
    let documented: Vec<String> = violations(Level::Documented);
    assert_eq!(
        violations(Level::Documented),
        documented,
        "two checks with different violations"
    );
    assert_eq!(violations(Level::Off), [""; 0]);
    for violation in violations(Level::Model) {
        assert!(
            documented.contains(&violation),
            "a violation only at the lower level: {violation}"
        );
    }
    // A narrower form of a rule stands for the wider one: the place and the kind stay.
    let kinds = |level| -> Vec<(String, ViolationKind)> {
        let found = Validation::new().level(level).check(input).err();
        let found = found.into_iter().flatten();
        found
            .map(|violation| (violation.path().to_owned(), violation.kind()))
            .collect()
    };
    let documented = kinds(Level::Documented);
    for violation in kinds(Level::Trusted) {
        assert!(
            documented.contains(&violation),
            "a violation only at the lower level: {violation:?}"
        );
    }
}

struct Shown<'a>(&'a dyn Structure);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        touchmark::shape::derived::debug(self.0, f)
    }
}
