//! Conditions in words in, alternatives out: what must hold of the members of a request, as far as it can tell.
//!
//! `term` is a condition while the members' values are not known yet; once they are, it comes to tests of members (`test`).
//! `named` reads what names members, `value` what they have; the others read what leaves out whose value it is.

pub(crate) mod always;
pub(crate) mod chosen;
pub(crate) mod engine;
pub(crate) mod kind;
pub(crate) mod named;
pub(crate) mod prefix;
pub(crate) mod stated;
pub(crate) mod term;
pub(crate) mod test;
pub(crate) mod told;
pub(crate) mod value;
