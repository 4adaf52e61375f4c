//! How scalars are written as text, in requests and in responses alike.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::Value;
use crate::schema::{Element, Kind, TimestampFormat};

/// Calls `write` with the text of a value; none for a value that has parts.
pub(crate) fn with_text<R>(
    value: Value<'_>,
    element: &Element,
    write: impl FnOnce(&str) -> R,
) -> Option<R> {
    Some(match value {
        Value::Boolean(value) => write(if value { "true" } else { "false" }),
        Value::Integer(value) => write(itoa::Buffer::new().format(value)),
        Value::Long(value) => write(itoa::Buffer::new().format(value)),
        Value::Float(value) => write(&float(f64::from(value), || format!("{value:?}"))),
        Value::Double(value) => write(&float(value, || format!("{value:?}"))),
        Value::String(value) => write(value),
        Value::Blob(value) => write(&STANDARD.encode(value)),
        Value::Timestamp(value) => {
            let format = match element.kind {
                Kind::Timestamp(format) => format,
                _ => TimestampFormat::DateTime,
            };
            write(&value.format(format))
        }
        Value::Structure(_) | Value::Union(_) | Value::List(_) | Value::Map(_) => return None,
    })
}

/// `text` is the shortest form that reads back the same; the specification names the values that are no numbers.
fn float(value: f64, text: impl FnOnce() -> String) -> String {
    if value.is_nan() {
        "NaN".to_owned()
    } else if value.is_infinite() {
        let word = if value > 0.0 { "Infinity" } else { "-Infinity" };
        word.to_owned()
    } else {
        text()
    }
}
