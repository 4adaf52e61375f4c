//! Whether a value satisfies a rule.

use std::cmp::Ordering;

use crate::Value;
use crate::schema::{Number, Rule};

/// Whether `value` satisfies `rule`; a rule for another kind of value says nothing about it.
pub(super) fn holds(value: Value<'_>, rule: Rule) -> bool {
    match rule {
        Rule::Length { min, max } => length(value, max)
            .is_none_or(|length| min <= length && max.is_none_or(|max| length <= max)),
        Rule::Range { min, max } => {
            let below = |bound| compare(value, bound) == Some(Ordering::Less);
            let above = |bound| compare(value, bound) == Some(Ordering::Greater);
            !min.is_some_and(below) && !max.is_some_and(above) && !is_nan(value)
        }
        Rule::Pattern(pattern) => match value {
            Value::String(text) => pattern.is_match(text),
            _ => true,
        },
        _ => true,
    }
}

/// How long a value is: Unicode scalar values, bytes or items. Of a text that is too long, only as much is counted as
/// it takes to know that.
fn length(value: Value<'_>, max: Option<u64>) -> Option<u64> {
    let length = match value {
        Value::String(text) => {
            let limit = max
                .and_then(|max| usize::try_from(max).ok())
                .map_or(usize::MAX, |max| max.saturating_add(1));
            text.chars().take(limit).count()
        }
        Value::Blob(blob) => blob.as_ref().len(),
        Value::List(list) => list.len(),
        Value::Map(map) => map.len(),
        _ => return None,
    };
    u64::try_from(length).ok()
}

fn is_nan(value: Value<'_>) -> bool {
    match value {
        Value::Float(value) => value.is_nan(),
        Value::Double(value) => value.is_nan(),
        _ => false,
    }
}

/// A number against a bound, exactly where both are whole.
fn compare(value: Value<'_>, bound: Number) -> Option<Ordering> {
    match (value, bound) {
        (Value::Integer(value), Number::Integer(bound)) => Some(i64::from(value).cmp(&bound)),
        (Value::Long(value), Number::Integer(bound)) => Some(value.cmp(&bound)),
        (Value::Integer(value), Number::Float(bound)) => f64::from(value).partial_cmp(&bound),
        #[expect(
            clippy::cast_precision_loss,
            reason = "a bound with a fraction is small"
        )]
        (Value::Long(value), Number::Float(bound)) => (value as f64).partial_cmp(&bound),
        // The wire has the shortest digits that read back as `value`: 0.1 is not above a bound of 0.1.
        #[expect(
            clippy::cast_possible_truncation,
            reason = "to the nearest that the value could be"
        )]
        (Value::Float(value), bound) => value.partial_cmp(&(as_double(bound) as f32)),
        (Value::Double(value), bound) => value.partial_cmp(&as_double(bound)),
        _ => None,
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "it is compared with a value that has no more precision"
)]
fn as_double(bound: Number) -> f64 {
    match bound {
        Number::Integer(bound) => bound as f64,
        Number::Float(bound) => bound,
    }
}
