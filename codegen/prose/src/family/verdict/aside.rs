//! Sentences that stand where nothing is limited: under a label of examples, of defaults, or of anything else.

use crate::read::label::Section;
use crate::read::statement::Statement;

/// The name in reports.
pub(crate) const NAME: &str = "aside";

/// Whether a statement stands there.
pub(crate) fn holds(statement: &Statement) -> bool {
    matches!(
        statement.section,
        Section::Example | Section::Default | Section::Aside
    )
}
