//! Constraints: of values and between members, and the sentences that state them.

use std::collections::BTreeSet;
use std::mem::discriminant;

use touchmark::schema::{Source, words};
use touchmark_model::model::{Across, AcrossRule, Documented, RuleSource, Test};

use super::change::{Log, Place};
use super::direction::{Direction, direction};
use super::kind::ChangeKind;
use super::pair::Pair;
use super::wire::parts;
use crate::emit::docs;
use crate::ir::{Condition, Constraint, Element, Field, Member, Part, PartOf, Rule, Structure};

/// A constraint at its place in a value, in words.
struct Stated<'s> {
    /// As in `each item`; empty for the value itself.
    part: &'static str,
    constraint: &'s Constraint,
    words: String,
}

impl Stated<'_> {
    fn text(&self) -> String {
        let text = self.words.trim_end_matches('.');
        match self.part {
            "" => text.to_owned(),
            part => format!("{part}: {text}"),
        }
    }

    /// Whether the two demand the same, under the same conditions.
    fn demands_as(&self, other: &Self) -> bool {
        is_same(self.constraint, other.constraint) && self.part == other.part
    }

    /// Whether the two are of one kind, at one place, under the same conditions.
    fn is_about_as(&self, other: &Self) -> bool {
        let kind = |stated: &Self| discriminant(&stated.constraint.rule);
        self.part == other.part && kind(self) == kind(other) && self.when() == other.when()
    }

    /// Whether the two are of one kind, at one place, and depend on the same members.
    fn is_nearly_about_as(&self, other: &Self) -> bool {
        let kind = |stated: &Self| discriminant(&stated.constraint.rule);
        let members = |stated: &Self| {
            let conditions = stated.constraint.when.iter();
            conditions
                .map(|condition| condition.member.name.clone())
                .collect::<Vec<_>>()
        };
        self.part == other.part && kind(self) == kind(other) && members(self) == members(other)
    }

    fn when(&self) -> Vec<(&str, &Test)> {
        when(&self.constraint.when)
    }
}

/// The conditions of a rule. Members go by their names, since others may stand before them.
fn when(conditions: &[Condition]) -> Vec<(&str, &Test)> {
    let conditions = conditions.iter();
    conditions
        .map(|condition| (condition.member.name.as_str(), &condition.test))
        .collect()
}

/// Whether two rules demand the same under the same conditions. Names of constants, words and the places of members
/// mean nothing.
fn is_same(one: &Constraint, other: &Constraint) -> bool {
    is_same_rule(&one.rule, &other.rule) && when(&one.when) == when(&other.when)
}

fn is_same_rule(one: &Rule, other: &Rule) -> bool {
    match (one, other) {
        (Rule::Pattern(one), Rule::Pattern(other)) => one.source == other.source,
        (
            Rule::Unique { by, ignore_case },
            Rule::Unique {
                by: other,
                ignore_case: other_ignores,
            },
        ) => {
            let name = |by: &Option<Member>| by.as_ref().map(|by| by.name.clone());
            name(by) == name(other) && ignore_case == other_ignores
        }
        (
            Rule::Total { of, length },
            Rule::Total {
                of: others,
                length: other_length,
            },
        ) => {
            let same = |(one, other): (&Member, &Member)| one.name == other.name;
            let lists = of.len() == others.len() && of.iter().zip(others).all(same);
            lists && length == other_length
        }
        (Rule::Parts(parts), Rule::Parts(others)) => {
            let same = |(one, other): (&Part, &Part)| {
                part_name(&one.of) == part_name(&other.of)
                    && is_same_rule(&one.rule, &other.rule)
                    && when(&one.when) == when(&other.when)
            };
            parts.len() == others.len() && parts.iter().zip(others).all(same)
        }
        (rule, other) => rule == other,
    }
}

fn part_name(of: &PartOf) -> (u8, &str) {
    match of {
        PartOf::Member(member) => (0, &member.name),
        PartOf::Items(member) => (1, &member.name),
        PartOf::Entry(key) => (2, key),
    }
}

