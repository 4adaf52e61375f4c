//! Compares two members with a rule about their order.

use std::cmp::Ordering;

use super::rules;
use crate::schema::Order;
use crate::shape::Value;

/// Whether `low` is greater than `order` allows for `high`; `false` if they cannot be compared.
pub(super) fn exceeds(order: &Order, low: Value<'_>, high: Value<'_>) -> bool {
    let found = if order.times == 1 && order.plus == 0 {
        rules::order(low, high).or_else(|| scaled(order, low, high))
    } else {
        scaled(order, low, high)
    };
    match found {
        Some(Ordering::Greater) => true,
        Some(Ordering::Equal) => order.strict,
        Some(Ordering::Less) | None => false,
    }
}

/// Compares `low` with `times * high + plus`.
fn scaled(order: &Order, low: Value<'_>, high: Value<'_>) -> Option<Ordering> {
    let is_timestamp = |value| matches!(value, Value::Timestamp(_));
    if is_timestamp(low) != is_timestamp(high) {
        return None;
    }
    let (times, plus) = (i128::from(order.times), i128::from(order.plus));
    match (Amount::of(low)?, Amount::of(high)?) {
        (Amount::Whole(low), Amount::Whole(high)) => {
            let most = high
                .saturating_mul(times)
                .saturating_add(plus.saturating_mul(NANO));
            Some(low.cmp(&most))
        }
        (low, high) => {
            let most = high.approximate().mul_add(
                f64::from(order.times),
                Amount::Whole(plus.saturating_mul(NANO)).approximate(),
            );
            low.approximate().partial_cmp(&most)
        }
    }
}

const NANO: i128 = 1_000_000_000;

/// A value as an amount.
#[derive(Clone, Copy)]
enum Amount {
    /// In billionths, the resolution of timestamps.
    Whole(i128),
    Float(f64),
}

impl Amount {
    fn of(value: Value<'_>) -> Option<Self> {
        let whole = |number: i128| Self::Whole(number.saturating_mul(NANO));
        let count = |length: usize| i128::try_from(length).ok().map(whole);
        match value {
            Value::Integer(number) => Some(whole(number.into())),
            Value::Long(number) => Some(whole(number.into())),
            Value::Float(number) => Some(Self::Float(number.into())),
            Value::Double(number) => Some(Self::Float(number)),
            Value::Timestamp(timestamp) => {
                let seconds = i128::from(timestamp.secs()).saturating_mul(NANO);
                let nanos = i128::from(timestamp.subsec_nanos());
                Some(Self::Whole(seconds.saturating_add(nanos)))
            }
            Value::List(list) => count(list.len()),
            Value::Map(map) => count(map.len()),
            _ => None,
        }
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "it is compared with a number that has no more precision"
    )]
    fn approximate(self) -> f64 {
        match self {
            Self::Whole(billionths) => billionths as f64 / NANO as f64,
            Self::Float(number) => number,
        }
    }
}
