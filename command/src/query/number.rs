//! Arithmetic of functions: whole numbers stay whole, as in Python.

use serde_json::{Number, Value as Json};

fn of(value: f64) -> Json {
    Number::from_f64(value).map_or(Json::Null, Json::Number)
}

/// The sum of numbers; `None` if one is none.
pub(super) fn sum(items: &[Json]) -> Option<Json> {
    let whole: Option<Vec<i64>> = items.iter().map(Json::as_i64).collect();
    let whole = whole.and_then(|all| all.into_iter().try_fold(0_i64, i64::checked_add));
    match whole {
        Some(sum) => Some(Json::from(sum)),
        None => Some(of(total(items)?)),
    }
}

/// The mean of numbers; null without any.
pub(super) fn mean(items: &[Json]) -> Option<Json> {
    let total = total(items)?;
    Some(match items.len() {
        0 => Json::Null,
        count => of(total / count as f64),
    })
}

fn total(items: &[Json]) -> Option<f64> {
    let numbers: Option<Vec<f64>> = items.iter().map(Json::as_f64).collect();
    numbers.map(|numbers| numbers.into_iter().sum())
}

/// The same number without its sign.
pub(super) fn size(value: &Json) -> Option<Json> {
    match value.as_i64().and_then(i64::checked_abs) {
        Some(whole) => Some(Json::from(whole)),
        None => Some(of(value.as_f64()?.abs())),
    }
}

/// A whole number, by this way of rounding.
pub(super) fn rounded(value: &Json, round: fn(f64) -> f64) -> Option<Json> {
    match value.as_i64() {
        Some(whole) => Some(Json::from(whole)),
        // Exact within the range, which is checked.
        None => {
            let rounded = round(value.as_f64()?);
            let is_exact = rounded.abs() < 9e18;
            Some(if is_exact {
                Json::from(rounded as i64)
            } else {
                of(rounded)
            })
        }
    }
}

/// The number that a text has; null for one that has none.
pub(super) fn read(text: &str) -> Json {
    let text = text.trim();
    match text.parse::<i64>() {
        Ok(whole) => Json::from(whole),
        Err(_) => text.parse().map_or(Json::Null, of),
    }
}
