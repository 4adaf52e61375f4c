//! Parses timestamps: strict in every character, though some parts are optional.

use std::str::FromStr;

use time::{Date, Month, PrimitiveDateTime, Time, UtcOffset};

use super::{DateTime, DateTimeError};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

impl DateTime {
    /// Parses any of the three formats; they cannot be confused.
    ///
    /// # Errors
    /// A string in none of the formats, a day or time that does not exist, or one outside the years 0 to 9999.
    pub fn parse(text: &str) -> Result<Self, DateTimeError> {
        any(text)
    }
}

impl FromStr for DateTime {
    type Err = DateTimeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

/// Parses any of the formats: an RFC 3339 date has a `-` after four digits, an HTTP date begins with a letter.
fn any(text: &str) -> Result<DateTime, DateTimeError> {
    let bytes = text.as_bytes();
    match (bytes.first(), bytes.get(4)) {
        (Some(b'A'..=b'Z'), _) => http_date(text),
        (Some(b'0'..=b'9'), Some(b'-')) => date_time(text),
        _ => epoch_seconds(text),
    }
}

/// The rest of a string that is parsed from the front.
struct Cursor<'a>(&'a [u8]);

impl Cursor<'_> {
    fn next(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// One of these bytes, in any case.
    fn any_of(&mut self, bytes: &[u8]) -> Option<u8> {
        self.next()
            .filter(|byte| bytes.iter().any(|wanted| wanted.eq_ignore_ascii_case(byte)))
    }

    fn literal(&mut self, text: &[u8]) -> Option<()> {
        self.0 = self.0.strip_prefix(text)?;
        Some(())
    }

    fn digit(&mut self) -> Option<u32> {
        self.next().and_then(|byte| char::from(byte).to_digit(10))
    }

    /// Exactly `count` digits; at most nine, so that they fit.
    fn digits(&mut self, count: usize) -> Option<u32> {
        (0..count).try_fold(0_u32, |number, _| {
            number.checked_mul(10)?.checked_add(self.digit()?)
        })
    }

    fn two(&mut self) -> Option<u8> {
        self.digits(2).and_then(|number| u8::try_from(number).ok())
    }

    /// `.` and at least one digit, if there is a dot; digits beyond nanoseconds are dropped.
    fn fraction(&mut self) -> Option<u32> {
        if self.0.first() != Some(&b'.') {
            return Some(0);
        }
        self.next()?;
        let (mut nanos, mut unit) = (0_u32, 100_000_000_u32);
        let first = self.digit()?;
        nanos = nanos.checked_add(first.checked_mul(unit)?)?;
        while let Some(byte @ b'0'..=b'9') = self.0.first().copied() {
            self.next()?;
            unit /= 10;
            nanos = nanos.checked_add(u32::from(byte.wrapping_sub(b'0')).checked_mul(unit)?)?;
        }
        Some(nanos)
    }

    fn end(&self) -> Option<()> {
        self.0.is_empty().then_some(())
    }
}

/// The parts of a date and time, whose ranges are not checked yet.
struct Parts {
    year: i32,
    month: u8,
    day: u8,
    hour: u8,
    minute: u8,
    second: u8,
    nanos: u32,
    offset: UtcOffset,
}

impl Parts {
    fn timestamp(self) -> Result<DateTime, DateTimeError> {
        let timestamp = || {
            let date =
                Date::from_calendar_date(self.year, Month::try_from(self.month).ok()?, self.day)
                    .ok()?;
            let time = Time::from_hms_nano(self.hour, self.minute, self.second, self.nanos).ok()?;
            Some(PrimitiveDateTime::new(date, time).assume_offset(self.offset))
        };
        timestamp()
            .ok_or(DateTimeError::OutOfRange)
            .and_then(DateTime::in_utc)
    }
}

fn date_time(text: &str) -> Result<DateTime, DateTimeError> {
    date_time_parts(&mut Cursor(text.as_bytes()))
        .ok_or(DateTimeError::Malformed)?
        .timestamp()
}

