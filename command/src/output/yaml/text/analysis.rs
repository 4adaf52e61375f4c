//! What a text has that decides how it can be written.

/// What a text has that decides how it can be written.
#[derive(Debug)]
pub(super) struct Analysis {
    /// Whether it can stand without quotes.
    pub(super) plain: bool,
    /// Whether it can stand in single quotes.
    pub(super) single: bool,
    pub(super) has_breaks: bool,
}

impl Analysis {
    pub(super) fn of(text: &str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let is_edge = |letter: Option<&char>| letter.is_some_and(|l| *l == ' ' || is_break(*l));
        let pairs = || letters.iter().zip(letters.iter().skip(1));
        let has_breaks = letters.iter().any(|letter| is_break(*letter));
        let break_space = pairs().any(|(one, next)| is_break(*one) && *next == ' ');
        let space_break = pairs().any(|(one, next)| *one == ' ' && is_break(*next));
        let is_special = letters.iter().any(|letter| !is_printable(*letter));
        Self {
            plain: !is_edge(letters.first())
                && !is_edge(letters.last())
                && !has_breaks
                && !is_special
                && !has_indicators(text, &letters),
            single: !break_space && !space_break && !is_special,
            has_breaks,
        }
    }
}

/// Whether something in the text means something else to YAML.
fn has_indicators(text: &str, letters: &[char]) -> bool {
    if text.starts_with("---") || text.starts_with("...") {
        return true;
    }
    letters.iter().enumerate().any(|(at, letter)| {
        let next = letters.get(at.saturating_add(1));
        let is_followed = next.is_none_or(|next| is_blank(*next));
        let before = at.checked_sub(1).and_then(|before| letters.get(before));
        match (letter, before) {
            (
                '#' | ',' | '[' | ']' | '{' | '}' | '&' | '*' | '!' | '|' | '>' | '\'' | '"' | '%'
                | '@' | '`',
                None,
            ) => true,
            ('?' | '-', None) | (':', _) => is_followed,
            ('#', Some(before)) => is_blank(*before),
            _ => false,
        }
    })
}

fn is_blank(letter: char) -> bool {
    letter == ' ' || letter == '\t' || is_break(letter)
}

pub(super) fn is_break(letter: char) -> bool {
    matches!(letter, '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Letters beyond the first 65,536 are escaped, too.
fn is_printable(letter: char) -> bool {
    matches!(letter, '\n' | ' '..='~' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}')
        && letter != '\u{feff}'
}

pub(super) fn needs_escape(letter: char) -> bool {
    !is_printable(letter) || is_break(letter) || letter == '"' || letter == '\\'
}
