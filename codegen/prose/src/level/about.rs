//! What a rule is about, as evidence names it.

use touchmark_model::model::Place;

/// What a rule is about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct About<'a> {
    pub(crate) structure: &'a str,
    pub(crate) member: &'a str,
    pub(crate) place: Place,
    /// The structure and member whose parts it is about, if it does not hold wherever the structure is used.
    pub(crate) below: Option<(&'a str, &'a str)>,
}
