//! Documentation in words of our own, from a file beside the model: operations, types, members, values and faults.
//!
//! A line by a member's name is that of every member of this name which has none by its structure. Where there is
//! neither, the line of the type that the member targets is used.

mod copied;
mod missing;
mod read;
mod review;
mod target;
#[cfg(test)]
mod tests;
mod thin;

use std::collections::BTreeMap;

pub use copied::Copied;
pub use read::read;
pub use review::{Review, review};
pub use target::Target;

use crate::model::{Kind, Member, Model};

/// The lines of a file, each for something that the model has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summaries(BTreeMap<Target, String>);

impl Summaries {
    /// Every line with what it is about, in the order of the file's sections.
    pub fn lines(&self) -> impl Iterator<Item = (&Target, &str)> {
        self.0.iter().map(|(target, line)| (target, line.as_str()))
    }

    fn line(&self, target: &Target) -> Option<String> {
        self.0.get(target).cloned()
    }
}

/// Adds the lines and the values of examples to a model. What names nothing in it is left out: [`read`] refuses that.
pub fn apply(model: &mut Model, summaries: &Summaries) {
    let examples = summaries
        .lines()
        .filter_map(|(target, value)| match target {
            Target::Example(name) => Some((name.clone(), value.to_owned())),
            _ => None,
        });
    model.examples = examples.collect();
    for (name, operation) in &mut model.operations {
        operation.summary = summaries.line(&Target::Operation(name.clone()));
    }
    for (name, shape) in &mut model.shapes {
        shape.summary = Target::of(name, shape).and_then(|target| summaries.line(&target));
        if let Kind::Enum(values) = &shape.kind {
            let lines = values.iter().filter_map(|value| {
                let line = summaries.line(&Target::Value(name.clone(), value.clone()));
                Some((value.clone(), line?))
            });
            shape.value_summaries = lines.collect();
        }
        let (Kind::Structure(members) | Kind::Union(members)) = &mut shape.kind else {
            continue;
        };
        for member in members {
            let own = summaries.line(&Target::Member(name.clone(), member.name.clone()));
            let by_name = || summaries.line(&Target::Name(member.name.clone()));
            member.summary = own.or_else(by_name);
        }
    }
}

/// The members that can have lines: those of structures and unions.
fn members(kind: &Kind) -> &[Member] {
    match kind {
        Kind::Structure(members) | Kind::Union(members) => members,
        _ => &[],
    }
}
