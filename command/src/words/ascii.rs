//! JSON in ASCII, as Python writes it.

/// JSON with escapes in place of all other letters.
pub(crate) fn in_ascii(json: &str) -> String {
    let mut ascii = String::new();
    for letter in json.chars() {
        if letter.is_ascii() && letter != '\u{7f}' {
            ascii.push(letter);
            continue;
        }
        for unit in letter.encode_utf16(&mut [0; 2]) {
            ascii.push_str(&format!("\\u{unit:04x}"));
        }
    }
    ascii
}

#[cfg(test)]
mod tests {
    use super::in_ascii;

    #[test]
    fn letters_are_escaped_in_utf_16() {
        assert_eq!(in_ascii("\"aé😀\""), "\"a\\u00e9\\ud83d\\ude00\"");
    }
}
