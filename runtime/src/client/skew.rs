//! The difference between the system's clock and the service's.

use std::sync::atomic::{AtomicI64, Ordering::Relaxed};

use crate::value::DateTime;

/// By how many seconds the service's clock is ahead, as far as is known. All calls of a client share it.
#[derive(Debug, Default)]
pub(crate) struct Skew(AtomicI64);

/// Services accept signatures that are up to five minutes old or early.
const TOLERANCE: u64 = 4 * 60;

/// The codes of errors whose reason may be a wrong clock.
const CODES: [&str; 6] = [
    "AuthFailure",
    "InvalidSignatureException",
    "RequestExpired",
    "RequestInTheFuture",
    "RequestTimeTooSkewed",
    "SignatureDoesNotMatch",
];

impl Skew {
    pub(crate) const fn new() -> Self {
        Self(AtomicI64::new(0))
    }

    /// A time of the system's clock as one of the service's.
    pub(crate) fn corrected(&self, time: DateTime) -> DateTime {
        let seconds = time.secs().saturating_add(self.0.load(Relaxed));
        DateTime::from_unix(seconds, time.subsec_nanos()).unwrap_or(time)
    }

    /// Whether an error with this code came from the clock: because the service's time, `date`, is too far from `signed`,
    /// that of the signature. If so, the difference is known from then on. `time` is the system's at the response.
    pub(crate) fn explains(
        &self,
        code: &str,
        date: Option<DateTime>,
        signed: DateTime,
        time: DateTime,
    ) -> bool {
        let Some(date) = date.filter(|_| CODES.contains(&code)) else {
            return false;
        };
        let is_far = date.secs().abs_diff(signed.secs()) > TOLERANCE;
        if is_far {
            self.0
                .store(date.secs().saturating_sub(time.secs()), Relaxed);
        }
        is_far
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime {
        DateTime::from_unix(seconds, 7).unwrap()
    }

    #[test]
    fn the_difference_is_kept_if_it_explains_the_error() {
        for (code, date, explains, corrected) in [
            ("RequestExpired", Some(at(10_000)), true, 10_000),
            ("SignatureDoesNotMatch", Some(at(100)), true, 100),
            ("SignatureDoesNotMatch", Some(at(1240)), false, 1010),
            ("SignatureDoesNotMatch", Some(at(760)), false, 1010),
            ("SignatureDoesNotMatch", Some(at(1241)), true, 1241),
            ("SignatureDoesNotMatch", None, false, 1010),
            ("AccessDenied", Some(at(10_000)), false, 1010),
        ] {
            let skew = Skew::new();
            assert_eq!(
                skew.explains(code, date, at(1000), at(1010)),
                explains,
                "{code} {date:?}"
            );
            assert_eq!(skew.corrected(at(1010)), at(corrected), "{code} {date:?}");
        }
    }

    #[test]
    fn a_corrected_clock_explains_no_further_error() {
        let skew = Skew::new();
        assert!(skew.explains("RequestExpired", Some(at(9000)), at(0), at(0)));
        let signed = skew.corrected(at(5));
        assert!(!skew.explains("RequestExpired", Some(at(9006)), signed, at(6)));
        assert_eq!(skew.corrected(at(6)), at(9006));
    }

    #[test]
    fn what_is_out_of_range_is_left_as_it_is() {
        let skew = Skew(AtomicI64::new(i64::MAX));
        assert_eq!(skew.corrected(at(1)), at(1));
    }
}
