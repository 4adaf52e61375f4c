//! The rules of one value, in words.

use touchmark::schema::words::{self, Clause, Unit};

use super::fact::Fact;
use super::merge::{either, merged};
use super::phrase::unit;
use super::text::{code, is_strict};
use super::voice::Markdown;
use crate::ir::{Condition, Constraint, Element, PartOf, Rule};

/// A fact for each rule that the phrase of an element does not state; `name` is the part that it is about, as in
/// `Each item`, or empty.
pub(super) fn facts(name: &str, element: &Element) -> Vec<Fact> {
    let constraints = element.constraints.iter();
    let parts = element.constraints.iter().flat_map(parts);
    let own = constraints.filter(|constraint| !is_in_phrase(constraint));
    let own = own.filter_map(|constraint| {
        let clause = clause(&constraint.rule, element)?;
        let about = match name {
            "" => clause.statement(),
            name => about(name, &clause),
        };
        Some(Fact {
            text: lower(&about, name, &constraint.when),
            when: constraint.when.clone(),
            level: constraint.level,
        })
    });
    merged(own, joined).into_iter().chain(parts).collect()
}

/// Two rules that say the same under different values of one condition, as one.
fn joined(one: &Fact, other: &Fact) -> Option<Fact> {
    if one.text != other.text || one.level != other.level {
        return None;
    }
    Some(Fact {
        when: either(&one.when, &other.when)?,
        ..one.clone()
    })
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

/// A fact for each rule of a part.
fn parts(constraint: &Constraint) -> Vec<Fact> {
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
        Some(Fact {
            text: about(&name, &clause),
            when: when.cloned().collect(),
            level: constraint.level,
        })
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

/// Behind a condition, the name of a part is not the first word.
fn lower(text: &str, name: &str, when: &[Condition]) -> String {
    match text.strip_prefix(name) {
        Some(rest) if !name.is_empty() && !when.is_empty() => {
            format!("{}{rest}", name.to_lowercase())
        }
        _ => text.to_owned(),
    }
}
