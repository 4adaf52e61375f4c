//! When to retry a request, according to the service.

use std::time::Duration;

use crate::protocol::Response;
use crate::value::DateTime;
#[cfg(feature = "server")]
use crate::value::TimestampFormat;

/// When to retry a request, according to a header of the response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum RetryAfter {
    /// After this delay.
    Delay(Duration),
    /// At this time or later.
    At(DateTime),
}

impl RetryAfter {
    /// Reads `x-amz-retry-after`, in milliseconds, else `Retry-After`, in seconds or as a date
    /// ([RFC 9110, section 10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)). A malformed value is
    /// treated as absent.
    pub(super) fn of(response: &Response<'_>) -> Option<Self> {
        let milliseconds = response.header_text("x-amz-retry-after").and_then(integer);
        if let Some(milliseconds) = milliseconds {
            return Some(Self::Delay(Duration::from_millis(milliseconds)));
        }
        let text = response.header_text("retry-after")?;
        match integer(text) {
            Some(seconds) => Some(Self::Delay(Duration::from_secs(seconds))),
            None if text.ends_with("GMT") => DateTime::parse(text).ok().map(Self::At),
            None => None,
        }
    }
}

#[cfg(feature = "server")]
impl RetryAfter {
    /// Adds the header that [`of`](Self::of) reads to a response.
    pub(super) fn write(self, response: &mut Response<'_>) {
        let (name, value) = match self {
            Self::Delay(delay) if delay.subsec_nanos() == 0 => {
                ("retry-after", delay.as_secs().to_string())
            }
            Self::Delay(delay) => ("x-amz-retry-after", delay.as_millis().to_string()),
            Self::At(timestamp) => ("retry-after", timestamp.format(TimestampFormat::HttpDate)),
        };
        let value = value.into_bytes().into();
        response.headers.push((name.into(), value));
    }
}

/// Parses an integer that has only digits.
fn integer(text: &str) -> Option<u64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(headers: &[(&'static str, &'static [u8])]) -> Option<RetryAfter> {
        let response = Response::new(503, b"");
        let response = headers.iter().fold(response, |response, (name, value)| {
            response.header(*name, *value)
        });
        RetryAfter::of(&response)
    }

    #[test]
    fn seconds_milliseconds_and_dates() {
        let delay = |millis| Some(RetryAfter::Delay(Duration::from_millis(millis)));
        assert_eq!(of(&[("Retry-After", b"120")]), delay(120_000));
        assert_eq!(
            of(&[("Retry-After", b"120"), ("x-amz-retry-after", b" 1500 ")]),
            delay(1500)
        );
        let date = DateTime::parse("2014-04-29T18:30:38Z").unwrap();
        assert_eq!(
            of(&[("retry-after", b"Tue, 29 Apr 2014 18:30:38 GMT")]),
            Some(RetryAfter::At(date))
        );
    }

    #[test]
    fn malformed_values_are_ignored() {
        for value in [
            b"".as_slice(),
            b"-1",
            b"1.5",
            b"soon",
            b"\xff",
            b"99999999999999999999999",
            b"2014-04-29T18:30:38Z",
        ] {
            assert_eq!(of(&[("Retry-After", value)]), None, "{value:?}");
        }
        let fallback = of(&[("Retry-After", b"2"), ("x-amz-retry-after", b"\xff")]);
        assert_eq!(fallback, Some(RetryAfter::Delay(Duration::from_secs(2))));
    }
    #[cfg(feature = "server")]
    #[test]
    fn what_is_written_is_read() {
        let date = DateTime::parse("2014-04-29T18:30:38Z").unwrap();
        for retry_after in [
            RetryAfter::Delay(Duration::from_secs(7)),
            RetryAfter::Delay(Duration::from_millis(1500)),
            RetryAfter::At(date),
        ] {
            let mut response = Response::new(503, b"");
            retry_after.write(&mut response);
            assert_eq!(RetryAfter::of(&response), Some(retry_after));
        }
    }
}
