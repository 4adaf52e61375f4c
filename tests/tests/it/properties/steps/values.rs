//! Whether single values satisfy rules, without using the runtime's code.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use serde_json::Value as Json;
use touchmark::schema::{Element, Format, Kind, Length, Number, Order, Range, Rule};
use touchmark::schema::{Matcher, Next, Pattern};
use touchmark::{DateTime, ViolationKind};

/// The address of a part of a schema, by which it is identified.
pub(crate) fn address<T>(part: &'static T) -> usize {
    std::ptr::from_ref(part).addr()
}

/// The kind of violation of a rule.
pub(crate) fn violated(rule: &Rule) -> ViolationKind {
    match rule {
        Rule::Length(_) => ViolationKind::Length,
        Rule::Bytes(_) => ViolationKind::Bytes,
        Rule::Range(_) | Rule::Spans(_) => ViolationKind::Range,
        Rule::MultipleOf(_) => ViolationKind::MultipleOf,
        Rule::Pattern(_) => ViolationKind::Pattern,
        Rule::OneOf { .. } => ViolationKind::OneOf,
        Rule::NotPrefixedBy { .. } => ViolationKind::Prefix,
        Rule::Unique { .. } => ViolationKind::Unique,
        Rule::Total { .. } => ViolationKind::Total,
        _ => ViolationKind::Format,
    }
}

/// Whether a value satisfies a rule, or is of a kind that the rule does not apply to.
pub(crate) fn holds(rule: &Rule, kind: &Kind, json: &Json) -> bool {
    match rule {
        Rule::Length(bounds) => length(kind, json).is_none_or(|length| is_within(length, *bounds)),
        Rule::Bytes(bounds) => json
            .as_str()
            .is_none_or(|text| is_within(text.len() as u64, *bounds)),
        Rule::Total { of, length } => {
            total(kind, json, of).is_none_or(|total| is_within(total, *length))
        }
        Rule::Range(Range { min, max }) => {
            let against = |bound: Option<Number>, wrong| {
                bound.is_some_and(|bound| compare(kind, json, bound) == Some(wrong))
            };
            !against(*min, Ordering::Less) && !against(*max, Ordering::Greater)
        }
        Rule::MultipleOf(step) => match (json.as_i64(), step) {
            (Some(value), Number::Integer(step)) if is_whole(kind) => value % step == 0,
            _ if !matches!(kind, Kind::Float | Kind::Double) => true,
            _ => number(json).is_none_or(|value| {
                let steps = value / float(*step);
                let precision = match kind {
                    Kind::Float => f64::from(f32::EPSILON),
                    _ => f64::EPSILON,
                };
                // The tolerance for the quotient of two rounded numbers.
                (steps - steps.round()).abs() <= 2.0 * precision * steps.abs()
            }),
        },
        Rule::Pattern(pattern) => json.as_str().is_none_or(|text| matches(pattern, text)),
        Rule::OneOf {
            values,
            ignore_case,
        } => is_one_of(kind, json, values, *ignore_case) != Some(false),
        Rule::Spans(spans) => json.as_i64().is_none_or(|value| {
            spans
                .iter()
                .any(|&(first, last)| first <= value && value <= last)
        }),
        Rule::NotPrefixedBy {
            prefixes,
            ignore_case,
        } => json
            .as_str()
            .is_none_or(|text| !begins(text, prefixes, *ignore_case)),
        Rule::Format(format) => json.as_str().is_none_or(|text| has_format(text, *format)),
        Rule::Unique { by, ignore_case } => is_unique(kind, json, *by, *ignore_case),
        _ => true,
    }
}

fn is_within(length: u64, Length { min, max }: Length) -> bool {
    min.is_none_or(|min| min <= length) && max.is_none_or(|max| length <= max)
}

/// How many items the lists of a structure have together.
fn total(kind: &Kind, json: &Json, of: &[usize]) -> Option<u64> {
    let Kind::Structure(structure) = kind else {
        return None;
    };
    let members = structure.members();
    let items = of
        .iter()
        .map(|member| match &json[members[*member].name.as_ref()] {
            Json::Array(items) => items.len(),
            Json::Object(entries) => entries.len(),
            _ => 0,
        });
    u64::try_from(items.sum::<usize>()).ok()
}

fn is_whole(kind: &Kind) -> bool {
    matches!(kind, Kind::Integer | Kind::Long)
}

/// The length of a value; for base64, of the decoded bytes.
pub(crate) fn length(kind: &Kind, json: &Json) -> Option<u64> {
    let length = match (kind, json) {
        (Kind::Blob, Json::String(text)) => text.trim_end_matches('=').len() * 6 / 8,
        (Kind::String | Kind::Enumeration(_), Json::String(text)) => text.chars().count(),
        (Kind::List(_), Json::Array(items)) => items.len(),
        (Kind::Map(_), Json::Object(entries)) => entries.len(),
        _ => return None,
    };
    u64::try_from(length).ok()
}

