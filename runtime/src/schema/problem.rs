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
