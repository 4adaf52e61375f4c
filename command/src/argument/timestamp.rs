//! Timestamps as words: the AWS CLI takes more forms than those of a wire.

use time::{Date, Month, PrimitiveDateTime, Time, UtcOffset};
use touchmark::DateTime;

/// A timestamp: what wires have, or a date with or without a time, whose parts may be left out from the end on. Without a
/// time zone it is one in UTC.
pub(super) fn read(text: &str) -> Option<DateTime> {
    let text = text.trim();
    if let Ok(seconds) = text.parse::<f64>() {
        return since_epoch(seconds);
    }
    DateTime::parse(text).ok().or_else(|| of_calendar(text))
}

fn since_epoch(seconds: f64) -> Option<DateTime> {
    let whole = seconds.floor();
    if !(-1e11..1e12).contains(&whole) {
        return None;
    }
    // Both are within their ranges, which were checked.
    let nanos = ((seconds - whole) * 1e6).round() * 1e3;
    DateTime::from_unix(whole as i64, (nanos as u32).min(999_999_999)).ok()
}

fn of_calendar(text: &str) -> Option<DateTime> {
    // With dashes between the parts of the date, or without.
    let width = match text.as_bytes().get(4) {
        Some(b'-' | b'/') => 10,
        _ => 8,
    };
    let (day, rest) = text.split_at_checked(width)?;
    let date = date(day)?;
    let rest = rest.strip_prefix(['T', 't', ' ']).unwrap_or(rest);
    let (clock, offset) = zone(rest)?;
    let moment = PrimitiveDateTime::new(date, self::clock(clock)?).assume_offset(offset);
    DateTime::try_from(moment).ok()
}

fn date(text: &str) -> Option<Date> {
    let digits = text.replace(['-', '/'], "");
    if digits.len() != 8 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let year = digits.get(..4)?.parse().ok()?;
    let month: u8 = digits.get(4..6)?.parse().ok()?;
    let day = digits.get(6..)?.parse().ok()?;
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// The time of day, and the time zone behind it.
fn zone(text: &str) -> Option<(&str, UtcOffset)> {
    let trimmed = text.trim_end_matches(['Z', 'z']);
    if trimmed.len() < text.len() {
        return Some((trimmed.trim_end(), UtcOffset::UTC));
    }
    for name in ["UTC", "GMT"] {
        if let Some(clock) = text.strip_suffix(name) {
            return Some((clock.trim_end(), UtcOffset::UTC));
        }
    }
    let Some(at) = text.rfind(['+', '-']) else {
        return Some((text, UtcOffset::UTC));
    };
    let (clock, offset) = text.split_at_checked(at)?;
    let digits = offset.get(1..)?.replace(':', "");
    let hours: i8 = digits.get(..2)?.parse().ok()?;
    let minutes: i8 = match digits.get(2..)? {
        "" => 0,
        minutes => minutes.parse().ok()?,
    };
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let offset = UtcOffset::from_hms(hours.checked_mul(sign)?, minutes.checked_mul(sign)?, 0);
    Some((clock.trim_end(), offset.ok()?))
}

/// A time of day: `14`, `14:22`, `14:22:08`, `14:22:08.095`, or without colons; nothing is midnight.
fn clock(text: &str) -> Option<Time> {
    if text.is_empty() {
        return Some(Time::MIDNIGHT);
    }
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = whole.replace(':', "");
    let part = |range: std::ops::Range<usize>| -> Option<u8> {
        match digits.get(range.start..) {
            Some("") | None => Some(0),
            Some(_) => digits.get(range)?.parse().ok(),
        }
    };
    if digits.len() > 6 || digits.len() % 2 != 0 {
        return None;
    }
    let fraction = format!("{fraction:0<6}");
    let micro = fraction.get(..6)?.parse().ok()?;
    Time::from_hms_micro(part(0..2)?, part(2..4)?, part(4..6)?, micro).ok()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn forms_of_timestamps() {
        for (text, expected) in [
            ("2020-07-27T14:22:08.095Z", Some("2020-07-27T14:22:08.095Z")),
            ("2020-07-27", Some("2020-07-27T00:00:00Z")),
            ("2020/07/27", Some("2020-07-27T00:00:00Z")),
            ("20200727", Some("1970-08-22T19:18:47Z")),
            ("20200727T142208Z", Some("2020-07-27T14:22:08Z")),
            ("2020-07-27T14:22", Some("2020-07-27T14:22:00Z")),
            ("2020-07-27 14:22:08", Some("2020-07-27T14:22:08Z")),
            ("2020-07-27T14:22:08+02:00", Some("2020-07-27T12:22:08Z")),
            ("2020-07-27T14:22:08-0730", Some("2020-07-27T21:52:08Z")),
            ("2020-07-27T14:22:08UTC", Some("2020-07-27T14:22:08Z")),
            ("1595859728", Some("2020-07-27T14:22:08Z")),
            ("1595859728.5", Some("2020-07-27T14:22:08.5Z")),
            ("-1", Some("1969-12-31T23:59:59Z")),
            ("yesterday", None),
            ("2020-13-01", None),
            ("2020-07-27T25:00", None),
            ("", None),
        ] {
            let found = read(text).map(|found| found.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
