//! Numbers as words.

use serde_json::{Number, Value as Json};

/// A whole number: with a sign, with underscores between digits and with white space around it, as Python reads it.
pub(super) fn whole(text: &str) -> Option<Json> {
    let digits = plain(text)?;
    let unsigned = digits.strip_prefix('-').unwrap_or(&digits);
    if unsigned.is_empty() || !unsigned.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    digits.parse::<i64>().ok().map(Json::from)
}

/// A number that may have a fraction. One that is not finite is its word in JSON.
pub(super) fn fraction(text: &str) -> Option<Json> {
    let digits = plain(text)?;
    let number: f64 = digits.parse().ok()?;
    if let Some(number) = Number::from_f64(number) {
        return Some(Json::Number(number));
    }
    let word = match number {
        _ if number.is_nan() => "NaN",
        _ if number > 0.0 => "Infinity",
        _ => "-Infinity",
    };
    Some(Json::from(word))
}

/// The digits alone, with a sign only if it is a minus.
fn plain(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix('+').unwrap_or(text);
    let bytes = text.as_bytes();
    let mut around = bytes.windows(3);
    let is_between = around.all(|three| match three {
        [before, b'_', after] => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => true,
    });
    let is_outside = text.starts_with('_') || text.ends_with('_') || text.starts_with('+');
    (is_between && !is_outside).then(|| text.replace('_', ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_are_read_as_python_reads_them() {
        for (text, expected) in [
            ("3306", Some(json!(3306))),
            (" +1_000 ", Some(json!(1000))),
            ("-5", Some(json!(-5))),
            ("007", Some(json!(7))),
            ("1.0", None),
            ("", None),
            ("_1", None),
            ("++1", None),
            ("0x10", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(whole(text), expected, "{text}");
        }
        for (text, expected) in [
            ("0.5", Some(json!(0.5))),
            ("1e3", Some(json!(1000.0))),
            ("70", Some(json!(70.0))),
            ("nan", Some(json!("NaN"))),
            ("-inf", Some(json!("-Infinity"))),
            ("half", None),
        ] {
            assert_eq!(fraction(text), expected, "{text}");
        }
    }
}
