//! Compares the headers of a request with what a test expects of them.

use serde_json::Value;

use super::left_out::LeftOut;
use super::skips::PATH;
use crate::driver::Written;

/// The differences from one expectation of a test. `key` says what is expected of the headers.
pub(super) fn differences(
    key: &str,
    expected: &Value,
    written: &Written,
    left_out: &mut LeftOut<'_>,
) -> Vec<String> {
    let got = |name: &str| written.headers.get(&name.to_ascii_lowercase());
    let mut missing = |name: &str| {
        let found = !left_out.allows_header(name);
        found.then(|| format!("header {name}: not in the request, and {PATH} does not say why"))
    };
    match (key, expected) {
        ("headers", Value::Object(headers)) => headers
            .iter()
            .filter_map(|(name, expected)| match got(name) {
                Some(got) if expected == got => None,
                Some(got) => Some(format!("header {name}: expected {expected}, got {got:?}")),
                None => missing(name),
            })
            .collect(),
        ("requireHeaders", Value::Array(names)) => {
            let absent = names.iter().filter_map(Value::as_str);
            let absent = absent.filter(|name| got(name).is_none());
            absent.filter_map(missing).collect()
        }
        ("forbidHeaders", Value::Array(names)) => {
            let names = names.iter().filter_map(Value::as_str);
            let present = names.filter_map(|name| Some((name, got(name)?)));
            present
                .map(|(name, got)| format!("header {name}: expected none, got {got:?}"))
                .collect()
        }
        _ => vec![format!(
            "{key}: this expectation of a test is not supported"
        )],
    }
}
