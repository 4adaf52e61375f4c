//! Rules between the members of a structure in a request.

use super::condition::Condition;
use super::level::Level;
use super::refs::{Linked, Refs};
use super::source::Source;

/// A rule between members of one structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Across<R: Refs = Linked> {
    /// The member at which a violation is reported.
    pub at: R::Member,
    /// The rule.
    pub rule: AcrossRule<R>,
    /// Where the rule is stated.
    pub source: Source,
    /// From which level on the rule is checked.
    pub level: Level,
}

/// What must hold between members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AcrossRule<R: Refs = Linked> {
    /// These conditions must not all hold at once.
    Conflict(Vec<Condition<R>>),
    /// If all of `when` hold, at least one of `any` must hold.
    Requires {
        /// When the rule applies; if empty, always.
        when: Vec<Condition<R>>,
        /// What is required; never empty.
        any: Vec<Condition<R>>,
    },
    /// If two members are both present, one must not be greater than the other.
    Ordered(Order<R::Member, Condition<R>>),
    /// If two windows are both present, they must not overlap. Each includes its first minute and not its end, so
    /// one may begin when the other ends.
    WindowsDisjoint {
        /// The member in the form of [`Format::DailyWindow`](super::Format::DailyWindow).
        daily: R::Member,
        /// The member in the form of [`Format::WeeklyWindow`](super::Format::WeeklyWindow).
        weekly: R::Member,
    },
}

/// A rule that `low` is at most `times * high + plus`. The values compared are numbers, the number of items of a list
/// or map, or timestamps in seconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order<M = usize, C = Condition> {
    /// The member that must not be greater than the other.
    pub low: M,
    /// The member that must not be less than the other.
    pub high: M,
    /// The factor by which `high` is multiplied.
    pub times: u32,
    /// What is added to that; it may be negative.
    pub plus: i64,
    /// Whether `low` must be less than that limit, and not equal to it.
    pub strict: bool,
    /// The conditions under which the rule applies; all of them must hold.
    pub when: Vec<C>,
}

impl<M, C> Order<M, C> {
    /// A rule that `low` is at most `high`.
    #[must_use]
    pub const fn new(low: M, high: M) -> Self {
        Self {
            low,
            high,
            times: 1,
            plus: 0,
            strict: false,
            when: Vec::new(),
        }
    }
}
