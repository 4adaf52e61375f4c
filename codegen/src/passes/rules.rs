//! Rules of prose and overrides, as the emitters see them: members by their places, patterns by their tables.

use touchmark_model::model::{Kind, Member, Model, Part, PartOf, Rule, RuleSource, Shape};

use super::patterns::Patterns;
use super::scope::{self, Scope};
use crate::ir;

/// What rules for one value are lowered with.
pub(super) struct Lowering<'a, 'm> {
    pub(super) patterns: &'a mut Patterns,
    pub(super) scope: Scope<'m>,
    /// The name of a pattern that only this value has.
    pub(super) constant: String,
    /// The shape of the value.
    pub(super) target: Option<&'m Shape>,
}

impl Lowering<'_, '_> {
    /// None where it limits nothing, cannot be expressed, or is about what does not exist, which overlays are checked
    /// for.
    pub(super) fn rule(&mut self, rule: &Rule, source: &RuleSource) -> Option<ir::Rule> {
        Some(match rule {
            Rule::Length(of) => scope::length(*of)?,
            Rule::Range(of) => scope::range(of)?,
            Rule::Pattern { regex, words } => {
                self.patterns
                    .rule(&self.constant, regex, words.as_deref())?
            }
            Rule::MultipleOf(of) => ir::Rule::MultipleOf(*of),
            Rule::OneOf {
                values,
                ignore_case,
            } => ir::Rule::OneOf {
                values: values.clone(),
                ignore_case: *ignore_case,
            },
            Rule::Spans(spans) => ir::Rule::Spans(spans.clone()),
            Rule::NotPrefixedBy {
                prefixes,
                ignore_case,
            } => ir::Rule::NotPrefixedBy {
                prefixes: prefixes.clone(),
                ignore_case: *ignore_case,
            },
            Rule::Format(format) => ir::Rule::Format(*format),
            Rule::Unique { by, ignore_case } => ir::Rule::Unique {
                by: match by {
                    Some(by) => Some((self.item_member(by)?, by.clone())),
                    None => None,
                },
                ignore_case: *ignore_case,
            },
            Rule::Parts(parts) => {
                let parts: Vec<ir::Part> = parts
                    .iter()
                    .filter_map(|part| self.part(part, source))
                    .collect();
                if parts.is_empty() {
                    return None;
                }
                ir::Rule::Parts(parts)
            }
        })
    }

    fn part(&mut self, part: &Part, source: &RuleSource) -> Option<ir::Part> {
        let (of, beside) = match (&part.of, self.target.map(|target| &target.kind)) {
            (PartOf::Member(name), Some(Kind::Structure(members))) => {
                let index = scope::index(members, name)?;
                (ir::PartOf::Member(index, name.clone()), members.as_slice())
            }
            (PartOf::Items(name), Some(Kind::Structure(members))) => {
                let index = scope::index(members, name)?;
                (ir::PartOf::Items(index, name.clone()), members.as_slice())
            }
            (PartOf::Entry(key), Some(Kind::Map { .. })) => {
                (ir::PartOf::Entry(key.clone()), self.scope.members)
            }
            _ => return None,
        };
        let constraint = ir::Constraint {
            rule: self.rule(&part.rule, source)?,
            source: scope::source(source),
            when: scope::conditions(beside, &part.when)?,
        };
        Some(ir::Part { of, constraint })
    }

    /// The place of a member among those of each item.
    fn item_member(&self, name: &str) -> Option<usize> {
        let Kind::List(item) = &self.target?.kind else {
            return None;
        };
        scope::index(members(self.scope.model, &item.target)?, name)
    }
}

/// The members of a structure.
fn members<'m>(model: &'m Model, shape: &str) -> Option<&'m [Member]> {
    match &model.shapes.get(shape)?.kind {
        Kind::Structure(members) => Some(members),
        _ => None,
    }
}
