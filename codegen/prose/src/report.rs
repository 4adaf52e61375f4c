//! What became of each sentence: the account that `cargo xtask coverage` shows.

use std::collections::BTreeSet;

use touchmark_model::model::Overlay;
use touchmark_model::model::RuleSource;

/// The account of one service.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The members that requests can have, sorted by shape, in the shape's order.
    pub members: Vec<MemberReport>,
    /// The operations by name, with the members that their requests can have, as indices into `members`.
    pub operations: Vec<OperationReport>,
    /// The members of requests and responses that are secrets by their names, which the model does not mark, as in
    /// `Cast$Password`.
    pub secrets: Vec<String>,
}

/// An operation.
#[derive(Debug, Clone)]
pub struct OperationReport {
    /// Its name.
    pub name: String,
    /// Indices into [`Report::members`].
    pub members: Vec<usize>,
}

/// A member, or the text of a structure or operation as a whole.
#[derive(Debug, Clone)]
pub struct MemberReport {
    /// The structure.
    pub shape: String,
    /// The member; none: the text of the structure, or of the operation that takes it.
    pub member: Option<String>,
    /// Whether traits of the model constrain it (requiredness, length, range, pattern, an enumeration), or its items,
    /// keys or values.
    pub traits: bool,
    /// How many rules that only prose states are enforced.
    pub rules: usize,
    /// Whether it is a secret by its name alone.
    pub secret_by_name: bool,
    /// The sentences that look like constraints, in order.
    pub sentences: Vec<SentenceReport>,
}

/// A sentence that looks like a constraint.
#[derive(Debug, Clone)]
pub struct SentenceReport {
    /// The sentence, as the model has it, code in backticks.
    pub text: String,
    /// Its hash.
    pub hash: String,
    /// What became of it.
    pub class: Class,
    /// The recogniser that claimed it; none for those that none did.
    pub family: Option<&'static str>,
    /// The sentence with numbers, code and names replaced, so that sentences of one form count as one.
    pub template: String,
}

impl Report {
    /// Counts the sentences as enforced that state a rule of another structure than the one in whose text they stand.
    pub(crate) fn enforce(&mut self, overlay: &Overlay) {
        let mut hashes: BTreeSet<&String> = BTreeSet::new();
        for across in overlay.structures.values().flatten() {
            if let RuleSource::Documented { sentences } = &across.source {
                hashes.extend(sentences);
            }
        }
        for sentence in self
            .members
            .iter_mut()
            .flat_map(|member| &mut member.sentences)
        {
            if hashes.contains(&sentence.hash) {
                sentence.class = Class::Enforced;
            }
        }
    }
}

/// What became of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// It is enforced.
    Enforced,
    /// It holds under a condition that the request does not tell.
    Conditional,
    /// It is about what exists on the server.
    ServerState,
    /// It limits nothing.
    Informative,
    /// No recogniser knows its form.
    Unrecognised,
}

impl Class {
    /// All classes, in the order in which tables show them.
    pub const ALL: [Self; 5] = [
        Self::Enforced,
        Self::Conditional,
        Self::ServerState,
        Self::Informative,
        Self::Unrecognised,
    ];

    /// Its name, as in `server-state`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Enforced => "enforced",
            Self::Conditional => "conditional",
            Self::ServerState => "server-state",
            Self::Informative => "informative",
            Self::Unrecognised => "unrecognised",
        }
    }
}
