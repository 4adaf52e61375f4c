//! base64 as Python reads it: with letters between that are none of its alphabet.

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::RequireCanonical)
        .with_decode_allow_trailing_bits(true),
);

/// The bytes of a text; `None` if it is not in base64.
pub(crate) fn decoded(text: &str) -> Option<Vec<u8>> {
    let is_letter =
        |letter: &char| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '/' | '=');
    let letters: String = text.chars().filter(is_letter).collect();
    BASE64.decode(letters).ok()
}

/// The text of bytes.
pub(crate) fn encoded(bytes: &[u8]) -> String {
    BASE64.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_letters_are_left_out() {
        for (text, bytes) in [
            ("aGk=", Some(&b"hi"[..])),
            ("a G\nk=!", Some(b"hi")),
            (" ", Some(b"")),
            ("a", None),
            ("aGk", None),
        ] {
            assert_eq!(decoded(text).as_deref(), bytes, "{text}");
        }
        assert_eq!(encoded(b"hi"), "aGk=");
    }
}
