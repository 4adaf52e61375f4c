//! Each format in both directions, and strings that are not timestamps.

use super::format::TimestampFormat::{self, EpochSeconds, HttpDate};
use super::{DateTime, DateTimeError};

fn timestamp(seconds: i64, nanos: u32) -> DateTime {
    DateTime::from_unix(seconds, nanos).unwrap()
}

#[test]
fn reads_and_writes_each_format() {
    use TimestampFormat::DateTime as Rfc3339;
    for (format, text, seconds, nanos) in [
        (
            Rfc3339,
            "2020-07-27T14:22:08.095Z",
            1_595_859_728,
            95_000_000,
        ),
        (Rfc3339, "2014-04-29T18:30:38Z", 1_398_796_238, 0),
        (Rfc3339, "1969-12-31T23:59:59.5Z", -1, 500_000_000),
        (Rfc3339, "0000-01-01T00:00:00Z", -62_167_219_200, 0),
        (
            Rfc3339,
            "9999-12-31T23:59:59.999999999Z",
            253_402_300_799,
            999_999_999,
        ),
        (HttpDate, "Tue, 29 Apr 2014 18:30:38 GMT", 1_398_796_238, 0),
        (EpochSeconds, "1398796238", 1_398_796_238, 0),
        (EpochSeconds, "1398796238.000000001", 1_398_796_238, 1),
        (EpochSeconds, "-1.5", -2, 500_000_000),
        (EpochSeconds, "-1", -1, 0),
        (EpochSeconds, "0", 0, 0),
    ] {
        assert_eq!(
            DateTime::parse(text),
            Ok(timestamp(seconds, nanos)),
            "{text}"
        );
        assert_eq!(timestamp(seconds, nanos).format(format), text);
    }
}

#[test]
fn reads_offsets_fractions_lower_case_and_optional_parts() {
    for (text, same) in [
        ("2019-12-16T22:48:18-01:00", "2019-12-16T23:48:18Z"),
        ("2019-12-17T00:48:18+01:00", "2019-12-16T23:48:18Z"),
        ("2019-12-16t23:48:18z", "2019-12-16T23:48:18Z"),
        (
            "2019-12-16T23:48:18.1234567891Z",
            "2019-12-16T23:48:18.123456789Z",
        ),
        ("2019-12-16T23:48Z", "2019-12-16T23:48:00Z"),
        ("2019-12-16T23:48+01:00", "2019-12-16T22:48:00Z"),
        ("2019-12-16T23:48:18", "2019-12-16T23:48:18Z"),
        ("2019-12-16", "2019-12-16T00:00:00Z"),
        (
            "Sun, 02 Jan 2000 20:34:56.456 GMT",
            "2000-01-02T20:34:56.456Z",
        ),
    ] {
        assert_eq!(DateTime::parse(text).unwrap().to_string(), same, "{text}");
    }
}

#[test]
fn rejects_strings_that_are_not_timestamps() {
    for text in [
        "",
        " ",
        "now",
        "-",
        "1.",
        ".5",
        "+1",
        "1e9",
        "1 ",
        "0x10",
        "--1",
        "2020-07-27 14:22:08Z",
        "2020-07-27T",
        "2020-07-27Z",
        "2020-07-27T14Z",
        "2020-07-27T14:Z",
        "2020-7-27T14:22:08Z",
        "2020-07-27T14:22:08.Z",
        "2020-07-27T14:22:08+0100",
        "2020-07-27T14:22:08Zulu",
        "2020-07-27T14:22:08+24:00",
        "2020-07-27T14:22:08+01:60",
        "Tue, 29 Foo 2014 18:30:38 GMT",
        "Tue, 29 Apr 2014 18:30:38 UTC",
        "Tuesday, 29 Apr 2014 18:30:38 GMT",
        "１398796238",
        "2020-07-27T14:22:08.０95Z",
    ] {
        assert_eq!(
            DateTime::parse(text),
            Err(DateTimeError::Malformed),
            "{text}"
        );
    }
    for text in [
        "2020-13-27T14:22:08Z",
        "2020-02-30T14:22:08Z",
        "2020-07-27T24:00:00Z",
        "2020-07-27T23:59:60Z",
        "0000-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59-01:00",
        "99999999999999999999",
        "-99999999999999",
        "9223372036854775807.5",
        "-9223372036854775807.5",
    ] {
        assert_eq!(
            DateTime::parse(text),
            Err(DateTimeError::OutOfRange),
            "{text}"
        );
    }
}

#[test]
fn converts_from_and_to_the_system_clock() {
    use std::time::{Duration, SystemTime};
    let after = SystemTime::UNIX_EPOCH + Duration::new(7, 5);
    let before = SystemTime::UNIX_EPOCH - Duration::new(7, 5);
    assert_eq!(DateTime::try_from(after), Ok(timestamp(7, 5)));
    assert_eq!(DateTime::try_from(before), Ok(timestamp(-8, 999_999_995)));
    for time in [after, before, SystemTime::UNIX_EPOCH] {
        let timestamp = DateTime::try_from(time).unwrap();
        assert_eq!(SystemTime::try_from(timestamp), Ok(time));
    }
    let first = timestamp(-62_167_219_200, 0);
    let last = timestamp(253_402_300_799, 999_999_999);
    for timestamp in [first, last] {
        // A system's range may be smaller, and the conversion then fails.
        if let Ok(time) = SystemTime::try_from(timestamp) {
            assert_eq!(DateTime::try_from(time), Ok(timestamp));
        }
    }
}
