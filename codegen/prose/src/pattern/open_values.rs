//! Values of which a string holds several, or of which one is a pattern: what no list of values can say.

use std::fmt::Write as _;

use crate::words::phrase::Phrase;

static SEPARATED: Phrase =
    Phrase::new(r"(?i)\b(?:comma[- ](?:separated|delimited)|separated by (?:a )?commas?)\b");

/// Whether a sentence says that a string holds a list.
pub(crate) fn separates(sentence: &str) -> bool {
    SEPARATED.is_in(sentence)
}

static ELSEWHERE: Phrase = Phrase::new(r"(?i)\bmust be one (?:or more )?of the [a-z' ]+'s `[^`]+`");

/// Whether a string says that the values are those of something else: what is listed beside it is a part.
pub(crate) fn are_elsewhere(text: &str) -> bool {
    ELSEWHERE.is_in(text)
}

/// Whether a value stands for all that begin as it does: `arn:region:name`.
pub(crate) fn is_open(value: &str) -> bool {
    value.starts_with("arn:") || is_spaced(value)
}

/// Whether a value is some words of which it is not known how they are joined: `Old mould`.
fn is_spaced(value: &str) -> bool {
    let mut words = value.split(' ');
    let capital = |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase());
    let plain = |word: &str| word.chars().all(|c| c.is_ascii_lowercase());
    words.next().is_some_and(capital) && value.contains(' ') && words.all(plain)
}

/// The values as a pattern without regard to case, with its words; with commas in between where `separated`.
pub(crate) fn pattern(values: &[String], separated: bool) -> (String, String) {
    let one = values
        .iter()
        .map(|value| regex(value))
        .collect::<Vec<_>>()
        .join("|");
    let names = values
        .iter()
        .map(|value| match is_open(value) && !is_spaced(value) {
            true => "an ARN".to_owned(),
            false => format!("`{value}`"),
        })
        .collect::<Vec<_>>()
        .join(", ");
    if separated {
        (
            format!(" *(?:{one}) *(?:, *(?:{one}) *)*"),
            format!("one or more of {names}, with commas in between"),
        )
    } else {
        (format!("(?:{one})"), format!("one of {names}"))
    }
}

fn regex(value: &str) -> String {
    if is_spaced(value) {
        let words: Vec<String> = value.split(' ').map(regex).collect();
        return words.join(r"[ _\-]?");
    }
    if is_open(value) {
        return "[Aa][Rr][Nn]\\:.*".to_owned();
    }
    let mut out = String::new();
    for c in value.chars() {
        if c.is_ascii_alphabetic() {
            let _ = write!(
                out,
                "[{}{}]",
                c.to_ascii_uppercase(),
                c.to_ascii_lowercase()
            );
        } else {
            if c.is_ascii_punctuation() {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(regex: &str, text: &str) -> bool {
        regex::Regex::new(&format!("(?s)^(?:{regex})$"))
            .unwrap()
            .is_match(text)
    }

    #[test]
    fn several_and_open() {
        let values = ["sand".to_owned(), "clay-2".to_owned()];
        let (list, words) = pattern(&values, true);
        assert!(accepts(&list, "Sand, clay-2") && accepts(&list, "sand"));
        assert!(!accepts(&list, "sand clay-2") && !accepts(&list, "sand,wax"));
        assert_eq!(
            words,
            "one or more of `sand`, `clay-2`, with commas in between"
        );
        let (open, words) = pattern(&["sand".to_owned(), "arn:cast:mould".to_owned()], false);
        assert!(accepts(&open, "arn:iron:lid") && accepts(&open, "sand") && !accepts(&open, "wax"));
        assert_eq!(words, "one of `sand`, an ARN");
        let (spaced, _) = pattern(&["Old mould".to_owned()], false);
        assert!(accepts(&spaced, "old-mould") && accepts(&spaced, "OldMould"));
        assert!(!accepts(&spaced, "mould"));
        assert!(are_elsewhere(
            "Must be one or more of the mould's `Shades` in any order"
        ));
        assert!(separates("A comma-separated list.") && !separates("A list."));
    }
}
