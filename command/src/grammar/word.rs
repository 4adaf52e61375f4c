//! What a word is: an option, perhaps with its value, or a value.

use super::{GrammarError, Opt};

/// What a word is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Word {
    /// A value.
    Value,
    /// The word `--`, after which there are values only.
    Dashes,
    /// An option, by its index, and the value behind `=`.
    Known(usize, Option<String>),
    /// An option that is not known here.
    Unknown,
}

/// What each word is.
pub(super) fn classify(options: &[Opt], words: &[String]) -> Result<Vec<Word>, GrammarError> {
    let mut is_over = false;
    let mut found = Vec::with_capacity(words.len());
    for word in words {
        if is_over {
            found.push(Word::Value);
        } else if word == "--" {
            is_over = true;
            found.push(Word::Dashes);
        } else {
            found.push(one(options, word)?);
        }
    }
    Ok(found)
}

fn one(options: &[Opt], word: &str) -> Result<Word, GrammarError> {
    if !word.starts_with('-') {
        return Ok(Word::Value);
    }
    let exactly = |name: &str| options.iter().position(|option| option.name == name);
    if let Some(index) = exactly(word) {
        return Ok(Word::Known(index, None));
    }
    if word.len() == 1 {
        return Ok(Word::Value);
    }
    let (name, value) = match word.split_once('=') {
        Some((name, value)) => (name, Some(value.to_owned())),
        None => (word, None),
    };
    if let Some(index) = exactly(name) {
        return Ok(Word::Known(index, value));
    }
    match shortened(options, name).as_slice() {
        [index] => return Ok(Word::Known(*index, value)),
        [] => {}
        several => return Err(ambiguous(options, name, several)),
    }
    if is_number(word) || word.contains(' ') {
        return Ok(Word::Value);
    }
    Ok(Word::Unknown)
}

/// The options that begin with this.
fn shortened(options: &[Opt], name: &str) -> Vec<usize> {
    if !name.starts_with("--") {
        return Vec::new();
    }
    let all = options.iter().enumerate();
    all.filter(|(_, option)| option.name.starts_with(name))
        .map(|(index, _)| index)
        .collect()
}

/// What an option that is shortened too much could be; its value may be a secret.
fn ambiguous(options: &[Opt], shortened: &str, several: &[usize]) -> GrammarError {
    let names = several.iter().filter_map(|index| options.get(*index));
    let names: Vec<&str> = names.map(|option| option.name.as_str()).collect();
    GrammarError(format!(
        "ambiguous option: {shortened} could match {}",
        names.join(", ")
    ))
}

/// Whether a word is a number below 0, such as `-1` or `-.5`.
fn is_number(word: &str) -> bool {
    let Some(digits) = word.strip_prefix('-') else {
        return false;
    };
    let all = |digits: &str| digits.bytes().all(|digit| digit.is_ascii_digit());
    match digits.split_once('.') {
        None => !digits.is_empty() && all(digits),
        Some((whole, fraction)) => all(whole) && !fraction.is_empty() && all(fraction),
    }
}
