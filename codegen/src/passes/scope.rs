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
    let conditions = conditions.iter().map(of);
    Some(narrowed(conditions.collect::<Option<_>>()?))
}

/// Conditions that all hold, of which no two list values of one member: what is in both lists is what counts.
fn narrowed(conditions: Vec<ir::Condition>) -> Vec<ir::Condition> {
    let mut narrowed: Vec<ir::Condition> = Vec::with_capacity(conditions.len());
    for condition in conditions {
        let mut known = narrowed.iter_mut();
        let both = known.find_map(|known| {
            let both = in_both(known, &condition)?;
            Some((known, both))
        });
        match both {
            Some((known, values)) => known.test = model::Test::OneOf(values),
            None => narrowed.push(condition),
        }
    }
    narrowed
}

/// The values that two lists of one member share; nothing where that is none, and the conditions contradict each other.
fn in_both(one: &ir::Condition, other: &ir::Condition) -> Option<Vec<String>> {
    let (model::Test::OneOf(values), model::Test::OneOf(others)) = (&one.test, &other.test) else {
        return None;
    };
    let both = values.iter().filter(|value| others.contains(value));
    let both: Vec<String> = both.cloned().collect();
    (one.member == other.member && !both.is_empty()).then_some(both)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_lists_of_one_member_are_what_is_in_both() {
        let condition = |index: usize, values: &[&str]| {
            let name = ["A", "B"][index].to_owned();
            let values = values.iter().map(|value| (*value).to_owned()).collect();
            ir::Condition::new(ir::Member { index, name }, model::Test::OneOf(values))
        };
        for (conditions, expected) in [
            (
                vec![
                    condition(0, &["x", "y", "z"]),
                    condition(1, &["x"]),
                    condition(0, &["z", "y"]),
                ],
                vec![condition(0, &["y", "z"]), condition(1, &["x"])],
            ),
            (
                vec![condition(0, &["x"]), condition(0, &["y"])],
                vec![condition(0, &["x"]), condition(0, &["y"])],
            ),
        ] {
            assert_eq!(narrowed(conditions), expected);
        }
    }
}
