//! Numbers, and limits of lengths and numbers.

use std::fmt;

/// The limits of a length, both inclusive.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Length {
    /// The minimum; `None` for no limit.
    pub min: Option<u64>,
    /// The maximum; `None` for no limit.
    pub max: Option<u64>,
}

/// The limits of a number, both inclusive.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Range {
    /// The minimum; `None` for no limit.
    pub min: Option<Number>,
    /// The maximum; `None` for no limit.
    pub max: Option<Number>,
}

/// A number in a rule, as its source has it: integers stay exact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// An integer.
    Integer(i64),
    /// A number with a fraction or an exponent.
    Float(f64),
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(number) => number.fmt(f),
            Self::Float(number) => number.fmt(f),
        }
    }
}
