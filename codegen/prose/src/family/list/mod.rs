//! A clause about a list in, facts on how many items it has, and on duplicates, out.

pub(crate) mod items;
pub(crate) mod of_list;
pub(crate) mod unique;
