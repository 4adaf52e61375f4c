//! Collects the patterns of constraints, each compiled once.

use std::collections::{BTreeMap, BTreeSet};

use super::names;
use crate::ir;
use crate::pattern::{self, Compiled};

/// The patterns so far.
#[derive(Default)]
pub(super) struct Patterns {
    by_source: BTreeMap<String, Outcome>,
    names: BTreeSet<String>,
    unsupported: Vec<String>,
}

/// What became of a pattern.
enum Outcome {
    /// A table, under this name.
    Table(String, Compiled),
    /// It allows everything, or it cannot be expressed.
    NotEnforced,
}

impl Patterns {
    /// The constraint of a pattern that `shape` has; none if it allows everything or cannot be expressed.
    pub(super) fn constraint(&mut self, shape: &str, source: &str) -> Option<ir::Constraint> {
        if !self.by_source.contains_key(source) {
            let outcome = self.compile(shape, source);
            self.by_source.insert(source.to_owned(), outcome);
        }
        match self.by_source.get(source)? {
            Outcome::Table(constant, _) => Some(ir::Constraint::Pattern {
                source: source.to_owned(),
                constant: constant.clone(),
            }),
            Outcome::NotEnforced => None,
        }
    }

    fn compile(&mut self, shape: &str, source: &str) -> Outcome {
        match pattern::compile(source) {
            Ok(Compiled::Everything) => Outcome::NotEnforced,
            Ok(compiled) => Outcome::Table(
                names::unique(&mut self.names, names::constant_name(shape)),
                compiled,
            ),
            Err(error) => {
                self.unsupported.push(format!(
                    "{shape}: the pattern `{source}` is not enforced: {error}"
                ));
                Outcome::NotEnforced
            }
        }
    }

    /// The tables by name, and a note on each pattern that is not enforced.
    pub(super) fn finish(self) -> (Vec<ir::Pattern>, Vec<String>) {
        let mut patterns: Vec<ir::Pattern> = self
            .by_source
            .into_iter()
            .filter_map(|(source, outcome)| match outcome {
                Outcome::Table(constant, compiled) => Some(ir::Pattern {
                    constant,
                    source,
                    compiled,
                }),
                Outcome::NotEnforced => None,
            })
            .collect();
        patterns.sort_by(|a, b| a.constant.cmp(&b.constant));
        (patterns, self.unsupported)
    }
}
