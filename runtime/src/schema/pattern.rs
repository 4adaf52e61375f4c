//! Patterns, compiled to tables that are walked character by character: no regex engine, no allocation.

use std::sync::OnceLock;

/// A pattern that a string must match, compiled when its crate was generated.
#[derive(Debug)]
pub struct Pattern {
    /// The pattern as the model writes it, for messages.
    pub source: &'static str,
    /// A description in plain words, for messages, as in `letters and digits; starts with a letter`; `None` if messages
    /// show the source instead.
    pub words: Option<&'static str>,
    /// The compiled pattern.
    pub matcher: Matcher,
    /// The class of each ASCII character, since most strings are ASCII; in a repeated class, its characters have class
    /// 1. It is computed when the pattern is first used, not by the compiler.
    ascii: OnceLock<[u8; ASCII]>,
}

/// Whether a pattern has been used makes no difference.
impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        (self.source, self.words, self.matcher) == (other.source, other.words, other.matcher)
    }
}

/// The number of ASCII characters.
const ASCII: usize = 128;

/// A compiled pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matcher {
    /// Characters of one class, repeated.
    Repeat {
        /// The characters, as inclusive ranges in ascending order.
        class: &'static [(char, char)],
        /// The minimum number of characters.
        min: u32,
        /// The maximum number of characters; `None` for no limit.
        max: Option<u32>,
    },
    /// Any other pattern.
    Dfa(Dfa),
}

/// A minimal deterministic finite automaton (DFA) over classes of characters.
///
/// State 0 is dead: no string that leads to it matches, so it has no row in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dfa {
    /// Inclusive ranges of characters in ascending order, with the class of each; all other characters are of class 0.
    pub classes: &'static [(char, char, u8)],
    /// The next state, by state and class.
    pub next: Next,
    /// The initial state.
    pub start: u16,
    /// The first accepting state; all states after it are accepting, too.
    pub accepting: u16,
}

/// A transition table: for each state from 1 on, a row with the next state by class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// For at most 256 states: each entry is one byte.
    Small(&'static [&'static [u8]]),
    /// For more states: each entry is two bytes, in big-endian order.
    Large(&'static [&'static [u8]]),
}

/// An entry of a row with one byte per entry; 0, the dead state, if it is out of bounds.
fn small(row: &[u8], class: u8) -> u16 {
    row.get(usize::from(class)).map_or(0, |&entry| entry.into())
}

/// An entry of a row with two bytes per entry; 0, the dead state, if it is out of bounds.
fn large(row: &[u8], class: u8) -> u16 {
    let (entries, _) = row.as_chunks();
    let entry = entries.get(usize::from(class));
    entry.map_or(0, |&entry| u16::from_be_bytes(entry))
}

impl Pattern {
    /// A pattern that is one class of characters, from `min` to `max` times.
    #[must_use]
    pub const fn repeat(
        source: &'static str,
        class: &'static [(char, char)],
        min: u32,
        max: Option<u32>,
    ) -> Self {
        Self::new(source, Matcher::Repeat { class, min, max })
    }

    /// A pattern that needs an automaton.
    #[must_use]
    pub const fn dfa(source: &'static str, dfa: Dfa) -> Self {
        Self::new(source, Matcher::Dfa(dfa))
    }

    const fn new(source: &'static str, matcher: Matcher) -> Self {
        Self {
            source,
            words: None,
            matcher,
            ascii: OnceLock::new(),
        }
    }

    /// Sets the description in plain words.
    #[must_use]
    pub const fn words(mut self, words: &'static str) -> Self {
        self.words = Some(words);
        self
    }

    /// Whether the whole of `text` matches.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        let ascii = self.ascii.get_or_init(|| self.matcher.ascii());
        match &self.matcher {
            Matcher::Repeat { class, min, max } => repeats(text, ascii, class, *min, *max),
            Matcher::Dfa(dfa) => match dfa.next {
                Next::Small(rows) => dfa.walk(text, ascii, rows, small),
                Next::Large(rows) => dfa.walk(text, ascii, rows, large),
            },
        }
    }
}

fn repeats(
    text: &str,
    ascii: &[u8; ASCII],
    class: &[(char, char)],
    min: u32,
    max: Option<u32>,
) -> bool {
    let mut count: u32 = 0;
    for c in text.chars() {
        let inside = match class_of(ascii, c) {
            Some(class) => class != 0,
            None => contains(class, c),
        };
        if max.is_some_and(|max| count >= max) || !inside {
            return false;
        }
        // More than u32::MAX characters satisfy any minimum, so a stuck counter still gives the right result.
        count = count.saturating_add(1);
    }
    count >= min
}

/// The class of an ASCII character.
fn class_of(ascii: &[u8; ASCII], c: char) -> Option<u8> {
    let at = usize::try_from(u32::from(c)).ok()?;
    ascii.get(at).copied()
}

fn contains(class: &[(char, char)], c: char) -> bool {
    let at = class.partition_point(|&(_, last)| last < c);
    class.get(at).is_some_and(|&(first, _)| first <= c)
}

