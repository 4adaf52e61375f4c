//! A change between two releases: what it is, where, and how far it goes.

use std::collections::BTreeSet;
use std::fmt;

use super::effect::Effect;
use super::kind::ChangeKind;

/// Where a change is.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The item of the generated crate, as in `CreateDbClusterInput.engine`.
    pub rust: String,
    /// The operation, if it is of one only, as in `CreateDBCluster`.
    pub operation: Option<String>,
    /// The shape of the model, as in `CreateDBClusterMessage`.
    pub shape: Option<String>,
    /// The member of the shape, as in `Engine`; of an enumeration, the value.
    pub member: Option<String>,
}

impl Place {
    /// An operation.
    pub(super) fn operation(name: &str, type_name: &str) -> Self {
        Self {
            rust: type_name.to_owned(),
            operation: Some(name.to_owned()),
            ..Self::default()
        }
    }

    /// A type, of one operation or of all.
    pub(super) fn shape(&self, shape: &str, type_name: &str) -> Self {
        Self {
            rust: type_name.to_owned(),
            shape: Some(shape.to_owned()),
            ..self.clone()
        }
    }

    /// A member of the type that this is.
    pub(super) fn member(&self, member: &str, field: &str) -> Self {
        Self {
            rust: format!("{}.{field}", self.rust),
            member: Some(member.to_owned()),
            ..self.clone()
        }
    }

    /// A variant of the enumeration that this is.
    pub(super) fn variant(&self, value: &str, variant: &str) -> Self {
        Self {
            rust: format!("{}::{variant}", self.rust),
            member: Some(value.to_owned()),
            ..self.clone()
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rust)
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is; this decides how far it goes.
    pub kind: ChangeKind,
    /// Where it is.
    pub place: Place,
    /// What is different there, in words.
    pub text: String,
}

impl Change {
    /// Its effect on what is written and read.
    #[must_use]
    pub fn wire(&self) -> Effect {
        self.kind.wire()
    }

    /// Its effect on those who use the generated crate.
    #[must_use]
    pub fn api(&self) -> Effect {
        self.kind.api()
    }

    /// The greater of the two.
    #[must_use]
    pub fn effect(&self) -> Effect {
        self.wire().max(self.api())
    }
}

/// The changes so far.
#[derive(Debug, Default)]
pub(super) struct Log {
    pub(super) changes: Vec<Change>,
    /// The number of operations, types and members whose documentation differs.
    pub(super) documentation: usize,
    /// The faults whose text has been counted.
    pub(super) told: BTreeSet<String>,
}

impl Log {
    /// Adds a change. Several operations can lead to one, which counts once.
    pub(super) fn push(&mut self, kind: ChangeKind, place: Place, text: impl Into<String>) {
        let text = text.into();
        let change = Change { kind, place, text };
        if !self.changes.contains(&change) {
            self.changes.push(change);
        }
    }

    /// Counts a text of the documentation if it differs.
    pub(super) fn documentation(&mut self, old: &str, new: &str) {
        let differs = usize::from(old != new);
        self.documentation = self.documentation.saturating_add(differs);
    }
}
