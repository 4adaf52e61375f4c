//! Timestamps, and how Smithy's timestamp formats write them.

mod format;
mod parse;
mod system;

pub use format::TimestampFormat;

use std::fmt;

use time::{OffsetDateTime, UtcOffset};

/// An instant, to the nanosecond, in the years 0 to 9999 of the Gregorian calendar.
///
/// It is written as RFC 3339 in UTC, with a fraction only where there is one: `2020-07-27T14:22:08.095Z`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(OffsetDateTime);

impl DateTime {
    /// The instant `seconds` after 1970 began in UTC, plus `nanos` below a second.
    ///
    /// # Errors
    /// An instant outside the years 0 to 9999, or a billion `nanos` and more.
    pub fn from_unix(seconds: i64, nanos: u32) -> Result<Self, DateTimeError> {
        OffsetDateTime::from_unix_timestamp(seconds)
            .and_then(|instant| instant.replace_nanosecond(nanos))
            .map_err(|_| DateTimeError::OutOfRange)
            .and_then(Self::in_utc)
    }

    /// Whole seconds since 1970 began in UTC, rounded down.
    #[must_use]
    pub fn secs(&self) -> i64 {
        self.0.unix_timestamp()
    }

    /// Nanoseconds beyond [`secs`](Self::secs).
    #[must_use]
    pub fn subsec_nanos(&self) -> u32 {
        self.0.nanosecond()
    }

    /// `instant` in UTC, if its year has four digits there.
    fn in_utc(instant: OffsetDateTime) -> Result<Self, DateTimeError> {
        instant
            .checked_to_offset(UtcOffset::UTC)
            .filter(|instant| (0..=9999).contains(&instant.year()))
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

    fn try_from(instant: OffsetDateTime) -> Result<Self, Self::Error> {
        Self::in_utc(instant)
    }
}

impl From<DateTime> for OffsetDateTime {
    fn from(instant: DateTime) -> Self {
        instant.0
    }
}

/// Why a text is not an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DateTimeError {
    /// The text has none of the forms that a timestamp can have.
    Malformed,
    /// The day or the time does not exist, or is outside the years 0 to 9999.
    OutOfRange,
}

impl fmt::Display for DateTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => {
                "not a timestamp like `2020-07-27T14:22:08Z`, `Mon, 27 Jul 2020 14:22:08 GMT` or `1595859728`"
            }
            Self::OutOfRange => "not a day and time in the years 0 to 9999",
        })
    }
}

impl std::error::Error for DateTimeError {}

#[cfg(test)]
mod tests;
