//! Collects the patterns of constraints, each compiled once.

use std::collections::BTreeMap;

use touchmark_model::pattern::{self, Compiled};

use super::names;
use crate::ir;

/// The patterns so far.
#[derive(Default)]
pub(super) struct Patterns {
    /// By the pattern and its words.
    known: BTreeMap<(String, Option<String>), Outcome>,
    names: names::Taken,
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
    /// The reference to the pattern of `shape`; `None` if it allows everything or cannot be expressed.
    pub(super) fn rule(
        &mut self,
        shape: &str,
        source: &str,
        words: Option<&str>,
    ) -> Option<ir::RulePattern> {
        let key = (source.to_owned(), words.map(str::to_owned));
        if !self.known.contains_key(&key) {
            let outcome = self.compile(shape, source);
            self.known.insert(key.clone(), outcome);
        }
        match self.known.get(&key)? {
            Outcome::Table(constant, _) => Some(ir::RulePattern {
                source: key.0,
                words: key.1,
                constant: constant.clone(),
            }),
            Outcome::NotEnforced => None,
        }
    }

    fn compile(&mut self, shape: &str, source: &str) -> Outcome {
        match pattern::compile(source) {
            Ok(Compiled::Everything) => Outcome::NotEnforced,
            Ok(compiled) => {
                Outcome::Table(self.names.unique(names::constant_name(shape)), compiled)
            }
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
            .known
            .into_iter()
            .filter_map(|((source, words), outcome)| match outcome {
                Outcome::Table(constant, compiled) => Some(ir::Pattern {
                    constant,
                    source,
                    words,
                    compiled,
                }),
                Outcome::NotEnforced => None,
            })
            .collect();
        patterns.sort_by(|a, b| a.constant.cmp(&b.constant));
        (patterns, self.unsupported)
    }
}
