//! Other spellings of numbers, timestamps and bytes.

use fastrand::Rng;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::tree::Scalar;

/// The same value in another spelling.
pub(super) fn respell(scalar: Scalar, text: &str, rng: &mut Rng) -> String {
    match scalar {
        Scalar::Boolean => text.to_owned(),
        Scalar::Whole => whole(text, rng),
        Scalar::Fraction => fraction(text, rng),
        Scalar::Blob => wrapped(text, rng),
        Scalar::Timestamp => timestamp(text, rng).unwrap_or_else(|| text.to_owned()),
    }
}

/// XML Schema's integers may have a plus sign and leading zeros.
fn whole(text: &str, rng: &mut Rng) -> String {
    match (text.strip_prefix('-'), rng.u8(0..3)) {
        (None, 0) => format!("+{text}"),
        (None, 1) => format!("00{text}"),
        (Some(digits), 0 | 1) => format!("-0{digits}"),
        _ => text.to_owned(),
    }
}

fn fraction(text: &str, rng: &mut Rng) -> String {
    let Ok(number) = text.parse::<f64>() else {
        return text.to_owned();
    };
    if !number.is_finite() {
        return text.to_owned();
    }
    match rng.u8(0..5) {
        0 => format!("{number}"),
        1 => format!("{number:e}"),
        2 => format!("{number:E}"),
        3 if !text.contains('e') => format!("{text}e+0"),
        _ => text.to_owned(),
    }
}

/// Wraps base64 into lines, as in MIME.
fn wrapped(text: &str, rng: &mut Rng) -> String {
    let width = rng.usize(1..77);
    let lines: Vec<&str> = (0..text.len())
        .step_by(width)
        .filter_map(|from| text.get(from..text.len().min(from + width)))
        .collect();
    lines.join(if rng.bool() { "\r\n" } else { "\n" })
}

/// Another format, or another offset from UTC.
fn timestamp(text: &str, rng: &mut Rng) -> Option<String> {
    let timestamp = OffsetDateTime::parse(text, &Rfc3339).ok()?;
    let (seconds, micros) = (timestamp.unix_timestamp(), timestamp.microsecond());
    match rng.u8(0..4) {
        // Python reads seconds as a double, which has the precision for microseconds only in some centuries.
        0 if micros == 0 || (0..4_294_967_296).contains(&seconds) => {
            Some(format!("{seconds}{}", fraction_of(micros)))
        }
        // Python's dateutil reads smaller years as years of this century.
        1 if timestamp.year() > 99 => Some(http_date(timestamp, micros)),
        // Not near the limits of the range, which an offset could exceed.
        2 if (0..4_294_967_296).contains(&seconds) => {
            let minutes = rng.i16(-14 * 60..=14 * 60);
            let there = timestamp + time::Duration::minutes(minutes.into());
            let sign = if minutes < 0 { '-' } else { '+' };
            let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
            let there = there.format(&Rfc3339).ok()?;
            let there = there.trim_end_matches('Z');
            Some(format!("{there}{sign}{hours:02}:{minutes:02}"))
        }
        3 => Some(format!("{}000Z", with_fraction(text.trim_end_matches('Z')))),
        _ => None,
    }
}

fn fraction_of(micros: u32) -> String {
    if micros == 0 {
        String::new()
    } else {
        format!(".{micros:06}")
    }
}

fn with_fraction(text: &str) -> String {
    let dot = if text.contains('.') { "" } else { "." };
    format!("{text}{dot}")
}

fn http_date(timestamp: OffsetDateTime, micros: u32) -> String {
    let (weekday, month) = (
        timestamp.weekday().to_string(),
        timestamp.month().to_string(),
    );
    let ((year, _, day), (hour, minute, second)) = (
        timestamp.date().to_calendar_date(),
        timestamp.time().as_hms(),
    );
    format!(
        "{weekday:.3}, {day:02} {month:.3} {year:04} {hour:02}:{minute:02}:{second:02}{} GMT",
        fraction_of(micros)
    )
}
