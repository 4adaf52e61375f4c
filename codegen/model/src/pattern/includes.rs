//! Whether one pattern matches all that another does.

use std::collections::BTreeSet;

use super::compiled::{Compiled, Table};

/// How many pairs of states are looked at before the question is given up.
const PAIRS: usize = 1 << 18;

/// The state from which no text is accepted.
const DEAD: usize = 0;

/// Whether `outer` matches every string that `inner` matches; `None` if that would take too long to compute.
pub fn includes(outer: &Compiled, inner: &Compiled) -> Option<bool> {
    let characters = representatives(outer, inner);
    let start = (start(outer), start(inner));
    let mut seen = BTreeSet::from([start]);
    let mut pending = vec![start];
    while let Some((of_outer, of_inner)) = pending.pop() {
        if accepts(inner, of_inner) && !accepts(outer, of_outer) {
            return Some(false);
        }
        for &character in &characters {
            let next = (
                step(outer, of_outer, character),
                step(inner, of_inner, character),
            );
            if next.1 != DEAD && seen.insert(next) {
                pending.push(next);
            }
        }
        if seen.len() > PAIRS {
            return None;
        }
    }
    // From an accepting state of a table every other state can be met; what is not dead leads to a match.
    Some(true)
}

/// A character of each range in which neither pattern distinguishes characters.
fn representatives(one: &Compiled, other: &Compiled) -> BTreeSet<char> {
    let mut starts = BTreeSet::from(['\0']);
    for (first, last) in ranges(one).into_iter().chain(ranges(other)) {
        starts.insert(first);
        // Surrogates are no characters: the range behind them begins at the next one that is.
        starts.extend((last..=char::MAX).nth(1));
    }
    starts
}

fn ranges(of: &Compiled) -> Vec<(char, char)> {
    match of {
        Compiled::Everything => Vec::new(),
        Compiled::Repeat { class, .. } => class.clone(),
        Compiled::Dfa(table) => {
            let classes = table.classes.iter();
            classes.map(|(first, last, _)| (*first, *last)).collect()
        }
    }
}

/// The state before the first character. Of a repetition, it is the number of characters, and one more.
fn start(of: &Compiled) -> usize {
    match of {
        Compiled::Everything | Compiled::Repeat { .. } => 1,
        Compiled::Dfa(table) => usize::from(table.start),
    }
}

fn accepts(of: &Compiled, state: usize) -> bool {
    match of {
        _ if state == DEAD => false,
        Compiled::Everything => true,
        Compiled::Repeat { min, .. } => state > size(*min),
        Compiled::Dfa(table) => state >= usize::from(table.accepting),
    }
}

fn step(of: &Compiled, state: usize, character: char) -> usize {
    match of {
        _ if state == DEAD => DEAD,
        Compiled::Everything => state,
        Compiled::Repeat { class, min, max } => {
            if !class
                .iter()
                .any(|(first, last)| (*first..=*last).contains(&character))
            {
                return DEAD;
            }
            let next = state.saturating_add(1);
            match max {
                Some(max) if next > size(*max).saturating_add(1) => DEAD,
                Some(_) => next,
                // Beyond the fewest, counts are all the same.
                None => next.min(size(*min).saturating_add(1)),
            }
        }
        Compiled::Dfa(table) => follow(table, state, character),
    }
}

fn follow(table: &Table, state: usize, character: char) -> usize {
    let mut classes = table.classes.iter();
    let class = classes
        .find(|(first, last, _)| (*first..=*last).contains(&character))
        .map_or(0, |(_, _, class)| usize::from(*class));
    let row = state
        .saturating_sub(1)
        .saturating_mul(usize::from(table.width));
    let next = table.next.get(row.saturating_add(class));
    next.map_or(DEAD, |next| usize::from(*next))
}

fn size(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::compile;
    use super::*;

    fn of(outer: &str, inner: &str) -> Option<bool> {
        includes(&compile(outer).unwrap(), &compile(inner).unwrap())
    }

    #[test]
    fn what_matches_more_includes_the_other() {
        for (outer, inner) in [
            ("[a-z]*", "[a-y]{2,5}"),
            ("[a-z]{2,5}", "[a-z]{3,4}"),
            ("[a-z]+", "[a-z]{1,63}"),
            ("[a-zA-Z][0-9a-zA-Z-]*", "[a-zA-Z](-?[a-zA-Z0-9]+)*"),
            (".*", "arn:[a-z]+"),
            ("(a|b)+", "a+"),
            ("[^x]+", "\\w{2}y"),
        ] {
            assert_eq!(of(outer, outer), Some(true), "{outer}");
            assert_eq!(of(inner, inner), Some(true), "{inner}");
            let expected = inner == "\\w{2}y";
            assert_eq!(of(outer, inner), Some(!expected), "{outer} {inner}");
            assert_eq!(of(inner, outer), Some(false), "{inner} {outer}");
        }
    }

    #[test]
    fn two_ways_to_write_a_pattern_include_each_other() {
        let (one, other) = ("[a-z](?:-?[a-z0-9]+)*", "[a-z][a-z0-9]*(-[a-z0-9]+)*");
        assert_eq!((of(one, other), of(other, one)), (Some(true), Some(true)));
    }

    #[test]
    fn counts_beyond_all_measure_are_not_followed() {
        assert_eq!(of("[a-z]{0,900000}", "[a-z]{0,900000}"), None);
    }
}
