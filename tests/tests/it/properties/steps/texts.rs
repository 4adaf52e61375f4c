//! Strings to try: those that rules accept, and similar ones.

use serde_json::Value as Json;
use touchmark::schema::Pattern;
use touchmark::schema::{Format, Rule};

use super::place::Stated;
use super::pool::lengths;
use super::sample;

/// Strings that rules accept, inside and at the edges, and strings just outside.
pub(crate) fn texts(constraints: &[Stated], mentioned: &[&'static str], seed: usize) -> Vec<Json> {
    let patterns: Vec<&'static Pattern> = constraints
        .iter()
        .filter_map(|constraint| match constraint.rule {
            Rule::Pattern(pattern) => Some(*pattern),
            _ => None,
        })
        .collect();
    // All patterns together, and each alone, as needed with conditions.
    let mut sets = vec![patterns.clone()];
    if patterns.len() > 1 {
        sets.extend(patterns.iter().map(|pattern| vec![*pattern]));
    }
    if !patterns.is_empty() {
        sets.push(Vec::new());
    }
    let mut texts: Vec<String> = Vec::new();
    for word in mentioned {
        texts.extend([(*word).to_owned(), format!("{word}x")]);
    }
    for constraint in constraints {
        match constraint.rule {
            Rule::OneOf { values, .. } => {
                texts.extend(values.iter().take(8).cloned());
                texts.extend(values.iter().take(1).flat_map(|value| {
                    [
                        value.to_uppercase(),
                        format!("{value}x"),
                        format!("x{value}"),
                    ]
                }));
            }
            Rule::Format(format) => texts.extend(windows(*format)),
            _ => {}
        }
    }
    let mut bounds = lengths(constraints);
    for set in &sets {
        if let Some(shortest) = sample::shortest(set) {
            bounds.extend([shortest, shortest + 1, shortest + 5]);
        }
        let made: Vec<String> = bounds
            .iter()
            .filter_map(|length| sample::text(set, *length, seed))
            .collect();
        let damaged = made.iter().filter(|text| text.len() < 100).take(8);
        let damaged: Vec<String> = damaged.flat_map(|text| damage(text)).collect();
        texts.extend(made);
        texts.extend(damaged);
    }
    let mut prefixed: Vec<String> = Vec::new();
    for constraint in constraints {
        if let Rule::NotPrefixedBy { prefixes, .. } = constraint.rule {
            prefixed.extend(prefixes.iter().flat_map(|prefix| {
                let rests = ["", "x", "xyz1"].map(|rest| format!("{prefix}{rest}"));
                let of_others = texts
                    .iter()
                    .take(8)
                    .map(move |text| format!("{prefix}{text}"));
                rests.into_iter().chain(of_others)
            }));
        }
    }
    texts.extend(prefixed);
    texts.into_iter().map(Json::from).collect()
}

/// Similar strings that patterns may not accept.
fn damage(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut damaged = Vec::new();
    for at in [0, letters.len() / 2, letters.len().saturating_sub(1)] {
        for new in [
            '!', '-', ' ', '_', '9', 'A', '\n', '\u{e9}', '/', '"', '\u{1}',
        ] {
            let mut changed = letters.clone();
            if let Some(letter) = changed.get_mut(at) {
                *letter = new;
                damaged.push(changed.into_iter().collect());
            }
        }
    }
    damaged.push(format!("{text}-"));
    damaged
}

/// Windows that are just long enough, one minute too short, at other times, and malformed.
fn windows(format: Format) -> Vec<String> {
    let (cycle, least, days) = match format {
        Format::DailyWindow { min_minutes } => (24 * 60, min_minutes, [""].as_slice()),
        Format::WeeklyWindow { min_minutes } => (
            7 * 24 * 60,
            min_minutes,
            ["Mon:", "Tue:", "Wed:", "Thu:", "Fri:", "Sat:", "Sun:"].as_slice(),
        ),
    };
    let time = |minute: u32| {
        let minute = minute % cycle;
        let day = days[(minute / 1440) as usize];
        format!("{day}{:02}:{:02}", minute / 60 % 24, minute % 60)
    };
    let mut windows = Vec::new();
    for start in [240, 1430, 720, 1000] {
        for length in [least, least + 10, least.saturating_sub(1).max(1)] {
            windows.push(format!("{}-{}", time(start), time(start + length)));
        }
    }
    windows.extend(["4:00-5:00", "04:00", "04:00-24:00", "Mon:04:00-Foo:05:00"].map(str::to_owned));
    windows
}
