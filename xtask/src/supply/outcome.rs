//! What a check comes to.

/// The result of a check.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It found nothing; with what it checked.
    Passed(String),
    /// What it found, a line for each.
    Failed(Vec<String>),
    /// Why it could not run.
    NotRun(String),
}

impl Outcome {
    /// Failed if the check found something, else passed.
    pub(super) fn of(looked_at: String, found: Vec<String>) -> Self {
        if found.is_empty() {
            Self::Passed(looked_at)
        } else {
            Self::Failed(found)
        }
    }
}
