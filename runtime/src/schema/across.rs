//! What must hold between the members of a structure in a request.

use super::condition::Condition;
use super::source::Source;

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
    /// Of two members that are both present, one is not above the other.
    Ordered(Order),
    /// Two windows that are both present have no minute in common. Each includes its first minute and not its end, so
    /// that one may begin where the other ends.
    WindowsDisjoint {
        /// The member in the form of [`Format::DailyWindow`](super::Format::DailyWindow).
        daily: usize,
        /// The member in the form of [`Format::WeeklyWindow`](super::Format::WeeklyWindow).
        weekly: usize,
    },
}

/// That `low` is at most `times` times `high`, and `plus` more. What is compared is a number, the count of a list's
/// items, or an instant in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Order {
    /// The member that is not above the other.
    pub low: usize,
    /// The member that is not below the other.
    pub high: usize,
    /// How many times the other it can be.
    pub times: u32,
    /// How much more it can be; less than nothing: how much less it must be.
    pub plus: i64,
    /// Whether it is below, and not as large.
    pub strict: bool,
    /// What must hold for the rule to apply; all of it.
    pub when: &'static [Condition],
}

impl Order {
    /// That `low` is not above `high`.
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

    /// The same, for so many times the other.
    #[must_use]
    pub const fn times(mut self, times: u32) -> Self {
        self.times = times;
        self
    }

    /// The same, for so much more than the other, or less.
    #[must_use]
    pub const fn plus(mut self, plus: i64) -> Self {
        self.plus = plus;
        self
    }

    /// The same, below and not as large.
    #[must_use]
    pub const fn strict(mut self) -> Self {
        self.strict = true;
        self
    }

    /// The same, only where all of these hold.
    #[must_use]
    pub const fn when(mut self, conditions: &'static [Condition]) -> Self {
        self.when = conditions;
        self
    }
}
