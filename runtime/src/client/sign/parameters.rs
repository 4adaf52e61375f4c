//! The parameters of a URL or a form, in the one way to write and order them that signatures use.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode};

/// RFC 3986's unreserved characters: letters, digits and these four; everything else is escaped.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// In paths, slashes are kept.
const ESCAPED_IN_PATHS: &AsciiSet = &ESCAPED.remove(b'/');

/// Parameters as sent, in canonical form: each name and value with the same escapes, sorted by name, then by value.
pub(super) fn canonical(parameters: &str) -> String {
    let pairs = parameters.split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<(String, String)> = pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (normal(name), normal(value))
        })
        .collect();
    pairs.sort();
    let mut output = String::with_capacity(parameters.len());
    for (name, value) in pairs {
        append(&mut output, &name, &value);
    }
    output
}

/// Appends a pair of which both parts are escaped.
fn append(output: &mut String, name: &str, value: &str) {
    if !output.is_empty() {
        output.push('&');
    }
    output.push_str(name);
    output.push('=');
    output.push_str(value);
}

/// Appends a pair.
pub(super) fn push(output: &mut String, name: &str, value: &str) {
    append(
        output,
        name,
        &percent_encode(value.as_bytes(), ESCAPED).to_string(),
    );
}

/// Escapes a path, also the percent signs of escapes in it.
pub(super) fn escape_path(path: &str) -> String {
    percent_encode(path.as_bytes(), ESCAPED_IN_PATHS).to_string()
}

/// The value of the first parameter with this name, which has no escapes.
#[cfg(feature = "server")]
pub(super) fn value(parameters: &str, name: &str) -> Option<String> {
    let mut pairs = parameters
        .split('&')
        .filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(found, _)| *found == name)?;
    let value = value.replace('+', " ");
    Some(percent_decode_str(&value).decode_utf8_lossy().into_owned())
}

/// The parameters as sent, without those with this name.
#[cfg(feature = "server")]
pub(super) fn without(parameters: &str, name: &str) -> String {
    let pairs = parameters.split('&');
    let kept = pairs.filter(|pair| pair.split('=').next() != Some(name));
    kept.collect::<Vec<_>>().join("&")
}

/// A plus is a space, as in forms.
fn normal(text: &str) -> String {
    let text = text.replace('+', "%20");
    let decoded: Vec<u8> = percent_decode_str(&text).collect();
    percent_encode(&decoded, ESCAPED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_order_do_not_depend_on_how_it_was_written() {
        for (sent, expected) in [
            ("", ""),
            ("b&a=", "a=&b="),
            ("b=2&a=2&a=1&&b=10", "a=1&a=2&b=10&b=2"),
            ("a=x+y&b=%7e%2f%e1%88%b4/", "a=x%20y&b=~%2F%E1%88%B4%2F"),
            ("a=%&b=%zz&c=%4", "a=%25&b=%25zz&c=%254"),
            ("a=b=c&ሴ=1", "%E1%88%B4=1&a=b%3Dc"),
            ("B=1&a=1&A=1&a.b=1&a-b=1", "A=1&B=1&a=1&a-b=1&a.b=1"),
        ] {
            assert_eq!(canonical(sent), expected, "{sent}");
        }
    }
}
