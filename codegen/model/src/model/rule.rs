//! Constraints beyond the model's own traits: what prose states, and what overrides make of it.
//!
//! A Smithy trait is one value for each shape; these rules can be several, can hold under a condition, and can be
//! about two members at once.

use super::limits::{Length, Number, Range};

/// A rule for one member's values that no trait of the model states.
#[derive(Debug, Clone, PartialEq)]
pub struct Documented {
    /// Which of the member's values it is about.
    pub place: Place,
    /// The rule.
    pub rule: Rule,
    /// What must hold of other members of the same structure for the rule to apply; all of it.
    pub when: Vec<Condition>,
    /// Where it is stated.
    pub source: Source,
}

/// Which of a member's values a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The member's own value.
    Value,
    /// Each item of the list that it holds.
    Item,
    /// Each key of the map that it holds.
    Key,
    /// Each value of the map that it holds.
    MapValue,
}

/// A rule for one value.
#[derive(Debug, Clone, PartialEq)]
pub enum Rule {
    /// How long it is.
    Length(Length),
    /// How large it is.
    Range(Range),
    /// What it is a multiple of.
    MultipleOf(Number),
    /// What form it has.
    Pattern {
        /// A Java regex, in the normal form of [`Constraints::pattern`](super::Constraints::pattern).
        regex: String,
        /// The form in plain words, as in `letters, digits or hyphens; starts with a letter`; none: the regex itself
        /// is all that is known.
        words: Option<String>,
    },
    /// Which values it can have.
    OneOf {
        /// The values.
        values: Vec<String>,
        /// Whether upper and lower case are the same (ASCII).
        ignore_case: bool,
    },
    /// The integers that it can be: inclusive ranges in ascending order.
    Spans(Vec<(i64, i64)>),
    /// What it does not begin with.
    NotPrefixedBy {
        /// The prefixes.
        prefixes: Vec<String>,
        /// Whether upper and lower case are the same (ASCII).
        ignore_case: bool,
    },
    /// A form that no regex can describe.
    Format(Format),
    /// That no two items of a list are the same.
    Unique {
        /// The member of each item by which they are compared; `None` to compare the items themselves.
        by: Option<String>,
        /// Whether upper and lower case are the same (ASCII).
        ignore_case: bool,
    },
    /// Rules for parts of a structure or a map that hold where this value stands, and not wherever its shape is used.
    Parts(Vec<Part>),
}

/// A rule for a part of a structure or a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Which part.
    pub of: PartOf,
    /// The rule.
    pub rule: Rule,
    /// What must hold for the rule to apply, all of it: of the members of the structure that the part belongs to, or
    /// of the members beside the map.
    pub when: Vec<Condition>,
}

/// A part of a structure or a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartOf {
    /// The value of this member of a structure.
    Member(String),
    /// Each item of the list that this member of a structure holds.
    Items(String),
    /// The value under this key of a map.
    Entry(String),
}

/// A form that no regex can describe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `hh24:mi-hh24:mi`: a time of day, which may pass midnight.
    DailyWindow {
        /// How long it is at least.
        min_minutes: u32,
    },
    /// `ddd:hh24:mi-ddd:hh24:mi`: a time of the week, which may pass the week's end.
    WeeklyWindow {
        /// How long it is at least.
        min_minutes: u32,
    },
}

/// Something that holds of another member or does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The member, of the same structure.
    pub member: String,
    /// What holds of it.
    pub test: Test,
}

/// What holds of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// It has a value.
    Present,
    /// It has none.
    Absent,
    /// Its value is one of these: strings ignoring ASCII case, numbers in decimal, `true` and `false`.
    OneOf(Vec<String>),
    /// It has a value, and that is none of these.
    NoneOf(Vec<String>),
    /// It has a value that begins with one of these, without regard to ASCII case.
    PrefixedBy(Vec<String>),
}

/// A rule about several members of one structure.
#[derive(Debug, Clone, PartialEq)]
pub struct Across {
    /// The rule.
    pub rule: AcrossRule,
    /// Where it is stated.
    pub source: Source,
}

/// What has to hold between members. Each rule is reported at the first member that it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AcrossRule {
    /// Not all of these at once.
    Conflict(Vec<Condition>),
    /// Where all of `when` holds, at least one of `any` must.
    Requires {
        /// Nothing in it: always.
        when: Vec<Condition>,
        /// Never empty.
        any: Vec<Condition>,
    },
    /// Of two members that are both there, one is not above the other.
    Ordered(Order<String>),
    /// A daily and a weekly window that are both there have no minute in common.
    WindowsDisjoint {
        /// The member in the form of [`Format::DailyWindow`].
        daily: String,
        /// The member in the form of [`Format::WeeklyWindow`].
        weekly: String,
    },
}

/// That `low` is at most `times` times `high`, and `plus` more. What is compared is a number, the count of a list's
/// items, or a timestamp in seconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order<M, C = Condition> {
    /// The member that is not above the other.
    pub low: M,
    /// The member that is not below the other.
    pub high: M,
    /// How many times the other it can be.
    pub times: u32,
    /// How much more it can be; less than nothing: how much less it must be.
    pub plus: i64,
    /// Whether it is below, and not as large.
    pub strict: bool,
    /// What must hold for the rule to apply; all of it.
    pub when: Vec<C>,
}

impl<M, C> Order<M, C> {
    /// That a member is not above another.
    pub fn new(low: M, high: M) -> Self {
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

/// Where a rule is stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Sentences of the documentation.
    Documented {
        /// The hash of each sentence, so that an update can tell a changed one from an unchanged one.
        sentences: Vec<String>,
    },
    /// `overrides.json`.
    Override {
        /// Whether it corrects a trait of the model, and so counts as the model's own.
        of_model: bool,
        /// Why.
        reason: String,
    },
}
