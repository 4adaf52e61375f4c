//! The time at which something happens, which comes in from outside.

use std::time::{Duration, Instant, SystemTime};

use crate::value::DateTime;

/// The time at which something happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// What the system's clock shows, right or wrong.
    pub time: DateTime,
    /// How long ago the call began, by a clock that nobody sets.
    pub elapsed: Duration,
}

impl Now {
    /// By the system's clocks, of a call that began at `start`. A system without a clock is treated as one with a wrong one.
    pub(crate) fn since(start: Instant) -> Self {
        Self {
            time: DateTime::try_from(SystemTime::now()).unwrap_or_default(),
            elapsed: start.elapsed(),
        }
    }
}
