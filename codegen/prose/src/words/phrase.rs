//! Forms of phrases, as regexes with named parts that are compiled when they are first needed.

use std::sync::OnceLock;

use regex::{Captures, Regex};

use crate::words::literals::Needs;
use crate::words::products;
use crate::words::vocabulary::{PARTS, Part};

/// The longest text that is looked into, in bytes. Whole paragraphs of documentation have up to 1,200; looking for several
/// dozen forms can take the square of the length.
pub(crate) const LONGEST: usize = 5_000;

/// A form of phrase.
pub(crate) struct Phrase {
    source: &'static str,
    own: &'static [Part],
    compiled: OnceLock<Compiled>,
    regex: OnceLock<Option<Regex>>,
}

/// A form with its parts filled in.
struct Compiled {
    source: String,
    needs: Needs,
}

impl Phrase {
    /// A regex in which `{give}` stands for the part of that name in the vocabulary. Upper and lower case differ unless it
    /// begins with `(?i)`.
    pub(crate) const fn new(source: &'static str) -> Self {
        Self::with(source, &[])
    }

    /// The same with parts of its own.
    pub(crate) const fn with(source: &'static str, own: &'static [Part]) -> Self {
        Self {
            source,
            own,
            compiled: OnceLock::new(),
            regex: OnceLock::new(),
        }
    }

    fn compiled(&self) -> &Compiled {
        self.compiled.get_or_init(|| {
            let source = filled(self.source, self.own);
            let needs = Needs::of(&source);
            Compiled { source, needs }
        })
    }

    fn may_be_in(&self, text: &str) -> bool {
        text.len() <= LONGEST && self.compiled().needs.may_be_in(text)
    }

    fn regex(&self) -> Option<&Regex> {
        let compile = || {
            let compiled = Regex::new(&self.compiled().source);
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

/// How deep parts can be named in parts: more is a part that names itself.
const DEEPEST: usize = 8;

/// A regex with the regexes of its parts where their names stand.
fn filled(source: &str, own: &[Part]) -> String {
    let mut source = source.to_owned();
    for _ in 0..DEEPEST {
        let Some(next) = filled_once(&source, own) else {
            break;
        };
        source = next;
    }
    source
}

/// The same one level deep; none if no part is named. A repetition such as `{0,3}` names none.
fn filled_once(source: &str, own: &[Part]) -> Option<String> {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    let mut named = false;
    while let Some((before, behind)) = rest.split_once('{') {
        out.push_str(before);
        let name = behind.split_once('}').filter(|(name, _)| is_name(name));
        let known = name.and_then(|(name, behind)| Some((part(name, own)?, behind)));
        debug_assert_eq!(name.is_some(), known.is_some(), "unknown part: {source}");
        match known {
            Some((part, behind)) => {
                out.push_str("(?:");
                out.push_str(part);
                out.push(')');
                named = true;
                rest = behind;
            }
            None => {
                out.push('{');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    named.then_some(out)
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

fn part(name: &str, own: &[Part]) -> Option<&'static str> {
    let mut parts = own.iter().chain(PARTS).chain(products::PARTS);
    parts
        .find(|(known, _)| *known == name)
        .map(|(_, part)| *part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_for_their_regexes() {
        static FORM: Phrase = Phrase::with(
            r"(?i)^{metal} moulds? of {number}{0,1}$",
            &[("metal", "{soft}|iron"), ("soft", "tin|lead")],
        );
        for good in ["Lead moulds of 5", "iron mould of two", "tin mould of "] {
            assert!(FORM.is_in(good), "{good}");
        }
        assert!(!FORM.is_in("sand mould of 5"));
    }

    #[test]
    fn every_part_of_the_vocabulary_is_a_regex() {
        for (name, part) in PARTS.iter().chain(products::PARTS) {
            let source = filled(part, &[]);
            assert!(Regex::new(&source).is_ok(), "{name}: {source}");
            assert!(filled_once(&source, &[]).is_none(), "{name} names itself");
        }
        let mut names: Vec<&str> = PARTS
            .iter()
            .chain(products::PARTS)
            .map(|(name, _)| *name)
            .collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), PARTS.len() + products::PARTS.len());
    }
}
