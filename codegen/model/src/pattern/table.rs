//! Automata as the tables that the runtime walks.

use std::collections::{BTreeMap, VecDeque};

use super::alphabet::Alphabet;
use super::compiled::{Compiled, Table};
use super::dfa::{DEAD, Dfa};
use super::unsupported::Unsupported;

/// Turns a minimal automaton into what the runtime needs for it.
pub(super) fn compiled(dfa: &Dfa, alphabet: &Alphabet) -> Result<Compiled, Unsupported> {
    let merged = Merged::new(dfa, alphabet);
    // A slip of the author, as in `\P{C}*$}`: the service cannot mean it.
    if merged
        .classes
        .iter()
        .all(|&class| dfa.step(dfa.start, class) == DEAD)
    {
        return Err(Unsupported::new(
            "it matches no text but perhaps the empty one",
        ));
    }
    if let Some(repeat) = merged.repeat(dfa) {
        return Ok(repeat);
    }
    let order = order(dfa, &merged.classes);
    let too_large = |_| Unsupported::new("a table has too many states or classes");
    let mut numbers = vec![0; dfa.states.len()];
    for (number, &state) in (1..).zip(&order) {
        if let Some(slot) = numbers.get_mut(state) {
            *slot = number;
        }
    }
    let number = |state: usize| numbers.get(state).copied().unwrap_or(0);
    let next = order.iter().flat_map(|&state| {
        merged
            .classes
            .iter()
            .map(move |&class| dfa.step(state, class))
    });
    Ok(Compiled::Dfa(Table {
        classes: merged.listed(),
        width: u8::try_from(merged.classes.len()).map_err(too_large)?,
        next: next
            .map(number)
            .map(u16::try_from)
            .collect::<Result<_, _>>()
            .map_err(too_large)?,
        start: u16::try_from(number(dfa.start)).map_err(too_large)?,
        accepting: order
            .iter()
            .find(|&&state| dfa.accepts(state))
            .map_or(Ok(u16::MAX), |&first| {
                u16::try_from(number(first)).map_err(too_large)
            })?,
    }))
}

/// The live states in the order of their numbers: as they are reached, those in which a text may end last.
fn order(dfa: &Dfa, classes: &[usize]) -> Vec<usize> {
    let mut reached = vec![dfa.start];
    let mut seen = vec![false; dfa.states.len()];
    let mut open = VecDeque::from([dfa.start]);
    for state in [DEAD, dfa.start] {
        if let Some(seen) = seen.get_mut(state) {
            *seen = true;
        }
    }
    while let Some(state) = open.pop_front() {
        for &class in classes {
            let next = dfa.step(state, class);
            if let Some(seen) = seen.get_mut(next).filter(|seen| !**seen) {
                *seen = true;
                reached.push(next);
                open.push_back(next);
            }
        }
    }
    reached.sort_by_key(|&state| dfa.accepts(state));
    reached
}

/// The classes that the automaton tells apart: those of the alphabet need not all be.
struct Merged {
    /// All characters in ascending order, with the number of their class.
    ranges: Vec<(char, char, usize)>,
    /// By number: a class of the alphabet that stands for the whole.
    classes: Vec<usize>,
}

impl Merged {
    fn new(dfa: &Dfa, alphabet: &Alphabet) -> Self {
        let mut by_column: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        let same: Vec<usize> = (0..alphabet.len())
            .map(|class| {
                let column = (0..dfa.states.len())
                    .map(|state| dfa.step(state, class))
                    .collect();
                *by_column.entry(column).or_insert(class)
            })
            .collect();
        let mut ranges: Vec<(char, char, usize)> = Vec::new();
        for &(first, last, class) in &alphabet.ranges {
            let class = same.get(class).copied().unwrap_or(class);
            match ranges.last_mut() {
                Some((_, end, before)) if *before == class => *end = last,
                _ => ranges.push((first, last, class)),
            }
        }
        // Number 0 is not listed, so it goes to the class with the most ranges, the last of equals: the rest of Unicode.
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for &(_, _, class) in &ranges {
            *counts.entry(class).or_default() += 1;
        }
        let most = counts.values().max().copied().unwrap_or(0);
        let rest = ranges
            .iter()
            .rev()
            .map(|&(_, _, class)| class)
            .find(|class| counts.get(class) == Some(&most));
        let mut classes: Vec<usize> = rest.into_iter().collect();
        for (_, _, class) in &mut ranges {
            let number = classes.iter().position(|known| known == class);
            let next = classes.len();
            *class = number.unwrap_or_else(|| {
                classes.push(*class);
                next
            });
        }
        Self { ranges, classes }
    }

    /// The ranges of all classes but number 0.
    fn listed(&self) -> Vec<(char, char, u8)> {
        self.ranges
            .iter()
            .filter_map(|&(first, last, number)| Some((first, last, u8::try_from(number).ok()?)))
            .filter(|&(_, _, number)| number != 0)
            .collect()
    }

    /// The language as characters of one class so many times, if it is that.
    fn repeat(&self, dfa: &Dfa) -> Option<Compiled> {
        let mut live = (0..)
            .zip(&self.classes)
            .filter(|&(_, &class)| dfa.step(dfa.start, class) != DEAD);
        let (number, &class) = live.next()?;
        if live.next().is_some() {
            return None;
        }
        let listed = self
            .ranges
            .iter()
            .filter(|range| range.2 == number)
            .map(|&(first, last, _)| (first, last));
        let mut state = dfa.start;
        let mut min = None;
        for count in 0..=u32::try_from(dfa.states.len()).ok()? {
            match (dfa.accepts(state), min) {
                (true, None) => min = Some(count),
                (false, Some(_)) => return None,
                _ => {}
            }
            if self
                .classes
                .iter()
                .any(|&other| other != class && dfa.step(state, other) != DEAD)
            {
                return None;
            }
            let next = dfa.step(state, class);
            if next == DEAD || next == state {
                let max = (next == DEAD).then_some(count);
                return Some(Compiled::repeat(listed.collect(), min?, max));
            }
            state = next;
        }
        None
    }
}