#[expect(clippy::cast_precision_loss, reason = "as the rule does")]
pub(crate) fn float(number: Number) -> f64 {
    match number {
        Number::Integer(number) => number as f64,
        Number::Float(number) => number,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "singles are compared in their own precision"
)]
fn compare(kind: &Kind, json: &Json, bound: Number) -> Option<Ordering> {
    match (kind, bound) {
        (Kind::Integer | Kind::Long, Number::Integer(bound)) => {
            json.as_i64().map(|value| value.cmp(&bound))
        }
        (Kind::Float, bound) => (number(json)? as f32).partial_cmp(&(float(bound) as f32)),
        (Kind::Integer | Kind::Long | Kind::Double, bound) => {
            number(json)?.partial_cmp(&float(bound))
        }
        _ => None,
    }
}

pub(crate) fn is_one_of<S: AsRef<str>>(
    kind: &Kind,
    json: &Json,
    values: &[S],
    ignore_case: bool,
) -> Option<bool> {
    let same = |a: &str, b: &str| match ignore_case {
        true => a.eq_ignore_ascii_case(b),
        false => a == b,
    };
    match (kind, json) {
        (Kind::String | Kind::Enumeration(_), Json::String(text)) => {
            Some(values.iter().any(|value| same(value.as_ref(), text)))
        }
        (Kind::Boolean, Json::Bool(flag)) => Some(
            values
                .iter()
                .any(|value| same(value.as_ref(), &flag.to_string())),
        ),
        (_, Json::Number(number)) if !matches!(kind, Kind::Timestamp(_)) => {
            let equal = |value: &S| value.as_ref().parse().ok() == number.as_f64();
            Some(values.iter().any(equal))
        }
        _ => None,
    }
}

pub(crate) fn begins(text: &str, prefixes: &[String], ignore_case: bool) -> bool {
    let fold = |text: &str| match ignore_case {
        true => text.to_ascii_lowercase(),
        false => text.to_owned(),
    };
    prefixes
        .iter()
        .any(|prefix| fold(text).starts_with(&fold(prefix)))
}

fn is_unique(kind: &Kind, json: &Json, by: Option<usize>, ignore_case: bool) -> bool {
    let (Kind::List(list), Json::Array(items)) = (kind, json) else {
        return true;
    };
    let mut seen = BTreeSet::new();
    items.iter().all(|item| {
        let key = match (by, &list.item.kind) {
            (Some(by), Kind::Structure(schema)) => item.get(schema.members()[by].name.as_ref()),
            (Some(_), _) => None,
            (None, _) => Some(item),
        };
        let text = match key {
            Some(Json::String(text)) if ignore_case => text.to_ascii_lowercase(),
            Some(Json::String(text)) => text.clone(),
            Some(Json::Number(_) | Json::Bool(_)) => key.map(Json::to_string).unwrap_or_default(),
            _ => return true,
        };
        seen.insert(text)
    })
}

/// Walks a pattern's table character by character, without the runtime's optimisations.
fn matches(pattern: &Pattern, text: &str) -> bool {
    match pattern.matcher {
        Matcher::Repeat { class, min, max } => {
            let count = text.chars().count();
            let inside = |c| class.iter().any(|&(first, last)| first <= c && c <= last);
            text.chars().all(inside)
                && min as usize <= count
                && max.is_none_or(|max| count <= max as usize)
        }
        Matcher::Dfa(_) => {
            let mut state = start(pattern);
            for c in text.chars() {
                state = next(pattern, state, c);
            }
            accepts(pattern, state)
        }
    }
}

/// The initial state; 1 for a repeated class.
pub(crate) fn start(pattern: &Pattern) -> u16 {
    match pattern.matcher {
        Matcher::Repeat { .. } => 1,
        Matcher::Dfa(dfa) => dfa.start,
    }
}

/// The state after a character; 0 is dead.
pub(crate) fn next(pattern: &Pattern, state: u16, c: char) -> u16 {
    match pattern.matcher {
        _ if state == 0 => 0,
        Matcher::Repeat { class, .. } => {
            u16::from(class.iter().any(|&(first, last)| first <= c && c <= last))
        }
        Matcher::Dfa(dfa) => {
            let class = dfa
                .classes
                .iter()
                .find(|(first, last, _)| *first <= c && c <= *last)
                .map_or(0, |(_, _, class)| *class);
            let (row, class) = (usize::from(state - 1), usize::from(class));
            match dfa.next {
                Next::Small(rows) => rows[row][class].into(),
                Next::Large(rows) => {
                    u16::from_be_bytes([rows[row][2 * class], rows[row][2 * class + 1]])
                }
            }
        }
    }
}

