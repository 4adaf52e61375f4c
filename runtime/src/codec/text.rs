//! Values that are written as text.

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::decode_error::DecodeErrorKind;
use crate::{Blob, DateTime};

/// Base64 as it is written everywhere, read also without padding.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// White space in XML.
fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\r', '\n'])
}

pub(crate) fn boolean(text: &str) -> Result<bool, DecodeErrorKind> {
    match trim(text) {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(DecodeErrorKind::InvalidBoolean),
    }
}

pub(crate) fn integer(text: &str) -> Result<i32, DecodeErrorKind> {
    trim(text)
        .parse()
        .map_err(|_| DecodeErrorKind::InvalidInteger { bits: 32 })
}

pub(crate) fn long(text: &str) -> Result<i64, DecodeErrorKind> {
    trim(text)
        .parse()
        .map_err(|_| DecodeErrorKind::InvalidInteger { bits: 64 })
}

pub(crate) fn float(text: &str) -> Result<f32, DecodeErrorKind> {
    decimal(
        text,
        f32::NAN,
        f32::INFINITY,
        f32::NEG_INFINITY,
        f32::is_finite,
    )
}

pub(crate) fn double(text: &str) -> Result<f64, DecodeErrorKind> {
    decimal(
        text,
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::is_finite,
    )
}

/// The specification's three words, or digits that Rust reads; Rust's own words for the three are not accepted.
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

pub(crate) fn timestamp(text: &str) -> Result<DateTime, DecodeErrorKind> {
    DateTime::parse(trim(text)).map_err(DecodeErrorKind::InvalidTimestamp)
}

/// Line breaks and other white space inside are allowed, as MIME's base64 has them.
pub(crate) fn blob(text: &str) -> Result<Blob, DecodeErrorKind> {
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
