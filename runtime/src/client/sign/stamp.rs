//! A time in the form that signatures have it in.

use time::OffsetDateTime;

use crate::value::DateTime;

/// `20150830T123600Z`.
#[derive(Clone, Copy)]
pub(super) struct Stamp([u8; 16]);

/// `20150830`.
pub(super) type Day = [u8; 8];

impl Stamp {
    pub(super) fn new(time: DateTime) -> Self {
        let time = OffsetDateTime::from(time);
        let year = time.year().unsigned_abs();
        let [century, year] =
            [year / 100, year % 100].map(|part| two(u8::try_from(part).unwrap_or(0)));
        let [month, day] = [u8::from(time.month()), time.day()].map(two);
        let [hour, minute, second] = [time.hour(), time.minute(), time.second()].map(two);
        Self([
            century[0], century[1], year[0], year[1], month[0], month[1], day[0], day[1], b'T',
            hour[0], hour[1], minute[0], minute[1], second[0], second[1], b'Z',
        ])
    }

    pub(super) fn text(&self) -> &str {
        text(&self.0)
    }

    pub(super) fn day(&self) -> Day {
        let [a, b, c, d, e, f, g, h, ..] = self.0;
        [a, b, c, d, e, f, g, h]
    }
}

/// Digits as a string.
pub(super) fn text(digits: &[u8]) -> &str {
    std::str::from_utf8(digits).unwrap_or_default()
}

/// The two digits of a number below 100.
fn two(number: u8) -> [u8; 2] {
    let digit = |number: u8| b'0'.saturating_add(number % 10);
    [digit(number / 10), digit(number)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_has_its_digits() {
        for (time, stamp) in [
            ("2015-08-30T12:36:00Z", "20150830T123600Z"),
            ("0007-01-02T03:04:05Z", "00070102T030405Z"),
            ("9999-12-31T23:59:59.999Z", "99991231T235959Z"),
        ] {
            let found = Stamp::new(DateTime::parse(time).unwrap());
            assert_eq!(found.text(), stamp);
            assert!(stamp.starts_with(text(&found.day())), "{stamp}");
        }
    }
}
