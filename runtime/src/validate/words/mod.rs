//! Rules and values in words, as messages have them.

mod across;
mod value;

pub(super) use across::{Words, of_across, paths, when};
pub(super) use value::{of_rule, one_of, shown};

pub(super) const REQUIRED: &str = "is required";
