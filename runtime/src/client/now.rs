//! The time at which something happens, which comes in from outside.

use std::time::Duration;

use crate::value::DateTime;

/// The time at which something happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// What the system's clock shows, right or wrong.
    pub time: DateTime,
    /// How long ago the call began, by a clock that nobody sets.
    pub elapsed: Duration,
}
