//! Timestamps in Smithy's formats.

mod format;
mod parse;
mod system;

pub use format::TimestampFormat;

use std::fmt;

use time::{OffsetDateTime, UtcOffset};

/// A timestamp with nanosecond precision, in the years 0 to 9999 of the Gregorian calendar.
///
/// It is displayed as RFC 3339 in UTC, with a fraction only if it is not zero: `2020-07-27T14:22:08.095Z`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(OffsetDateTime);

impl DateTime {
    /// The timestamp `seconds` after the Unix epoch, plus `nanos` nanoseconds.
    ///
    /// # Errors
    /// A timestamp outside the years 0 to 9999, or a billion `nanos` or more.
    pub fn from_unix(seconds: i64, nanos: u32) -> Result<Self, DateTimeError> {
        OffsetDateTime::from_unix_timestamp(seconds)
            .and_then(|timestamp| timestamp.replace_nanosecond(nanos))
            .map_err(|_| DateTimeError::OutOfRange)
            .and_then(Self::in_utc)
    }

    /// Seconds since the Unix epoch, rounded down.
    #[must_use]
    pub fn secs(&self) -> i64 {
        self.0.unix_timestamp()
    }

    /// Nanoseconds since the second returned by [`secs`](Self::secs).
    #[must_use]
    pub fn subsec_nanos(&self) -> u32 {
        self.0.nanosecond()
    }

    /// Converts to UTC, if the year then has four digits.
    fn in_utc(timestamp: OffsetDateTime) -> Result<Self, DateTimeError> {
        timestamp
            .checked_to_offset(UtcOffset::UTC)
            .filter(|timestamp| (0..=9999).contains(&timestamp.year()))
            .map(Self)
            .ok_or(DateTimeError::OutOfRange)
    }
}

/// 1970-01-01T00:00:00Z.
impl Default for DateTime {
    fn default() -> Self {
        Self(OffsetDateTime::UNIX_EPOCH)
    }
}

impl TryFrom<OffsetDateTime> for DateTime {
    type Error = DateTimeError;

    fn try_from(timestamp: OffsetDateTime) -> Result<Self, Self::Error> {
        Self::in_utc(timestamp)
    }
}

impl From<DateTime> for OffsetDateTime {
    fn from(timestamp: DateTime) -> Self {
        timestamp.0
    }
}

/// An error in parsing or converting a timestamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DateTimeError {
    /// The string has none of the formats of a timestamp.
    Malformed,
    /// The day or the time does not exist, or is outside the years 0 to 9999.
    OutOfRange,
    /// The time is outside the range of this system's [`SystemTime`](std::time::SystemTime).
    OutOfSystemRange,
}

impl fmt::Display for DateTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => {
                "not a timestamp like `2020-07-27T14:22:08Z`, `Mon, 27 Jul 2020 14:22:08 GMT` or `1595859728`"
            }
            Self::OutOfRange => "not a day and time in the years 0 to 9999",
            Self::OutOfSystemRange => "outside the range of this system's clock",
        })
    }
}

impl std::error::Error for DateTimeError {}

#[cfg(test)]
mod tests;
