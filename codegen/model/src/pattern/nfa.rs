//! Patterns as nondeterministic automata over sets of characters.

use std::collections::BTreeMap;

use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind, Look};

use super::charset::everything;
use super::escape::WORD;
use super::syntax::Parsed;
use super::unsupported::Unsupported;

/// How many states a pattern may have after its counted repetitions are written out.
const MAX_STATES: usize = 10_000;

/// A step of the automaton. States are named by their index.
#[derive(Debug)]
pub(super) enum State {
    /// Reads one character out of a set, which is named by its index.
    Chars { set: usize, next: usize },
    /// Goes on in each of several states at once.
    Fork(Vec<usize>),
    /// Goes on where the place in the text is as described.
    When { look: Look, next: usize },
    /// A text may end here.
    Match,
}

/// A nondeterministic automaton.
#[derive(Debug, Default)]
pub(super) struct Nfa {
    pub(super) states: Vec<State>,
    pub(super) sets: Vec<Vec<(char, char)>>,
    pub(super) start: usize,
    /// The set of characters that words consist of, if it looks at the ends of words.
    pub(super) words: Option<usize>,
    ids: BTreeMap<Vec<(char, char)>, usize>,
}

impl Nfa {
    /// The automaton that accepts each text in which the pattern is found, or which all of it matches if it is not
    /// anchored.
    pub(super) fn new(parsed: &Parsed) -> Result<Self, Unsupported> {
        let mut nfa = Self::default();
        let mut end = nfa.push(State::Match)?;
        if parsed.anchored {
            end = nfa.anything(end)?;
        }
        nfa.start = nfa.add(&parsed.hir, end)?;
        if parsed.anchored {
            nfa.start = nfa.anything(nfa.start)?;
        }
        Ok(nfa)
    }

    fn push(&mut self, state: State) -> Result<usize, Unsupported> {
        if self.states.len() >= MAX_STATES {
            return Err(Unsupported::new(format!(
                "more than {MAX_STATES} states when written out"
            )));
        }
        self.states.push(state);
        Ok(self.states.len() - 1)
    }

    /// Adds states that match `hir` and go on at `next`; returns the first.
    fn add(&mut self, hir: &Hir, next: usize) -> Result<usize, Unsupported> {
        match hir.kind() {
            HirKind::Empty => Ok(next),
            HirKind::Literal(literal) => {
                let text = std::str::from_utf8(&literal.0)
                    .map_err(|_| Unsupported::new("a literal is not UTF-8"))?;
                text.chars()
                    .rev()
                    .try_fold(next, |next, c| self.chars(vec![(c, c)], next))
            }
            HirKind::Class(Class::Unicode(class)) => self.chars(pairs(class), next),
            HirKind::Class(Class::Bytes(class)) => {
                let class = class
                    .to_unicode_class()
                    .ok_or_else(|| Unsupported::new("a class is not Unicode"))?;
                self.chars(pairs(&class), next)
            }
            HirKind::Look(look) => {
                if matches!(look, Look::WordAscii | Look::WordAsciiNegate) {
                    self.words = Some(self.set(WORD.to_vec()));
                }
                self.push(State::When { look: *look, next })
            }
            HirKind::Repetition(repetition) => {
                self.repeat(&repetition.sub, repetition.min, repetition.max, next)
            }
            HirKind::Capture(capture) => self.add(&capture.sub, next),
            HirKind::Concat(parts) => parts
                .iter()
                .rev()
                .try_fold(next, |next, part| self.add(part, next)),
            HirKind::Alternation(parts) => {
                let starts = parts
                    .iter()
                    .map(|part| self.add(part, next))
                    .collect::<Result<_, _>>()?;
                self.push(State::Fork(starts))
            }
        }
    }

    fn repeat(
        &mut self,
        sub: &Hir,
        min: u32,
        max: Option<u32>,
        next: usize,
    ) -> Result<usize, Unsupported> {
        let mut start = next;
        match max {
            None => {
                start = self.push(State::Fork(Vec::new()))?;
                let again = self.add(sub, start)?;
                if let Some(State::Fork(targets)) = self.states.get_mut(start) {
                    targets.extend([again, next]);
                }
            }
            Some(max) => {
                for _ in min..max {
                    let again = self.add(sub, start)?;
                    start = self.push(State::Fork(vec![again, next]))?;
                }
            }
        }
        for _ in 0..min {
            start = self.add(sub, start)?;
        }
        Ok(start)
    }

    fn chars(&mut self, set: Vec<(char, char)>, next: usize) -> Result<usize, Unsupported> {
        let set = self.set(set);
        self.push(State::Chars { set, next })
    }

    fn set(&mut self, set: Vec<(char, char)>) -> usize {
        if let Some(&id) = self.ids.get(&set) {
            return id;
        }
        let id = self.sets.len();
        self.sets.push(set.clone());
        self.ids.insert(set, id);
        id
    }

    /// Adds a state that skips any characters before `next`.
    fn anything(&mut self, next: usize) -> Result<usize, Unsupported> {
        let fork = self.push(State::Fork(Vec::new()))?;
        let skip = self.chars(pairs(&everything()), fork)?;
        if let Some(State::Fork(targets)) = self.states.get_mut(fork) {
            targets.extend([skip, next]);
        }
        Ok(fork)
    }
}

/// The ranges of a class.
pub(super) fn pairs(class: &ClassUnicode) -> Vec<(char, char)> {
    class
        .iter()
        .map(|range| (range.start(), range.end()))
        .collect()
}
