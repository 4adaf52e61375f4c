//! Finds values in outputs, by expressions of [JMESPath](https://jmespath.org/specification.html): those that paginators and
//! waiters of models use, as static data that generated code has.
//!
//! What is searched are structures, so that nothing has to be turned into JSON first. A value of another kind than an
//! expression needs results in nothing, where JMESPath would fail.

mod evaluate;
mod found;

pub use found::Found;

/// An expression.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Expression {
    /// What these steps lead to, from the current value; without any, the value itself (`@`).
    Path(&'static [Step]),
    /// A string.
    Text(&'static str),
    /// A whole number.
    Number(i64),
    /// A truth value.
    Boolean(bool),
    /// How many characters, items or entries a value has (`length`).
    Length(&'static Self),
    /// Whether a list has an item that equals a value, or a text has a part (`contains`).
    Contains(&'static Self, &'static Self),
    /// Whether a comparison holds.
    Compare(&'static Self, Comparator, &'static Self),
    /// The second, if the first is true; else the first (`&&`).
    And(&'static Self, &'static Self),
    /// The first, if that is true; else the second (`||`).
    Or(&'static Self, &'static Self),
    /// Whether a value is not true (`!`): nothing, false, and what is empty.
    Not(&'static Self),
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

/// A step of a path. After one that leads to several values, each further step is taken from each of them.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Step {
    /// To the member of a structure, or the value of a map, with this name.
    Field(&'static str),
    /// To the items of a list, and to those of the lists among them (`[]`).
    Flatten,
    /// To all members of a structure, or values of a map (`*`).
    Values,
    /// To the item at an index, from the end if it is below 0.
    Index(i32),
    /// To the items of a list for which this is true (`[?...]`).
    Filter(Expression),
    /// To a list of the values of these (`[a, b]`).
    Select(&'static [Expression]),
    /// To all that was found so far, as one list (`|`).
    Pipe,
}
