//! Formats timestamps in Smithy's three formats.

use std::fmt;

use super::DateTime;

/// The format of a timestamp on the wire (Smithy's
/// [`timestampFormat`](https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampFormat {
    /// RFC 3339 in UTC, as in `2020-07-27T14:22:08.095Z`.
    DateTime,
    /// IMF-fixdate, as in `Tue, 29 Apr 2014 18:30:38 GMT`.
    HttpDate,
    /// Seconds since the Unix epoch, with a fraction if it is not zero.
    EpochSeconds,
}

impl DateTime {
    /// Formats the timestamp. [`TimestampFormat::HttpDate`] has no fraction of a second, so it is dropped.
    #[must_use]
    pub fn format(&self, format: TimestampFormat) -> String {
        match format {
            TimestampFormat::DateTime => self.to_string(),
            TimestampFormat::HttpDate => self.http_date(),
            TimestampFormat::EpochSeconds => self.epoch_seconds(),
        }
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

/// Nanoseconds as the shortest decimal fraction; empty for 0.
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
