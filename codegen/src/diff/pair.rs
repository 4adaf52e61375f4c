//! Two structures, or two unions, that are compared.

use super::change::Place;
use super::side::Side;
use crate::ir::Structure;

/// Where two structures are compared.
pub(super) struct Pair<'s> {
    pub(super) old_side: &'s Side,
    pub(super) new_side: &'s Side,
    /// The structure of the newer release.
    pub(super) place: Place,
    /// Whether the members are variants.
    pub(super) is_union: bool,
}

impl Pair<'_> {
    /// Whether requests of both releases can hold it: what is new in requests has refused nobody.
    pub(super) fn is_input(&self, old: &Structure, new: &Structure) -> bool {
        self.old_side.is_input(&old.shape) && self.new_side.is_input(&new.shape)
    }
}
