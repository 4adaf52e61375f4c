//! What requests must satisfy, as the emitters see it.

use touchmark::schema::{self, Refs};

/// How rules refer to what they are about: members by place and name, patterns by the constants of their tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Lowered;

impl Refs for Lowered {
    type Member = Member;
    type Pattern = Pattern;
}

/// A member that a rule is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Member {
    /// Its place in its structure.
    pub index: usize,
    /// Its name in the model.
    pub name: String,
}

/// The pattern of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// The pattern as the model has it.
    pub source: String,
    /// The form in plain words, if they are known.
    pub words: Option<String>,
    /// The constant that holds its table.
    pub constant: String,
}

pub(crate) type Constraint = schema::Constraint<Lowered>;
pub(crate) type Rule = schema::Rule<Lowered>;
pub(crate) type Part = schema::Part<Lowered>;
pub(crate) type PartOf = schema::PartOf<Lowered>;
pub(crate) type Condition = schema::Condition<Lowered>;
pub(crate) type Across = schema::Across<Lowered>;
pub(crate) type AcrossRule = schema::AcrossRule<Lowered>;
