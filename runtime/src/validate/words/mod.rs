//! Rules and values in words, as messages have them.

mod across;
mod value;

pub(super) use across::{Words, of_across, paths, when};
pub(super) use value::{of_rule, one_of, shown};

/// How much of an offending value, or of a key, a message shows, in characters.
pub(super) const SHOWN: usize = 64;

pub(super) const REQUIRED: &str = "is required";
