//! Constraints that stand only in prose: found, and accounted for.
//!
//! Documentation is read as passages (`passage`), those as sentences (`sentence`), and each as a statement under labels
//! and conditions (`statement`). Recognisers (`family`) say what is stated: facts about a member (`fact`). What all
//! statements of a member come to, where their conditions can be told from a request (`condition`), are its rules
//! (`merge`) and the rules between it and others (`between`).

mod between;
mod chosen;
mod class;
mod condition;
mod condition_engine;
mod condition_kind;
mod condition_prefix;
mod elsewhere;
mod entries;
mod examples;
mod fact;
mod family;
mod filters;
mod form;
mod gather;
mod inner;
mod keyed;
mod keys;
mod literals;
mod mentioned;
mod merge;
mod met;
mod number;
mod numerals;
mod open_values;
mod order;
mod outer;
mod passage;
mod phrase;
mod reading;
mod report;
mod secrets;
mod sentence;
mod sentences_of;
mod shape;
mod statement;
mod structure;
mod subject;
mod text;
mod told;
mod total;
mod trailing;

#[cfg(test)]
mod tests;

pub use report::{Class, MemberReport, OperationReport, Report, SentenceReport};

use elsewhere::Elsewhere;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Across, Documented, Kind, Member, Model, Shape};
use crate::parallel;
use crate::passes::prune;

/// What was found in a model's documentation.
#[derive(Debug, Clone, Default)]
pub struct Mined {
    /// The rules.
    pub overlay: Overlay,
    /// What became of each sentence.
    pub report: Report,
    /// What a user should know of: rules that were found and left out.
    pub notes: Vec<String>,
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
pub fn mine(model: &Model) -> Mined {
    let mut mined = Mined::default();
    let elsewhere = Elsewhere::of(model);
    // Which accounts belong to which structure.
    let mut accounts: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut unique = Vec::new();
    let reached: BTreeSet<String> = prune::reached_by_inputs(model).into_iter().collect();
    let structures: Vec<(&String, &Shape, &[Member])> = reached
        .iter()
        .filter_map(|name| structure_of(model, name))
        .collect();
    let found = parallel::map(&structures, |(name, shape, members)| {
        structure::read(model, name, shape, members, elsewhere.about(name))
    });
    for ((name, ..), found) in structures.into_iter().zip(found) {
        mined.notes.extend(found.notes);
        let told = found.unique.into_iter();
        unique.extend(told.map(|(member, hash)| (name.clone(), member, hash)));
        for report in found.reports {
            accounts
                .entry(name)
                .or_default()
                .push(mined.report.members.len());
            mined.report.members.push(report);
        }
        for (member, rules) in found.members {
            mined.overlay.members.insert((name.clone(), member), rules);
        }
        if !found.across.is_empty() {
            mined.overlay.structures.insert(name.clone(), found.across);
        }
    }
    outer::tell_apart(model, &reached, &unique, &mut mined.overlay);
    outer::widen(model, &reached, &mut mined.overlay);
    mined.report.enforce(&mined.overlay);
    for operation in model.operations.values() {
        let input: Vec<&String> = operation.input.iter().collect();
        let reached: BTreeSet<String> = prune::reached(model, input.into_iter());
        mined.report.operations.push(OperationReport {
            name: operation.name.clone(),
            members: reached
                .iter()
                .flat_map(|shape| accounts.get(shape.as_str()).into_iter().flatten().copied())
                .collect(),
        });
    }
    mined
}

/// A structure or union with its members.
fn structure_of<'m>(model: &'m Model, name: &str) -> Option<(&'m String, &'m Shape, &'m [Member])> {
    let (name, shape) = model.shapes.get_key_value(name)?;
    match &shape.kind {
        Kind::Structure(members) | Kind::Union(members) => Some((name, shape, members)),
        _ => None,
    }
}
