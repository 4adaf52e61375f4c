//! Instants, and how Smithy's timestamp formats write them.

mod parse;

use std::fmt;
use std::str::FromStr;
use std::time::SystemTime;

use time::{OffsetDateTime, UtcOffset};

use crate::schema::TimestampFormat;

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

    /// Reads any of the three formats; they cannot be confused.
    ///
    /// # Errors
    /// Text in none of the formats, a day or time that does not exist, or one outside the years 0 to 9999.
    pub fn parse(text: &str) -> Result<Self, DateTimeError> {
        parse::any(text)
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

    /// The text in a format. [`TimestampFormat::HttpDate`] has no room for a fraction, which is dropped.
    #[must_use]
    pub fn format(&self, format: TimestampFormat) -> String {
        match format {
            TimestampFormat::DateTime => self.to_string(),
            TimestampFormat::HttpDate => self.http_date(),
            TimestampFormat::EpochSeconds => self.epoch_seconds(),
        }
    }

    /// `instant` in UTC, if its year has four digits there.
    fn in_utc(instant: OffsetDateTime) -> Result<Self, DateTimeError> {
        instant
            .checked_to_offset(UtcOffset::UTC)
            .filter(|instant| (0..=9999).contains(&instant.year()))
            .map(Self)
            .ok_or(DateTimeError::OutOfRange)
    }

    fn http_date(self) -> String {
        let (weekday, month) = (self.0.weekday().to_string(), self.0.month().to_string());
        format!(
            "{weekday:.3}, {:02} {month:.3} {:04} {:02}:{:02}:{:02} GMT",
            self.0.day(),
            self.0.year(),
            self.0.hour(),
            self.0.minute(),
            self.0.second(),
        )
    }

    fn epoch_seconds(self) -> String {
        let nanos = self.0.unix_timestamp_nanos();
        let sign = if nanos < 0 { "-" } else { "" };
        let nanos = nanos.unsigned_abs();
        let (seconds, fraction) = (nanos / NANOS_PER_SECOND, nanos % NANOS_PER_SECOND);
        format!("{sign}{seconds}{}", Fraction(fraction))
    }
}

const NANOS_PER_SECOND: u128 = 1_000_000_000;

/// Nanoseconds as the shortest decimal fraction; nothing for none.
struct Fraction(u128);

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 {
            return Ok(());
        }
        let digits = format!("{:09}", self.0);
        write!(f, ".{}", digits.trim_end_matches('0'))
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}Z",
            self.0.year(),
            u8::from(self.0.month()),
            self.0.day(),
            self.0.hour(),
            self.0.minute(),
            self.0.second(),
            Fraction(u128::from(self.0.nanosecond())),
        )
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// 1970-01-01T00:00:00Z.
impl Default for DateTime {
    fn default() -> Self {
        Self(OffsetDateTime::UNIX_EPOCH)
    }
}

impl FromStr for DateTime {
    type Err = DateTimeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
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
                    .and_then(|instant| {
                        instant.checked_sub(time::Duration::nanoseconds(i64::from(
                            before.subsec_nanos(),
                        )))
                    })
                    .ok_or(DateTimeError::OutOfRange)
                    .and_then(Self::in_utc)
            }
        }
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
