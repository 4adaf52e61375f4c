//! Conversions from and to the time of the standard library.

use std::time::{Duration, SystemTime};

use time::OffsetDateTime;

use super::{DateTime, DateTimeError};

impl TryFrom<SystemTime> for DateTime {
    type Error = DateTimeError;

    fn try_from(time: SystemTime) -> Result<Self, Self::Error> {
        let out_of_range = |_| DateTimeError::OutOfRange;
        match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => Self::from_unix(
                i64::try_from(after.as_secs()).map_err(out_of_range)?,
                after.subsec_nanos(),
            ),
            Err(before) => {
                let before = before.duration();
                let whole = i64::try_from(before.as_secs()).map_err(out_of_range)?;
                OffsetDateTime::UNIX_EPOCH
                    .checked_sub(time::Duration::seconds(whole))
                    .and_then(|timestamp| {
                        timestamp.checked_sub(time::Duration::nanoseconds(i64::from(
                            before.subsec_nanos(),
                        )))
                    })
                    .ok_or(DateTimeError::OutOfRange)
                    .and_then(Self::in_utc)
            }
        }
    }
}

impl TryFrom<DateTime> for SystemTime {
    type Error = DateTimeError;

    /// The range of a system's time may be smaller: on Windows it begins in the year 1601.
    fn try_from(timestamp: DateTime) -> Result<Self, Self::Error> {
        let seconds = Duration::from_secs(timestamp.secs().unsigned_abs());
        let start = if timestamp.secs() < 0 {
            Self::UNIX_EPOCH.checked_sub(seconds)
        } else {
            Self::UNIX_EPOCH.checked_add(seconds)
        };
        let nanos = Duration::from_nanos(timestamp.subsec_nanos().into());
        start
            .and_then(|start| start.checked_add(nanos))
            .ok_or(DateTimeError::OutOfSystemRange)
    }
}
