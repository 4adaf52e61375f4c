//! Rules between the members of a structure in a request.

use super::condition::Condition;
use super::source::Source;

/// A rule between members of one structure.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Across {
    /// The index of the member at which a violation is reported.
    pub at: usize,
    /// The rule.
    pub rule: AcrossRule,
    /// Where the rule is stated.
    pub source: Source,
}

impl Across {
    /// A rule from a trait of the model.
    #[must_use]
    pub const fn model(at: usize, rule: AcrossRule) -> Self {
        Self::new(at, rule, Source::Model)
    }

    /// A rule that only the prose of the documentation states.
    #[must_use]
    pub const fn documented(at: usize, rule: AcrossRule) -> Self {
        Self::new(at, rule, Source::Documented)
    }

    /// A rule that replaces one of the model (`counts_as_model`) or of the documentation.
    #[must_use]
    pub const fn overridden(at: usize, rule: AcrossRule, counts_as_model: bool) -> Self {
        Self::new(at, rule, Source::overridden(counts_as_model))
    }

    const fn new(at: usize, rule: AcrossRule, source: Source) -> Self {
        Self { at, rule, source }
    }
}

/// What must hold between members, which are identified by their indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum AcrossRule {
    /// These conditions must not all hold at once.
    Conflict(&'static [Condition]),
    /// If all of `when` hold, at least one of `any` must hold.
    Requires {
        /// When the rule applies; if empty, always.
        when: &'static [Condition],
        /// What is required; never empty.
        any: &'static [Condition],
    },
    /// If two members are both present, one must not be greater than the other.
    Ordered(Order),
    /// If two windows are both present, they must not overlap. Each includes its first minute and not its end, so
    /// one may begin when the other ends.
    WindowsDisjoint {
        /// The member in the form of [`Format::DailyWindow`](super::Format::DailyWindow).
        daily: usize,
        /// The member in the form of [`Format::WeeklyWindow`](super::Format::WeeklyWindow).
        weekly: usize,
    },
}

/// A rule that `low` is at most `times * high + plus`. The values compared are numbers, the number of items of a list
/// or map, or timestamps in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Order {
    /// The member that must not be greater than the other.
    pub low: usize,
    /// The member that must not be less than the other.
    pub high: usize,
    /// The factor by which `high` is multiplied.
    pub times: u32,
    /// What is added to that; it may be negative.
    pub plus: i64,
    /// Whether `low` must be less than that limit, and not equal to it.
    pub strict: bool,
    /// The conditions under which the rule applies; all of them must hold.
    pub when: &'static [Condition],
}

impl Order {
    /// A rule that `low` is at most `high`.
    #[must_use]
    pub const fn new(low: usize, high: usize) -> Self {
        Self {
            low,
            high,
            times: 1,
            plus: 0,
            strict: false,
            when: &[],
        }
    }

    /// Sets the factor by which `high` is multiplied.
    #[must_use]
    pub const fn times(mut self, times: u32) -> Self {
        self.times = times;
        self
    }

    /// Sets what is added to the limit.
    #[must_use]
    pub const fn plus(mut self, plus: i64) -> Self {
        self.plus = plus;
        self
    }

    /// Excludes the limit itself.
    #[must_use]
    pub const fn strict(mut self) -> Self {
        self.strict = true;
        self
    }

    /// Restricts the rule to structures for which all of these conditions hold.
    #[must_use]
    pub const fn when(mut self, conditions: &'static [Condition]) -> Self {
        self.when = conditions;
        self
    }
}
