//! Times, and what several threads know.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use touchmark::value::DateTime;

/// A time after another; the other, if that is beyond all times.
pub(crate) fn later(time: DateTime, duration: Duration) -> DateTime {
    let seconds = i64::try_from(duration.as_secs()).unwrap_or(i64::MAX);
    let seconds = time.secs().saturating_add(seconds);
    DateTime::from_unix(seconds, time.subsec_nanos()).unwrap_or(time)
}

/// How long it is until a time; nothing, if that has passed.
pub(crate) fn until(time: DateTime, now: DateTime) -> Duration {
    let seconds = time.secs().saturating_sub(now.secs());
    Duration::from_secs(u64::try_from(seconds).unwrap_or(0))
}

/// What is in a mutex. A thread that panicked with it left a value that is whole: each is set at once.
pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
