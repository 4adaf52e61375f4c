//! Conditions on members of a structure.

use super::refs::{Linked, Refs};

/// A condition on a member of a structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition<R: Refs = Linked> {
    /// The member.
    pub member: R::Member,
    /// The test that the member must pass.
    pub test: Test,
}

impl<R: Refs> Condition<R> {
    /// A condition on this member.
    #[must_use]
    pub const fn new(member: R::Member, test: Test) -> Self {
        Self { member, test }
    }
}

/// A test of a member. An empty list or map counts as absent.
///
/// Tests for values apply to strings (ignoring ASCII case), numbers (in decimal) and booleans (`true` and `false`). For
/// values of other kinds the result is unknown, and no violation is based on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// The member is present.
    Present,
    /// The member is absent.
    Absent,
    /// The member has one of these values.
    OneOf(Vec<String>),
    /// The member is present and has none of these values.
    NoneOf(Vec<String>),
    /// The member is a string that begins with one of these, ignoring ASCII case.
    PrefixedBy(Vec<String>),
    /// The member is a string that ends with one of these, ignoring ASCII case.
    SuffixedBy(Vec<String>),
    /// The member is a string that ends with none of these, ignoring ASCII case.
    NotSuffixedBy(Vec<String>),
}
