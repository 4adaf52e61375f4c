//! Constraints: those of the model's traits, then those of prose and overrides.

use touchmark::schema::Source;
use touchmark_model::model::{self, Length, Member, Model, Number, Place, Range, Shape};

use super::patterns::Patterns;
use super::rules::Lowering;
use super::scope::{self, Scope, conditions, length, limiting, range, source};
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
    rules.extend(own.range.or(shared.range).and_then(range));
    let (pattern, name) = match &own.pattern {
        Some(pattern) => (Some(pattern), constant(scope, member)),
        None => (shared.pattern.as_ref(), member.target.clone()),
    };
    let pattern = pattern.and_then(|pattern| patterns.rule(&name, pattern, None));
    rules.extend(pattern.map(ir::Rule::Pattern));
    let of_model = |rule| ir::Constraint::new(rule, Source::Model);
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
        let rule = documented.rule.relink(&mut lowering).and_then(limiting);
        let (source, level) = (source(&documented.source), documented.grade.level);
        if let Some(rule) = rule
            && let Some(when) = conditions(scope.members, &documented.when)
            && !(source == Source::Documented && is_implied(element, &rule))
        {
            element.constraints.push(ir::Constraint {
                rule,
                source,
                level,
                when,
            });
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
    let of_model = |constraint: &&ir::Constraint| constraint.source == Source::Model;
    let mut stated = element.constraints.iter().filter(of_model);
    stated.any(|stated| match (&stated.rule, rule) {
        (ir::Rule::Length(Length { min, max }), ir::Rule::Length(other))
        | (ir::Rule::Bytes(Length { min, max }), ir::Rule::Bytes(other)) => {
            other.min <= *min
                && other
                    .max
                    .is_none_or(|other| max.is_some_and(|max| max <= other))
        }
        (ir::Rule::Range(Range { min, max }), ir::Rule::Range(other)) => {
            let above = |other| min.is_some_and(|min| number(other) <= number(min));
            let below = |other| max.is_some_and(|max| number(max) <= number(other));
            other.min.is_none_or(above) && other.max.is_none_or(below)
        }
        (ir::Rule::Pattern(pattern), ir::Rule::Pattern(other)) => pattern.source == other.source,
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
            let (source, level) = (source(&rule.source), rule.grade.level);
            let (at, rule) = across_rule(members, &model::normal(rule.rule.clone()))?;
            Some(ir::Across {
                at,
                rule,
                source,
                level,
            })
        })
        // The model says so itself.
        .filter(|across| !(is_requirement(&across.rule) && is_required(across.at.index)))
        .collect();
    lowered.sort_by_key(|across| across.at.index);
    without_repeats(lowered)
}

/// Of demands that say the same, the one of the lowest level: a request that breaks them is told so once.
fn without_repeats(rules: Vec<ir::Across>) -> Vec<ir::Across> {
    let mut kept: Vec<ir::Across> = Vec::with_capacity(rules.len());
    for rule in rules {
        match kept
            .iter_mut()
            .find(|known| is_same(&known.rule, &rule.rule))
        {
            Some(known) if rule.level < known.level => *known = rule,
            Some(_) => {}
            None => kept.push(rule),
        }
    }
    kept
}

/// Whether two rules make the same demand: conditions have no order.
fn is_same(one: &ir::AcrossRule, other: &ir::AcrossRule) -> bool {
    let same = |one: &[ir::Condition], other: &[ir::Condition]| {
        one.len() == other.len() && one.iter().all(|condition| other.contains(condition))
    };
    match (one, other) {
        (
            ir::AcrossRule::Requires { when, any },
            ir::AcrossRule::Requires {
                when: other_when,
                any: other_any,
            },
        ) => same(when, other_when) && same(any, other_any),
        _ => false,
    }
}

/// Whether a rule wants one member in every request.
fn is_requirement(rule: &ir::AcrossRule) -> bool {
    let ir::AcrossRule::Requires { when, any } = rule else {
        return false;
    };
    let present = |condition: &ir::Condition| condition.test == model::Test::Present;
    when.is_empty() && any.len() == 1 && any.iter().all(present)
}

fn across_rule(
    members: &[Member],
    rule: &model::AcrossRule,
) -> Option<(ir::Member, ir::AcrossRule)> {
    let member = |name: &String| scope::member(members, name);
    Some(match rule {
        model::AcrossRule::Conflict(all) => {
            let all = conditions(members, all)?;
            (all.first()?.member.clone(), ir::AcrossRule::Conflict(all))
        }
        model::AcrossRule::Requires { when, any } => {
            let (when, any) = (conditions(members, when)?, conditions(members, any)?);
            let first = when.first().or(any.first())?;
            let at = first.member.clone();
            (at, ir::AcrossRule::Requires { when, any })
        }
        model::AcrossRule::Ordered(order) => {
            let (low, high) = (member(&order.low)?, member(&order.high)?);
            let order = model::Order {
                low: low.clone(),
                high,
                times: order.times,
                plus: order.plus,
                strict: order.strict,
                when: conditions(members, &order.when)?,
            };
            (low, ir::AcrossRule::Ordered(order))
        }
        model::AcrossRule::WindowsDisjoint { daily, weekly } => {
            let (daily, weekly) = (member(daily)?, member(weekly)?);
            (
                daily.clone(),
                ir::AcrossRule::WindowsDisjoint { daily, weekly },
            )
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
        let rule = |min, max| Some(ir::Rule::Length(Length { min, max }));
        assert_eq!(of(Some(1), Some(2_147_483_647)), rule(Some(1), None));
        assert_eq!(of(Some(0), Some(63)), rule(None, Some(63)));
    }

    #[test]
    fn what_the_model_says_is_not_said_again() {
        let length = |min, max| {
            ir::Rule::Length(Length {
                min: Some(min),
                max,
            })
        };
        let range = |min: Option<i64>, max: Option<i64>| {
            ir::Rule::Range(Range {
                min: min.map(Number::Integer),
                max: max.map(Number::Integer),
            })
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
                constraints: vec![ir::Constraint::new(stated.clone(), Source::Model)],
            };
            assert_eq!(is_implied(&element, &rule), expected, "{stated:?} {rule:?}");
        }
    }
}
