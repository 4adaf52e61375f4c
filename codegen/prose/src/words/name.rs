//! Words and names taken apart: their parts, their stems, what stands in code.

use std::cell::RefCell;
use std::collections::BTreeMap;

use heck::ToSnakeCase;

/// Letters and digits alone, in lower case.
pub(crate) fn squeeze(text: &str) -> String {
    text.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// The texts in backticks.
pub(crate) fn code_spans(text: &str) -> Vec<String> {
    text.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// A text without what is in brackets.
pub(crate) fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a name, without endings.
pub(crate) fn words(name: &str) -> Vec<String> {
    thread_local! {
        /// Every clause asks for the words of a few names.
        static KNOWN: RefCell<BTreeMap<String, Vec<String>>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| match known.get(name) {
        Some(words) => words.clone(),
        None => {
            let words: Vec<String> = name.to_snake_case().split('_').map(stem).collect();
            known.insert(name.to_owned(), words.clone());
            words
        }
    })
}

/// A word in lower case, without an ending.
pub(crate) fn stem(word: &str) -> String {
    let word = word
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    for ending in ["ed", "ing"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 3) {
            return stem.to_owned();
        }
    }
    let word = match word.strip_suffix('s') {
        Some(stem) if stem.len() > 1 && !stem.ends_with('s') => stem,
        _ => &word,
    };
    word.strip_suffix('e')
        .filter(|stem| stem.len() > 4)
        .unwrap_or(word)
        .to_owned()
}

/// The parts of `a, b, or c`.
pub(crate) fn list(text: &str) -> Vec<String> {
    let text = text
        .replace(" | ", ", ")
        .replace(", or ", ", ")
        .replace(", and ", ", ");
    let text = text
        .replace(" or ", ", ")
        .replace(" and ", ", ")
        .replace(" nor ", ", ");
    text.split(", ")
        .map(|part| part.trim().trim_end_matches(',').to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}
