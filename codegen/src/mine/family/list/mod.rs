//! A clause about a list in, facts on how many items it has, and on duplicates, out.

pub(crate) mod allowance;
pub(crate) mod amount;
pub(crate) mod items;
pub(crate) mod unique;
