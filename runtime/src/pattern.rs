//! Patterns of the model, as tables that are walked character by character: no regex engine, no allocation.

/// A pattern that a text must match, compiled when its crate was generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pattern {
    /// The pattern as the model writes it, for messages.
    pub source: &'static str,
    /// The form in plain words, for messages, as in `letters and digits; starts with a letter`; none: its source is all
    /// there is to tell.
    pub words: Option<&'static str>,
    /// What decides whether a text matches.
    pub matcher: Matcher,
}

/// What decides whether a text matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matcher {
    /// Characters of one class, and nothing else, so many times.
    Repeat {
        /// The characters, as inclusive ranges in ascending order.
        class: &'static [(char, char)],
        /// The fewest characters.
        min: u32,
        /// The most characters; none: any number.
        max: Option<u32>,
    },
    /// Everything else.
    Dfa(Dfa),
}

/// A deterministic automaton over classes of characters, as small as its language allows.
///
/// State 0 is dead: no text that leads there matches, so it has no row in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dfa {
    /// Inclusive ranges of characters in ascending order, with the class of each; all other characters are of class 0.
    pub classes: &'static [(char, char, u8)],
    /// How many classes there are: the length of a row.
    pub width: u8,
    /// A row for each state from 1 on: the state that follows, by class.
    pub next: Next,
    /// The state before the first character.
    pub start: u16,
    /// The first of the states in which a text may end; all states after it are such states too.
    pub accepting: u16,
}

/// A transition table, in the narrower of two types that can number its states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// At most 256 states.
    Small(&'static [u8]),
    /// More states.
    Large(&'static [u16]),
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
        Self {
            source,
            words: None,
            matcher: Matcher::Repeat { class, min, max },
        }
    }

    /// A pattern that needs an automaton.
    #[must_use]
    pub const fn dfa(source: &'static str, dfa: Dfa) -> Self {
        Self {
            source,
            words: None,
            matcher: Matcher::Dfa(dfa),
        }
    }

    /// The same, described in plain words.
    #[must_use]
    pub const fn words(mut self, words: &'static str) -> Self {
        self.words = Some(words);
        self
    }

    /// Whether `text`, all of it, matches.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        match &self.matcher {
            Matcher::Repeat { class, min, max } => repeats(text, class, *min, *max),
            Matcher::Dfa(dfa) => dfa.is_match(text),
        }
    }
}

fn repeats(text: &str, class: &[(char, char)], min: u32, max: Option<u32>) -> bool {
    let mut count: u32 = 0;
    for c in text.chars() {
        if max.is_some_and(|max| count >= max) || !contains(class, c) {
            return false;
        }
        // More than u32::MAX characters satisfy any minimum, so a stuck counter still answers right.
        count = count.saturating_add(1);
    }
    count >= min
}

fn contains(class: &[(char, char)], c: char) -> bool {
    let at = class.partition_point(|&(_, last)| last < c);
    class.get(at).is_some_and(|&(first, _)| first <= c)
}

impl Dfa {
    fn is_match(&self, text: &str) -> bool {
        let mut state = self.start;
        for c in text.chars() {
            // The dead state has no row.
            let Some(row) = state.checked_sub(1) else {
                return false;
            };
            let at = usize::from(row)
                .saturating_mul(usize::from(self.width))
                .saturating_add(usize::from(self.class(c)));
            state = self.next.get(at);
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

impl Next {
    /// The entry at `at`; what lies outside of the table leads to the dead state.
    fn get(self, at: usize) -> u16 {
        match self {
            Self::Small(table) => table.get(at).copied().map_or(0, u16::from),
            Self::Large(table) => table.get(at).copied().unwrap_or(0),
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
            width: 4,
            next: Next::Small(&[0, 0, 0, 3, 0, 0, 3, 3, 0, 2, 3, 3]),
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
        let large = Next::Large(&[0, 0, 0, 3, 0, 0, 3, 3, 0, 2, 3, 3]);
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
    fn counts_scalar_values_not_bytes() {
        let two = Pattern::repeat(".{2}", &[('\0', char::MAX)], 2, Some(2));
        assert!(two.is_match("\u{e9}\u{1f600}") && !two.is_match("\u{1f600}"));
    }

    #[test]
    fn a_broken_table_matches_nothing_and_does_not_panic() {
        let dfa = Dfa {
            classes: &[('a', 'a', 9)],
            width: 1,
            next: Next::Small(&[7]),
            start: 1,
            accepting: 0,
        };
        assert!(!Pattern::dfa("", dfa).is_match("ab"));
        assert!(!Pattern::dfa("", Dfa { start: 0, ..dfa }).is_match(""));
    }
}
