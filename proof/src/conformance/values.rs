//! Values of protocol tests: converts inputs to their JSON form, and compares outputs.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Number, Value};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::shapes::Shape;

/// The JSON form of an input: blobs, which are strings in tests, as base64.
pub(super) fn input(value: &Value, shape: Shape<'_>) -> Value {
    match (shape.kind(), value) {
        ("blob", Value::String(text)) => STANDARD.encode(text).into(),
        ("structure", Value::Object(members)) => members
            .iter()
            .map(|(name, value)| (name.clone(), input(value, shape.member(name))))
            .collect(),
        ("map", Value::Object(entries)) => entries
            .iter()
            .map(|(key, value)| (key.clone(), input(value, shape.part("value"))))
            .collect(),
        ("list", Value::Array(items)) => items
            .iter()
            .map(|item| input(item, shape.part("member")))
            .collect(),
        _ => value.clone(),
    }
}

/// The differences between what a test expects and the JSON form of an output, each with its place.
pub(super) fn differences(expected: &Value, got: &Value, shape: Shape<'_>) -> Vec<String> {
    let mut found = Vec::new();
    compare("", expected, got, shape, &mut found);
    found
}

fn compare(path: &str, expected: &Value, got: &Value, shape: Shape<'_>, found: &mut Vec<String>) {
    match (shape.kind(), expected, got) {
        ("list", Value::Array(expected), Value::Array(got)) => {
            for index in 0..expected.len().max(got.len()) {
                let path = format!("{path}[{index}]");
                let (expected, got) = (expected.get(index), got.get(index));
                present(&path, expected, got, shape.part("member"), found);
            }
        }
        (kind, Value::Object(expected), Value::Object(got)) => {
            let added = got.keys().filter(|key| !expected.contains_key(*key));
            for key in expected.keys().chain(added) {
                let (path, below) = match kind {
                    "map" => (format!("{path}[{key:?}]"), shape.part("value")),
                    _ if path.is_empty() => (key.clone(), shape.member(key)),
                    _ => (format!("{path}.{key}"), shape.member(key)),
                };
                // Absent, or what Python returns for an absent value.
                let value = expected.get(key).filter(|value| !value.is_null());
                present(&path, value, got.get(key), below, found);
            }
        }
        (kind, expected, got) => {
            if !is_equal(kind, expected, got) {
                found.push(difference(path, Some(expected), Some(got)));
            }
        }
    }
}

fn present(
    path: &str,
    expected: Option<&Value>,
    got: Option<&Value>,
    shape: Shape<'_>,
    found: &mut Vec<String>,
) {
    match (expected, got) {
        (Some(expected), Some(got)) => compare(path, expected, got, shape, found),
        (None, None) => {}
        _ => found.push(difference(path, expected, got)),
    }
}

fn difference(path: &str, expected: Option<&Value>, got: Option<&Value>) -> String {
    let display = |value: Option<&Value>| value.map_or("nothing".to_owned(), Value::to_string);
    let place = if path.is_empty() { "output" } else { path };
    format!(
        "{place}: expected {}, got {}",
        display(expected),
        display(got)
    )
}

/// Whether the value of a simple shape is the expected one.
fn is_equal(kind: &str, expected: &Value, got: &Value) -> bool {
    match (kind, expected, got) {
        ("blob", Value::String(expected), Value::String(got)) => STANDARD
            .decode(got)
            .is_ok_and(|got| got == expected.as_bytes()),
        ("timestamp", expected, got) => {
            timestamp(expected).is_some_and(|expected| timestamp(got) == Some(expected))
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "rounds to the precision of the shape"
        )]
        ("float", Value::Number(expected), Value::Number(got)) => {
            let single = |number: &Number| number.as_f64().map(|number| number as f32);
            single(expected) == single(got)
        }
        (_, Value::Number(expected), Value::Number(got)) => match (expected.as_i64(), got.as_i64())
        {
            (Some(expected), Some(got)) => expected == got,
            _ => expected.as_f64() == got.as_f64(),
        },
        _ => expected == got,
    }
}

/// Nanoseconds since the Unix epoch, from a string, or from the digits of a number of seconds.
fn timestamp(value: &Value) -> Option<i128> {
    match value {
        Value::Number(seconds) => seconds_since_1970(&seconds.to_string()),
        Value::String(text) => match OffsetDateTime::parse(text, &Rfc3339) {
            Ok(timestamp) => Some(timestamp.unix_timestamp_nanos()),
            Err(_) => seconds_since_1970(text),
        },
        _ => None,
    }
}

fn seconds_since_1970(text: &str) -> Option<i128> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let (seconds, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if seconds.is_empty() || fraction.len() > 9 || !all_digits(seconds) || !all_digits(fraction) {
        return None;
    }
    let seconds: i128 = seconds.parse().ok()?;
    let nanos: i128 = format!("{fraction:0<9}").parse().ok()?;
    Some(sign * (seconds.checked_mul(1_000_000_000)? + nanos))
}
