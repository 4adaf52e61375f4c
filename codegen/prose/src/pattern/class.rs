//! Sets of characters, as documentation describes them: `letters, numbers, or hyphens`.

#[cfg(test)]
mod tests;

use crate::words::phrase::{Phrase, group};
use std::fmt::Write as _;

/// A set of characters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Class {
    /// Inclusive spans in ascending order, none of them adjacent.
    spans: Vec<(u32, u32)>,
    /// What it holds, in words, as in `letters`.
    words: Vec<String>,
}

const LOWER: (u32, u32) = (0x61, 0x7a);
const UPPER: (u32, u32) = (0x41, 0x5a);
const DIGITS: (u32, u32) = (0x30, 0x39);
const LOWERCASE: &str = "lowercase letters";
const UPPERCASE: &str = "uppercase letters";

impl Class {
    /// The characters in these spans, called `words`.
    pub(crate) fn new(spans: &[(u32, u32)], words: &str) -> Self {
        let mut class = Self {
            spans: spans.to_vec(),
            words: vec![words.to_owned()],
        };
        class.normalise();
        class
    }

    /// One character.
    pub(crate) fn of(c: char) -> Self {
        Self::new(&[(u32::from(c), u32::from(c))], &named(c))
    }

    /// Letters and digits.
    pub(crate) fn alphanumeric() -> Self {
        Self::new(&[UPPER, LOWER], "letters").union(&Self::new(&[DIGITS], "digits"))
    }

    /// All characters of ASCII that text has.
    pub(crate) fn ascii() -> Self {
        Self::new(&[(0, 0x7f)], "ASCII characters")
    }

    /// Those of them that are seen, and the space.
    pub(crate) fn printable() -> Self {
        Self::new(&[(0x20, 0x7e)], "printable ASCII characters")
    }

    /// Those of them that are no letters, digits or spaces.
    pub(crate) fn special(words: &str) -> Self {
        let marks = [(0x21, 0x2f), (0x3a, 0x40), (0x5b, 0x60), (0x7b, 0x7e)];
        Self::new(&marks, words)
    }

    fn normalise(&mut self) {
        self.spans.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::new();
        for &(low, high) in &self.spans {
            match merged.last_mut() {
                Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
                _ => merged.push((low, high)),
            }
        }
        self.spans = merged;
    }

    /// The characters of both.
    pub(crate) fn union(mut self, other: &Self) -> Self {
        if other.spans.iter().all(|span| self.covers(*span)) {
            return self;
        }
        self.spans.extend(&other.spans);
        self.normalise();
        // Letters and digits say what "alphanumeric" would.
        let new = other.words.iter().filter(|word| !self.words.contains(word));
        let new: Vec<String> = new.cloned().collect();
        self.words.extend(new);
        self
    }

    fn covers(&self, (low, high): (u32, u32)) -> bool {
        self.spans
            .iter()
            .any(|span| span.0 <= low && high <= span.1)
    }

    /// Whether it holds a character.
    pub(crate) fn contains(&self, c: char) -> bool {
        self.covers((u32::from(c), u32::from(c)))
    }

    /// The characters that are not in `other`.
    pub(crate) fn without(&self, other: &Self) -> Self {
        let mut spans = Vec::new();
        for &(low, high) in &self.spans {
            let mut from = low;
            for &(cut_low, cut_high) in &other.spans {
                if cut_high < from || cut_low > high {
                    continue;
                }
                if cut_low > from {
                    spans.push((from, cut_low - 1));
                }
                from = cut_high.saturating_add(1);
            }
            if from <= high {
                spans.push((from, high));
            }
        }
        Self {
            spans,
            words: self.words.clone(),
        }
    }

    /// Letters in lower case in place of all letters.
    pub(crate) fn lowercase(&self) -> Self {
        let mut class = self.without(&Self::new(&[UPPER], ""));
        for word in &mut class.words {
            if word == "letters" {
                LOWERCASE.clone_into(word);
            }
        }
        // Letters of both cases may have been listed one after another.
        let mut said = false;
        class.words.retain(|word| {
            let again = word == LOWERCASE && std::mem::replace(&mut said, true);
            !again && word != UPPERCASE
        });
        class
    }

    /// Whether it holds nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// In words, as in `letters, digits or hyphens`.
    pub(crate) fn words(&self, last: &str) -> String {
        match self.words.as_slice() {
            [] => String::new(),
            [word] => word.clone(),
            [words @ .., end] => format!("{} {last} {end}", words.join(", ")),
        }
    }

