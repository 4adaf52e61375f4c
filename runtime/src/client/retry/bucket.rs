//! How many retries a client may have: a bucket of tokens, which retries take and successes refill.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use super::{Mode, Retries};
use crate::operation::RetryKind;

const CAPACITY: u32 = 500;

/// What a success at the first attempt puts back.
const SUCCESS: u32 = 1;

/// The tokens of a client. All its calls share them, so that a service that fails is not sent three times as much.
#[derive(Debug)]
pub(crate) struct Bucket(AtomicU32);

/// What a retry cost. It is put back if the retry succeeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cost(u32);

impl Bucket {
    pub(crate) const fn new() -> Self {
        Self(AtomicU32::new(CAPACITY))
    }

    /// Takes what a retry costs; `None` if there is not enough.
    pub(crate) fn take(&self, cost: Cost) -> Option<Cost> {
        let taken = |tokens: u32| tokens.checked_sub(cost.0);
        self.0.fetch_update(Relaxed, Relaxed, taken).ok()?;
        Some(cost)
    }

    /// A call succeeded, whose last retry had this cost.
    pub(crate) fn refill(&self, cost: Option<Cost>) {
        let Cost(amount) = cost.unwrap_or(Cost(SUCCESS));
        let refilled = |tokens: u32| Some(tokens.saturating_add(amount).min(CAPACITY));
        // Cannot fail, since there is always a new value.
        let _ = self.0.fetch_update(Relaxed, Relaxed, refilled);
    }
}

impl Retries {
    /// What it costs to send again after an error of this kind.
    pub(crate) fn cost(&self, kind: RetryKind) -> Cost {
        Cost(match (self.mode, kind) {
            (Mode::Standard, RetryKind::Timeout) => 10,
            (Mode::Standard, _) | (Mode::Standard2026, RetryKind::Throttling) => 5,
            (Mode::Standard2026, _) => 14,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use RetryKind::{Throttling, Timeout, Transient};

    const OLD: Retries = Retries::new();
    const NEW: Retries = Retries::new().mode(Mode::Standard2026);

    fn tokens(bucket: &Bucket) -> u32 {
        bucket.0.load(Relaxed)
    }

    #[test]
    fn costs_and_how_many_retries_they_leave() {
        for (retries, kind, cost, count) in [
            (OLD, Transient, 5, 100),
            (OLD, Throttling, 5, 100),
            (OLD, Timeout, 10, 50),
            (NEW, Transient, 14, 35),
            (NEW, Throttling, 5, 100),
            (NEW, Timeout, 14, 35),
        ] {
            let bucket = Bucket::new();
            let price = retries.cost(kind);
            assert_eq!(price, Cost(cost), "{retries:?} {kind:?}");
            let taken = (0..200).map_while(|_| bucket.take(price)).count();
            assert_eq!(taken, count, "{retries:?} {kind:?}");
            assert_eq!(tokens(&bucket), CAPACITY % cost);
        }
    }

    #[test]
    fn successes_put_back_what_the_last_retry_cost_and_no_more_than_fits() {
        let bucket = Bucket::new();
        bucket.refill(None);
        assert_eq!(tokens(&bucket), 500);
        let taken = bucket.take(OLD.cost(Timeout));
        bucket.take(OLD.cost(Transient)).unwrap();
        assert_eq!(tokens(&bucket), 485);
        bucket.refill(None);
        assert_eq!(tokens(&bucket), 486);
        bucket.refill(taken);
        assert_eq!(tokens(&bucket), 496);
        bucket.refill(taken);
        assert_eq!(tokens(&bucket), 500);
    }
}