/// Whether a state is accepting.
pub(crate) fn accepts(pattern: &Pattern, state: u16) -> bool {
    match pattern.matcher {
        Matcher::Repeat { .. } => state == 1,
        Matcher::Dfa(dfa) => state != 0 && state >= dfa.accepting,
    }
}

const DAY: usize = 24 * 60;
const WEEK: usize = 7 * DAY;

fn minute(text: &str) -> Option<usize> {
    let (hour, minute) = text.split_once(':')?;
    let number = |text: &str, below: usize| {
        let number: usize = text.parse().ok()?;
        (text.len() == 2 && !text.starts_with('+') && number < below).then_some(number)
    };
    Some(number(hour, 24)? * 60 + number(minute, 60)?)
}

fn minute_of_week(text: &str) -> Option<usize> {
    let (day, time) = text.split_once(':')?;
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let day = days
        .iter()
        .position(|name| *name == day.to_ascii_lowercase())?;
    Some(day * DAY + minute(time)?)
}

/// The minutes of a window, one by one; the whole cycle if its two ends are equal.
fn minutes(text: &str, read: fn(&str) -> Option<usize>, cycle: usize) -> Option<Vec<usize>> {
    let (start, end) = text.split_once('-')?;
    let (start, end) = (read(start)?, read(end)?);
    let mut minutes = vec![start];
    while (start + minutes.len()) % cycle != end {
        minutes.push((start + minutes.len()) % cycle);
    }
    Some(minutes)
}

fn has_format(text: &str, format: Format) -> bool {
    let (minutes, least) = match format {
        Format::DailyWindow { min_minutes } => (minutes(text, minute, DAY), min_minutes),
        Format::WeeklyWindow { min_minutes } => (minutes(text, minute_of_week, WEEK), min_minutes),
    };
    minutes.is_some_and(|minutes| minutes.len() >= least as usize)
}

/// Whether a daily and a weekly window, neither with equal ends, overlap.
pub(crate) fn overlap(daily: &str, weekly: &str) -> bool {
    let daily = minutes(daily, minute, DAY).filter(|minutes| minutes.len() < DAY);
    let weekly = minutes(weekly, minute_of_week, WEEK).filter(|minutes| minutes.len() < WEEK);
    daily
        .zip(weekly)
        .is_some_and(|(daily, weekly)| weekly.iter().any(|minute| daily.contains(&(minute % DAY))))
}

/// A number in the JSON form, which has words for those that are not finite.
fn number(json: &Json) -> Option<f64> {
    match json {
        Json::Number(number) => number.as_f64(),
        Json::String(text) => match text.as_str() {
            "Infinity" => Some(f64::INFINITY),
            "-Infinity" => Some(f64::NEG_INFINITY),
            _ => None,
        },
        _ => None,
    }
}

/// The amount of a value: the number, or the number of its items.
fn amount(kind: &Kind, json: &Json) -> Option<f64> {
    match kind {
        Kind::Integer | Kind::Long | Kind::Float | Kind::Double => number(json),
        #[expect(
            clippy::cast_precision_loss,
            reason = "far from the limits of a double"
        )]
        Kind::List(_) | Kind::Map(_) => length(kind, json).map(|length| length as f64),
        _ => None,
    }
}

/// The nanoseconds of a timestamp since the Unix epoch.
fn nanoseconds(kind: &Kind, json: &Json) -> Option<i128> {
    match (kind, json) {
        (Kind::Timestamp(_), Json::String(text)) => {
            let instant = DateTime::parse(text).ok()?;
            Some(i128::from(instant.secs()) * NANO + i128::from(instant.subsec_nanos()))
        }
        _ => None,
    }
}

const NANO: i128 = 1_000_000_000;

/// Whether the lower of two values is within the limit of its order.
pub(crate) fn ordered(order: &Order, low: (&Element, &Json), high: (&Element, &Json)) -> bool {
    let instants = nanoseconds(&low.0.kind, low.1).zip(nanoseconds(&high.0.kind, high.1));
    if let Some((low, high)) = instants {
        let most = high * i128::from(order.times) + i128::from(order.plus) * NANO;
        return low < most || low == most && !order.strict;
    }
    let amounts = amount(&low.0.kind, low.1).zip(amount(&high.0.kind, high.1));
    amounts.is_none_or(|(low, high)| {
        #[expect(
            clippy::cast_precision_loss,
            reason = "far from the limits of a double"
        )]
        let most = high * f64::from(order.times) + order.plus as f64;
        low < most || low == most && !order.strict
    })
}
