//! Rules in English: what documentation states of a member, and what a violation says that it breaks, in the same words.

mod across;
mod condition;
mod list;
mod value;

use super::refs::Refs;

pub use across::{Sentence, sentence};
pub use condition::{condition, conditions};
pub use list::{choice, one_of};
pub(crate) use value::CASE;
pub use value::{Clause, Unit, clause, length, range};

/// Who speaks: how members, values and patterns are called.
pub trait Voice<R: Refs> {
    /// A member that a condition or a rule between members is about.
    fn member(&self, member: &R::Member) -> String;
    /// A member of the structure that is spoken of.
    fn inner_member(&self, member: &R::Member) -> String;
    /// A member of the items of the list that is spoken of.
    fn item_member(&self, member: &R::Member) -> String;
    /// A value that a rule allows or forbids.
    fn code(&self, value: &str) -> String;
    /// A value in a condition.
    fn literal(&self, value: &str) -> String;
    /// A pattern.
    fn pattern(&self, pattern: &R::Pattern) -> Form;
    /// Whether the values of a member must not be told.
    fn is_secret(&self, member: &R::Member) -> bool;
    /// What is compared of a member.
    fn measure(&self, member: &R::Member) -> Measure;
}

/// The form that a pattern describes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// In words.
    Words(String),
    /// As a regular expression.
    Source(String),
}

/// What is compared of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// The number that it is.
    Number,
    /// The number of its items or entries.
    Count,
    /// The time that it is, in seconds.
    Time,
}
