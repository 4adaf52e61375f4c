//! A condition that a sentence stands under, as the documentation words it.

use crate::words::phrase::{Phrase, group};

/// A condition, split into what opens it and what has to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scope {
    text: String,
    /// What opens it.
    pub(crate) opening: Opening,
    /// Where the words behind the opening begin.
    start: usize,
}

/// The kind of word that opens a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opening {
    /// `if`, `when`, `for`: it must hold.
    When,
    /// `unless`: it must not hold.
    Unless,
    /// A heading, or a word that says nothing of the kind.
    Other,
}

static WHEN: Phrase = Phrase::new(
    r"(?i)^(?:only )?(?:if|when|whenever|while|once|with|for|where|in case|as long as|because|provided that)\b (?:either )?(?:of )?",
);
static UNLESS: Phrase = Phrase::new(r"(?i)^(?:unless|except (?:when|if)|with the exception of)\b ");

impl Scope {
    /// Reads a condition with the word that opens it, or a heading.
    pub(crate) fn new(text: &str) -> Self {
        let text = text.trim().trim_end_matches(['.', ',']);
        let (opening, start) = if let Some(found) = UNLESS.groups(text) {
            (Opening::Unless, group(&found, 0).len())
        } else if let Some(found) = WHEN.groups(text) {
            (Opening::When, group(&found, 0).len())
        } else {
            (Opening::Other, 0)
        };
        Self {
            text: text.to_owned(),
            opening,
            start,
        }
    }

    /// A condition whose words have no opening of their own.
    pub(crate) fn when(words: &str) -> Self {
        Self {
            text: words.to_owned(),
            opening: Opening::When,
            start: 0,
        }
    }

    /// All of it, the opening included.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// What has to hold: all behind the opening.
    pub(crate) fn words(&self) -> &str {
        self.text.get(self.start..).unwrap_or_default()
    }

    /// Whether it says that there is no other way: "only if".
    pub(crate) fn is_only(&self) -> bool {
        let first = self.text.get(.."only ".len());
        first.is_some_and(|first| first.eq_ignore_ascii_case("only "))
    }

    /// What holds otherwise, where it is a plain `If`.
    pub(crate) fn otherwise(&self) -> Option<Self> {
        self.text.starts_with("If ").then(|| Self {
            opening: Opening::Unless,
            ..self.clone()
        })
    }

    /// The same without an end of this length.
    pub(crate) fn without_end(&self, length: usize) -> Self {
        let end = self.text.len().saturating_sub(length);
        Self {
            text: self.text.get(..end).unwrap_or_default().to_owned(),
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_opening_is_told_from_what_must_hold() {
        let read = |text: &str| {
            let scope = Scope::new(text);
            (scope.opening, scope.words().to_owned(), scope.is_only())
        };
        assert_eq!(
            read("only if it is hot."),
            (Opening::When, "it is hot".into(), true)
        );
        assert_eq!(
            read("Except when it is hot"),
            (Opening::Unless, "it is hot".into(), false)
        );
        assert_eq!(read("Bronze"), (Opening::Other, "Bronze".into(), false));
    }

    #[test]
    fn what_holds_otherwise() {
        let scope = Scope::new("If it is hot").otherwise().unwrap();
        assert_eq!(
            (scope.opening, scope.words()),
            (Opening::Unless, "it is hot")
        );
        assert_eq!(Scope::new("For Bronze").otherwise(), None);
    }
}
