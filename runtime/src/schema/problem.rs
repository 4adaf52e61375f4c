//! Why the text of a structure cannot be read.

use std::fmt;

/// Why the text of a structure cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1.
    pub(super) line: usize,
    /// What should be there.
    pub(super) expected: &'static str,
    /// What is there.
    pub(super) found: String,
}

impl Problem {
    /// What should be where this rest of a text begins.
    pub(super) fn at(text: &str, rest: &str, expected: &'static str) -> Self {
        let before = text.strip_suffix(rest).unwrap_or_default();
        Self {
            line: before.matches('\n').count().saturating_add(1),
            expected,
            found: rest.lines().next().unwrap_or_default().to_owned(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            line,
            expected,
            found,
        } = self;
        write!(
            f,
            "line {line} of a schema: expected {expected}, found `{found}`: regenerate the crate with this version of `touchmark`"
        )
    }
}

impl std::error::Error for Problem {}
