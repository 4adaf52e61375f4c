//! Constraints that stand only in prose: found, and accounted for.

mod report;

pub use report::{Class, MemberReport, OperationReport, Report, SentenceReport};

use std::collections::BTreeMap;

use crate::model::{Across, Documented, Model};

/// What was found in a model's documentation.
#[derive(Debug, Clone, Default)]
pub struct Mined {
    /// The rules.
    pub overlay: Overlay,
    /// What became of each sentence.
    pub report: Report,
}

/// Rules by where they hold.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Overlay {
    /// Rules for the values of members, by structure and member.
    pub members: BTreeMap<(String, String), Vec<Documented>>,
    /// Rules across the members of structures, by structure.
    pub structures: BTreeMap<String, Vec<Across>>,
}

/// Reads the documentation of everything that requests can hold.
#[must_use]
pub fn mine(_model: &Model) -> Mined {
    Mined::default()
}
