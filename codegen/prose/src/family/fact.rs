//! What recognisers find in a statement.

use touchmark_model::model::{Length, Number, Order, Range};

use crate::condition::term::Term;
use crate::pattern::class::Class;

/// Something that holds of a member's values, before it is known under which conditions and beside what else.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Fact {
    /// Characters of a string.
    Length(Length),
    /// Bytes of a string in UTF-8.
    Bytes(Length),
    /// Items of a list or map.
    Items(Length),
    /// The size of a number.
    Range(Range),
    /// A step.
    MultipleOf(Number),
    /// The values there are.
    Values(Vec<String>),
    /// One of several values that are explained one after another.
    Setting(String),
    /// The whole numbers there are.
    Spans(Vec<(i64, i64)>),
    /// The whole numbers there are not.
    NotNumbers(Vec<(i64, i64)>),
    /// Which characters a string has.
    Characters(Class),
    /// A name has letters and digits, and nobody thought of the marks that names have between words.
    Alphanumeric(Class),
    /// What the first one is.
    First(Class),
    /// What the first one is not.
    NotFirst(Class),
    /// What the last one is.
    Last(Class),
    /// What the last one is not.
    NotLast(Class),
    /// What does not stand twice in a row.
    NotTwice(char),
    /// Characters that a string does not have.
    Without(Class),
    /// A string has at least one of these.
    Contains(Class),
    /// Letters are in lower case.
    Lowercase,
    /// How a string does not begin.
    NotPrefixed(Vec<String>),
    /// How a string begins.
    Prefixed(String),
    /// How a string ends.
    Suffixed(String),
    /// What a string is not.
    NotValues(Vec<String>),
    /// A string has something other than white space.
    NotBlank,
    /// A Java regex.
    Regex(String),
    /// A regex of ours, and the same in words.
    Worded(String, String),
    /// What the model's own pattern says, in words.
    Described,
    /// Numbers above the largest count as that one.
    Capped,
    /// `hh24:mi-hh24:mi`.
    DailyWindow,
    /// `ddd:hh24:mi-ddd:hh24:mi`.
    WeeklyWindow,
    /// How long a window is at least.
    WindowMinutes(u32),
    /// A window does not overlap the one in this member; none: one that is elsewhere.
    Disjoint(Option<String>),
    /// No two items of a list are the same, or have the same value of this member.
    Unique {
        by: Option<String>,
        ignore_case: bool,
    },
    /// A rule about this member and others.
    Between(Between),
}

/// A rule about the member at hand and others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Between {
    /// Not all of these at once.
    Conflict(Vec<Term>),
    /// The same where an empty text is no value.
    LeftOut(Vec<Term>),
    /// Where all of these hold, one of those must.
    Requires(Vec<Term>, Vec<Need>),
    /// The switch at hand is given only as this.
    Only(bool),
    /// One member is not above another.
    Ordered(Order<String, Term>),
}

/// Something that must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Need {
    /// What it is.
    pub(crate) term: Term,
    /// Whether it may also hold by default or from before: a member that has no value may have that one already.
    pub(crate) already: bool,
}

impl From<Term> for Need {
    fn from(term: Term) -> Self {
        Self {
            term,
            already: false,
        }
    }
}

impl Need {
    /// Something that may also hold by default or from before.
    pub(crate) fn already(term: Term) -> Self {
        Self {
            term,
            already: true,
        }
    }
}

impl Between {
    /// That one of several is needed.
    pub(crate) fn requires(when: Vec<Term>, any: Vec<Term>) -> Self {
        Self::Requires(when, any.into_iter().map(Need::from).collect())
    }
}

/// What became of a statement.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Finding {
    /// It states these.
    Facts(Vec<Fact>),
    /// The whole sentence does: what looks like a condition in it is none.
    Whole(Vec<Fact>),
    /// It is a rule, but not one that a request can be checked against.
    Conditional,
    /// It is about what exists elsewhere.
    ServerState,
    /// It limits nothing.
    Informative,
}
