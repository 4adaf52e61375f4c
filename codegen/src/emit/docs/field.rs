//! The documentation of a field or a variant of a union.

use super::fact::{Fact, points};
use super::phrase::{length, phrase, range};
use super::text::{code, first_paragraph, wrap};
use super::{across, alone, clause, deprecation, summary};
use crate::ir::{Element, Field, Kind, Structure};

/// The lines of a field or a variant of a union: the summary, what it is and must satisfy, then the prose.
///
/// Facts stand in front: prose can be pages long, and whether a member is required must not be behind it.
pub(in crate::emit) fn field(item: &Structure, index: usize, field: &Field) -> Vec<String> {
    with_prose(item, index, field, &field.docs.prose)
}

/// The lines of a field's setter, which an editor shows while it is used: those of the field, and of its prose what is
/// said first.
pub(in crate::emit) fn setter(item: &Structure, index: usize, field: &Field) -> Vec<String> {
    with_prose(item, index, field, first_paragraph(&field.docs.prose))
}

fn with_prose(item: &Structure, index: usize, field: &Field, prose: &str) -> Vec<String> {
    let required = if across::is_required(item, index, field) {
        " Required."
    } else {
        ""
    };
    let is_told = field.docs.summary.is_some() || !field.docs.prose.is_empty();
    let (line, details) = match is_told {
        true => (field.docs.summary.clone(), String::new()),
        false => (alone::line(field), alone::details(field)),
    };
    let headline = format!(
        "`{}`: {}{details}.{required}",
        field.name,
        phrase(&field.element)
    );
    let mut lines = summary(line.as_deref());
    lines.extend(wrap("", &headline));
    let mut facts = facts(field);
    facts.extend(across::facts(item, index));
    facts.extend(deprecation(field.docs.deprecated.as_ref()).map(Fact::plain));
    if !facts.is_empty() {
        lines.push(String::new());
        lines.extend(points(facts));
    }
    if !prose.is_empty() {
        lines.push(String::new());
        lines.extend(prose.lines().map(str::to_owned));
    }
    lines
}

/// What the headline does not say.
fn facts(field: &Field) -> Vec<Fact> {
    let mut facts = Vec::new();
    let (serialized, place) = match &field.request_name {
        Some(name) => (name, " in requests"),
        None => (&field.wire_name, ""),
    };
    if *serialized != field.name {
        let text = format!("Serialized as {}{place}.", code(serialized));
        facts.push(Fact::plain(text));
    }
    if field.idempotency_token {
        facts.push(Fact::plain(
            "An idempotency token: a request that is repeated with the same token takes effect once.",
        ));
    }
    let element = &field.element;
    facts.extend(clause::facts("", element));
    if element.sensitive {
        facts.push(Fact::plain(format!("Sensitive: {HIDDEN}.")));
    }
    match &element.kind {
        Kind::List { item, .. } => facts.extend(part("Each item", item)),
        Kind::Map { key, value, .. } => {
            facts.extend(part("Each key", key));
            facts.extend(part("Each value", value));
        }
        _ => {}
    }
    facts
}

const HIDDEN: &str = "never shown in debug output, violations or errors";

/// What the items, keys or values of a collection are, where the collection's own phrase does not say it.
pub(super) fn part(name: &str, element: &Element) -> Vec<Fact> {
    let says_more = match &element.kind {
        Kind::Enumeration(..) | Kind::List { .. } | Kind::Map { .. } => true,
        _ => length(element).is_some() || range(element).is_some(),
    };
    let mut facts = Vec::new();
    if says_more {
        let text = format!("{name}: {}.", phrase(element));
        facts.push(Fact::plain(text));
    }
    facts.extend(clause::facts(name, element));
    if element.sensitive {
        let text = format!("{name} is sensitive: {HIDDEN}.");
        facts.push(Fact::plain(text));
    }
    facts
}
