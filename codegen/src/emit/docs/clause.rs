//! The rules of one value, in words.

use touchmark::schema::words::{self, Clause, Unit};
use touchmark_model::model::Test;

use super::across::conditions;
use super::phrase::unit;
use super::text::{code, graded, is_strict, sentence};
use super::voice::Markdown;
use crate::ir::{Condition, Constraint, Element, PartOf, Rule};

/// A sentence for each rule that the phrase of an element does not state; `name` is the part that it is about, as in
/// `Each item`, or empty.
pub(super) fn facts(name: &str, element: &Element) -> Vec<String> {
    let constraints = element.constraints.iter();
    let parts = element.constraints.iter().flat_map(parts);
    let own = constraints.filter(|constraint| !is_in_phrase(constraint));
    let own = own.filter_map(|constraint| {
        let clause = clause(&constraint.rule, element)?;
        let about = match name {
            "" => clause.statement(),
            name => about(name, &clause),
        };
        let about = lower(&about, name, &constraint.when);
        Some((graded(&about, constraint.level), constraint.when.clone()))
    });
    let own = merged(own).into_iter();
    own.map(|(about, when)| guarded(&about, &when))
        .chain(parts)
        .collect()
}

/// Rules that say the same of several values of another member, as one: a rule for each engine fills pages.
fn merged(rules: impl Iterator<Item = (String, Vec<Condition>)>) -> Vec<(String, Vec<Condition>)> {
    let mut merged: Vec<(String, Vec<Condition>)> = Vec::new();
    for (text, when) in rules {
        let same = merged.iter_mut().filter(|(other, _)| *other == text);
        let mut same = same.filter_map(|(_, other)| one_of_same(other, &when));
        match same.next() {
            Some((into, values)) => {
                let new = values.iter().filter(|value| !into.contains(value));
                let new: Vec<String> = new.cloned().collect();
                into.extend(new);
            }
            None => merged.push((text, when)),
        }
    }
    merged
}

/// The values of two conditions that are each the only one, and about the same member.
fn one_of_same<'c>(
    one: &'c mut [Condition],
    other: &'c [Condition],
) -> Option<(&'c mut Vec<String>, &'c [String])> {
    let ([one], [other]) = (one, other) else {
        return None;
    };
    match (&mut one.test, &other.test) {
        (Test::OneOf(into), Test::OneOf(values)) if one.member == other.member => {
            Some((into, values))
        }
        _ => None,
    }
}

/// A rule of an element in words; `None` for rules of parts.
pub(super) fn clause(rule: &Rule, element: &Element) -> Option<Clause> {
    let (one, many) = unit(element);
    let voice = Markdown { fields: &[] };
    words::clause(rule, &Unit::new(&one, &many), &voice)
}

/// Whether the phrase of an element states a rule.
fn is_in_phrase(constraint: &Constraint) -> bool {
    let sizes = matches!(constraint.rule, Rule::Length(_) | Rule::Range(_));
    sizes && constraint.when.is_empty() && !is_strict(constraint.level)
}

/// A sentence for each rule of a part.
fn parts(constraint: &Constraint) -> Vec<String> {
    let Rule::Parts(parts) = &constraint.rule else {
        return Vec::new();
    };
    let voice = Markdown { fields: &[] };
    let parts = parts.iter().filter_map(|part| {
        let name = match &part.of {
            PartOf::Member(member) => code(&member.name),
            PartOf::Items(member) => format!("each item of {}", code(&member.name)),
            PartOf::Entry(key) => format!("the value of {}", code(key)),
        };
        let clause = words::clause(&part.rule, &Unit::CHARACTERS, &voice)?;
        let when = [&constraint.when, &part.when].into_iter().flatten();
        let when: Vec<_> = when.cloned().collect();
        let about = graded(&about(&name, &clause), constraint.level);
        Some(guarded(&about, &when))
    });
    parts.collect()
}

/// A rule of a part, as in `each item: 1 to 63 characters`.
fn about(name: &str, clause: &Clause) -> String {
    let text = clause.statement();
    if clause.is_predicate() {
        format!("{name} {text}")
    } else {
        format!("{name}: {text}")
    }
}

/// A sentence that holds under conditions.
fn guarded(text: &str, when: &[Condition]) -> String {
    match when {
        [] => sentence(text),
        when => sentence(&format!("When {}: {text}", conditions(when))),
    }
}

/// Behind a condition, the name of a part is not the first word.
fn lower(text: &str, name: &str, when: &[Condition]) -> String {
    match text.strip_prefix(name) {
        Some(rest) if !name.is_empty() && !when.is_empty() => {
            format!("{}{rest}", name.to_lowercase())
        }
        _ => text.to_owned(),
    }
}
