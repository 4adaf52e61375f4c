//! How long to wait before a retry: twice as long each time, at random below that.

use std::time::Duration;

use super::{Mode, Retries};
use crate::operation::RetryKind;

/// No retry waits longer, unless the service asks for it.
const MAX: Duration = Duration::from_secs(20);

/// How much longer than drawn a retry waits in the mode of 2026, at most, because the service asks for it.
const MAX_ADDITION: Duration = Duration::from_secs(5);

impl Retries {
    /// How long to wait before retry number `retry`, counted from 0, of an error of this kind. `fraction` is random,
    /// from 0 to below 1; `asked` is the delay that the response asks for.
    pub(crate) fn delay(
        &self,
        retry: u32,
        kind: RetryKind,
        fraction: f64,
        asked: Option<Duration>,
    ) -> Duration {
        let factor = 2_u32.saturating_pow(retry);
        let longest = self.base(kind).saturating_mul(factor).min(MAX);
        let drawn = longest.mul_f64(fraction.clamp(0.0, 1.0));
        let limit = match self.mode {
            Mode::Standard => MAX,
            Mode::Standard2026 => drawn.saturating_add(MAX_ADDITION),
        };
        asked.map_or(drawn, |asked| asked.min(limit).max(drawn))
    }

    fn base(&self, kind: RetryKind) -> Duration {
        match (self.mode, kind) {
            (Mode::Standard, _) | (Mode::Standard2026, RetryKind::Throttling) => {
                Duration::from_secs(1)
            }
            (Mode::Standard2026, _) => Duration::from_millis(50),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use RetryKind::{Throttling, Timeout, Transient};

    const OLD: Retries = Retries::new();
    const NEW: Retries = Retries::new().mode(Mode::Standard2026);

    #[test]
    fn each_retry_draws_from_twice_the_time() {
        for (retries, kind, expected) in [
            (
                OLD,
                Transient,
                [500, 1000, 2000, 4000, 8000, 10_000, 10_000],
            ),
            (
                OLD,
                Throttling,
                [500, 1000, 2000, 4000, 8000, 10_000, 10_000],
            ),
            (NEW, Transient, [25, 50, 100, 200, 400, 800, 1600]),
            (NEW, Timeout, [25, 50, 100, 200, 400, 800, 1600]),
            (
                NEW,
                Throttling,
                [500, 1000, 2000, 4000, 8000, 10_000, 10_000],
            ),
        ] {
            for (retry, millis) in (0..).zip(expected) {
                let delay = retries.delay(retry, kind, 0.5, None);
                assert_eq!(
                    delay,
                    Duration::from_millis(millis),
                    "{retries:?} {kind:?} {retry}"
                );
            }
        }
        assert_eq!(OLD.delay(3, Transient, 0.0, None), Duration::ZERO);
        assert_eq!(OLD.delay(u32::MAX, Transient, 1.0, None), MAX);
        assert_eq!(NEW.delay(u32::MAX, Transient, 1.0, None), MAX);
    }

    #[test]
    fn what_the_service_asks_for_is_at_least_waited_up_to_a_limit() {
        let seconds = |seconds| Some(Duration::from_secs(seconds));
        for (retries, asked, millis) in [
            (OLD, 0, 500),
            (OLD, 7, 7000),
            (OLD, 3600, 20_000),
            (NEW, 0, 25),
            (NEW, 4, 4000),
            (NEW, 3600, 5025),
        ] {
            let delay = retries.delay(0, Transient, 0.5, seconds(asked));
            assert_eq!(delay, Duration::from_millis(millis), "{retries:?} {asked}");
        }
    }
}
