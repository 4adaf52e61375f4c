//! What requests must satisfy, as the emitters see it.

use touchmark_model::model::{Format, Number, Order, Test};

/// What a value must satisfy in a request.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Constraint {
    /// The rule.
    pub rule: Rule,
    /// Where it is stated.
    pub source: Source,
    /// What must hold of the structure around the value for the rule to apply; all of it.
    pub when: Vec<Condition>,
}

/// A rule for one value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Rule {
    /// How long it may be.
    Length {
        /// The shortest allowed.
        min: u64,
        /// The longest allowed.
        max: Option<u64>,
    },
    /// How large it may be.
    Range {
        /// The smallest allowed.
        min: Option<Number>,
        /// The largest allowed.
        max: Option<Number>,
    },
    /// What it must be a multiple of.
    MultipleOf(Number),
    /// What form it must have.
    Pattern {
        /// The pattern as the model has it.
        source: String,
        /// The form in plain words, if they are known.
        words: Option<String>,
        /// The constant that holds its table.
        constant: String,
    },
    /// Which values it may have.
    OneOf {
        /// The values.
        values: Vec<String>,
        /// Whether upper and lower case are the same.
        ignore_case: bool,
    },
    /// Which spans it may be in, in ascending order.
    Spans(Vec<(i64, i64)>),
    /// What it must not begin with.
    NotPrefixedBy {
        /// The prefixes.
        prefixes: Vec<String>,
        /// Whether upper and lower case are the same.
        ignore_case: bool,
    },
    /// A form that no pattern can describe.
    Format(Format),
    /// That no two items are the same.
    Unique {
        /// The place of the member that tells items apart, and its name; none: the items themselves.
        by: Option<(usize, String)>,
        /// Whether upper and lower case are the same.
        ignore_case: bool,
    },
    /// Rules for parts of the value.
    Parts(Vec<Part>),
}

/// A rule for a part of a value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Part {
    /// Which part.
    pub of: PartOf,
    /// The rule, under conditions on what stands beside the part.
    pub constraint: Constraint,
}

/// A part of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PartOf {
    /// The member of a structure at this place, and its name.
    Member(usize, String),
    /// Each item of the list in the member of a structure at this place, and the member's name.
    Items(usize, String),
    /// The value under this key of a map.
    Entry(String),
}

/// Where a rule is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// In a trait of the model.
    Model,
    /// In its prose.
    Documented,
    /// In an override, in place of one of the model (`of_model`) or of its prose.
    Override {
        /// Whether it counts as the model's.
        of_model: bool,
    },
}

/// Something that holds of a member or does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Condition {
    /// The member's place in its structure.
    pub member: usize,
    /// Its name in the model.
    pub name: String,
    /// What holds of it.
    pub test: Test,
}

/// What must hold between the members of a structure in a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Across {
    /// The place of the member that it is reported at.
    pub at: usize,
    /// The rule.
    pub rule: AcrossRule,
    /// Where it is stated.
    pub source: Source,
}

/// A rule between members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AcrossRule {
    /// Not all of these at once.
    Conflict(Vec<Condition>),
    /// Where all of `when` holds, at least one of `any` must.
    Requires {
        /// Nothing in it: always.
        when: Vec<Condition>,
        /// Never empty.
        any: Vec<Condition>,
    },
    /// One is not above the other, by their places.
    Ordered(Order<usize, Condition>),
    /// The two windows have no minute in common.
    WindowsDisjoint {
        /// The daily one.
        daily: usize,
        /// The weekly one.
        weekly: usize,
    },
}