    /// As a class of a regex, or its complement.
    pub(crate) fn regex(&self, complement: bool) -> String {
        let mut out = String::from(if complement { "[^" } else { "[" });
        for &(low, high) in &self.spans {
            escape(low, &mut out);
            if high > low {
                if high > low + 1 {
                    out.push('-');
                }
                escape(high, &mut out);
            }
        }
        out.push(']');
        out
    }
}

fn escape(code: u32, out: &mut String) {
    match char::from_u32(code) {
        Some(c) if c.is_ascii_alphanumeric() => out.push(c),
        Some(c @ ('\\' | '[' | ']' | '^' | '-' | '&')) => out.extend(['\\', c]),
        Some(c @ ' '..='~') => out.push(c),
        _ => {
            let _ = write!(out, "\\u{code:04X}");
        }
    }
}

/// What a character is called.
fn named(c: char) -> String {
    let name = match c {
        '-' => "hyphens",
        '_' => "underscores",
        '.' => "periods",
        ' ' => "spaces",
        '/' => "slashes",
        '\n' => "newlines",
        '\r' => "carriage returns",
        '\t' => "tabs",
        _ => return format!("`{c}`"),
    };
    name.to_owned()
}

static SEPARATOR: Phrase =
    Phrase::new(r"(?i)^\s*(?:,\s*(?:and/or |and |or )?|and/or |and |or |/ ?)\s*");
