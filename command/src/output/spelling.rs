//! How a service has written its timestamps: `2020-07-27T14:22:08Z` and `2020-07-27T14:22:08.000Z` are the same moment.

use std::collections::BTreeMap;

use touchmark::DateTime;

/// Moments that a response has otherwise than they would be written here, each with its text.
#[derive(Debug, Default)]
pub(crate) struct Spelling(BTreeMap<DateTime, String>);

/// The lengths that a timestamp has: from a day and a minute to nanoseconds and an offset.
const LENGTHS: std::ops::RangeInclusive<usize> = 17..=40;

impl Spelling {
    /// The timestamps of a document. A moment that is written in two ways has the first.
    pub(crate) fn of(body: &[u8]) -> Self {
        let mut found = BTreeMap::new();
        for text in body.split(|byte| matches!(byte, b'<' | b'>')) {
            let is_like =
                LENGTHS.contains(&text.len()) && text.first().is_some_and(u8::is_ascii_digit);
            let text = std::str::from_utf8(text).ok().filter(|_| is_like);
            let Some((text, moment)) =
                text.and_then(|text| Some((text, DateTime::parse(text).ok()?)))
            else {
                continue;
            };
            found.entry(moment).or_insert_with(|| text.to_owned());
        }
        found.retain(|moment, text| moment.to_string() != *text);
        Self(found)
    }

    /// The text of a moment.
    pub(crate) fn text(&self, moment: DateTime) -> String {
        match self.0.get(&moment) {
            Some(text) => text.clone(),
            None => moment.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_printed_as_it_was_written() {
        let body = b"<A><B>2020-07-27T14:22:08.000Z</B><C>2020-07-27T14:22:09Z</C><D>12345678901234567890</D>\
            <E>2020-07-27T14:22:08.50Z</E><F>2020-07-27T14:22:08.500Z</F></A>";
        let spelling = Spelling::of(body);
        let text = |moment: &str| spelling.text(DateTime::parse(moment).unwrap());
        for (moment, expected) in [
            ("2020-07-27T14:22:08Z", "2020-07-27T14:22:08.000Z"),
            ("2020-07-27T14:22:09Z", "2020-07-27T14:22:09Z"),
            ("2020-07-27T14:22:08.5Z", "2020-07-27T14:22:08.50Z"),
            ("2021-07-27T14:22:08Z", "2021-07-27T14:22:08Z"),
        ] {
            assert_eq!(text(moment), expected);
        }
    }
}
