//! How long a client waits.

use std::time::Duration;

/// How long a client waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Timeouts {
    /// For a connection.
    pub connect: Option<Duration>,
    /// For the whole answer to one attempt, the connection included.
    pub attempt: Option<Duration>,
    /// For the end of a call, with all its attempts and what is between them.
    pub operation: Option<Duration>,
}

impl Timeouts {
    /// 3.1 seconds for a connection, 60 seconds for an attempt, no limit for a call: its attempts have theirs.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            connect: Some(Duration::from_millis(3100)),
            attempt: Some(Duration::from_secs(60)),
            operation: None,
        }
    }

    /// Sets how long to wait for a connection.
    #[must_use]
    pub const fn connect(mut self, timeout: Option<Duration>) -> Self {
        self.connect = timeout;
        self
    }

    /// Sets how long to wait for the answer to an attempt.
    #[must_use]
    pub const fn attempt(mut self, timeout: Option<Duration>) -> Self {
        self.attempt = timeout;
        self
    }

    /// Sets how long to wait for the end of a call.
    #[must_use]
    pub const fn operation(mut self, timeout: Option<Duration>) -> Self {
        self.operation = timeout;
        self
    }

    /// How long an attempt may take that begins after `elapsed`.
    pub(super) fn of_attempt(&self, elapsed: Duration) -> Option<Duration> {
        let rest = self.operation.map(|limit| limit.saturating_sub(elapsed));
        match (self.attempt, rest) {
            (Some(attempt), Some(rest)) => Some(attempt.min(rest)),
            (one, other) => one.or(other),
        }
    }

    /// The limit of a call, if nothing that ends after `elapsed` can be in time.
    pub(super) fn passed(&self, elapsed: Duration) -> Option<Duration> {
        self.operation.filter(|limit| *limit <= elapsed)
    }
}

impl Default for Timeouts {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attempt_ends_with_its_call() {
        let seconds = |seconds| Some(Duration::from_secs(seconds));
        for (attempt, operation, elapsed, expected) in [
            (None, None, 5, None),
            (seconds(10), None, 5, seconds(10)),
            (None, seconds(8), 5, seconds(3)),
            (seconds(2), seconds(8), 5, seconds(2)),
            (seconds(10), seconds(8), 5, seconds(3)),
            (seconds(10), seconds(8), 9, seconds(0)),
        ] {
            let timeouts = Timeouts::new().attempt(attempt).operation(operation);
            let found = timeouts.of_attempt(Duration::from_secs(elapsed));
            assert_eq!(found, expected, "{timeouts:?}");
        }
        let timeouts = Timeouts::new().operation(seconds(8));
        assert_eq!(timeouts.passed(Duration::from_millis(7999)), None);
        assert_eq!(timeouts.passed(Duration::from_secs(8)), seconds(8));
    }
}
