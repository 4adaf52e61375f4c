//! What single values must satisfy in a request.

use super::condition::Condition;
use super::pattern::Pattern;
use super::source::Source;

/// What a value must satisfy in a request.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Constraint {
    /// The rule.
    pub rule: Rule,
    /// Where the rule is stated.
    pub source: Source,
    /// What must hold of the structure around the value for the rule to apply: all of it. That structure is the one
    /// with the constrained member, also where the value is an item, a key or a value in that member.
    pub when: &'static [Condition],
}

impl Constraint {
    /// A rule that a trait of the model states.
    #[must_use]
    pub const fn model(rule: Rule) -> Self {
        Self::new(rule, Source::Model)
    }

    /// A rule that only the documentation's prose states.
    #[must_use]
    pub const fn documented(rule: Rule) -> Self {
        Self::new(rule, Source::Documented)
    }

    /// A rule that stands in place of one of the model (`counts_as_model`) or of the documentation.
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

    /// The same, only where all of these hold.
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
    /// Characters of a text (Unicode scalar values), bytes of a blob, items of a list or map; both ends inclusive.
    Length {
        /// The fewest.
        min: u64,
        /// The most; none: no limit.
        max: Option<u64>,
    },
    /// A number's bounds, both inclusive.
    Range {
        /// The smallest.
        min: Option<Number>,
        /// The largest.
        max: Option<Number>,
    },
    /// A number is a whole number of times this.
    MultipleOf(Number),
    /// A text's form.
    Pattern(&'static Pattern),
    /// The values that a text, or a number in decimal, can have.
    OneOf {
        /// The values.
        values: &'static [&'static str],
        /// Whether ASCII letters are the same in upper and lower case.
        ignore_case: bool,
    },
    /// The spans that a number can be in, both ends inclusive, in ascending order.
    Spans(&'static [(i64, i64)]),
    /// What a text does not begin with.
    NotPrefixedBy {
        /// The prefixes.
        prefixes: &'static [&'static str],
        /// Whether ASCII letters are the same in upper and lower case.
        ignore_case: bool,
    },
    /// A text's form, where no pattern can describe it.
    Format(Format),
    /// No two items of a list are the same.
    Unique {
        /// The index of the member that tells items apart which are structures; none: the items themselves.
        by: Option<usize>,
        /// Whether ASCII letters are the same in upper and lower case.
        ignore_case: bool,
    },
    /// What holds for parts of a structure or a map where this value stands, and not wherever its shape is used.
    Parts(&'static [Part]),
}

/// A rule for a part of a structure or a map.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Part {
    /// Which part.
    pub of: PartOf,
    /// What it must satisfy. Its conditions are on the members of the structure that the part belongs to; those of a
    /// map's entry on the members beside the map.
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

/// A form that no pattern can describe.
///
/// A window whose two ends are equal is as long as the day or the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// `hh24:mi-hh24:mi`: a part of each day, which may pass midnight, as in `23:45-00:15`.
    DailyWindow {
        /// How long it is at least.
        min_minutes: u32,
    },
    /// `ddd:hh24:mi-ddd:hh24:mi`: a part of each week, which may pass the week's end, as in `Sun:23:45-Mon:00:15`.
    WeeklyWindow {
        /// How long it is at least.
        min_minutes: u32,
    },
}

/// A number in a rule.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Number {
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Float(f64),
}
