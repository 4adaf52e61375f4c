//! Why a pattern has no table.

/// Why a pattern is not enforced.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
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