fn stated<'s>(part: &'static str, element: &'s Element) -> Vec<Stated<'s>> {
    let own = element.constraints.iter().map(|constraint| Stated {
        part,
        constraint,
        words: docs::value_rule(element, constraint),
    });
    let of_parts = parts(element).into_iter();
    own.chain(of_parts.flat_map(|(part, element)| stated(part, element)))
        .collect()
}

/// Compares the constraints of two values.
pub(super) fn values(log: &mut Log, place: &Place, old: &Element, new: &Element) {
    let (mut old, mut added) = (stated("", old), Vec::new());
    for rule in stated("", new) {
        match old.iter().position(|known| known.demands_as(&rule)) {
            Some(at) => source(log, place, &old.remove(at), &rule),
            None => added.push(rule),
        }
    }
    for rule in added {
        let exact = old.iter().position(|known| known.is_about_as(&rule));
        let nearly = || old.iter().position(|known| known.is_nearly_about_as(&rule));
        match exact.or_else(nearly) {
            Some(at) => changed(log, place, &old.remove(at), &rule),
            None => {
                let text = format!("{} ({})", rule.text(), whence(rule.constraint.source));
                log.push(ChangeKind::ConstraintAdded, place.clone(), text);
            }
        }
    }
    for rule in old {
        log.push(ChangeKind::ConstraintRemoved, place.clone(), rule.text());
    }
}

/// Tells of a rule that took the place of another.
fn changed(log: &mut Log, place: &Place, old: &Stated<'_>, new: &Stated<'_>) {
    let same_cases = old.when() == new.when();
    let kind = match direction(&old.constraint.rule, &new.constraint.rule) {
        Some(Direction::Tighter) if same_cases => ChangeKind::ConstraintTightened,
        Some(Direction::Wider) if same_cases => ChangeKind::ConstraintWidened,
        Some(Direction::Same) if same_cases => ChangeKind::ConstraintReworded,
        _ => ChangeKind::ConstraintChanged,
    };
    let whole = || format!("{}; before: {}", new.text(), old.text());
    let values = values_changed(old, new).filter(|_| same_cases);
    log.push(kind, place.clone(), values.unwrap_or_else(whole));
}

/// Of two lists of values, what is in one only: the lists can be long.
fn values_changed(old: &Stated<'_>, new: &Stated<'_>) -> Option<String> {
    let (
        Rule::OneOf {
            values: before,
            ignore_case,
        },
        Rule::OneOf {
            values: after,
            ignore_case: other_ignores,
        },
    ) = (&old.constraint.rule, &new.constraint.rule)
    else {
        return None;
    };
    let only = |these: &[String], others: &[String], verb: &str| {
        let only = these.iter().filter(|value| !others.contains(value));
        let only: Vec<String> = only.map(|value| docs::code(value)).collect();
        (!only.is_empty()).then(|| format!("{} {verb}", words::choice(&only, "and")))
    };
    let (added, removed) = (only(after, before, "added"), only(before, after, "removed"));
    if ignore_case != other_ignores || added.is_none() && removed.is_none() {
        return None;
    }
    let of = match new.part {
        "" => "its values".to_owned(),
        part => format!("the values of {part}"),
    };
    let when = match new.constraint.when.as_slice() {
        [] => String::new(),
        when => format!(" when {}", docs::conditions(when)),
    };
    let parts: Vec<String> = added.into_iter().chain(removed).collect();
    Some(format!("{of}{when}: {}", parts.join(", ")))
}

fn source(log: &mut Log, place: &Place, old: &Stated<'_>, new: &Stated<'_>) {
    let (before, after) = (standing(old.constraint), standing(new.constraint));
    if before != after {
        let text = format!("{}: {after}, before: {before}", new.text());
        log.push(ChangeKind::ConstraintSource, place.clone(), text);
    }
}

fn whence(source: Source) -> &'static str {
    match source {
        Source::Model => "from the model",
        Source::Documented => "from its documentation",
        Source::OverrideOfModel | Source::OverrideOfDocumented => "from an override",
    }
}

