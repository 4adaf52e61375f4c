//! Constraints: those of the model's traits, then those of prose and overrides.

use touchmark_model::model::{self, Member, Model, Number, Place, Shape};

use super::patterns::Patterns;
use super::rules::Lowering;
use super::scope::{Scope, conditions, index, length, range, source};
use crate::ir::{self, Element, Kind};

/// The constraints of a member's own traits and of its target's; of each kind, its own wins.
pub(super) fn of_model(
    patterns: &mut Patterns,
    scope: Scope<'_>,
    member: &Member,
    target: &Shape,
) -> Vec<ir::Constraint> {
    let (own, shared) = (&member.constraints, &target.constraints);
    let mut rules = Vec::new();
    rules.extend(own.length.or(shared.length).and_then(length));
    rules.extend(own.range.as_ref().or(shared.range.as_ref()).and_then(range));
    let (pattern, name) = match &own.pattern {
        Some(pattern) => (Some(pattern), constant(scope, member)),
        None => (shared.pattern.as_ref(), member.target.clone()),
    };
    rules.extend(pattern.and_then(|pattern| patterns.rule(&name, pattern, None)));
    let of_model = |rule| ir::Constraint {
        rule,
        source: ir::Source::Model,
        when: Vec::new(),
    };
    rules.into_iter().map(of_model).collect()
}

/// The name of a pattern that only this member has.
fn constant(scope: Scope<'_>, member: &Member) -> String {
    format!("{}_{}", scope.shape, member.name)
}

/// Adds what prose and overrides state of a member, to it or to what it consists of.
pub(super) fn add_documented(
    patterns: &mut Patterns,
    scope: Scope<'_>,
    member: &Member,
    element: &mut Element,
) {
    for documented in &member.documented {
        let place = documented.place;
        let Some(element) = part(element, place) else {
            continue;
        };
        let mut lowering = Lowering {
            patterns: &mut *patterns,
            scope,
            constant: constant(scope, member),
            target: target(scope.model, member, place),
        };
        let rule = lowering.rule(&documented.rule, &documented.source);
        let source = source(&documented.source);
        if let Some(rule) = rule
            && let Some(when) = conditions(scope.members, &documented.when)
            && !(source == ir::Source::Documented && is_implied(element, &rule))
        {
            element
                .constraints
                .push(ir::Constraint { rule, source, when });
        }
    }
}

/// The shape of a member's value, or of what it consists of.
fn target<'m>(model: &'m Model, member: &Member, place: Place) -> Option<&'m Shape> {
    let shape = model.shapes.get(&member.target)?;
    let part = match (place, &shape.kind) {
        (Place::Value, _) => return Some(shape),
        (Place::Item, model::Kind::List(item)) => item,
        (Place::Key, model::Kind::Map { key, .. }) => key,
        (Place::MapValue, model::Kind::Map { value, .. }) => value,
        _ => return None,
    };
    model.shapes.get(&part.target)
}

/// The value itself, or what it consists of; overlays and overrides are checked for places that a value does not have.
fn part(element: &mut Element, place: Place) -> Option<&mut Element> {
    if place == Place::Value {
        return Some(element);
    }
    match (place, &mut element.kind) {
        (Place::Item, Kind::List { item, .. }) => Some(item),
        (Place::Key, Kind::Map { key, .. }) => Some(key),
        (Place::MapValue, Kind::Map { value, .. }) => Some(value),
        _ => None,
    }
}

/// Whether what breaks a rule breaks one of the model's own, too, and so would be reported twice.
fn is_implied(element: &Element, rule: &ir::Rule) -> bool {
    if let (Kind::Enumeration(_, known), ir::Rule::OneOf { values, .. }) = (&element.kind, rule) {
        let is_listed = |known: &String| values.contains(known);
        if known.iter().all(is_listed) {
            return true;
        }
    }
    let of_model = |constraint: &&ir::Constraint| constraint.source == ir::Source::Model;
    let mut stated = element.constraints.iter().filter(of_model);
    stated.any(|stated| match (&stated.rule, rule) {
        (
            ir::Rule::Length { min, max },
            ir::Rule::Length {
                min: other_min,
                max: other_max,
            },
        ) => other_min <= min && other_max.is_none_or(|other| max.is_some_and(|max| max <= other)),
        (
            ir::Rule::Range { min, max },
            ir::Rule::Range {
                min: other_min,
                max: other_max,
            },
        ) => {
            other_min.is_none_or(|other| min.is_some_and(|min| number(other) <= number(min)))
                && other_max.is_none_or(|other| max.is_some_and(|max| number(max) <= number(other)))
        }
        (ir::Rule::Pattern { source, .. }, ir::Rule::Pattern { source: other, .. }) => {
            source == other
        }
        _ => false,
    })
}