impl Matcher {
    /// The class of each ASCII character.
    fn ascii(&self) -> [u8; ASCII] {
        let mut classes = [0; ASCII];
        for (c, class) in ('\0'..).zip(&mut classes) {
            *class = match self {
                Self::Repeat { class, .. } => contains(class, c).into(),
                Self::Dfa(dfa) => dfa.class(c),
            };
        }
        classes
    }
}

impl Dfa {
    fn walk(
        &self,
        text: &str,
        ascii: &[u8; ASCII],
        rows: &[&[u8]],
        entry: impl Fn(&[u8], u8) -> u16,
    ) -> bool {
        let mut state = self.start;
        for c in text.chars() {
            // The dead state has no row, and neither has a state that is out of bounds.
            let row = usize::from(state).checked_sub(1);
            let Some(row) = row.and_then(|row| rows.get(row)) else {
                return false;
            };
            let class = class_of(ascii, c).unwrap_or_else(|| self.class(c));
            state = entry(row, class);
        }
        state != 0 && state >= self.accepting
    }

    fn class(&self, c: char) -> u8 {
        let at = self.classes.partition_point(|&(_, last, _)| last < c);
        match self.classes.get(at) {
            Some(&(first, _, class)) if first <= c => class,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `[a-z][a-z0-9]*(-[a-z0-9]+)*`
    static NAME: Pattern = Pattern::dfa(
        "[a-z][a-z0-9]*(-[a-z0-9]+)*",
        Dfa {
            classes: &[('-', '-', 1), ('0', '9', 2), ('a', 'z', 3)],
            next: Next::Small(&[b"\0\0\0\x03", b"\0\0\x03\x03", b"\0\x02\x03\x03"]),
            start: 1,
            accepting: 3,
        },
    );

    #[test]
    fn walks_an_automaton() {
        for text in ["a", "abc", "a1-b2", "a-1-2-3"] {
            assert!(NAME.is_match(text), "{text:?}");
        }
        for text in [
            "",
            "1",
            "-",
            "a-",
            "a--b",
            "aB",
            "a\u{e9}",
            "a\u{10ffff}",
            "\0",
        ] {
            assert!(!NAME.is_match(text), "{text:?}");
        }
    }

    #[test]
    fn walks_a_large_table() {
        let Matcher::Dfa(dfa) = NAME.matcher else {
            panic!("an automaton")
        };
        let large = Next::Large(&[
            b"\0\0\0\0\0\0\0\x03",
            b"\0\0\0\0\0\x03\0\x03",
            b"\0\0\0\x02\0\x03\0\x03",
        ]);
        let pattern = Pattern::dfa(NAME.source, Dfa { next: large, ..dfa });
        assert!(pattern.is_match("a1-b2"));
        assert!(!pattern.is_match("a1-"));
    }

    #[test]
    fn counts_characters_of_one_class() {
        let some = Pattern::repeat("[0-9a-f]{2,4}", &[('0', '9'), ('a', 'f')], 2, Some(4));
        let rows = [
            ("", false),
            ("a", false),
            ("a0", true),
            ("beef", true),
            ("beef0", false),
        ];
        for (text, expected) in rows.into_iter().chain([("xy", false), ("b\u{e9}", false)]) {
            assert_eq!(some.is_match(text), expected, "{text:?}");
        }
        let any = Pattern::repeat("\\S*", &[('!', '~')], 0, None);
        assert!(any.is_match("") && any.is_match(&"x".repeat(10_000)) && !any.is_match("x y"));
    }

    #[test]
    fn characters_beyond_ascii_have_classes_too() {
        let repeat = Pattern::repeat("[~-é]+", &[('~', '\u{e9}')], 1, None);
        let dfa = Dfa {
            classes: &[('~', '\u{e9}', 1)],
            next: Next::Small(&[b"\0\x01"]),
            start: 1,
            accepting: 1,
        };
        let dfa = Pattern::dfa("[~-é]*", dfa).words("from tilde to e acute");
        for (text, expected) in [
            ("~", true),
            ("\u{7f}\u{80}\u{e9}", true),
            ("}", false),
            ("\u{ea}", false),
            ("\u{1f600}", false),
        ] {
            assert_eq!(repeat.is_match(text), expected, "{text:?}");
            assert_eq!(dfa.is_match(text), expected, "{text:?}");
        }
        assert_eq!(dfa.words, Some("from tilde to e acute"));
    }

    #[test]
    fn counts_scalar_values_not_bytes() {
        let two = Pattern::repeat(".{2}", &[('\0', char::MAX)], 2, Some(2));
        assert!(two.is_match("\u{e9}\u{1f600}") && !two.is_match("\u{1f600}"));
    }

    #[test]
    fn a_broken_table_matches_nothing_and_does_not_panic() {
        let dfa = Dfa {
            classes: &[('a', 'a', 9)],
            next: Next::Small(&[b"\x07"]),
            start: 1,
            accepting: 0,
        };
        assert!(!Pattern::dfa("", dfa).is_match("ab"));
        assert!(!Pattern::dfa("", Dfa { start: 0, ..dfa }).is_match(""));
    }
}
