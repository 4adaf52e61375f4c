//! Where rules hold, and what all rules consist of: conditions, limits, sources.

use touchmark::schema::Source;
use touchmark_model::model::{self, Member, Model, RuleSource};

use crate::ir;

/// Where a member is.
#[derive(Clone, Copy)]
pub(super) struct Scope<'m> {
    pub(super) model: &'m Model,
    /// The shape that has it.
    pub(super) shape: &'m str,
    /// The members that conditions can be about.
    pub(super) members: &'m [Member],
}

impl<'m> Scope<'m> {
    /// A list or map: its parts have no members beside them.
    pub(super) fn part(model: &'m Model, shape: &'m str) -> Self {
        Self {
            model,
            shape,
            members: &[],
        }
    }
}

pub(super) fn source(source: &RuleSource) -> Source {
    match source {
        RuleSource::Documented { .. } => Source::Documented,
        RuleSource::Override { of_model: true, .. } => Source::OverrideOfModel,
        RuleSource::Override { .. } => Source::OverrideOfDocumented,
    }
}

/// Conditions, by the places of their members. None if there is no such member, which overlays are checked for.
pub(super) fn conditions(
    members: &[Member],
    conditions: &[model::Condition],
) -> Option<Vec<ir::Condition>> {
    let of = |condition: &model::Condition| {
        Some(ir::Condition {
            member: member(members, &condition.member)?,
            test: condition.test.clone(),
        })
    };
    conditions.iter().map(of).collect()
}

pub(super) fn member(members: &[Member], name: &str) -> Option<ir::Member> {
    let index = members.iter().position(|member| member.name == name)?;
    let name = name.to_owned();
    Some(ir::Member { index, name })
}

/// How models write that there is no limit.
const UNLIMITED: u64 = i32::MAX as u64;

/// A rule, without what limits nothing; `None` if nothing is left.
pub(super) fn limiting(rule: ir::Rule) -> Option<ir::Rule> {
    match rule {
        ir::Rule::Length(of) => length(of),
        ir::Rule::Bytes(of) => limited(of).map(ir::Rule::Bytes),
        ir::Rule::Range(of) => range(of),
        ir::Rule::Parts(parts) => {
            let parts = parts.into_iter().filter_map(|part| {
                let rule = limiting(part.rule)?;
                Some(ir::Part { rule, ..part })
            });
            let parts: Vec<_> = parts.collect();
            (!parts.is_empty()).then_some(ir::Rule::Parts(parts))
        }
        other => Some(other),
    }
}

/// A length that limits something.
pub(super) fn length(length: model::Length) -> Option<ir::Rule> {
    limited(length).map(ir::Rule::Length)
}

fn limited(length: model::Length) -> Option<model::Length> {
    let length = model::Length {
        min: length.min.filter(|min| *min > 0),
        max: length.max.filter(|max| *max < UNLIMITED),
    };
    (length != model::Length::default()).then_some(length)
}

/// A range that limits something.
pub(super) fn range(range: model::Range) -> Option<ir::Rule> {
    (range != model::Range::default()).then_some(ir::Rule::Range(range))
}
