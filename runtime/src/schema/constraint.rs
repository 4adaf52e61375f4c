//! Constraints on single values in a request.

use super::condition::Condition;
use super::pattern::Pattern;
use super::source::Source;

/// A constraint on a value in a request.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Constraint {
    /// The rule.
    pub rule: Rule,
    /// Where the rule is stated.
    pub source: Source,
    /// The conditions under which the rule applies; all of them must hold. They are about the structure that has the
    /// constrained member, also if the value is an item, a key or a value in that member.
    pub when: &'static [Condition],
}

impl Constraint {
    /// A rule from a trait of the model.
    #[must_use]
    pub const fn model(rule: Rule) -> Self {
        Self::new(rule, Source::Model)
    }

    /// A rule that only the prose of the documentation states.
    #[must_use]
    pub const fn documented(rule: Rule) -> Self {
        Self::new(rule, Source::Documented)
    }

    /// A rule that replaces one of the model (`counts_as_model`) or of the documentation.
    #[must_use]
    pub const fn overridden(rule: Rule, counts_as_model: bool) -> Self {
        Self::new(rule, Source::overridden(counts_as_model))
    }

    const fn new(rule: Rule, source: Source) -> Self {
        Self {
            rule,
            source,
            when: &[],
        }
    }

    /// Restricts the rule to structures for which all of these conditions hold.
    #[must_use]
    pub const fn when(mut self, conditions: &'static [Condition]) -> Self {
        self.when = conditions;
        self
    }
}

/// A rule for one value.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Rule {
    /// The length: Unicode scalar values of a string, bytes of a blob, items of a list or map; both bounds inclusive.
    Length {
        /// The minimum.
        min: u64,
        /// The maximum; `None` for no limit.
        max: Option<u64>,
    },
    /// The bounds of a number, both inclusive.
    Range {
        /// The minimum; `None` for no limit.
        min: Option<Number>,
        /// The maximum; `None` for no limit.
        max: Option<Number>,
    },
    /// A number is a multiple of this.
    MultipleOf(Number),
    /// The pattern of a string.
    Pattern(&'static Pattern),
    /// The allowed values of a string, or of a number in decimal.
    OneOf {
        /// The values.
        values: &'static [&'static str],
        /// Whether strings are compared ignoring ASCII case.
        ignore_case: bool,
    },
    /// The allowed ranges of a number, both bounds inclusive, in ascending order.
    Spans(&'static [(i64, i64)]),
    /// Prefixes that a string must not have.
    NotPrefixedBy {
        /// The prefixes.
        prefixes: &'static [&'static str],
        /// Whether strings are compared ignoring ASCII case.
        ignore_case: bool,
    },
    /// The format of a string, if no pattern can describe it.
    Format(Format),
    /// The items of a list are unique.
    Unique {
        /// The index of the member by which items that are structures are compared; `None` to compare the items
        /// themselves.
        by: Option<usize>,
        /// Whether strings are compared ignoring ASCII case.
        ignore_case: bool,
    },
    /// Constraints on parts of a structure or a map in this place, and not wherever its shape is used.
    Parts(&'static [Part]),
}

/// A constraint on a part of a structure or a map.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Part {
    /// The part.
    pub of: PartOf,
    /// The constraint. Its conditions are about the members of the structure that the part belongs to; for an entry of
    /// a map, of the structure that the map belongs to.
    pub constraint: Constraint,
}

impl Part {
    /// A rule for the value of a structure's member, by its index.
    #[must_use]
    pub const fn member(member: usize, constraint: Constraint) -> Self {
        let of = PartOf::Member(member);
        Self { of, constraint }
    }

    /// A rule for each item of the list in a structure's member, by its index.
    #[must_use]
    pub const fn items(member: usize, constraint: Constraint) -> Self {
        let of = PartOf::Items(member);
        Self { of, constraint }
    }

    /// A rule for the value under a key of a map.
    #[must_use]
    pub const fn entry(key: &'static str, constraint: Constraint) -> Self {
        let of = PartOf::Entry(key);
        Self { of, constraint }
    }
}

/// A part of a structure or a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PartOf {
    /// The value of the member with this index.
    Member(usize),
    /// Each item of the list in the member with this index.
    Items(usize),
    /// The value under this key.
    Entry(&'static str),
}

/// A format that no pattern can describe.
///
/// A window whose two ends are equal is as long as the day or the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// `hh24:mi-hh24:mi`: a part of each day, which may pass midnight, as in `23:45-00:15`.
    DailyWindow {
        /// The minimum length of the window, in minutes.
        min_minutes: u32,
    },
    /// `ddd:hh24:mi-ddd:hh24:mi`: a part of each week, which may pass the week's end, as in `Sun:23:45-Mon:00:15`.
    WeeklyWindow {
        /// The minimum length of the window, in minutes.
        min_minutes: u32,
    },
}

/// A number in a rule.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Number {
    /// An integer.
    Integer(i64),
    /// A number with a fraction.
    Float(f64),
}