/// Where a rule is stated, and from which level on it is checked, if that is not the usual one of its source.
fn standing(constraint: &Constraint) -> String {
    let whence = whence(constraint.source);
    if constraint.level == constraint.source.level() {
        whence.to_owned()
    } else {
        format!("{whence} at level {}", constraint.level)
    }
}

/// Compares the constraints across the members of two structures. Their words say all that they demand.
pub(super) fn across(log: &mut Log, pair: &Pair<'_>, old: &Structure, new: &Structure) {
    let stated = |item: &Structure| {
        let rules = item.rules.iter();
        let stated = rules.filter_map(|rule| {
            let field = item.fields.get(rule.at.index)?;
            let place = pair.place.member(&field.name, &field.rust_name);
            let words = docs::across_rule(item, rule);
            let words = words.trim_end_matches('.').to_owned();
            Some((place, discriminant(&rule.rule), words))
        });
        stated.collect::<Vec<_>>()
    };
    let (mut before, mut added) = (stated(old), Vec::new());
    for rule in stated(new) {
        match before.iter().position(|known| *known == rule) {
            Some(at) => drop(before.remove(at)),
            None => added.push(rule),
        }
    }
    for (place, kind, words) in added {
        let about = |known: &(Place, _, String)| (&known.0, known.1) == (&place, kind);
        match before.iter().position(about) {
            Some(at) => {
                let text = format!("{words}; before: {}", before.remove(at).2);
                log.push(ChangeKind::ConstraintChanged, place, text);
            }
            None => log.push(ChangeKind::ConstraintAdded, place, words),
        }
    }
    for (place, _, words) in before {
        log.push(ChangeKind::ConstraintRemoved, place, words);
    }
}

/// Tells which rules of a member demand the same in another sentence.
pub(super) fn reworded(
    log: &mut Log,
    pair: &Pair<'_>,
    place: &Place,
    (before, old): (&Structure, &Field),
    (after, new): (&Structure, &Field),
) {
    let of = |item: &Structure, field: &Field, side: &super::side::Side| {
        let member = side.member(&item.shape, &field.name);
        let documented: Vec<Documented> = member
            .map(|member| member.documented.clone())
            .unwrap_or_default();
        let shape = side.shape(&item.shape);
        let across: Vec<Across> = shape.map(|shape| shape.across.clone()).unwrap_or_default();
        (documented, across)
    };
    let (old_rules, old_across) = of(before, old, pair.old_side);
    let (rules, across) = of(after, new, pair.new_side);
    let of_values = rules.iter().filter(|rule| {
        let same = |other: &&Documented| {
            (other.place, &other.rule, &other.when) == (rule.place, &rule.rule, &rule.when)
        };
        let other = old_rules.iter().find(same);
        other.is_some_and(|other| is_reworded(&other.source, &rule.source))
    });
    let of_structure = across.iter().filter(|rule| {
        let other = old_across.iter().find(|other| other.rule == rule.rule);
        first_member(&rule.rule) == Some(&new.name)
            && other.is_some_and(|other| is_reworded(&other.source, &rule.source))
    });
    let text = match of_values.count().saturating_add(of_structure.count()) {
        0 => return,
        1 => "the sentence of 1 rule changed, the rule did not".to_owned(),
        rules => format!("the sentences of {rules} rules changed, the rules did not"),
    };
    log.push(ChangeKind::ConstraintReworded, place.clone(), text);
}

/// The member that a rule is reported at.
fn first_member(rule: &AcrossRule) -> Option<&String> {
    match rule {
        AcrossRule::Conflict(all) => all.first().map(|condition| &condition.member),
        AcrossRule::Requires { when, any } => when.first().or(any.first()).map(|c| &c.member),
        AcrossRule::Ordered(order) => Some(&order.low),
        AcrossRule::WindowsDisjoint { daily, .. } => Some(daily),
    }
}

/// Whether a rule comes from other sentences.
fn is_reworded(old: &RuleSource, new: &RuleSource) -> bool {
    let (RuleSource::Documented { sentences: old }, RuleSource::Documented { sentences: new }) =
        (old, new)
    else {
        return false;
    };
    let set = |sentences: &[String]| sentences.iter().cloned().collect::<BTreeSet<_>>();
    set(old) != set(new)
}
