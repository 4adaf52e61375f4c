//! What has no line and should have one.

use std::collections::BTreeSet;

use super::Summaries;
use crate::model::{Kind, Model, Shape};
use crate::reach;

/// What has no line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missing {
    /// Operations, in a file that has lines for some.
    pub operations: Vec<String>,
    /// Types and members, as in `DBCluster` and `DBCluster.Port`, that a completely documented operation reaches.
    pub shapes: Vec<String>,
}

/// Finds the operations without a line, if some have one, and whatever [`Summaries::complete`] promises and is not there.
#[must_use]
pub(super) fn missing(model: &Model, summaries: &Summaries) -> Missing {
    let mut missing = Missing::default();
    if !summaries.operations.is_empty() {
        let operations = model.operations.keys();
        missing.operations.extend(
            operations
                .filter(|name| !summaries.operations.contains_key(*name))
                .cloned(),
        );
    }
    let complete = summaries.complete.iter();
    let operations = complete.filter_map(|name| model.operations.get(name));
    let (mut messages, mut roots) = (BTreeSet::new(), Vec::new());
    for operation in operations {
        messages.extend(operation.input.iter().chain(&operation.output));
        roots.extend(operation.input.iter().chain(&operation.output));
        roots.extend(&operation.errors);
    }
    for name in reach::reached(model, roots.into_iter()) {
        let Some(shape) = model.shapes.get(&name) else {
            continue;
        };
        // What an operation takes and returns is documented by the operation's own line.
        let is_type = is_type(shape) && !messages.contains(&name);
        if is_type && !summaries.shapes.contains_key(&name) {
            missing.shapes.push(name.clone());
        }
        missing.shapes.extend(members(summaries, &name, shape));
    }
    missing
}

fn is_type(shape: &Shape) -> bool {
    matches!(
        shape.kind,
        Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_)
    )
}

/// The members of a shape that have no line, neither their own nor their target's.
fn members(summaries: &Summaries, name: &str, shape: &Shape) -> Vec<String> {
    let (Kind::Structure(members) | Kind::Union(members)) = &shape.kind else {
        return Vec::new();
    };
    let has_line = |member: &&crate::model::Member| {
        let key = (name.to_owned(), member.name.clone());
        summaries.members.contains_key(&key) || summaries.shapes.contains_key(&member.target)
    };
    members
        .iter()
        .filter(|member| !has_line(member))
        .map(|member| format!("{name}.{}", member.name))
        .collect()
}
