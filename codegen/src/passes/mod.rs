//! What happens to a model before code is made of it: one pass, one file.

mod collisions;
mod constraints;
mod documentation;
pub(crate) mod faults;
pub(crate) mod lower;
pub mod names;
mod patterns;

pub(crate) mod prune;
pub(crate) mod recursion;
mod rules;
mod scope;
mod told;

#[cfg(test)]
pub(crate) mod fixture;
