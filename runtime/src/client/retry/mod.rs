//! Which requests are sent again, how often and how late: what AWS SDKs call the standard mode
//! ([retry behavior](https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html)).
//!
//! Which errors are worth it is said by [`RetryKind`](crate::operation::RetryKind). Nothing here reads a clock.

mod backoff;
mod bucket;
mod repeat;

pub(crate) use bucket::{Bucket, Cost};
pub(crate) use repeat::is_repeatable;

use std::num::NonZeroU32;

/// How a client retries.
///
/// ```
/// use touchmark::client::retry::{Mode, Retries};
///
/// let five = Retries::new().max_attempts(5);
/// let sooner = Retries::new().mode(Mode::Standard2026);
/// assert_eq!((five.attempts(), sooner.attempts()), (5, 3));
/// assert_eq!(Retries::never().attempts(), 1);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retries {
    mode: Mode,
    max_attempts: NonZeroU32,
}

/// How long retries wait, and how many a client may have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mode {
    /// The first retry comes within a second, each further one within twice the time.
    #[default]
    Standard,
    /// What AWS SDKs change in 2026: the first retry comes within 50 milliseconds, that of a throttled request within a
    /// second; retries cost more, unless they are of throttled requests, so that a client has fewer of them while a
    /// service is down.
    Standard2026,
}

impl Retries {
    /// At most three attempts, in the standard mode.
    #[must_use]
    pub const fn new() -> Self {
        Self::never().max_attempts(3)
    }

    /// One attempt.
    #[must_use]
    pub const fn never() -> Self {
        Self {
            mode: Mode::Standard,
            max_attempts: NonZeroU32::MIN,
        }
    }

    /// Sets the mode.
    #[must_use]
    pub const fn mode(mut self, mode: Mode) -> Self {
        self.mode = mode;
        self
    }

    /// Sets how often a request may be sent, the first time included. 0 means 1.
    #[must_use]
    pub const fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = match NonZeroU32::new(attempts) {
            Some(attempts) => attempts,
            None => NonZeroU32::MIN,
        };
        self
    }

    /// How often a request may be sent.
    #[must_use]
    pub const fn attempts(&self) -> u32 {
        self.max_attempts.get()
    }
}

impl Default for Retries {
    fn default() -> Self {
        Self::new()
    }
}
