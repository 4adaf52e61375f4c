//! Expressions of [JMESPath](https://jmespath.org/specification.html) with which paginators and waiters find values in
//! outputs: those that the runtime evaluates.

mod check;
mod parse;

pub(crate) use check::{Place, check};
pub(crate) use parse::parse;

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// What these steps lead to.
    Path(Vec<Step>),
    /// A string.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A truth value.
    Boolean(bool),
    /// `length`.
    Length(Box<Self>),
    /// `contains`.
    Contains(Box<Self>, Box<Self>),
    /// A comparison.
    Compare(Box<Self>, Comparator, Box<Self>),
    /// `&&`.
    And(Box<Self>, Box<Self>),
    /// `||`.
    Or(Box<Self>, Box<Self>),
    /// `!`.
    Not(Box<Self>),
}

/// A comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "their names say all")]
pub enum Comparator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Comparator {
    /// The variant's name in the runtime's enumeration of the same name.
    #[must_use]
    pub const fn variant(self) -> &'static str {
        match self {
            Self::Equal => "Equal",
            Self::NotEqual => "NotEqual",
            Self::Less => "Less",
            Self::LessOrEqual => "LessOrEqual",
            Self::Greater => "Greater",
            Self::GreaterOrEqual => "GreaterOrEqual",
        }
    }
}

/// A step of a path.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// To a member.
    Field(String),
    /// `[]`.
    Flatten,
    /// `*`.
    Values,
    /// `[0]`.
    Index(i32),
    /// `[?...]`.
    Filter(Expression),
    /// `[a, b]`.
    Select(Vec<Expression>),
    /// `|`.
    Pipe,
}