static GLOSS: Phrase = Phrase::new(r"^\s*\(([^()]*|\(|\))\)");
static NOUN: Phrase = Phrase::new(r"(?i)^((?:{character_adjective} )*)({character_noun})");
static LITERAL: Phrase =
    Phrase::new(r#"^(?:`([^`\s])`|"([^"\s]|"|\\)"|'([^'\s]|')'|([!#$%&*+\-./:;<=>?@^_|~\\]))"#);
static BEHIND_GLOSS: Phrase = Phrase::new(r"(?i)^ characters?\b");
static CODE_GLOSS: Phrase = Phrase::new(r"^\s*`\([^`]*\)`");
static RANGE: Phrase = Phrase::new(r"^(?:[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9])\b");
static RANGES: Phrase = Phrase::new(
    r"^(?:[aA0]-[zZ9]|[A-Z]-[A-Z]|[a-z]-[a-z]|0 (?:to|through) 9)(?:,? ?(?:and |or )?(?:[aA0]-[zZ9]))*$",
);

/// Reads a list of kinds of characters; none if a part of it is not understood.
pub(crate) fn parse(text: &str) -> Option<Class> {
    // Letters of either case are letters.
    let text = text
        .replace("uppercase or lowercase ", "")
        .replace("upper or lower case ", "");
    let mut rest = text.trim();
    let mut class: Option<Class> = None;
    while !rest.is_empty() {
        let (found, tail) = item(rest)?;
        class = Some(match class {
            Some(class) => class.union(&found),
            None => found,
        });
        rest = tail.trim_start();
        if rest.is_empty() || matches!(rest, "only" | "exclusively" | "in length" | "long") {
            break;
        }
        let separator = SEPARATOR.groups(rest)?;
        rest = rest.get(group(&separator, 0).len()..)?;
    }
    class
}

/// One kind of characters in front of a string, and what is behind it.
fn item(text: &str) -> Option<(Class, &str)> {
    if let Some(found) = RANGE.groups(text) {
        let range = group(&found, 0);
        let low = range.chars().next().map(u32::from)?;
        let high = range.chars().next_back().map(u32::from)?;
        let class = Class::new(&[(low, high)], &named_range(range));
        return Some((class, text.get(range.len()..)?));
    }
    let (class, rest) = if let Some(found) = LITERAL.groups(text) {
        let c = (1..=4)
            .find_map(|index| found.get(index))?
            .as_str()
            .chars()
            .next()?;
        (Some(Class::of(c)), text.get(group(&found, 0).len()..)?)
    } else {
        let found = NOUN.groups(text)?;
        let class = noun(
            &group(&found, 1).to_lowercase(),
            &group(&found, 2).to_lowercase(),
        );
        (class, text.get(group(&found, 0).len()..)?)
    };
    if let Some(gloss) = CODE_GLOSS.groups(rest) {
        return Some((class?, rest.get(group(&gloss, 0).len()..)?));
    }
    let Some(gloss) = GLOSS.groups(rest) else {
        return Some((class?, rest));
    };
    let rest = rest.get(group(&gloss, 0).len()..)?;
    // "Alphanumeric (a-z, A-Z, 0-9) characters": the adjective is explained in front of its noun.
    let noun = BEHIND_GLOSS
        .groups(rest)
        .map_or("", |found| group(&found, 0));
    let rest = rest.get(noun.len()..)?;
    Some((glossed(class, group(&gloss, 1))?, rest))
}

/// What a range of characters is called.
fn named_range(range: &str) -> String {
    let name = match range {
        "a-z" => LOWERCASE,
        "A-Z" => UPPERCASE,
        "0-9" => "digits",
        _ => return format!("`{range}`"),
    };
    name.to_owned()
}

/// A kind of characters with an explanation: the explanation wins where it is a character.
fn glossed(class: Option<Class>, gloss: &str) -> Option<Class> {
    let mut characters = gloss.trim().trim_matches(['`', '\'']).chars();
    match (characters.next(), characters.next()) {
        (Some(c), None) if !c.is_alphanumeric() => return Some(Class::of(c)),
        _ => {}
    }
    match class {
        Some(class) => Some(class),
        None if RANGES.is_in(gloss.trim()) => Some(Class::new(&[LOWER, UPPER, DIGITS], gloss)),
        None => None,
    }
}

/// The characters that an adjective names: `alphanumeric`.
pub(crate) fn of_adjective(adjective: &str) -> Option<Class> {
    noun(&adjective.to_lowercase(), "character")
}

/// A kind of characters by its name.
fn noun(adjectives: &str, noun: &str) -> Option<Class> {
    let has = |word: &str| adjectives.split(' ').any(|other| other == word);
    let upper = has("upper") || has("uppercase") || has("upper-case") || has("uppercased");
    let lower = has("lower") || has("lowercase") || has("lower-case") || has("lowercased");
    let letters = match (upper, lower) {
        (true, false) => Class::new(&[UPPER], UPPERCASE),
        (false, true) => Class::new(&[LOWER], LOWERCASE),
        _ => Class::new(&[LOWER, UPPER], "letters"),
    };
    let digits = Class::new(&[DIGITS], "digits");
    let noun = noun
        .strip_suffix("es")
        .filter(|stem| stem.ends_with("sh"))
        .or_else(|| noun.strip_suffix('s'))
        .unwrap_or(noun);
    let c = match noun {
        "letter" => return Some(letters),
        "number" | "digit" | "numeral" => return Some(digits),
        "alphanumeric" => return Some(letters.union(&digits)),
        "character" if has("alphanumeric") || has("alpha-numeric") => {
            return Some(letters.union(&digits));
        }
        "character" if has("alphabetic") || has("alphabetical") => return Some(letters),
        "character" if has("numeric") => return Some(digits),
        "character" if has("ascii") && has("printable") => {
            return Some(Class::printable());
        }
        "character" if has("ascii") => return Some(Class::ascii()),
        "character" if upper || lower => return Some(letters),
        "character" if has("control") => {
            return Some(Class::new(&[(0, 0x1f), (0x7f, 0x9f)], "control characters"));
        }
        "character" if has("newline") => {
            return Some(Class::new(&[(0xa, 0xa), (0xd, 0xd)], "newlines"));
        }
        "newline" | "linefeed" | "line feed" => '\n',
        "break" | "linebreak" if noun == "linebreak" || has("line") => {
            return Some(Class::new(&[(0xa, 0xa), (0xd, 0xd)], "line breaks"));
        }
        "return" if has("carriage") => '\r',
        "tab" => '\t',
        "punctuation" => return Some(Class::special("punctuation marks")),
        "hyphen" | "dash" => '-',
        "underscore" => '_',
        "period" | "dot" => '.',
        "space" => ' ',
        "comma" => ',',
        "colon" => ':',
        "semicolon" => ';',
        "slash" if has("back") => '\\',
        "slash" => '/',
        "backslash" => '\\',
        "ampersand" => '&',
        "asterisk" => '*',
        "apostrophe" => '\'',
        "quote" | "mark" if has("double") => '"',
        "quote" | "mark" if has("single") => '\'',
        "mark" if has("exclamation") => '!',
        "sign" | "symbol" if has("plus") => '+',
        "sign" | "symbol" if has("minus") => '-',
        "sign" | "symbol" if has("at") => '@',
        "sign" | "symbol" if has("equal") || has("equals") => '=',
        "sign" | "symbol" if has("dollar") => '$',
        _ => return None,
    };
    Some(Class::of(c))
}
