//! Where rules hold, and what all rules consist of: conditions, limits, sources.

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

pub(super) fn source(source: &RuleSource) -> ir::Source {
    match source {
        RuleSource::Documented { .. } => ir::Source::Documented,
        RuleSource::Override { of_model, .. } => ir::Source::Override {
            of_model: *of_model,
        },
    }
}

/// Conditions, by the places of their members. None if there is no such member, which overlays are checked for.
pub(super) fn conditions(
    members: &[Member],
    conditions: &[model::Condition],
) -> Option<Vec<ir::Condition>> {
    let of = |condition: &model::Condition| {
        Some(ir::Condition {
            member: index(members, &condition.member)?,
            name: condition.member.clone(),
            test: condition.test.clone(),
        })
    };
    conditions.iter().map(of).collect()
}

pub(super) fn index(members: &[Member], name: &str) -> Option<usize> {
    members.iter().position(|member| member.name == name)
}

/// How models write that there is no limit.
const UNLIMITED: u64 = i32::MAX as u64;

/// A length that limits something.
pub(super) fn length(length: model::Length) -> Option<ir::Rule> {
    let (min, max) = (
        length.min.unwrap_or(0),
        length.max.filter(|max| *max < UNLIMITED),
    );
    (min > 0 || max.is_some()).then_some(ir::Rule::Length { min, max })
}

/// A range that limits something.
pub(super) fn range(range: &model::Range) -> Option<ir::Rule> {
    let model::Range { min, max } = *range;
    (min.is_some() || max.is_some()).then_some(ir::Rule::Range { min, max })
}
