//! Descriptions of characters and of parts of a string in, a regex and its words out.

pub(crate) mod class;
pub(crate) mod edges;
pub(crate) mod literal;
pub(crate) mod numerals;
pub(crate) mod open_values;
