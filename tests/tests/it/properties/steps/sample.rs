//! Strings of a given length that patterns accept, found by walks through their tables.

use std::collections::BTreeMap;

use touchmark::schema::{Matcher, Pattern};

use super::values::{accepts, next, start};

/// A state of each pattern.
type States = Vec<u16>;

/// A string of exactly `length` characters that all patterns accept; another one for another seed, if there are
/// several.
pub(crate) fn text(patterns: &[&'static Pattern], length: usize, seed: usize) -> Option<String> {
    let fits = |pattern: &&Pattern| match pattern.matcher {
        Matcher::Repeat { min, max, .. } => {
            min as usize <= length && max.is_none_or(|max| length <= max as usize)
        }
        Matcher::Dfa(_) => true,
    };
    if !patterns.iter().all(fits) {
        return None;
    }
    let alphabet = alphabet(patterns, seed);
    let mut steps: BTreeMap<States, Vec<(char, States)>> = BTreeMap::new();
    let mut layers = vec![BTreeMap::from([(
        patterns
            .iter()
            .map(|pattern| start(pattern))
            .collect::<States>(),
        None,
    )])];
    for _ in 0..length {
        let mut layer = BTreeMap::new();
        for states in layers.last()?.keys() {
            let steps = steps
                .entry(states.clone())
                .or_insert_with(|| successors(patterns, states, &alphabet));
            for (c, behind) in steps {
                layer
                    .entry(behind.clone())
                    .or_insert_with(|| Some((*c, states.clone())));
            }
        }
        layers.push(layer);
    }
    let accepted = |states: &&States| {
        let mut both = patterns.iter().zip(states.iter());
        both.all(|(pattern, state)| accepts(pattern, *state))
    };
    let mut states = layers.last()?.keys().find(accepted)?.clone();
    let mut text = Vec::new();
    for layer in layers.iter().rev() {
        if let Some((c, before)) = layer.get(&states)?.clone() {
            text.push(c);
            states = before;
        }
    }
    Some(text.into_iter().rev().collect())
}

/// The length of the shortest string that all patterns accept, if it is not too long to search for.
pub(crate) fn shortest(patterns: &[&'static Pattern]) -> Option<usize> {
    (0..200).find(|length| text(patterns, *length, 0).is_some())
}

fn successors(
    patterns: &[&'static Pattern],
    states: &States,
    alphabet: &[char],
) -> Vec<(char, States)> {
    let mut found: Vec<(char, States)> = Vec::new();
    for c in alphabet {
        let behind: States = patterns
            .iter()
            .zip(states)
            .map(|(pattern, state)| next(pattern, *state, *c))
            .collect();
        if !behind.contains(&0) && !found.iter().any(|(_, known)| *known == behind) {
            found.push((*c, behind));
        }
    }
    found
}

/// A character from each part of Unicode in which no pattern distinguishes characters, in an order that depends on the
/// seed.
fn alphabet(patterns: &[&'static Pattern], seed: usize) -> Vec<char> {
    let mut begins = vec!['\0'];
    let mut add = |first: char, last: char| {
        begins.push(first);
        begins.extend(char::from_u32(u32::from(last) + 1));
    };
    for pattern in patterns {
        match pattern.matcher {
            Matcher::Repeat { class, .. } => class.iter().for_each(|&(a, b)| add(a, b)),
            Matcher::Dfa(dfa) => dfa.classes.iter().for_each(|&(a, b, _)| add(a, b)),
        }
    }
    begins.sort_unstable();
    begins.dedup();
    let mut alphabet: Vec<char> = begins
        .iter()
        .enumerate()
        .map(|(index, first)| {
            let last = begins.get(index + 1).copied().unwrap_or(char::MAX);
            let inside = |c: &char| first <= c && (*c < last || last == char::MAX);
            let plain: Vec<char> = "abcxyzABZ019-_./: é\u{1f600}"
                .chars()
                .filter(inside)
                .collect();
            match plain.len() {
                0 => *first,
                count => plain[seed % count],
            }
        })
        .collect();
    let middle = seed % alphabet.len();
    alphabet.rotate_left(middle);
    alphabet
}
