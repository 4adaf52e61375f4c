//! Numbers at, between and next to the limits of their rules.

use serde_json::{Value as Json, json};
use touchmark::schema::{Kind, Number, Range, Rule};

use super::place::Stated;
use super::values::float;

/// Integers in the range of the type.
pub(crate) fn whole(kind: &Kind, constraints: &[Stated], mentioned: &[&'static str]) -> Vec<Json> {
    let mut edges: Vec<i64> = Vec::new();
    let mut steps: Vec<i64> = Vec::new();
    for constraint in constraints {
        match constraint.rule {
            Rule::Range(Range { min, max }) => {
                edges.extend([*min, *max].into_iter().flatten().filter_map(integer));
            }
            Rule::Spans(spans) => edges.extend(spans.iter().flat_map(|span| [span.0, span.1])),
            Rule::OneOf { values, .. } => {
                edges.extend(values.iter().filter_map(|value| value.parse::<i64>().ok()));
            }
            Rule::MultipleOf(step) => steps.extend(integer(*step)),
            _ => {}
        }
    }
    edges.extend(
        mentioned
            .iter()
            .filter_map(|value| value.parse::<i64>().ok()),
    );
    edges.extend([1, 10, 100, 0]);
    let mut numbers = Vec::new();
    for edge in edges {
        numbers.extend([Some(edge), edge.checked_sub(1), edge.checked_add(1)]);
        for step in &steps {
            // The nearest multiples, and those next to them.
            let below = edge.div_euclid(*step).checked_mul(*step);
            let multiples = [-1, 0, 1, 2].map(|steps| below?.checked_add(steps * step));
            numbers.extend(multiples);
        }
    }
    let fits = |number: &i64| !matches!(kind, Kind::Integer) || i32::try_from(*number).is_ok();
    numbers
        .into_iter()
        .flatten()
        .filter(fits)
        .map(Json::from)
        .collect()
}

fn integer(number: Number) -> Option<i64> {
    match number {
        Number::Integer(number) => Some(number),
        _ => None,
    }
}

/// Numbers with a fraction. Next to a limit is the nearest double.
pub(crate) fn floats(constraints: &[Stated]) -> Vec<Json> {
    let mut numbers = vec![1.0, 0.5, 0.0, 10.0];
    for constraint in constraints {
        match constraint.rule {
            Rule::Range(Range { min, max }) => {
                for bound in [*min, *max].into_iter().flatten().map(float) {
                    numbers.extend([bound, bound - 1.0, bound + 1.0, bound - 0.5, bound + 0.5]);
                    numbers.extend([bound.next_down(), bound.next_up()]);
                }
            }
            Rule::MultipleOf(step) => {
                let step = float(*step);
                numbers.extend([step, step * 2.0, step * 3.0, step * 1.5, step * 1.1]);
            }
            _ => {}
        }
    }
    numbers.into_iter().map(|number| json!(number)).collect()
}
