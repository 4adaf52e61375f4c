//! Documentation: the model's prose where there is some, and what follows from its facts.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Constraint, Docs, Element, FaultVariant, Field, Kind};
use crate::model::{Deprecated, Number, TimestampFormat};

/// Lines of documentation as attributes.
pub(super) fn attributes(lines: &[String]) -> TokenStream {
    lines.iter().map(|line| attribute(line)).collect()
}

fn attribute(line: &str) -> TokenStream {
    // A space behind the slashes, as people write it.
    let line = if line.is_empty() {
        String::new()
    } else {
        format!(" {line}")
    };
    quote!(#[doc = #line])
}

/// Prose as lines, ended by an empty one; nothing for no prose.
pub(super) fn prose(docs: &Docs) -> Vec<String> {
    let mut lines: Vec<String> = docs.prose.lines().map(str::to_owned).collect();
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// The lines of a field or a variant of a union: what it is and must satisfy, then the prose.
///
/// Facts stand in front: prose can be pages long, and whether a member is required must not be behind it.
pub(super) fn field(field: &Field) -> Vec<String> {
    let required = if field.required { " Required." } else { "" };
    let headline = format!("`{}`: {}.{required}", field.name, phrase(&field.element));
    let mut lines = wrap("", &headline);
    let facts = facts(field);
    if !facts.is_empty() {
        lines.push(String::new());
        lines.extend(facts.iter().flat_map(|fact| wrap("* ", fact)));
    }
    if !field.docs.prose.is_empty() {
        lines.push(String::new());
        lines.extend(field.docs.prose.lines().map(str::to_owned));
    }
    lines
}

/// The lines of a fault.
pub(super) fn fault(variant: &FaultVariant) -> Vec<String> {
    let mut lines = prose(&variant.docs);
    let (fault, name) = (&variant.fault, code(&variant.name));
    let side = if fault.sender { "sender" } else { "service" };
    let sent = match fault.code == variant.name {
        true => String::new(),
        false => format!(", sent as {}", code(&fault.code)),
    };
    let status = format!("HTTP status {}, the {side} is at fault", fault.status);
    lines.extend(wrap("", &format!("{name}{sent}: {status}.")));
    lines.extend(
        deprecation(variant.docs.deprecated.as_ref())
            .into_iter()
            .flat_map(|line| [String::new(), line]),
    );
    lines
}

/// What the headline does not say.
fn facts(field: &Field) -> Vec<String> {
    let mut facts = Vec::new();
    if field.wire_name != field.name {
        facts.push(format!("Named {} on the wire.", code(&field.wire_name)));
    }
    if field.idempotency_token {
        facts.push("A token that is unique to the request: repeated requests count once.".into());
    }
    let element = &field.element;
    facts.extend(pattern(element).map(|pattern| format!("Matches {pattern}.")));
    if element.sensitive {
        facts.push(format!("A secret: {HIDDEN}."));
    }
    match &element.kind {
        Kind::List { item, .. } => facts.extend(part("Each item", item)),
        Kind::Map { key, value, .. } => {
            facts.extend(part("Each key", key));
            facts.extend(part("Each value", value));
        }
        _ => {}
    }
    facts.extend(deprecation(field.docs.deprecated.as_ref()));
    facts
}

const HIDDEN: &str = "never shown in debug output, violations and errors";

/// What the items, keys or values of a collection are, where the collection's own phrase does not say it.
fn part(name: &str, element: &Element) -> Vec<String> {
    let says_more = match &element.kind {
        Kind::Enumeration(..) | Kind::List { .. } | Kind::Map { .. } => true,
        _ => length(element, "").is_some() || range(element).is_some(),
    };
    let mut facts = Vec::new();
    if says_more {
        facts.push(format!("{name}: {}.", phrase(element)));
    }
    facts.extend(pattern(element).map(|pattern| format!("{name} matches {pattern}.")));
    if element.sensitive {
        facts.push(format!("{name} is a secret: {HIDDEN}."));
    }
    facts
}

/// What a value is and how large it may be, in words.
fn phrase(element: &Element) -> String {
    let of = |name: &str, unit: &str| match length(element, unit) {
        Some(length) => format!("{name} of {length}"),
        None => name.to_owned(),
    };
    let number = |name: &str| match range(element) {
        Some(range) => format!("{name} {range}"),
        None => name.to_owned(),
    };
    match &element.kind {
        Kind::Boolean => "true or false".to_owned(),
        Kind::Integer | Kind::Long => number("a whole number"),
        Kind::Float | Kind::Double => number("a number"),
        Kind::String => of("text", "character"),
        Kind::Blob => length(element, "byte").unwrap_or_else(|| "bytes".to_owned()),
        Kind::Timestamp(TimestampFormat::DateTime) => "an instant".to_owned(),
        Kind::Timestamp(TimestampFormat::HttpDate) => "an instant, as an HTTP date".to_owned(),
        Kind::Timestamp(TimestampFormat::EpochSeconds) => {
            "an instant, as seconds since 1970".to_owned()
        }
        Kind::Enumeration(_, values) => one_of(values),
        Kind::Structure(_) => "a structure".to_owned(),
        Kind::Union(_) => "a union, one of several things".to_owned(),
        Kind::List { item, .. } => match length(element, plural(item)) {
            Some(length) => format!("a list of {length}"),
            None => format!("a list of {}", plural(item)),
        },
        Kind::Map { key, value, .. } => {
            let map = match length(element, "entries") {
                Some(length) => format!("a map of {length},"),
                None => "a map".to_owned(),
            };
            format!("{map} from {} to {}", plural(key), plural(value))
        }
    }
}

/// Several values of a kind. Each is one that `length` can count.
fn plural(element: &Element) -> &'static str {
    match element.kind {
        Kind::Boolean => "booleans",
        Kind::Integer | Kind::Long => "whole numbers",
        Kind::Float | Kind::Double => "numbers",
        Kind::String | Kind::Enumeration(..) => "texts",
        Kind::Blob => "blobs",
        Kind::Timestamp(_) => "instants",
        Kind::Structure(_) => "structures",
        Kind::Union(_) => "unions",
        Kind::List { .. } => "lists",
        Kind::Map { .. } => "maps",
    }
}

/// How many values of an enumeration are named where it is used. The type's own page has all.
const VALUES: usize = 8;

fn one_of(values: &[String]) -> String {
    match values {
        [value] => code(value),
        values if values.len() <= VALUES + 1 => format!("one of {}", code_list(values)),
        values => {
            let (named, others) = values.split_at(VALUES);
            format!("one of {} and {} others", code_list(named), others.len())
        }
    }
}

fn code_list(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| code(value)).collect();
    values.join(", ")
}

