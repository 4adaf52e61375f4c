//! A clause that lists values in, facts on which values are allowed or not out.

pub(crate) mod allowed;
pub(crate) mod excluded_values;
pub(crate) mod permitted;
pub(crate) mod reserved;
pub(crate) mod setting;
