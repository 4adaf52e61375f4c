//! What can be asked of the members beside a value.

/// Something that holds of a structure's member or does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Condition {
    /// The member's index in the structure.
    pub member: usize,
    /// What holds of it.
    pub test: Test,
}

impl Condition {
    /// A condition on the member `member`.
    #[must_use]
    pub const fn new(member: usize, test: Test) -> Self {
        Self { member, test }
    }
}

/// What holds of a member. An empty list or map counts as absent.
///
/// Values can be compared of texts (without regard to ASCII case), numbers (in decimal) and booleans (`true` and
/// `false`); of other kinds, a test for values tells nothing, and nothing is concluded from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Test {
    /// It has a value.
    Present,
    /// It has none.
    Absent,
    /// It has one of these values.
    OneOf(&'static [&'static str]),
    /// It has a value, and that is none of these.
    NoneOf(&'static [&'static str]),
    /// It has a text that begins with one of these, without regard to ASCII case.
    PrefixedBy(&'static [&'static str]),
}
