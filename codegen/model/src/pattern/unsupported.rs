//! Why a pattern has no table.

use std::{error, fmt};

/// Why a pattern is not enforced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsupported {
    /// The reason in words, as in `lookahead is not supported`.
    pub reason: String,
}

impl Unsupported {
    pub(super) fn new(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
        }
    }
}

impl fmt::Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl error::Error for Unsupported {}
