//! A clause about a number in, facts on how large it is out.

pub(crate) mod any_of;
pub(crate) mod capped;
pub(crate) mod excluded_numbers;
pub(crate) mod range;
pub(crate) mod step;
