//! A clause about a number in, facts on how large it is out.
//!
//! `range` reads bounds, `any_of` and `excluded_numbers` single numbers and spans, `step` multiples, and `capped` says that
//! larger numbers are no mistake.

pub(crate) mod any_of;
pub(crate) mod capped;
pub(crate) mod excluded_numbers;
pub(crate) mod range;
pub(crate) mod step;
