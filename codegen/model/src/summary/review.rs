//! How the lines of a file fit a model: what is stale, missing, empty of meaning, or not in our own words.

use super::Target;
use super::copied::{Copied, copied};
use super::missing::missing;
use super::read::usable;
use super::thin::thin;
use crate::diagnostic::{Diagnostics, Error};
use crate::model::{Model, Source};

/// What to do about a file of lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Review {
    /// Entries that name nothing in the model, are used nowhere, or are not one line of text.
    pub problems: Diagnostics,
    /// What has no line: operations, types, members (by name), values and faults.
    pub missing: Vec<Target>,
    /// Lines that say no more than the name that they are about.
    pub thin: Vec<Target>,
    /// Lines with words of the model's documentation.
    pub copied: Vec<Copied>,
}

/// Compares a file of lines with a model, such as the next release of the service.
///
/// Only of a model with its documentation can be said which lines are copied from it.
///
/// # Errors
/// [`Error::Json`].
pub fn review(source: &Source<'_>, model: &Model) -> Result<Review, Error> {
    let (summaries, problems) = usable(source, model)?;
    Ok(Review {
        problems,
        missing: missing(model, &summaries),
        thin: thin(&summaries),
        copied: copied(model, &summaries),
    })
}
