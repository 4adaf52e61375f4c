//! Rules and values as messages show them.

mod across;
mod value;

pub(super) use across::{Words, of_across, paths, when};
pub(super) use value::{display, of_rule, one_of};

/// The number of characters of an offending value, or of a key, that a message shows.
pub(super) const MAX_DISPLAYED: usize = 64;

pub(super) const REQUIRED: &str = "is required";
