//! A clause that lists values in, facts on which values are allowed or not out.
//!
//! `allowed` reads "valid values are", `permitted` all other ways to say what is allowed, `setting` and `reserved` lists with
//! one value in each sentence or item, and `excluded_values` what is not allowed.

pub(crate) mod allowed;
pub(crate) mod excluded_values;
pub(crate) mod permitted;
pub(crate) mod reserved;
pub(crate) mod setting;
