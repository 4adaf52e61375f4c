//! Rules for single values in words.

use super::super::kind::ViolationKind;
use super::super::window::{self, Fault};
use super::MAX_DISPLAYED;
use crate::schema::{Format, Number, Pattern, Rule};
use crate::shape::Value;

/// The kind and the words of a rule that `value` violates.
pub(in super::super) fn of_rule(value: Value<'_>, rule: Rule) -> (ViolationKind, String) {
    match rule {
        Rule::Length { min, max } => (ViolationKind::Length, length(min, max, unit(value))),
        Rule::Range { min, max } => (ViolationKind::Range, range(min, max)),
        Rule::MultipleOf(step) => {
            let rule = format!("must be a multiple of {}", number(step));
            (ViolationKind::MultipleOf, rule)
        }
        Rule::Pattern(form) => (ViolationKind::Pattern, pattern(form)),
        Rule::OneOf { values, .. } => (ViolationKind::OneOf, one_of(values)),
        Rule::Spans(spans) => (ViolationKind::Range, self::spans(spans)),
        Rule::NotPrefixedBy {
            prefixes,
            ignore_case,
        } => (ViolationKind::Prefix, prefix(prefixes, ignore_case)),
        Rule::Format(form) => (ViolationKind::Format, format_of(value, form)),
        Rule::Unique { by, ignore_case } => (ViolationKind::Unique, unique(value, by, ignore_case)),
        Rule::Parts(_) => (ViolationKind::Format, "must have certain parts".to_owned()),
    }
}

/// The unit of a value's length.
fn unit(value: Value<'_>) -> &'static str {
    match value {
        Value::Blob(_) => "bytes",
        Value::List(_) => "items",
        Value::Map(_) => "entries",
        _ => "characters",
    }
}

fn length(min: u64, max: Option<u64>, unit: &str) -> String {
    match (min, max) {
        (min, Some(max)) if min == max => format!("must have exactly {min} {unit}"),
        (0, Some(max)) => format!("must have at most {max} {unit}"),
        (min, Some(max)) => format!("must have {min} to {max} {unit}"),
        (min, None) => format!("must have at least {min} {unit}"),
    }
}

fn range(min: Option<Number>, max: Option<Number>) -> String {
    match (min.map(number), max.map(number)) {
        (Some(min), Some(max)) => format!("must be {min} to {max}"),
        (Some(min), None) => format!("must be at least {min}"),
        (None, Some(max)) => format!("must be at most {max}"),
        (None, None) => "must be a number".to_owned(),
    }
}

fn number(number: Number) -> String {
    match number {
        Number::Integer(number) => number.to_string(),
        Number::Float(number) => number.to_string(),
    }
}

fn pattern(pattern: &Pattern) -> String {
    match pattern.words {
        Some(words) => format!("must have the form: {words}"),
        None => format!("must match the pattern `{}`", pattern.source),
    }
}

pub(in super::super) fn one_of(values: &[&str]) -> String {
    let said = values.iter().filter(|value| !value.is_empty());
    let quoted: Vec<_> = said.map(|value| format!("`{value}`")).collect();
    let empty = if quoted.len() < values.len() {
        ", or empty"
    } else {
        ""
    };
    match quoted.as_slice() {
        [value] => format!("must be {value}{empty}"),
        values => format!("must be one of {}{empty}", values.join(", ")),
    }
}

fn spans(spans: &[(i64, i64)]) -> String {
    let spans = spans.iter().map(|(first, last)| {
        if first == last {
            first.to_string()
        } else {
            format!("{first} to {last}")
        }
    });
    format!("must be {}", either(spans.collect()))
}

fn prefix(prefixes: &[&str], ignore_case: bool) -> String {
    let quoted = prefixes.iter().map(|prefix| format!("`{prefix}`"));
    let prefixes = either(quoted.collect());
    let case = if ignore_case {
        " (case-insensitive)"
    } else {
        ""
    };
    format!("must not begin with {prefixes}{case}")
}

/// As in `1, 2 or 3`.
fn either(mut words: Vec<String>) -> String {
    match (words.pop(), words.join(", ")) {
        (Some(last), rest) if rest.is_empty() => last,
        (Some(last), rest) => format!("{rest} or {last}"),
        (None, rest) => rest,
    }
}

fn unique(value: Value<'_>, by: Option<usize>, ignore_case: bool) -> String {
    let Value::List(list) = value else {
        return "must be a list".to_owned();
    };
    let case = if ignore_case {
        " (case-insensitive)"
    } else {
        ""
    };
    let member = by.and_then(|by| match list.item(0) {
        Some(Value::Structure(item)) => item.schema().members.get(by),
        _ => None,
    });
    match member {
        Some(member) => format!(
            "must not have two items with the same {}{case}",
            member.name
        ),
        None => format!("must not have the same item twice{case}"),
    }
}

fn format_of(value: Value<'_>, format: Format) -> String {
    let (form, min_minutes) = match format {
        Format::DailyWindow { min_minutes } => ("hh24:mi-hh24:mi", min_minutes),
        Format::WeeklyWindow { min_minutes } => ("ddd:hh24:mi-ddd:hh24:mi", min_minutes),
    };
    match value {
        Value::String(text) if window::check(text, format) == Err(Fault::Length) => {
            format!("must be at least {min_minutes} minutes long")
        }
        _ => {
            let example = window::example(format);
            format!("must have the form {form}, as in {example}")
        }
    }
}

/// A value for messages: strings in quotes and truncated, blobs, lists and maps as their length.
pub(in super::super) fn display(value: Value<'_>) -> Option<String> {
    let text = match value {
        Value::String(text) => {
            let characters = text.chars().count();
            if characters <= MAX_DISPLAYED {
                format!("{text:?}")
            } else {
                let start: String = text.chars().take(MAX_DISPLAYED).collect();
                format!("{start:?}... ({characters} characters)")
            }
        }
        Value::Boolean(flag) => flag.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Long(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Double(number) => number.to_string(),
        Value::Timestamp(at) => at.to_string(),
        Value::Blob(blob) => format!("{} bytes", blob.as_ref().len()),
        Value::List(list) => format!("{} items", list.len()),
        Value::Map(map) => format!("{} entries", map.len()),
        Value::Structure(_) | Value::Union(_) => return None,
    };
    Some(text)
}
