//! The letters that values without quotes are made of, and values in quotes.

/// Whether a value without quotes may begin with this.
pub(super) fn starts_value(letter: char) -> bool {
    !letter.is_whitespace()
        && !matches!(letter, '"' | '\'' | ',' | '=' | '[' | '{')
        && is_plain(letter)
}

/// Whether a value may go on with this that is the first behind its equals sign.
pub(super) fn continues_first(letter: char) -> bool {
    !matches!(letter, '"' | '\'' | ',' | ']' | '}') && is_plain(letter)
}

/// Whether a value may go on with this that comes after a comma, where an equals sign would make it the next key.
pub(super) fn continues_later(letter: char) -> bool {
    !matches!(letter, '"' | '\'' | ',' | '=') && is_plain(letter)
}

/// Controls are no part of a value, apart from white space.
fn is_plain(letter: char) -> bool {
    letter.is_whitespace() || !letter.is_ascii_control()
}

/// A value in quotes at the beginning of these letters, without them and with `\` before a quote or another `\` taken
/// away, and how many letters it takes. Where the last quote has a `\` before it, that is not one of the value's.
pub(super) fn quoted(letters: &[char], quote: char) -> Option<(String, usize)> {
    let end = closing(letters, quote)?;
    let inner: String = letters.get(1..end)?.iter().collect();
    let inner = inner.replace(&format!("\\{quote}"), &quote.to_string());
    Some((inner.replace("\\\\", "\\"), end.saturating_add(1)))
}

/// The index of the quote that ends a value.
fn closing(letters: &[char], quote: char) -> Option<usize> {
    let mut last_escaped = None;
    let mut at = 1;
    while let Some(letter) = letters.get(at) {
        let next = at.saturating_add(1);
        at = match (letter, letters.get(next)) {
            ('\\', Some('\\')) => next.saturating_add(1),
            ('\\', Some(after)) if *after == quote => {
                last_escaped = Some(next);
                next.saturating_add(1)
            }
            _ if *letter == quote => return Some(at),
            _ => next,
        };
    }
    last_escaped
}
