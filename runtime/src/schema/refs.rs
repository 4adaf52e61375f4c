//! How rules refer to what they are about: one type of rules serves models, the generator and generated crates.

use std::fmt::Debug;

use super::pattern::Pattern;

/// A way to refer to members and patterns. Rules in a model name members; those of a schema have their indices.
pub trait Refs: Debug + Clone + Copy + PartialEq + Eq + Send + Sync + 'static {
    /// A member of a structure.
    type Member: Debug + Clone + PartialEq + Eq;
    /// A pattern.
    type Pattern: Debug + Clone + PartialEq;
}

/// What the rules of a schema refer to: members by index, patterns by their tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Linked;

impl Refs for Linked {
    type Member = usize;
    type Pattern = &'static Pattern;
}