/// A code span, also of a text with backticks in it, or of none.
pub(super) fn code(text: &str) -> String {
    if text.trim().is_empty() {
        return format!("{text:?}");
    }
    let longest = text
        .split(|character| character != '`')
        .map(str::len)
        .max()
        .unwrap_or(0);
    let fence = "`".repeat(longest.saturating_add(1));
    let space = if longest > 0 { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// How long a value may be, in units: `character` or `characters`.
fn length(element: &Element, unit: &str) -> Option<String> {
    let (min, max) = element.constraints.iter().find_map(|rule| match rule {
        Constraint::Length { min, max } => Some((*min, *max)),
        _ => None,
    })?;
    let units = |count: u64| {
        let one = match unit {
            "entries" => "entry",
            _ => unit.strip_suffix('s').unwrap_or(unit),
        };
        match (count, unit) {
            (1, _) => one.to_owned(),
            (_, "entries") => unit.to_owned(),
            _ => format!("{one}s"),
        }
    };
    match (min, max) {
        (0, None) => None,
        (min, None) => Some(format!("at least {min} {}", units(min))),
        (min, Some(max)) if min == max => Some(format!("exactly {max} {}", units(max))),
        (0, Some(max)) => Some(format!("at most {max} {}", units(max))),
        (min, Some(max)) => Some(format!("{min} to {max} {}", units(max))),
    }
}

/// How large a number may be.
fn range(element: &Element) -> Option<String> {
    let number = |number: &Number| match number {
        Number::Integer(number) => number.to_string(),
        Number::Float(number) => number.to_string(),
    };
    element.constraints.iter().find_map(|rule| match rule {
        Constraint::Range { min, max } => {
            match (min.as_ref().map(number), max.as_ref().map(number)) {
                (Some(min), Some(max)) => Some(format!("from {min} to {max}")),
                (Some(min), None) => Some(format!("of at least {min}")),
                (None, Some(max)) => Some(format!("of at most {max}")),
                (None, None) => None,
            }
        }
        _ => None,
    })
}

/// What form a text must have.
fn pattern(element: &Element) -> Option<String> {
    element.constraints.iter().find_map(|rule| match rule {
        Constraint::Pattern { source, .. } => Some(code(source)),
        _ => None,
    })
}

/// The longest line that is not cut in two.
const WIDTH: usize = 96;

/// A text in lines, the first behind `start`, the others as far in. Code is never cut.
pub(super) fn wrap(start: &str, text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut in_code = false;
    for word in text.split(' ') {
        match pieces.last_mut() {
            Some(piece) if in_code => piece.extend([" ", word]),
            _ => pieces.push(word.to_owned()),
        }
        in_code ^= word.matches('`').count() % 2 == 1;
    }
    let mut lines = Vec::new();
    let mut line = start.to_owned();
    for (index, piece) in pieces.iter().enumerate() {
        if index > 0 && line.chars().count() + piece.chars().count() < WIDTH {
            line.push(' ');
        } else if index > 0 {
            lines.push(std::mem::replace(&mut line, " ".repeat(start.len())));
        }
        line.push_str(piece);
    }
    lines.push(line);
    lines
}

/// That a thing is deprecated, why and since when.
pub(super) fn deprecation(deprecated: Option<&Deprecated>) -> Option<String> {
    let deprecated = deprecated?;
    let since = deprecated
        .since
        .as_ref()
        .map(|since| format!(" since {since}"))
        .unwrap_or_default();
    Some(match deprecated.message.as_deref().map(str::trim) {
        Some(message) if message.starts_with("Deprecated") => message.to_owned(),
        Some(message) => format!("Deprecated{since}: {message}"),
        None => format!("Deprecated{since}."),
    })
}

/// The address of an operation's or type's page in the API reference.
pub(super) fn reference(service: &str, name: &str) -> String {
    format!("<https://docs.aws.amazon.com/goto/WebAPI/{service}/{name}>")
}

#[cfg(test)]
mod tests;
