//! Sentences whose condition is all that is known of them.

use crate::family::clause::Clause;
use crate::family::fact::Finding;

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    (!clause.statement.scopes.is_empty()).then_some(Finding::Conditional)
}
