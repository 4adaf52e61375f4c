//! What a value is and how large it may be, in words.

use touchmark::schema::words::{self, Unit};
use touchmark_model::model::{Length, Number, Range, TimestampFormat};

use super::text::{code, is_strict, one_of};
use crate::ir::{Element, Kind, Rule};

/// What a value is and how large it may be, in words.
pub(super) fn phrase(element: &Element) -> String {
    let of = |name: &str| match length(element) {
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
        Kind::String => of("a string"),
        Kind::Blob => of("a blob"),
        Kind::Timestamp(TimestampFormat::DateTime) => "a timestamp".to_owned(),
        Kind::Timestamp(TimestampFormat::HttpDate) => "a timestamp, as an HTTP date".to_owned(),
        Kind::Timestamp(TimestampFormat::EpochSeconds) => {
            "a timestamp, in seconds since 1970".to_owned()
        }
        Kind::Enumeration(_, values) => one_of(values),
        Kind::Structure(name) => format!("the structure {}", code(&name.name)),
        Kind::Union(name) => format!("the union {}", code(&name.name)),
        Kind::List { item, .. } => {
            let items = length(element).unwrap_or_else(|| plural(item));
            format!("a list of {items}")
        }
        Kind::Map { key, value, .. } => {
            let entries = length(element).map(|length| format!(", with {length}"));
            format!(
                "a map from {} to {}{}",
                plural(key),
                plural(value),
                entries.unwrap_or_default()
            )
        }
    }
}

/// Several values of a kind.
fn plural(element: &Element) -> String {
    format!("{}s", singular(element))
}

/// One value of a kind, without an article.
fn singular(element: &Element) -> String {
    let word = match &element.kind {
        Kind::Boolean => "boolean",
        Kind::Integer | Kind::Long => "integer",
        Kind::Float | Kind::Double => "number",
        Kind::String | Kind::Enumeration(..) => "string",
        Kind::Blob => "blob",
        Kind::Timestamp(_) => "timestamp",
        Kind::Structure(name) => return format!("{} structure", code(&name.name)),
        Kind::Union(name) => return format!("{} union", code(&name.name)),
        Kind::List { .. } => "list",
        Kind::Map { .. } => "map",
    };
    word.to_owned()
}

/// What the length of such values counts, in the singular and the plural.
pub(super) fn unit(element: &Element) -> (String, String) {
    let unit = match &element.kind {
        Kind::List { item, .. } => return (singular(item), plural(item)),
        Kind::Blob => Unit::BYTES,
        Kind::Map { .. } => Unit::ENTRIES,
        _ => Unit::CHARACTERS,
    };
    (unit.one.to_owned(), unit.many.to_owned())
}

/// How long a value may be, if that is limited. Of several rules, all hold.
pub(super) fn length(element: &Element) -> Option<String> {
    let lengths = always(element).filter_map(|rule| match rule {
        Rule::Length(length) => Some(*length),
        _ => None,
    });
    let length = lengths.reduce(|a, b| Length {
        min: a.min.max(b.min),
        max: [a.max, b.max].into_iter().flatten().min(),
    })?;
    let (one, many) = unit(element);
    (length != Length::default()).then(|| words::length(length, &Unit::new(&one, &many)))
}

/// The rules that hold under no condition, of those that are checked at the usual level.
fn always(element: &Element) -> impl Iterator<Item = &Rule> {
    let constraints = element.constraints.iter();
    constraints
        .filter(|constraint| constraint.when.is_empty() && !is_strict(constraint.level))
        .map(|constraint| &constraint.rule)
}

/// How large a number may be, if that is limited. Of several rules, all hold.
pub(super) fn range(element: &Element) -> Option<String> {
    let ranges = always(element).filter_map(|rule| match rule {
        Rule::Range(range) => Some(*range),
        _ => None,
    });
    let higher = |a: Number, b: Number| if float(b) > float(a) { b } else { a };
    let lower = |a: Number, b: Number| if float(b) < float(a) { b } else { a };
    let range = ranges.reduce(|a, b| Range {
        min: [a.min, b.min].into_iter().flatten().reduce(higher),
        max: [a.max, b.max].into_iter().flatten().reduce(lower),
    })?;
    let words = words::range(range);
    match range {
        Range {
            min: None,
            max: None,
        } => None,
        Range {
            min: Some(_),
            max: Some(_),
        } => Some(format!("from {words}")),
        _ => Some(format!("of {words}")),
    }
}

/// Exact up to 2^53, which is enough to tell bounds apart in words.
fn float(number: Number) -> f64 {
    match number {
        #[expect(clippy::cast_precision_loss, reason = "see above")]
        Number::Integer(number) => number as f64,
        Number::Float(number) => number,
    }
}
