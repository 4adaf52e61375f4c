//! Numbers, and spans of them.

/// An inclusive span of lengths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Length {
    /// The shortest allowed.
    pub min: Option<u64>,
    /// The longest allowed.
    pub max: Option<u64>,
}

/// An inclusive span of numbers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Range {
    /// The smallest allowed.
    pub min: Option<Number>,
    /// The largest allowed.
    pub max: Option<Number>,
}

/// A number as the model wrote it: integers stay exact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// A whole number.
    Integer(i64),
    /// A number with a fraction or an exponent.
    Float(f64),
}
