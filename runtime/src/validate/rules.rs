//! Whether a value satisfies a rule.

use std::cmp::Ordering;

use super::{unique, window};
use crate::schema::{Length, Number, Range, Rule};
use crate::shape::{Field, Structure, Value};

/// Whether `value` satisfies `rule`; `true` if the rule is for another kind of value.
pub(super) fn holds(value: Value<'_>, rule: &Rule) -> bool {
    match rule {
        Rule::Length(length) => has_length(value, *length),
        Rule::Bytes(length) => match value {
            Value::String(text) => is_within(text.len(), *length),
            _ => true,
        },
        Rule::Range(range) => in_range(value, *range),
        Rule::MultipleOf(step) => is_multiple(value, *step),
        Rule::Pattern(pattern) => match value {
            Value::String(text) => pattern.is_match(text),
            _ => true,
        },
        Rule::OneOf {
            values,
            ignore_case,
        } => is_one_of(value, values, *ignore_case) != Some(false),
        Rule::Spans(spans) => {
            spans.is_empty()
                || spans.iter().any(|&(first, last)| {
                    let (first, last) = (Number::Integer(first), Number::Integer(last));
                    let (min, max) = (Some(first), Some(last));
                    in_range(value, Range { min, max })
                })
        }
        Rule::NotPrefixedBy {
            prefixes,
            ignore_case,
        } => match value {
            Value::String(text) => !prefixes
                .iter()
                .any(|prefix| begins_with(text, prefix, *ignore_case)),
            _ => true,
        },
        Rule::Format(format) => match value {
            Value::String(text) => window::has_format(text, *format),
            _ => true,
        },
        Rule::Unique { by, ignore_case } => match value {
            Value::List(list) => unique::repeated(list, *by, *ignore_case).is_none(),
            _ => true,
        },
        Rule::Total { of, length } => match value {
            Value::Structure(structure) => is_within(total(structure, of), *length),
            _ => true,
        },
        // Each part is checked when the walk reaches it.
        Rule::Parts(_) => true,
    }
}

/// How many items the lists in these members have together.
pub(super) fn total(structure: &dyn Structure, of: &[usize]) -> usize {
    let items = of.iter().map(
        |member| match structure.field(*member).and_then(Field::value) {
            Some(Value::List(list)) => list.len(),
            Some(Value::Map(map)) => map.len(),
            _ => 0,
        },
    );
    items.fold(0, usize::saturating_add)
}

fn is_within(length: usize, Length { min, max }: Length) -> bool {
    let length = u64::try_from(length).unwrap_or(u64::MAX);
    min.is_none_or(|min| min <= length) && max.is_none_or(|max| length <= max)
}

/// Whether the length of a value is within bounds: in Unicode scalar values, bytes or items.
fn has_length(value: Value<'_>, bounds: Length) -> bool {
    let within = |length: usize| is_within(length, bounds);
    match value {
        // A scalar value has 1 to 4 bytes, which mostly decides without counting.
        Value::String(text) => {
            within(text.len()) && within(text.len().div_ceil(4)) || within(text.chars().count())
        }
        Value::Blob(blob) => within(blob.as_ref().len()),
        Value::List(list) => within(list.len()),
        Value::Map(map) => within(map.len()),
        _ => true,
    }
}

fn in_range(value: Value<'_>, Range { min, max }: Range) -> bool {
    let below = |bound| compare(value, bound) == Some(Ordering::Less);
    let above = |bound| compare(value, bound) == Some(Ordering::Greater);
    !min.is_some_and(below) && !max.is_some_and(above) && !is_nan(value)
}

fn is_nan(value: Value<'_>) -> bool {
    match value {
        Value::Float(value) => value.is_nan(),
        Value::Double(value) => value.is_nan(),
        _ => false,
    }
}

