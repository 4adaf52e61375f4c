//! What must hold between the members of a structure in a request.

use super::Source;

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
}

/// A rule across members of one structure.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Across {
    /// The index of the member that it is reported at.
    pub at: usize,
    /// The rule.
    pub rule: AcrossRule,
    /// Where the rule is stated.
    pub source: Source,
}

impl Across {
    /// A rule that a trait of the model states.
    #[must_use]
    pub const fn model(at: usize, rule: AcrossRule) -> Self {
        Self::new(at, rule, Source::Model)
    }

    /// A rule that only the documentation's prose states.
    #[must_use]
    pub const fn documented(at: usize, rule: AcrossRule) -> Self {
        Self::new(at, rule, Source::Documented)
    }

    /// A rule that stands in place of one of the model (`counts_as_model`) or of the documentation.
    #[must_use]
    pub const fn overridden(at: usize, rule: AcrossRule, counts_as_model: bool) -> Self {
        Self::new(at, rule, Source::overridden(counts_as_model))
    }

    const fn new(at: usize, rule: AcrossRule, source: Source) -> Self {
        Self { at, rule, source }
    }
}

/// What must hold between members; members are named by their index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum AcrossRule {
    /// Not all of these hold at once.
    Conflict(&'static [Condition]),
    /// Where all of `when` hold, at least one of `any` does.
    Requires {
        /// When the rule applies; nothing in it: always.
        when: &'static [Condition],
        /// What is required; never empty.
        any: &'static [Condition],
    },
    /// Of two numbers or instants that are both present, `low` is not above `high`.
    Ordered {
        /// The member that is not above the other.
        low: usize,
        /// The member that is not below the other.
        high: usize,
    },
    /// Two windows that are both present have no minute in common. Each includes its first minute and not its end, so
    /// that one may begin where the other ends.
    WindowsDisjoint {
        /// The member in the form of [`Format::DailyWindow`](super::Format::DailyWindow).
        daily: usize,
        /// The member in the form of [`Format::WeeklyWindow`](super::Format::WeeklyWindow).
        weekly: usize,
    },
}
