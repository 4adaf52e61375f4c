//! The order in which services write members.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Which member comes behind which in documents.
///
/// Services have orders of their own, but keep to them: what came behind a member is remembered, and looked at first when
/// that member comes again. Threads may remember different things; what they lose is time.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// By the index of a member, and last of all for the start, the index of what came behind.
    behind: Box<[AtomicUsize]>,
}

impl Order {
    /// The order of this many members in their schema.
    pub(super) fn of(members: usize) -> Self {
        let behind = (1..=members).chain([0]);
        Self {
            behind: behind.map(AtomicUsize::new).collect(),
        }
    }

    /// The index of the member that `is_it` tells, where `last` is the index of the one before, if there is one.
    #[inline]
    pub(super) fn find(&self, last: Option<usize>, is_it: impl Fn(usize) -> bool) -> Option<usize> {
        let members = self.behind.len().saturating_sub(1);
        let last = last.map_or(members, |last| last.min(members));
        let behind = self.behind.get(last)?;
        let remembered = behind.load(Ordering::Relaxed);
        if is_it(remembered) {
            return Some(remembered);
        }
        let found = (last..members).chain(0..last).find(|index| is_it(*index))?;
        behind.store(found, Ordering::Relaxed);
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_is_found_from_everywhere_in_any_order() {
        const MEMBERS: usize = 5;
        let order = Order::of(MEMBERS);
        let places = || (0..MEMBERS).map(Some).chain([None]);
        for step in 1..9 {
            for (turn, last) in places().cycle().take(40).enumerate() {
                let wanted = turn * step % MEMBERS;
                assert_eq!(order.find(last, |index| index == wanted), Some(wanted));
            }
        }
        assert!(places().all(|last| order.find(last, |_| false).is_none()));
        assert_eq!(order.find(Some(MEMBERS + 1), |index| index == 2), Some(2));
        assert_eq!(Order::of(0).find(None, |_| false), None);
    }

    #[test]
    fn what_came_behind_is_looked_at_first() {
        let order = Order::of(9);
        let looks = |last, wanted| {
            let looks = AtomicUsize::new(0);
            let found = order.find(last, |index| {
                looks.fetch_add(1, Ordering::Relaxed);
                index == wanted
            });
            assert_eq!(found, Some(wanted));
            looks.into_inner()
        };
        assert_eq!(looks(None, 0), 1);
        assert_eq!(looks(Some(0), 1), 1);
        assert!(looks(Some(1), 8) > 1);
        assert_eq!(looks(Some(1), 8), 1);
        assert!(looks(Some(8), 2) > 1);
        assert_eq!(looks(Some(8), 2), 1);
    }
}