/// Compares a number with a bound, exactly if both are integers.
fn compare(value: Value<'_>, bound: Number) -> Option<Ordering> {
    match (value, bound) {
        (Value::Integer(value), Number::Integer(bound)) => Some(i64::from(value).cmp(&bound)),
        (Value::Long(value), Number::Integer(bound)) => Some(value.cmp(&bound)),
        (Value::Integer(value), Number::Float(bound)) => f64::from(value).partial_cmp(&bound),
        (Value::Long(value), Number::Float(bound)) => {
            as_double(Number::Integer(value)).partial_cmp(&bound)
        }
        // On the wire are the shortest digits that read back as `value`: 0.1 is not greater than a bound of 0.1.
        #[expect(
            clippy::cast_possible_truncation,
            reason = "rounds to the nearest value of the type"
        )]
        (Value::Float(value), bound) => value.partial_cmp(&(as_double(bound) as f32)),
        (Value::Double(value), bound) => value.partial_cmp(&as_double(bound)),
        _ => None,
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "it is compared with a number that has no more precision"
)]
fn as_double(number: Number) -> f64 {
    match number {
        Number::Integer(number) => number as f64,
        Number::Float(number) => number,
    }
}

fn as_number(value: Value<'_>) -> Option<Number> {
    match value {
        Value::Integer(value) => Some(Number::Integer(value.into())),
        Value::Long(value) => Some(Number::Integer(value)),
        Value::Float(value) => Some(Number::Float(value.into())),
        Value::Double(value) => Some(Number::Float(value)),
        _ => None,
    }
}

/// Compares two numbers or two timestamps; `None` if they cannot be compared.
pub(super) fn order(a: Value<'_>, b: Value<'_>) -> Option<Ordering> {
    match (a, b) {
        (Value::Timestamp(a), Value::Timestamp(b)) => Some(a.cmp(b)),
        // In the lower of the two precisions.
        (a, Value::Float(_)) => compare(b, as_number(a)?).map(Ordering::reverse),
        (a, b) => compare(a, as_number(b)?),
    }
}

/// Whether a number is a multiple of `step`, within its precision.
fn is_multiple(value: Value<'_>, step: Number) -> bool {
    let precision = match (value, step) {
        (Value::Integer(value), Number::Integer(step)) => return divides(i64::from(value), step),
        (Value::Long(value), Number::Integer(step)) => return divides(value, step),
        (Value::Float(_), _) => f64::from(f32::EPSILON),
        _ => f64::EPSILON,
    };
    let (Some(value), step) = (as_number(value).map(as_double), as_double(step)) else {
        return true;
    };
    let steps = value / step;
    // Value, step and quotient are rounded; 0.3 is not exactly 3 times 0.1.
    step == 0.0 || (steps - steps.round()).abs() <= 2.0 * precision * steps.abs()
}

/// A step of 0 requires nothing.
fn divides(value: i64, step: i64) -> bool {
    value.checked_rem(step).is_none_or(|rest| rest == 0)
}

/// Whether a string, a number or a boolean is one of `values`; `None` for a value of another kind.
pub(super) fn is_one_of<S: AsRef<str>>(
    value: Value<'_>,
    values: &[S],
    ignore_case: bool,
) -> Option<bool> {
    let mut values = values.iter().map(AsRef::as_ref);
    match value {
        Value::String(text) if ignore_case => {
            Some(values.any(|value| value.eq_ignore_ascii_case(text)))
        }
        Value::String(text) => Some(values.any(|value| value == text)),
        Value::Boolean(flag) => {
            let text = if flag { "true" } else { "false" };
            Some(values.any(|value| value.eq_ignore_ascii_case(text)))
        }
        Value::Integer(_) | Value::Long(_) | Value::Float(_) | Value::Double(_) => {
            Some(values.any(|text| equals(value, text)))
        }
        _ => None,
    }
}

/// Whether a number equals the one in `text`.
fn equals(value: Value<'_>, text: &str) -> bool {
    let whole = text.parse().map(Number::Integer).ok();
    whole
        .or_else(|| text.parse().map(Number::Float).ok())
        .is_some_and(|number| compare(value, number) == Some(Ordering::Equal))
}

pub(super) fn begins_with(text: &str, prefix: &str, ignore_case: bool) -> bool {
    if !ignore_case {
        return text.starts_with(prefix);
    }
    let start = text.as_bytes().get(..prefix.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(prefix.as_bytes()))
}

/// Whether a text ends with one of these, ignoring ASCII case.
pub(super) fn ends_with_one_of(text: &str, ends: &[String]) -> bool {
    ends.iter().any(|end| {
        let from = text.len().checked_sub(end.len());
        let last = from.and_then(|from| text.as_bytes().get(from..));
        last.is_some_and(|last| last.eq_ignore_ascii_case(end.as_bytes()))
    })
}