/// Exact up to 2^53. Beyond that, two numbers that look the same leave a rule out, and reject nothing more.
fn number(number: Number) -> f64 {
    match number {
        #[expect(clippy::cast_precision_loss, reason = "see above")]
        Number::Integer(number) => number as f64,
        Number::Float(number) => number,
    }
}

/// The rules between members, by the member that they are reported at: the first that they name.
pub(super) fn across(members: &[Member], rules: &[model::Across]) -> Vec<ir::Across> {
    let is_required = |index: usize| members.get(index).is_some_and(|member| member.required);
    let mut lowered: Vec<ir::Across> = rules
        .iter()
        .filter_map(|rule| {
            let source = source(&rule.source);
            let (at, rule) = across_rule(members, &rule.rule)?;
            Some(ir::Across { at, rule, source })
        })
        // The model says so itself.
        .filter(|across| !(is_requirement(&across.rule) && is_required(across.at)))
        .collect();
    lowered.sort_by_key(|across| across.at);
    lowered
}

/// Whether a rule wants one member in every request.
fn is_requirement(rule: &ir::AcrossRule) -> bool {
    let ir::AcrossRule::Requires { when, any } = rule else {
        return false;
    };
    let present = |condition: &ir::Condition| condition.test == model::Test::Present;
    when.is_empty() && any.len() == 1 && any.iter().all(present)
}

fn across_rule(members: &[Member], rule: &model::AcrossRule) -> Option<(usize, ir::AcrossRule)> {
    Some(match rule {
        model::AcrossRule::Conflict(all) => {
            let all = conditions(members, all)?;
            (all.first()?.member, ir::AcrossRule::Conflict(all))
        }
        model::AcrossRule::Requires { when, any } => {
            let (when, any) = (conditions(members, when)?, conditions(members, any)?);
            let first = when.first().or(any.first())?;
            (first.member, ir::AcrossRule::Requires { when, any })
        }
        model::AcrossRule::Ordered(order) => {
            let (low, high) = (index(members, &order.low)?, index(members, &order.high)?);
            let order = model::Order {
                low,
                high,
                times: order.times,
                plus: order.plus,
                strict: order.strict,
                when: conditions(members, &order.when)?,
            };
            (low, ir::AcrossRule::Ordered(order))
        }
        model::AcrossRule::WindowsDisjoint { daily, weekly } => {
            let (daily, weekly) = (index(members, daily)?, index(members, weekly)?);
            (daily, ir::AcrossRule::WindowsDisjoint { daily, weekly })
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_without_a_limit_are_no_constraints() {
        let of = |min, max| length(model::Length { min, max });
        assert_eq!(of(Some(0), None), None);
        assert_eq!(of(None, Some(2_147_483_647)), None);
        let (min, max) = (1, None);
        assert_eq!(
            of(Some(1), Some(2_147_483_647)),
            Some(ir::Rule::Length { min, max })
        );
        let (min, max) = (0, Some(63));
        assert_eq!(of(None, Some(63)), Some(ir::Rule::Length { min, max }));
    }

    #[test]
    fn what_the_model_says_is_not_said_again() {
        let length = |min, max| ir::Rule::Length { min, max };
        let range = |min: Option<i64>, max: Option<i64>| ir::Rule::Range {
            min: min.map(Number::Integer),
            max: max.map(Number::Integer),
        };
        for (stated, rule, expected) in [
            (length(1, Some(63)), length(1, Some(63)), true),
            (length(1, Some(63)), length(0, None), true),
            (length(1, Some(63)), length(2, Some(63)), false),
            (length(1, None), length(1, Some(63)), false),
            (range(Some(1), Some(35)), range(Some(0), Some(35)), true),
            (range(Some(1), None), range(Some(0), Some(35)), false),
            (range(None, Some(35)), range(Some(1), None), false),
            (range(Some(1), None), length(1, None), false),
        ] {
            let element = Element {
                kind: Kind::String,
                sensitive: false,
                constraints: vec![ir::Constraint {
                    rule: stated.clone(),
                    source: ir::Source::Model,
                    when: Vec::new(),
                }],
            };
            assert_eq!(is_implied(&element, &rule), expected, "{stated:?} {rule:?}");
        }
    }
}
