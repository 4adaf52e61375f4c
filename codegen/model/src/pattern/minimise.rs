//! The smallest deterministic automaton for a language, by Hopcroft's partition refinement.

use std::collections::{BTreeMap, BTreeSet};

use super::dfa::{DEAD, Dfa, DfaState};

/// Merges the states that no string distinguishes.
pub(super) fn minimise(dfa: &Dfa) -> Dfa {
    let partition = Partition::refined(dfa);
    // The block of the dead state comes first, so that it stays the dead state.
    let dead = partition.block(DEAD);
    let name = |block: usize| {
        if block == dead {
            DEAD
        } else if block < dead {
            block + 1
        } else {
            block
        }
    };
    let mut states: BTreeMap<usize, DfaState> = BTreeMap::new();
    for (id, state) in dfa.states.iter().enumerate() {
        states
            .entry(name(partition.block(id)))
            .or_insert_with(|| DfaState {
                next: state
                    .next
                    .iter()
                    .map(|&next| name(partition.block(next)))
                    .collect(),
                accepting: state.accepting,
            });
    }
    Dfa {
        start: name(partition.block(dfa.start)),
        states: states.into_values().collect(),
    }
}

/// A division of an automaton's states into blocks.
struct Partition {
    blocks: Vec<Vec<usize>>,
    /// By state.
    block_of: Vec<usize>,
}

impl Partition {
    fn refined(dfa: &Dfa) -> Self {
        let (accepting, others): (Vec<_>, Vec<_>) =
            (0..dfa.states.len()).partition(|&state| dfa.accepts(state));
        let mut partition = Self {
            block_of: vec![0; dfa.states.len()],
            blocks: vec![others],
        };
        let mut open = BTreeSet::from([0]);
        if !accepting.is_empty() {
            open.insert(partition.add(accepting));
        }
        let predecessors = predecessors(dfa);
        while let Some(block) = open.pop_first() {
            let splitter = partition.blocks.get(block).cloned().unwrap_or_default();
            for by_state in &predecessors {
                let from = splitter
                    .iter()
                    .filter_map(|&state| by_state.get(state))
                    .flatten()
                    .copied();
                for (old, new) in partition.split(from) {
                    // Both halves must be looked at if the whole still had to be; otherwise the smaller is enough.
                    let smaller = if partition.len(new) <= partition.len(old) {
                        new
                    } else {
                        old
                    };
                    let more = if open.contains(&old) { new } else { smaller };
                    open.insert(more);
                }
            }
        }
        partition
    }

    fn block(&self, state: usize) -> usize {
        self.block_of.get(state).copied().unwrap_or(0)
    }

    fn len(&self, block: usize) -> usize {
        self.blocks.get(block).map_or(0, Vec::len)
    }

    fn add(&mut self, states: Vec<usize>) -> usize {
        let id = self.blocks.len();
        for &state in &states {
            if let Some(block) = self.block_of.get_mut(state) {
                *block = id;
            }
        }
        self.blocks.push(states);
        id
    }

    /// Takes `states` out of the blocks that hold others too; returns each such block with the new one.
    fn split(&mut self, states: impl Iterator<Item = usize>) -> Vec<(usize, usize)> {
        let mut moved: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for state in states {
            moved.entry(self.block(state)).or_default().push(state);
        }
        let mut split = Vec::new();
        for (old, states) in moved {
            if states.len() < self.len(old) {
                let new = self.add(states);
                let block_of = &self.block_of;
                if let Some(rest) = self.blocks.get_mut(old) {
                    rest.retain(|&state| block_of.get(state) == Some(&old));
                }
                split.push((old, new));
            }
        }
        split
    }
}

/// By class, by state: the states that it follows.
fn predecessors(dfa: &Dfa) -> Vec<Vec<Vec<usize>>> {
    let classes = dfa.states.first().map_or(0, |state| state.next.len());
    let mut predecessors = vec![vec![Vec::new(); dfa.states.len()]; classes];
    for (id, state) in dfa.states.iter().enumerate() {
        for (&next, by_state) in state.next.iter().zip(&mut predecessors) {
            if let Some(from) = by_state.get_mut(next) {
                from.push(id);
            }
        }
    }
    predecessors
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dfa(start: usize, rows: &[(&[usize], bool)]) -> Dfa {
        let states = rows
            .iter()
            .map(|&(next, accepting)| DfaState {
                next: next.to_vec(),
                accepting,
            })
            .collect();
        Dfa { start, states }
    }

    #[test]
    fn merges_equal_states() {
        // (a|b)c, with a state for what follows a and one for what follows b, and two ends.
        let large = dfa(
            1,
            &[
                (&[0, 0, 0], false),
                (&[2, 3, 0], false),
                (&[0, 0, 4], false),
                (&[0, 0, 5], false),
                (&[0, 0, 0], true),
                (&[0, 0, 0], true),
            ],
        );
        let small = minimise(&large);
        assert_eq!(small.states.len(), 4);
        let (a, b) = (small.step(small.start, 0), small.step(small.start, 1));
        assert_eq!(a, b);
        assert!(small.accepts(small.step(a, 2)));
        assert_eq!(small.step(small.start, 2), DEAD);
    }

    #[test]
    fn a_state_that_leads_nowhere_is_dead() {
        let small = minimise(&dfa(1, &[(&[0], false), (&[2], false), (&[1], false)]));
        assert_eq!((small.start, small.states.len()), (DEAD, 1));
    }
}