/// RFC 3339, with optional parts: the seconds, the zone (by default UTC, as in botocore), and the time.
fn date_time_parts(cursor: &mut Cursor<'_>) -> Option<Parts> {
    let year = i32::try_from(cursor.digits(4)?).ok()?;
    cursor.literal(b"-")?;
    let month = cursor.two()?;
    cursor.literal(b"-")?;
    let day = cursor.two()?;
    let (mut time, mut nanos, mut zone) = ((0, 0, 0), 0, UtcOffset::UTC);
    if cursor.end().is_none() {
        cursor.any_of(b"T")?;
        time = clock(cursor)?;
        nanos = cursor.fraction()?;
        if cursor.end().is_none() {
            zone = offset(cursor)?;
        }
        cursor.end()?;
    }
    let (hour, minute, second) = time;
    Some(Parts {
        year,
        month,
        day,
        hour,
        minute,
        second,
        nanos,
        offset: zone,
    })
}

/// `14:22:08`, or `14:22`, as in documentation and in use with the AWS CLI.
fn clock(cursor: &mut Cursor<'_>) -> Option<(u8, u8, u8)> {
    let hour = cursor.two()?;
    cursor.literal(b":")?;
    let minute = cursor.two()?;
    if cursor.literal(b":").is_none() {
        return Some((hour, minute, 0));
    }
    Some((hour, minute, cursor.two()?))
}

/// `Z`, or `+hh:mm` and `-hh:mm` of less than a day.
fn offset(cursor: &mut Cursor<'_>) -> Option<UtcOffset> {
    let sign = match cursor.any_of(b"Z+-")? {
        b'+' => 1_i8,
        b'-' => -1,
        _ => return Some(UtcOffset::UTC),
    };
    let hours = i8::try_from(cursor.two()?)
        .ok()
        .filter(|hours| *hours < 24)?;
    cursor.literal(b":")?;
    let minutes = i8::try_from(cursor.two()?)
        .ok()
        .filter(|minutes| *minutes < 60)?;
    UtcOffset::from_hms(hours.checked_mul(sign)?, minutes.checked_mul(sign)?, 0).ok()
}

fn http_date(text: &str) -> Result<DateTime, DateTimeError> {
    http_date_parts(text)
        .ok_or(DateTimeError::Malformed)?
        .timestamp()
}

/// `Tue, 29 Apr 2014 18:30:38 GMT`, with an optional fraction of a second. The weekday is not compared with the date.
fn http_date_parts(text: &str) -> Option<Parts> {
    let mut cursor = Cursor(text.as_bytes());
    for _ in 0..3 {
        cursor.next().filter(u8::is_ascii_alphabetic)?;
    }
    cursor.literal(b", ")?;
    let day = cursor.two()?;
    cursor.literal(b" ")?;
    let month = (1_u8..)
        .zip(MONTHS)
        .find_map(|(number, name)| cursor.literal(name.as_bytes()).map(|()| number))?;
    cursor.literal(b" ")?;
    let year = i32::try_from(cursor.digits(4)?).ok()?;
    cursor.literal(b" ")?;
    let (hour, minute, second) = clock(&mut cursor)?;
    let nanos = cursor.fraction()?;
    cursor.literal(b" GMT")?;
    cursor.end()?;
    Some(Parts {
        year,
        month,
        day,
        hour,
        minute,
        second,
        nanos,
        offset: UtcOffset::UTC,
    })
}

fn epoch_seconds(text: &str) -> Result<DateTime, DateTimeError> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, _)) => (
            whole,
            Cursor(digits.as_bytes().get(whole.len()..).unwrap_or_default()),
        ),
        None => (digits, Cursor(b"")),
    };
    let malformed = DateTimeError::Malformed;
    if whole.is_empty() || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(malformed);
    }
    let mut fraction = fraction;
    let nanos = fraction.fraction().ok_or(malformed)?;
    fraction.end().ok_or(malformed)?;
    let seconds: i64 = whole.parse().map_err(|_| DateTimeError::OutOfRange)?;
    match (negative, nanos) {
        (false, _) => DateTime::from_unix(seconds, nanos),
        (true, 0) => DateTime::from_unix(seconds.wrapping_neg(), 0),
        // Nanoseconds are counted from the next lower second.
        (true, _) => DateTime::from_unix(
            seconds.wrapping_neg().wrapping_sub(1),
            1_000_000_000_u32.wrapping_sub(nanos),
        ),
    }
}
