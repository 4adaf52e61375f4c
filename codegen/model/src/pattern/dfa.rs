//! Deterministic automata, by the subset construction.

use std::collections::BTreeMap;

use regex_syntax::hir::Look;

use super::alphabet::Alphabet;
use super::nfa::{Nfa, State};
use super::unsupported::Unsupported;

/// How many states an automaton may have before it is minimised.
const MAX_STATES: usize = 4_096;

/// How many steps its construction may take.
const MAX_STEPS: usize = 20_000_000;

/// The state that no accepted text leads to.
pub(super) const DEAD: usize = 0;

/// A deterministic automaton. States and classes are named by their index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dfa {
    pub(super) start: usize,
    pub(super) states: Vec<DfaState>,
}

/// A state of a [`Dfa`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DfaState {
    /// The state that follows, by class.
    pub(super) next: Vec<usize>,
    /// Whether a text may end here.
    pub(super) accepting: bool,
}

impl Dfa {
    /// The state that follows `state` on `class`.
    pub(super) fn step(&self, state: usize, class: usize) -> usize {
        self.states
            .get(state)
            .and_then(|state| state.next.get(class))
            .copied()
            .unwrap_or(DEAD)
    }

    /// Whether a text may end in `state`.
    pub(super) fn accepts(&self, state: usize) -> bool {
        self.states.get(state).is_some_and(|state| state.accepting)
    }
}

/// What stands before a place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Before {
    Start,
    Word,
    Other,
}

/// What stands behind a place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    Word,
    Other,
    End,
}

/// What a deterministic state stands for.
///
/// Looks are not followed before the next character is known, so they are among the states.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Subset {
    before: Before,
    states: Vec<usize>,
}

/// Makes an automaton deterministic.
pub(super) fn determine(nfa: &Nfa, alphabet: &Alphabet) -> Result<Dfa, Unsupported> {
    let mut construction = Construction {
        nfa,
        ids: BTreeMap::new(),
        subsets: Vec::new(),
        seen: vec![0; nfa.states.len()],
        round: 0,
        steps: 0,
    };
    construction.id(Subset {
        before: Before::Other,
        states: Vec::new(),
    })?;
    let states = construction.closure(vec![nfa.start], None)?;
    let start = construction.id(Subset {
        before: Before::Start,
        states,
    })?;

    let mut dfa = Dfa {
        start,
        states: Vec::new(),
    };
    while let Some(subset) = construction.subsets.get(dfa.states.len()).cloned() {
        let ending = construction.looked(&subset, After::End)?;
        let accepting = ending
            .iter()
            .any(|&state| matches!(nfa.states.get(state), Some(State::Match)));
        let before_word = construction.looked(&subset, After::Word)?;
        let before_other = construction.looked(&subset, After::Other)?;
        let mut next = Vec::with_capacity(alphabet.len());
        for class in 0..alphabet.len() {
            let is_word = nfa.words.is_some_and(|set| alphabet.is_in(class, set));
            let from = if is_word { &before_word } else { &before_other };
            let targets: Vec<usize> = from
                .iter()
                .filter_map(|&state| match nfa.states.get(state) {
                    Some(State::Chars { set, next }) if alphabet.is_in(class, *set) => Some(*next),
                    _ => None,
                })
                .collect();
            let states = construction.closure(targets, None)?;
            // The empty subset is dead, whatever stands before it.
            let before = if is_word && !states.is_empty() {
                Before::Word
            } else {
                Before::Other
            };
            next.push(construction.id(Subset { before, states })?);
        }
        dfa.states.push(DfaState { next, accepting });
    }
    Ok(dfa)
}

struct Construction<'a> {
    nfa: &'a Nfa,
    ids: BTreeMap<Subset, usize>,
    subsets: Vec<Subset>,
    /// By state: the last round in which it was met.
    seen: Vec<usize>,
    round: usize,
    steps: usize,
}

impl Construction<'_> {
    fn id(&mut self, subset: Subset) -> Result<usize, Unsupported> {
        if let Some(&id) = self.ids.get(&subset) {
            return Ok(id);
        }
        let id = self.subsets.len();
        if id >= MAX_STATES {
            return Err(Unsupported::new(format!(
                "more than {MAX_STATES} states when made deterministic"
            )));
        }
        self.subsets.push(subset.clone());
        self.ids.insert(subset, id);
        Ok(id)
    }

    /// The subset once it is known what comes next.
    fn looked(&mut self, subset: &Subset, after: After) -> Result<Vec<usize>, Unsupported> {
        let looks = |&state: &usize| matches!(self.nfa.states.get(state), Some(State::When { .. }));
        if subset.states.iter().any(looks) {
            self.closure(subset.states.clone(), Some((subset.before, after)))
        } else {
            Ok(subset.states.clone())
        }
    }

    /// The states that are reached without a character, in ascending order, without forks. Looks are followed where
    /// `place` is known and fits, and kept where it is not known.
    fn closure(
        &mut self,
        from: Vec<usize>,
        place: Option<(Before, After)>,
    ) -> Result<Vec<usize>, Unsupported> {
        self.round += 1;
        let mut open = from;
        let mut reached = Vec::new();
        self.steps += open.len();
        while let Some(state) = open.pop() {
            match self.seen.get_mut(state) {
                Some(round) if *round != self.round => *round = self.round,
                _ => continue,
            }
            self.steps += 1;
            match (self.nfa.states.get(state), place) {
                (Some(State::Fork(targets)), _) => {
                    self.steps += targets.len();
                    open.extend(targets);
                }
                (Some(State::When { look, next }), Some((before, after))) => {
                    if holds(*look, before, after) {
                        open.push(*next);
                    }
                }
                (Some(_), _) => reached.push(state),
                (None, _) => {}
            }
        }
        if self.steps > MAX_STEPS {
            return Err(Unsupported::new(format!(
                "more than {MAX_STEPS} steps to make it deterministic"
            )));
        }
        reached.sort_unstable();
        Ok(reached)
    }
}

fn holds(look: Look, before: Before, after: After) -> bool {
    let at_border = (before == Before::Word) != (after == After::Word);
    match look {
        Look::Start => before == Before::Start,
        Look::End => after == After::End,
        Look::WordAscii => at_border,
        Look::WordAsciiNegate => !at_border,
        _ => false,
    }
}
