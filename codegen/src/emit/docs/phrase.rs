//! What a value is and how large it may be, in words.

use touchmark_model::model::{Number, TimestampFormat};

use super::text::{code, one_of};
use crate::ir::{Element, Kind, Rule};

/// What a value is and how large it may be, in words.
pub(super) fn phrase(element: &Element) -> String {
    let of = |name: &str, unit: &str| match length(element, unit) {
        Some(length) => format!("{name} of {length}"),
        None => name.to_owned(),
    };
    let number = |name: &str| match range(element) {
        Some(range) => format!("{name} {range}"),
        None => name.to_owned(),
    };
    match &element.kind {
        Kind::Boolean => "a boolean".to_owned(),
        Kind::Integer | Kind::Long => number("an integer"),
        Kind::Float | Kind::Double => number("a number"),
        Kind::String => of("a string", "character"),
        Kind::Blob => of("a blob", "byte"),
        Kind::Timestamp(TimestampFormat::DateTime) => "a timestamp".to_owned(),
        Kind::Timestamp(TimestampFormat::HttpDate) => "a timestamp, as an HTTP date".to_owned(),
        Kind::Timestamp(TimestampFormat::EpochSeconds) => {
            "a timestamp, in seconds since 1970".to_owned()
        }
        Kind::Enumeration(_, values) => one_of(values),
        Kind::Structure(name) => format!("the structure {}", code(&name.name)),
        Kind::Union(name) => format!("the union {}", code(&name.name)),
        Kind::List { item, .. } => {
            let items = plural(item);
            let items = length(element, &items).unwrap_or(items);
            format!("a list of {items}")
        }
        Kind::Map { key, value, .. } => {
            let length = length(element, "entries");
            let entries = length.map(|length| format!(", with {length}"));
            format!(
                "a map from {} to {}{}",
                plural(key),
                plural(value),
                entries.unwrap_or_default()
            )
        }
    }
}

/// Several values of a kind. Each is one that `length` can count.
pub(super) fn plural(element: &Element) -> String {
    let word = match &element.kind {
        Kind::Boolean => "booleans",
        Kind::Integer | Kind::Long => "integers",
        Kind::Float | Kind::Double => "numbers",
        Kind::String | Kind::Enumeration(..) => "strings",
        Kind::Blob => "blobs",
        Kind::Timestamp(_) => "timestamps",
        Kind::Structure(name) => return format!("{} structures", code(&name.name)),
        Kind::Union(name) => return format!("{} unions", code(&name.name)),
        Kind::List { .. } => "lists",
        Kind::Map { .. } => "maps",
    };
    word.to_owned()
}

/// How long a value may be, in units: `character` or `characters`. Of several rules, all hold.
pub(super) fn length(element: &Element, unit: &str) -> Option<String> {
    let lengths = always(element).filter_map(|rule| match rule {
        Rule::Length { min, max } => Some((*min, *max)),
        _ => None,
    });
    let (min, max) = lengths.reduce(|(min, max), (other_min, other_max)| {
        let max = [max, other_max].into_iter().flatten().min();
        (min.max(other_min), max)
    })?;
    sized(min, max, unit)
}

/// The rules that hold under no condition.
fn always(element: &Element) -> impl Iterator<Item = &Rule> {
    let constraints = element.constraints.iter();
    constraints
        .filter(|constraint| constraint.when.is_empty())
        .map(|constraint| &constraint.rule)
}

/// A length in units.
pub(super) fn sized(min: u64, max: Option<u64>, unit: &str) -> Option<String> {
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

/// What the length of such values counts.
pub(super) fn unit(element: &Element) -> String {
    let word = match &element.kind {
        Kind::Blob => "byte",
        Kind::List { item, .. } => return plural(item),
        Kind::Map { .. } => "entries",
        _ => "character",
    };
    word.to_owned()
}

/// How large a number may be. Of several rules, all hold.
pub(super) fn range(element: &Element) -> Option<String> {
    let mut ranges = always(element).filter_map(|rule| match rule {
        Rule::Range { min, max } => Some((*min, *max)),
        _ => None,
    });
    let first = ranges.next()?;
    let (min, max) = ranges.fold(first, |(min, max), (other_min, other_max)| {
        let higher = |a: Number, b: Number| if float(b) > float(a) { b } else { a };
        let lower = |a: Number, b: Number| if float(b) < float(a) { b } else { a };
        let min = [min, other_min].into_iter().flatten().reduce(higher);
        let max = [max, other_max].into_iter().flatten().reduce(lower);
        (min, max)
    });
    bounds(min, max)
}

/// Exact up to 2^53, which is enough to tell bounds apart in words.
fn float(number: Number) -> f64 {
    match number {
        #[expect(clippy::cast_precision_loss, reason = "see above")]
        Number::Integer(number) => number as f64,
        Number::Float(number) => number,
    }
}

/// The bounds of a number.
pub(super) fn bounds(min: Option<Number>, max: Option<Number>) -> Option<String> {
    match (min.map(number), max.map(number)) {
        (Some(min), Some(max)) => Some(format!("from {min} to {max}")),
        (Some(min), None) => Some(format!("of at least {min}")),
        (None, Some(max)) => Some(format!("of at most {max}")),
        (None, None) => None,
    }
}

/// A number as people write it.
pub(super) fn number(number: Number) -> String {
    match number {
        Number::Integer(number) => number.to_string(),
        Number::Float(number) => number.to_string(),
    }
}
