//! Forms of words, as regexes that are compiled when they are first needed.

use std::sync::OnceLock;

use regex::{Captures, Regex};

/// A number, as documentation writes it: digits with thousands separators, or a word.
const NUMBER: &str = r"(?:-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|\.[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|zero)";

/// A form of words.
pub(super) struct Phrase {
    source: &'static str,
    regex: OnceLock<Option<Regex>>,
}

impl Phrase {
    /// A regex in which `NUM` stands for a number. Upper and lower case differ unless it begins with `(?i)`.
    pub(super) const fn new(source: &'static str) -> Self {
        Self {
            source,
            regex: OnceLock::new(),
        }
    }

    fn regex(&self) -> Option<&Regex> {
        let compile = || {
            let compiled = Regex::new(&self.source.replace("NUM", NUMBER));
            debug_assert!(compiled.is_ok(), "{compiled:?}");
            compiled.ok()
        };
        self.regex.get_or_init(compile).as_ref()
    }

    /// The groups of its first occurrence.
    pub(super) fn groups<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.regex()?.captures(text)
    }

    /// Whether it occurs in a text.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(text))
    }
}

/// A group's text; empty if it took no part.
pub(super) fn group<'t>(captures: &Captures<'t>, index: usize) -> &'t str {
    captures.get(index).map_or("", |group| group.as_str())
}
