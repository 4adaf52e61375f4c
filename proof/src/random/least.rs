//! Values that boto3 sends.

use serde_json::Value as Json;
use touchmark_model::model::{Kind, Number, Shape};

/// The least number of items that a list or map of this shape has.
pub(super) fn items(shape: &Shape) -> usize {
    let length = shape.constraints.length;
    let least = length.and_then(|length| length.min).unwrap_or(0);
    usize::try_from(least).unwrap_or(usize::MAX)
}

/// The value, or one like it that is not below the minimum.
pub(super) fn raised(shape: &Shape, value: Json) -> Json {
    let least = shape.constraints.range.and_then(|range| range.min);
    match (value, &shape.kind) {
        (Json::String(text), Kind::Timestamp) => with_four_digits(text).into(),
        (Json::String(text), Kind::String | Kind::Enum(_)) => padded(text, items(shape)).into(),
        // The word for the least of all.
        (Json::String(word), Kind::Float | Kind::Double) if word == "-Infinity" => {
            least.map_or_else(|| word.into(), number)
        }
        (Json::Number(value), _) => match least {
            Some(least) if is_below(&value, least) => number(least),
            _ => value.into(),
        },
        (value, _) => value,
    }
}

fn number(number: Number) -> Json {
    match number {
        Number::Integer(number) => number.into(),
        Number::Float(number) => number.into(),
    }
}

fn is_below(value: &serde_json::Number, least: Number) -> bool {
    match (value.as_i64(), least) {
        (Some(value), Number::Integer(least)) => value < least,
        _ => value.as_f64().is_some_and(|value| value < as_f64(least)),
    }
}

fn as_f64(number: Number) -> f64 {
    match number {
        #[expect(clippy::cast_precision_loss, reason = "minima are small numbers")]
        Number::Integer(number) => number as f64,
        Number::Float(number) => number,
    }
}

fn padded(mut text: String, least: usize) -> String {
    let missing = least.saturating_sub(text.chars().count());
    text.extend(std::iter::repeat_n('x', missing));
    text
}

/// Python's `%Y` has no leading zeros. Two thousand years later the calendar is the same.
fn with_four_digits(timestamp: String) -> String {
    match timestamp.strip_prefix('0') {
        Some(rest) => format!("2{rest}"),
        None => timestamp,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use touchmark_model::model::{Constraints, Length, Range};

    use super::*;

    fn shape(kind: Kind, length: Option<u64>, least: Option<Number>) -> Shape {
        Shape {
            constraints: Constraints {
                length: length.map(|min| Length {
                    min: Some(min),
                    max: None,
                }),
                range: least.map(|min| Range {
                    min: Some(min),
                    max: None,
                }),
                pattern: None,
            },
            ..Shape::new(kind)
        }
    }

    #[test]
    fn nothing_is_below_its_minimum() {
        let three = || Some(Number::Integer(3));
        for (shape, value, expected) in [
            (shape(Kind::String, Some(3), None), json!("é"), json!("éxx")),
            (shape(Kind::String, None, None), json!(""), json!("")),
            (shape(Kind::Integer, None, three()), json!(-1), json!(3)),
            (shape(Kind::Integer, None, three()), json!(4), json!(4)),
            (shape(Kind::Double, None, three()), json!(0.5), json!(3)),
            (
                shape(Kind::Double, None, three()),
                json!("-Infinity"),
                json!(3),
            ),
            (
                shape(Kind::Double, None, three()),
                json!("NaN"),
                json!("NaN"),
            ),
            (
                shape(Kind::Double, None, Some(Number::Float(0.5))),
                json!(0.25),
                json!(0.5),
            ),
            (
                shape(Kind::Timestamp, None, None),
                json!("0001-01-01T00:00:00Z"),
                json!("2001-01-01T00:00:00Z"),
            ),
        ] {
            assert_eq!(raised(&shape, value), expected, "{shape:?}");
        }
        assert_eq!(items(&shape(Kind::String, Some(3), None)), 3);
    }
}
