//! Of several statements the widest.

use std::collections::BTreeSet;

use touchmark_model::model::{Number, Range, Rule};

use crate::condition::term::Term;
use crate::member::merge::merger::{Guard, Kin};

/// Whether the model's bound says as much as the documentation's, or that says nothing.
pub(crate) fn within<T>(
    known: Option<T>,
    stated: Option<T>,
    implied: impl Fn(T, T) -> bool,
) -> bool {
    match (known, stated) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(known), Some(stated)) => implied(known, stated),
    }
}

/// The widest bounds of all statements: a bound counts where one without a condition states it, or several special
/// cases do, of which each then has one.
pub(crate) fn hull<T, N: Copy>(
    kin: &Kin<T>,
    low: impl Fn(&T) -> Option<N>,
    high: impl Fn(&T) -> Option<N>,
    less: impl Fn(N, N) -> bool,
) -> ((Option<N>, Option<N>), BTreeSet<usize>) {
    let min = bound(kin, low, &less);
    let max = bound(kin, high, |a, b| less(b, a));
    let sentences = [&min, &max]
        .into_iter()
        .flatten()
        .flat_map(|(_, sentences)| sentences.clone())
        .collect();
    (
        (min.map(|(bound, _)| bound), max.map(|(bound, _)| bound)),
        sentences,
    )
}

fn bound<T, N: Copy>(
    kin: &Kin<T>,
    of: impl Fn(&T) -> Option<N>,
    wider: impl Fn(N, N) -> bool,
) -> Option<(N, BTreeSet<usize>)> {
    let stating: Vec<(N, &Guard, &Vec<Term>, usize)> = kin
        .iter()
        .filter_map(|(fact, guard, scopes, sentence)| Some((of(fact)?, guard, scopes, *sentence)))
        .collect();
    let general = stating
        .iter()
        .any(|(_, guard, ..)| matches!(guard, Guard::Always));
    if !general && !several(stating.iter().map(|(_, _, scopes, _)| *scopes)) {
        return None;
    }
    let first = stating.first()?.0;
    let widest = stating.iter().fold(
        first,
        |known, (bound, ..)| if wider(*bound, known) { *bound } else { known },
    );
    Some((
        widest,
        stating.iter().map(|(.., sentence)| *sentence).collect(),
    ))
}

/// Whether there are several cases.
fn several<'t>(mut cases: impl Iterator<Item = &'t Vec<Term>>) -> bool {
    let first = cases.next();
    cases.any(|other| Some(other) != first)
}

/// All values of all statements, where there is one without a condition, or several special cases.
pub(crate) fn union<T: Clone>(kin: &Kin<Vec<T>>) -> Option<(Vec<T>, BTreeSet<usize>)> {
    let general = kin
        .iter()
        .any(|(_, guard, ..)| matches!(guard, Guard::Always));
    if !general && !several(kin.iter().map(|(_, _, scopes, _)| scopes)) {
        return None;
    }
    let all = kin.iter().flat_map(|(values, ..)| values.clone()).collect();
    Some((all, kin.iter().map(|(.., sentence)| *sentence).collect()))
}

/// Each value once, where it was first.
pub(crate) fn distinct(mut values: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    values.retain(|value| seen.insert(value.clone()));
    values
}

/// What is left of a span without others.
pub(crate) fn remaining((min, max): (i64, i64), out: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let mut out = out.to_vec();
    out.sort_unstable();
    let mut from = min;
    let mut spans = Vec::new();
    for (low, high) in out {
        if from < low {
            spans.push((from, max.min(low.saturating_sub(1))));
        }
        from = from.max(high.saturating_add(1));
    }
    if from <= max {
        spans.push((from, max));
    }
    spans
}

/// Spans in order, those that touch as one; a single one is a range.
pub(crate) fn spans_rule(mut spans: Vec<(i64, i64)>) -> Rule {
    spans.sort_unstable();
    let mut merged: Vec<(i64, i64)> = Vec::new();
    for (low, high) in spans {
        match merged.last_mut() {
            Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
            _ => merged.push((low, high)),
        }
    }
    match merged.as_slice() {
        [(low, high)] if low < high => Rule::Range(Range {
            min: Some(Number::Integer(*low)),
            max: Some(Number::Integer(*high)),
        }),
        _ => Rule::Spans(merged),
    }
}

#[expect(clippy::cast_precision_loss, reason = "bounds in prose are small")]
pub(crate) fn float(number: Number) -> f64 {
    match number {
        Number::Integer(number) => number as f64,
        Number::Float(number) => number,
    }
}
