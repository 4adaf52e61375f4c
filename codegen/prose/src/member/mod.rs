//! One member's statements in, its rules and the account of its sentences out.
//!
//! `reading` holds what is known of a member, `gather` collects what its sentences state, `merge` makes rules of that, and
//! `examples` removes rules that reject what the documentation shows.

pub(crate) mod default;
pub(crate) mod examples;
pub(crate) mod gather;
pub(crate) mod mentioned;
pub(crate) mod merge;
pub(crate) mod reading;
