//! A clock that nobody waits for: it is always as late as the next that is waited for.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use crate::client::tower::{Sleep, Sleeping};

/// Waits in the order of their ends, which take no time: the first of them is over as soon as somebody asks. So a test of
/// timeouts and pauses finds the order of things, and does not depend on how fast the machine is.
#[derive(Clone, Default)]
pub(super) struct Clock(Arc<Mutex<Times>>);

#[derive(Default)]
struct Times {
    now: Duration,
    /// How many waits there have been.
    count: u64,
    /// The waits that are not over, by their ends, each with who asked for it last.
    waits: BTreeMap<Key, Option<Waker>>,
}

/// The end of a wait, and its number among those with the same end.
type Key = (Duration, u64);

impl Clock {
    fn times(&self) -> MutexGuard<'_, Times> {
        // Nothing below leaves them in halves.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A wait of this time, which begins now.
    pub(super) fn wait(&self, duration: Duration) -> Wait {
        let mut times = self.times();
        let key = (times.now.saturating_add(duration), times.count);
        times.count = times.count.wrapping_add(1);
        times.waits.insert(key, None);
        Wait {
            clock: self.clone(),
            key,
        }
    }
}

impl Sleep for Clock {
    fn sleep(&self, duration: Duration) -> Sleeping {
        Box::pin(self.wait(duration))
    }
}

/// A wait.
pub(super) struct Wait {
    clock: Clock,
    key: Key,
}

impl Future for Wait {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut times = self.clock.times();
        if times.first() == Some(self.key) {
            times.now = self.key.0;
            times.waits.remove(&self.key);
        }
        match times.waits.get_mut(&self.key) {
            Some(waker) => {
                *waker = Some(context.waker().clone());
                times.wake_first();
                Poll::Pending
            }
            None => {
                times.wake_first();
                Poll::Ready(())
            }
        }
    }
}

/// A wait that is given up holds nobody up.
impl Drop for Wait {
    fn drop(&mut self) {
        let mut times = self.clock.times();
        times.waits.remove(&self.key);
        times.wake_first();
    }
}

impl Times {
    fn first(&self) -> Option<Key> {
        let (key, _) = self.waits.first_key_value()?;
        Some(*key)
    }

    /// Has the first wait be asked for again, since it may be over now.
    fn wake_first(&mut self) {
        if let Some(mut first) = self.waits.first_entry()
            && let Some(waker) = first.get_mut().take()
        {
            waker.wake();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;

    use super::*;

    #[test]
    fn the_first_end_is_the_first_that_is_over() {
        let clock = Clock::default();
        let mut context = Context::from_waker(Waker::noop());
        let second = Duration::from_secs(1);
        let mut late = pin!(clock.wait(second * 60));
        let mut soon = Box::pin(clock.wait(second * 30));
        assert_eq!(late.as_mut().poll(&mut context), Poll::Pending);
        assert_eq!(soon.as_mut().poll(&mut context), Poll::Ready(()));
        // The rest of the minute is over before another minute.
        let mut minute = Box::pin(clock.wait(second * 60));
        assert_eq!(minute.as_mut().poll(&mut context), Poll::Pending);
        assert_eq!(late.as_mut().poll(&mut context), Poll::Ready(()));
        assert_eq!(late.as_mut().poll(&mut context), Poll::Ready(()));
        // What is given up is not waited for.
        let mut day = pin!(clock.wait(second * 86_400));
        assert_eq!(day.as_mut().poll(&mut context), Poll::Pending);
        drop(minute);
        assert_eq!(day.as_mut().poll(&mut context), Poll::Ready(()));
    }
}
