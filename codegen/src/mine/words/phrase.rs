//! Forms of words, as regexes that are compiled when they are first needed.

use std::sync::OnceLock;

use regex::{Captures, Regex};

use crate::mine::words::literals::Needs;

/// A number, as documentation writes it: digits with thousands separators, or a word.
const NUMBER: &str = r"(?:-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|\.[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|zero)";

/// The longest text that is looked into, in bytes. Whole paragraphs of documentation have up to 1,200; looking for several
/// dozen forms can take the square of the length.
pub(crate) const LONGEST: usize = 5_000;

/// A form of words.
pub(crate) struct Phrase {
    source: &'static str,
    needs: OnceLock<Needs>,
    regex: OnceLock<Option<Regex>>,
}

impl Phrase {
    /// A regex in which `NUM` stands for a number. Upper and lower case differ unless it begins with `(?i)`.
    pub(crate) const fn new(source: &'static str) -> Self {
        Self {
            source,
            needs: OnceLock::new(),
            regex: OnceLock::new(),
        }
    }

    fn source(&self) -> String {
        self.source.replace("NUM", NUMBER)
    }

    fn may_be_in(&self, text: &str) -> bool {
        let needs = || self.needs.get_or_init(|| Needs::of(&self.source()));
        text.len() <= LONGEST && needs().may_be_in(text)
    }

    fn regex(&self) -> Option<&Regex> {
        let compile = || {
            let compiled = Regex::new(&self.source());
            debug_assert!(compiled.is_ok(), "{compiled:?}");
            compiled.ok()
        };
        self.regex.get_or_init(compile).as_ref()
    }

    /// The groups of its first occurrence.
    pub(crate) fn groups<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        if !self.may_be_in(text) {
            return None;
        }
        self.regex()?.captures(text)
    }

    /// Whether it occurs in a text.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.may_be_in(text) && self.regex().is_some_and(|regex| regex.is_match(text))
    }
}

/// A group's text; empty if it took no part.
pub(crate) fn group<'t>(captures: &Captures<'t>, index: usize) -> &'t str {
    captures.get(index).map_or("", |group| group.as_str())
}
