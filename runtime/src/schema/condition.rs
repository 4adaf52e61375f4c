//! Conditions on members of a structure.

/// A condition on a member of a structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Condition {
    /// The member's index in the structure.
    pub member: usize,
    /// The test that the member must pass.
    pub test: Test,
}

impl Condition {
    /// A condition on the member with this index.
    #[must_use]
    pub const fn new(member: usize, test: Test) -> Self {
        Self { member, test }
    }
}

/// A test of a member. An empty list or map counts as absent.
///
/// Tests for values apply to strings (ignoring ASCII case), numbers (in decimal) and booleans (`true` and `false`). For
/// values of other kinds the result is unknown, and no violation is based on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Test {
    /// The member is present.
    Present,
    /// The member is absent.
    Absent,
    /// The member has one of these values.
    OneOf(&'static [&'static str]),
    /// The member is present and has none of these values.
    NoneOf(&'static [&'static str]),
    /// The member is a string that begins with one of these, ignoring ASCII case.
    PrefixedBy(&'static [&'static str]),
}
