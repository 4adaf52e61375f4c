//! A gate that one at a time passes, on any runtime.

use std::future::poll_fn;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};

use crate::time::locked;

/// A gate that one at a time passes. Passes have numbers.
#[derive(Default)]
pub(super) struct Gate(Mutex<State>);

#[derive(Default)]
struct State {
    last: u64,
    is_entered: bool,
    /// Who waits for the pass that goes on.
    waiting: Vec<Waker>,
}

/// The right to be inside. It ends when it is dropped, also with a future that nobody waits for any more.
pub(super) struct Pass<'g> {
    gate: &'g Gate,
    number: u64,
}

impl Gate {
    /// A pass, unless someone else has one.
    pub(super) fn enter(&self) -> Option<Pass<'_>> {
        let mut state = locked(&self.0);
        if state.is_entered {
            return None;
        }
        state.is_entered = true;
        state.last = state.last.wrapping_add(1);
        Some(Pass {
            gate: self,
            number: state.last,
        })
    }

    /// The number of the pass that goes on.
    pub(super) fn number(&self) -> Option<u64> {
        let state = locked(&self.0);
        state.is_entered.then_some(state.last)
    }

    /// Waits until the pass with this number has ended.
    pub(super) async fn closed(&self, number: u64) {
        poll_fn(|context| self.poll_closed(number, context)).await;
    }

    fn poll_closed(&self, number: u64, context: &mut Context<'_>) -> Poll<()> {
        let mut state = locked(&self.0);
        if !state.is_entered || state.last != number {
            return Poll::Ready(());
        }
        let waker = context.waker();
        if !state.waiting.iter().any(|known| known.will_wake(waker)) {
            state.waiting.push(waker.clone());
        }
        Poll::Pending
    }
}

impl Pass<'_> {
    pub(super) fn number(&self) -> u64 {
        self.number
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        let mut state = locked(&self.gate.0);
        state.is_entered = false;
        let waiting = std::mem::take(&mut state.waiting);
        drop(state);
        waiting.into_iter().for_each(Waker::wake);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::block_on;

    #[test]
    fn one_at_a_time() {
        let gate = Gate::default();
        assert_eq!(gate.number(), None);
        let first = gate.enter().unwrap();
        assert_eq!((gate.number(), first.number()), (Some(1), 1));
        assert!(gate.enter().is_none());
        drop(first);
        // Nobody is inside, so that there is nothing to wait for.
        block_on(gate.closed(1));
        let second = gate.enter().unwrap();
        assert_eq!(second.number(), 2);
        block_on(gate.closed(1));
    }
}
