//! Scalars as strings, which all formats write and read alike
//! ([number](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-query-serialization-formats) and timestamp
//! formats of Smithy's protocols).

use base64::Engine;
use base64::alphabet;
use base64::engine::general_purpose::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::decode_error::DecodeErrorKind;
use crate::schema::{Element, Kind};
use crate::shape::{Value, ValueMut};
use crate::value::{Blob, DateTime, TimestampFormat};

/// Calls `write` with the string form of a scalar; returns `None` for any other value.
pub fn with_text<R>(
    value: Value<'_>,
    element: &Element,
    write: impl FnOnce(&str) -> R,
) -> Option<R> {
    Some(match value {
        Value::Boolean(value) => write(if value { "true" } else { "false" }),
        Value::Integer(value) => write(itoa::Buffer::new().format(value)),
        Value::Long(value) => write(itoa::Buffer::new().format(value)),
        Value::Float(value) => write(&decimal_text(f64::from(value), || format!("{value:?}"))),
        Value::Double(value) => write(&decimal_text(value, || format!("{value:?}"))),
        Value::String(value) => write(value),
        Value::Blob(value) => write(&base64(value)),
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

/// Encodes bytes as base64.
pub fn base64(blob: &Blob) -> String {
    STANDARD.encode(blob)
}

/// The word for a number that is not finite.
#[must_use]
pub fn not_a_number(value: f64) -> Option<&'static str> {
    if value.is_nan() {
        Some("NaN")
    } else if value == f64::INFINITY {
        Some("Infinity")
    } else if value == f64::NEG_INFINITY {
        Some("-Infinity")
    } else {
        None
    }
}

/// `text` is the shortest form that reads back the same; values that are not finite have names in the specification.
fn decimal_text(value: f64, text: impl FnOnce() -> String) -> String {
    not_a_number(value).map_or_else(text, str::to_owned)
}

/// Parses a string into the place of a scalar. Timestamps are read in any format, since none can be mistaken for
/// another; numbers, booleans and timestamps may have white space around them and must be exact otherwise.
///
/// # Errors
/// A string that is not a value of the place's kind.
pub fn read(text: &str, place: ValueMut<'_>) -> Result<(), DecodeErrorKind> {
    match place {
        ValueMut::Boolean(place) => *place = boolean(text)?,
        ValueMut::Integer(place) => *place = integer(text)?,
        ValueMut::Long(place) => *place = long(text)?,
        ValueMut::Float(place) => *place = float(text)?,
        ValueMut::Double(place) => *place = double(text)?,
        ValueMut::Timestamp(place) => *place = timestamp(text)?,
        ValueMut::Blob(place) => *place = blob(text)?,
        ValueMut::String(place) => text.clone_into(place),
        ValueMut::Enumeration(place) => place.assign(text),
        ValueMut::Structure(_) | ValueMut::Union(_) | ValueMut::List(_) | ValueMut::Map(_) => {
            return Err(DecodeErrorKind::Schema);
        }
    }
    Ok(())
}

/// Standard base64; padding is written, but not required when reading.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// White space in XML.
fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\r', '\n'])
}

fn boolean(text: &str) -> Result<bool, DecodeErrorKind> {
    match trim(text) {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(DecodeErrorKind::InvalidBoolean),
    }
}

fn integer(text: &str) -> Result<i32, DecodeErrorKind> {
    trim(text)
        .parse()
        .map_err(|_| DecodeErrorKind::InvalidInteger { bits: 32 })
}

fn long(text: &str) -> Result<i64, DecodeErrorKind> {
    trim(text)
        .parse()
        .map_err(|_| DecodeErrorKind::InvalidInteger { bits: 64 })
}

/// Parses a single-precision number.
///
/// # Errors
/// [`DecodeErrorKind::InvalidFloat`].
pub fn float(text: &str) -> Result<f32, DecodeErrorKind> {
    decimal(
        text,
        f32::NAN,
        f32::INFINITY,
        f32::NEG_INFINITY,
        f32::is_finite,
    )
}

/// Parses a double-precision number.
///
/// # Errors
/// [`DecodeErrorKind::InvalidFloat`].
pub fn double(text: &str) -> Result<f64, DecodeErrorKind> {
    decimal(
        text,
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::is_finite,
    )
}

/// The specification's three words, or digits that Rust parses; Rust's own words for the three are not accepted.
fn decimal<T: std::str::FromStr + Copy>(
    text: &str,
    nan: T,
    infinity: T,
    minus_infinity: T,
    is_finite: fn(T) -> bool,
) -> Result<T, DecodeErrorKind> {
    match trim(text) {
        "NaN" => Ok(nan),
        "Infinity" => Ok(infinity),
        "-Infinity" => Ok(minus_infinity),
        text if text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E')) =>
        {
            text.parse()
                .ok()
                .filter(|value| is_finite(*value))
                .ok_or(DecodeErrorKind::InvalidFloat)
        }
        _ => Err(DecodeErrorKind::InvalidFloat),
    }
}

fn timestamp(text: &str) -> Result<DateTime, DecodeErrorKind> {
    DateTime::parse(trim(text)).map_err(DecodeErrorKind::InvalidTimestamp)
}

/// Decodes base64. Line breaks and other white space inside are allowed, as in MIME's base64.
///
/// # Errors
/// [`DecodeErrorKind::InvalidBlob`].
pub fn blob(text: &str) -> Result<Blob, DecodeErrorKind> {
    let text = trim(text);
    let decoded = if text.bytes().any(|byte| byte.is_ascii_whitespace()) {
        let compact: Vec<u8> = text
            .bytes()
            .filter(|byte| !byte.is_ascii_whitespace())
            .collect();
        BASE64.decode(compact)
    } else {
        BASE64.decode(text)
    };
    decoded
        .map(Blob::new)
        .map_err(|_| DecodeErrorKind::InvalidBlob)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_exact() {
        assert_eq!(integer(" 12\n"), Ok(12));
        assert_eq!(integer("-2147483648"), Ok(i32::MIN));
        assert_eq!(long("9223372036854775807"), Ok(i64::MAX));
        for text in ["", "12abc", "1.0", "1e3", "2147483648", "1 2", "0x1", "١"] {
            assert_eq!(
                integer(text),
                Err(DecodeErrorKind::InvalidInteger { bits: 32 }),
                "{text}"
            );
        }
    }

    #[test]
    fn floats_are_decimal_and_finite_unless_they_say_so() {
        assert_eq!(double("1.5e3"), Ok(1500.0));
        assert_eq!(double("-Infinity"), Ok(f64::NEG_INFINITY));
        assert!(double("NaN").unwrap().is_nan());
        assert_eq!(float("0.1"), Ok(0.1));
        for text in [
            "", "inf", "nan", "infinity", "1e999", "1,5", "e", "--1", "1 2",
        ] {
            assert_eq!(double(text), Err(DecodeErrorKind::InvalidFloat), "{text}");
        }
    }

    #[test]
    fn booleans_are_two_words() {
        assert_eq!(boolean("true"), Ok(true));
        assert_eq!(boolean(" false "), Ok(false));
        for text in ["", "True", "1", "yes"] {
            assert_eq!(
                boolean(text),
                Err(DecodeErrorKind::InvalidBoolean),
                "{text}"
            );
        }
    }

    #[test]
    fn blobs_may_be_wrapped_and_unpadded() {
        assert_eq!(blob("dmFs\r\n dWU="), Ok(Blob::from("value")));
        assert_eq!(blob("dmFsdWU"), Ok(Blob::from("value")));
        assert_eq!(blob(""), Ok(Blob::default()));
        assert_eq!(blob("dmF*"), Err(DecodeErrorKind::InvalidBlob));
    }
}
