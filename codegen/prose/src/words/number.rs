//! Numbers as documentation writes them: `259,200`, `.5`, `two`.

use touchmark_model::model::Number;

use crate::words::vocabulary::NUMBER_WORDS;

/// Reads a number.
pub(crate) fn number(text: &str) -> Option<Number> {
    let text = text.trim().to_lowercase();
    if let Some(value) = NUMBER_WORDS.split('|').position(|word| word == text) {
        return i64::try_from(value).ok().map(Number::Integer);
    }
    let plain: String = text.chars().filter(|c| *c != ',').collect();
    match plain.parse::<i64>() {
        Ok(value) => Some(Number::Integer(value)),
        Err(_) => plain.parse::<f64>().ok().map(Number::Float),
    }
}

/// Reads a whole number.
pub(crate) fn whole(text: &str) -> Option<i64> {
    match number(text)? {
        Number::Integer(value) => Some(value),
        Number::Float(_) => None,
    }
}

/// Reads a count.
pub(crate) fn count(text: &str) -> Option<u64> {
    whole(text).and_then(|value| u64::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_separators_and_words() {
        assert_eq!(whole("259,200"), Some(259_200));
        assert_eq!(whole("Two"), Some(2));
        assert_eq!(number(".5"), Some(Number::Float(0.5)));
        assert_eq!(number("many"), None);
        assert_eq!(count("-1"), None);
    }
}
