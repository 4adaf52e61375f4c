//! Constraints that stand only in prose: found, and accounted for.
//!
//! A sentence passes the steps in this order: `read` makes statements of documentation, `words` understands numbers and
//! names of members, `condition` tells when something holds, `family` what is stated, `member` makes rules of all that is
//! stated of one member, `structure` those of its parts and between members, and `level` says from which level on each is
//! checked. `pattern` writes regexes for them.

#![forbid(unsafe_code)]
#![deny(clippy::indexing_slicing, clippy::string_slice)]

mod condition;
mod family;
mod html;
mod level;
mod markdown;
mod member;
mod pattern;
mod read;
mod report;
mod structure;
mod words;

#[cfg(test)]
mod tests;

pub use level::class::{Classes, RuleClass};
pub use level::kinds::KindOverride;
pub use markdown::to_markdown;
pub use report::{Class, MemberReport, OperationReport, Report, SentenceReport};

use std::collections::{BTreeMap, BTreeSet};

use read::documentation::Library;
use structure::endings::Endings;
use structure::holders;
use structure::misspelt;
use structure::operations;
use structure::uses::{Said, Uses};
use touchmark_model::model::{Kind, Member, Model, Overlay, Shape};
use touchmark_model::{overlay, parallel, reach};

/// What was found in a model's documentation.
#[derive(Debug, Clone, Default)]
pub struct Mined {
    /// The rules.
    pub overlay: Overlay,
    /// What became of each sentence.
    pub report: Report,
    /// What a user should know of: rules that were found and left out.
    pub notes: Vec<String>,
    /// The corrections of kinds of rules, with the members that each met.
    pub kinds: Vec<KindOverride>,
    /// What is known to have been accepted, and says nothing of any rule: the rule is gone, or takes it.
    pub idle: Vec<String>,
}

/// What a model's own prose states, rules in the normal form, and a note on each that was found and cannot apply.
#[must_use]
pub fn from_prose(model: &Model) -> (Mined, Vec<String>) {
    let mut mined = mine(model);
    mined.overlay.normalise();
    let mut notes = std::mem::take(&mut mined.notes);
    notes.extend(overlay::retain(model, &mut mined.overlay));
    (mined, notes)
}

/// Reads the documentation of everything that requests can hold.
#[must_use]
pub fn mine(model: &Model) -> Mined {
    let mut mined = Mined::default();
    let library = Library::of(model);
    let uses = Uses::of(model, &library);
    // Which accounts belong to which structure.
    let mut accounts: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut unique = Vec::new();
    let reached: BTreeSet<String> = reach::reached_by_inputs(model).into_iter().collect();
    let endings = Endings::of(model, &library, &reached);
    let structures: Vec<(&String, &Shape, &[Member])> = reached
        .iter()
        .filter_map(|name| structure_of(model, name))
        .collect();
    let found = parallel::map(&structures, |(name, shape, members)| {
        let said = Said {
            where_used: uses.about(name),
            by_operation: uses.of_operation(name),
            endings: &endings,
        };
        structure::read(model, name, shape, members, &library, said)
    });
    for ((name, ..), found) in structures.into_iter().zip(found) {
        mined.notes.extend(found.notes);
        let found_unique = found.unique.into_iter();
        unique.extend(found_unique.map(|(member, hash)| (name.clone(), member, hash)));
        for report in found.reports {
            accounts
                .entry(name)
                .or_default()
                .push(mined.report.members.len());
            mined.report.members.push(report);
        }
        for (member, default) in found.defaults {
            let place = (name.clone(), member);
            mined.overlay.defaults.insert(place, default);
        }
        for (member, rules) in found.members {
            mined.overlay.members.insert((name.clone(), member), rules);
        }
        if !found.across.is_empty() {
            mined.overlay.structures.insert(name.clone(), found.across);
        }
    }
    holders::tell_apart(model, &reached, &unique, &mut mined.overlay);
    holders::widen(model, &library, &reached, &mut mined.overlay);
    operations::widen(model, &mut mined.overlay);
    misspelt::widen(&mut mined.overlay);
    mined.kinds = level::kinds::correct(model, &mut mined.overlay);
    mined.idle = level::grade(model, &mut mined.overlay);
    mined.report.enforce(&mined.overlay);
    let secrets = model.secrets.iter();
    mined.report.secrets = secrets
        .map(|(structure, member)| format!("{structure}${member}"))
        .collect();
    for operation in model.operations.values() {
        let input: Vec<&String> = operation.input.iter().collect();
        let reached: BTreeSet<String> = reach::reached(model, input.into_iter());
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
