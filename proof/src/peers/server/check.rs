//! Checks of single requests.

/// A check, and what came of it.
pub(super) struct Check {
    pub(super) name: String,
    pub(super) found: Found,
}

/// What came of a check.
pub(super) enum Found {
    Right,
    /// What is wrong.
    Wrong(String),
    /// It needs what this machine does not have.
    NotTried,
}

impl Check {
    /// One that was made.
    pub(super) fn new(name: impl Into<String>, result: Result<(), String>) -> Self {
        let found = match result {
            Ok(()) => Found::Right,
            Err(error) => Found::Wrong(error),
        };
        Self {
            name: name.into(),
            found,
        }
    }

    /// One that could not be made.
    pub(super) fn not_tried(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            found: Found::NotTried,
        }
    }

    /// Whether it counts as a difference: with `strict`, so does what was not tried.
    pub(super) fn has_failed(&self, strict: bool) -> bool {
        match self.found {
            Found::Right => false,
            Found::Wrong(_) => true,
            Found::NotTried => strict,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_tried_fails_a_strict_run_only() {
        let wrong = Check::new("a", Err("no".to_owned()));
        assert!(wrong.has_failed(false) && wrong.has_failed(true));
        let missing = Check::not_tried("a");
        assert!(!missing.has_failed(false) && missing.has_failed(true));
        assert!(!Check::new("a", Ok(())).has_failed(true));
    }
}
