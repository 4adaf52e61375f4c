//! What has no line.

use std::collections::BTreeSet;

use super::{Summaries, Target, members};
use crate::model::{Kind, Member, Model, Shape};
use crate::reach;

/// Operations and what they reach, without lines; members of one name are reported once, by name.
pub(super) fn missing(model: &Model, summaries: &Summaries) -> Vec<Target> {
    let operations = model.operations.keys().cloned().map(Target::Operation);
    let mut wanted: BTreeSet<Target> = operations.collect();
    let (mut messages, mut roots) = (BTreeSet::new(), Vec::new());
    for operation in model.operations.values() {
        messages.extend(operation.input.iter().chain(&operation.output));
        roots.extend(operation.input.iter().chain(&operation.output));
        roots.extend(&operation.errors);
    }
    for name in reach::reached(model, roots.into_iter()) {
        let Some(shape) = model.shapes.get(&name) else {
            continue;
        };
        // What an operation takes and returns is documented by the operation's own line.
        if !messages.contains(&name) {
            wanted.extend(own(&name, shape));
        }
        wanted.extend(names(model, summaries, &name, shape));
    }
    wanted.retain(|target| summaries.line(target).is_none());
    wanted.into_iter().collect()
}

/// The lines about a type itself.
fn own(name: &str, shape: &Shape) -> Vec<Target> {
    let mut lines: Vec<Target> = Target::of(name, shape).into_iter().collect();
    if let Kind::Enum(values) = &shape.kind {
        let values = values.iter().cloned();
        lines.extend(values.map(|value| Target::Value(name.to_owned(), value)));
    }
    lines
}

/// The names of members that have neither a line of their own nor one of the type that they target.
fn names(model: &Model, summaries: &Summaries, name: &str, shape: &Shape) -> Vec<Target> {
    let has_line = |member: &&Member| {
        let own = Target::Member(name.to_owned(), member.name.clone());
        let target = model.shapes.get(&member.target);
        let target = target.and_then(|target| Target::of(&member.target, target));
        [Some(own), target]
            .iter()
            .flatten()
            .any(|line| summaries.line(line).is_some())
    };
    let missing = members(&shape.kind)
        .iter()
        .filter(|member| !has_line(member));
    missing
        .map(|member| Target::Name(member.name.clone()))
        .collect()
}
