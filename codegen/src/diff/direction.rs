//! Whether a rule allows less than before, or more.

use std::cmp::Ordering;

use touchmark_model::model::{Length, Number};
use touchmark_model::pattern;

use crate::ir::Rule;

/// Where a rule went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// All that it allows was allowed before.
    Tighter,
    /// All that was allowed before it allows.
    Wider,
    /// Both: it is another way to say the same.
    Same,
}

/// Whether a rule became wider or tighter; `None` if it did both, or if that is unknown.
pub(super) fn direction(old: &Rule, new: &Rule) -> Option<Direction> {
    match (allows_all(new, old), allows_all(old, new)) {
        (true, true) => Some(Direction::Same),
        (true, false) => Some(Direction::Wider),
        (false, true) => Some(Direction::Tighter),
        (false, false) => None,
    }
}

/// Whether `rule` is known to allow everything that `other` allows.
fn allows_all(rule: &Rule, other: &Rule) -> bool {
    match (rule, other) {
        (Rule::Length(Length { min, max }), Rule::Length(other))
        | (Rule::Bytes(Length { min, max }), Rule::Bytes(other)) => {
            *min <= other.min && max.is_none_or(|max| other.max.is_some_and(|other| other <= max))
        }
        (Rule::Range(range), Rule::Range(other)) => {
            let within = |bound: Option<Number>, other: Option<Number>, wanted: Ordering| {
                bound.is_none_or(|bound| {
                    let order = other.and_then(|other| compare(other, bound));
                    order.is_some_and(|order| order == wanted || order == Ordering::Equal)
                })
            };
            within(range.min, other.min, Ordering::Greater)
                && within(range.max, other.max, Ordering::Less)
        }
        (
            Rule::OneOf {
                values,
                ignore_case,
            },
            Rule::OneOf {
                values: others,
                ignore_case: other_ignores,
            },
        ) => ignore_case >= other_ignores && contains(values, others, *ignore_case),
        (
            Rule::NotPrefixedBy {
                prefixes,
                ignore_case,
            },
            Rule::NotPrefixedBy {
                prefixes: others,
                ignore_case: other_ignores,
            },
        ) => ignore_case <= other_ignores && contains(others, prefixes, *other_ignores),
        (Rule::Spans(spans), Rule::Spans(others)) => others.iter().all(|(low, high)| {
            let mut spans = spans.iter();
            spans.any(|(min, max)| min <= low && high <= max)
        }),
        (Rule::MultipleOf(of), Rule::MultipleOf(other)) => match (of, other) {
            (Number::Integer(of), Number::Integer(other)) => other.checked_rem(*of) == Some(0),
            _ => false,
        },
        (Rule::Pattern(of), Rule::Pattern(other)) => {
            let (of, other) = (
                pattern::compile(&of.source),
                pattern::compile(&other.source),
            );
            let (Ok(pattern), Ok(other)) = (of, other) else {
                return false;
            };
            pattern::includes(&pattern, &other) == Some(true)
        }
        (Rule::Format(format), Rule::Format(other)) => format_allows_all(*format, *other),
        _ => false,
    }
}

fn format_allows_all(
    format: touchmark_model::model::Format,
    other: touchmark_model::model::Format,
) -> bool {
    use touchmark_model::model::Format::{DailyWindow, WeeklyWindow};
    match (format, other) {
        (DailyWindow { min_minutes }, DailyWindow { min_minutes: other })
        | (WeeklyWindow { min_minutes }, WeeklyWindow { min_minutes: other }) => {
            min_minutes <= other
        }
        _ => false,
    }
}

fn contains(values: &[String], others: &[String], ignore_case: bool) -> bool {
    let same = |a: &str, b: &str| match ignore_case {
        true => a.eq_ignore_ascii_case(b),
        false => a == b,
    };
    let is_in = |other: &String| values.iter().any(|value| same(value, other));
    others.iter().all(is_in)
}

/// Whole numbers exactly; others as far as a float goes.
fn compare(a: Number, b: Number) -> Option<Ordering> {
    #[expect(clippy::cast_precision_loss, reason = "see above")]
    let float = |number: Number| match number {
        Number::Integer(number) => number as f64,
        Number::Float(number) => number,
    };
    match (a, b) {
        (Number::Integer(a), Number::Integer(b)) => Some(a.cmp(&b)),
        (a, b) => float(a).partial_cmp(&float(b)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::RulePattern;
    use touchmark_model::model::{Format, Range};

    #[test]
    fn what_allows_less_is_tighter() {
        let texts = |values: &[&str]| values.iter().map(|v| (*v).to_owned()).collect::<Vec<_>>();
        let one_of = |values: &[&str], ignore_case| Rule::OneOf {
            values: texts(values),
            ignore_case,
        };
        let prefixes = |values: &[&str]| Rule::NotPrefixedBy {
            prefixes: texts(values),
            ignore_case: false,
        };
        let length = |min, max| {
            let min = Some(min);
            Rule::Length(Length { min, max })
        };
        let range = |min: Option<i64>, max: Option<f64>| {
            Rule::Range(Range {
                min: min.map(Number::Integer),
                max: max.map(Number::Float),
            })
        };
        let multiple = |of| Rule::MultipleOf(Number::Integer(of));
        let pattern = |source: &str| {
            Rule::Pattern(RulePattern {
                source: source.to_owned(),
                words: None,
                constant: source.to_owned(),
            })
        };
        let daily = |min_minutes| Rule::Format(Format::DailyWindow { min_minutes });
        for (wide, tight) in [
            (length(1, None), length(1, Some(63))),
            (length(1, Some(63)), length(2, Some(60))),
            (range(None, Some(35.5)), range(Some(1), Some(35.0))),
            (range(Some(0), None), range(Some(1), None)),
            (one_of(&["a", "b"], false), one_of(&["b"], false)),
            (one_of(&["a"], true), one_of(&["A"], false)),
            (prefixes(&["x"]), prefixes(&["x", "y"])),
            (
                Rule::Spans(vec![(0, 9), (20, 30)]),
                Rule::Spans(vec![(1, 2), (20, 20)]),
            ),
            (multiple(2), multiple(10)),
            (daily(30), daily(60)),
            (pattern("[a-z]+"), pattern("[a-z]{2,5}x")),
        ] {
            assert_eq!(
                direction(&wide, &tight),
                Some(Direction::Tighter),
                "{tight:?}"
            );
            assert_eq!(
                direction(&tight, &wide),
                Some(Direction::Wider),
                "{tight:?}"
            );
        }
        let same = direction(&pattern("[a-b]+"), &pattern("(a|b)+"));
        assert_eq!(same, Some(Direction::Same));
        for (one, other) in [
            (length(1, Some(63)), length(2, Some(64))),
            (range(Some(1), None), range(None, Some(5.0))),
            (one_of(&["a"], false), one_of(&["b"], false)),
            (multiple(4), multiple(6)),
            (pattern("[a-z]+"), pattern("[a-c1]+")),
            (
                daily(30),
                Rule::Format(Format::WeeklyWindow { min_minutes: 30 }),
            ),
        ] {
            assert_eq!(direction(&one, &other), None, "{one:?}");
        }
    }
}
