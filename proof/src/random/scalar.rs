//! Random numbers, bytes and timestamps, including the limits of their ranges.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fastrand::Rng;
use serde_json::Value as Json;
use time::OffsetDateTime;

pub(super) fn integer(rng: &mut Rng, extreme: bool) -> i32 {
    const EDGES: [i32; 6] = [i32::MIN, i32::MAX, 0, 1, -1, 65_536];
    if extreme {
        EDGES[rng.usize(0..EDGES.len())]
    } else {
        rng.i32(-1000..100_000)
    }
}

pub(super) fn long(rng: &mut Rng, extreme: bool) -> i64 {
    // Beyond 2^53, doubles are no longer exact.
    const EDGES: [i64; 6] = [i64::MIN, i64::MAX, 0, -1, (1 << 53) + 1, 1 << 31];
    if extreme {
        EDGES[rng.usize(0..EDGES.len())]
    } else {
        rng.i64(-1000..1_000_000_000_000)
    }
}

/// The words in the JSON form for floats that are not finite.
const WORDS: [&str; 3] = ["NaN", "Infinity", "-Infinity"];

pub(super) fn double(rng: &mut Rng, extreme: bool) -> Json {
    const EDGES: [f64; 14] = [
        0.0,
        -0.0,
        f64::MAX,
        f64::MIN,
        f64::MIN_POSITIVE,
        5e-324,
        0.1,
        1e15,
        1e16,
        -1e21,
        1e-5,
        1e-7,
        9_007_199_254_740_993.0,
        123_456_789.123_456_78,
    ];
    if !extreme {
        return (f64::from(rng.i32(-100_000..100_000)) / 8.0).into();
    }
    match rng.u8(0..6) {
        0 => WORDS[rng.usize(0..3)].into(),
        1 | 2 => finite(f64::from_bits(rng.u64(..))).into(),
        _ => EDGES[rng.usize(0..EDGES.len())].into(),
    }
}

/// A single with its own digits, as the JSON form writes it.
pub(super) fn float(rng: &mut Rng, extreme: bool) -> Json {
    const EDGES: [f32; 10] = [
        0.0,
        -0.0,
        f32::MAX,
        f32::MIN,
        f32::MIN_POSITIVE,
        1e-45,
        0.1,
        1e16,
        16_777_216.0,
        1e-7,
    ];
    let single = match rng.u8(0..6) {
        _ if !extreme => f32::from(rng.i16(..)) / 8.0,
        0 => return WORDS[rng.usize(0..3)].into(),
        1 | 2 => f32::from_bits(rng.u32(..)),
        _ => EDGES[rng.usize(0..EDGES.len())],
    };
    finite(single.to_string().parse().unwrap_or_default()).into()
}

fn finite(number: f64) -> f64 {
    if number.is_finite() { number } else { 0.5 }
}

pub(super) fn blob(rng: &mut Rng, extreme: bool) -> String {
    let length = if extreme {
        rng.usize(0..200)
    } else {
        rng.usize(0..8)
    };
    STANDARD.encode((0..length).map(|_| rng.u8(..)).collect::<Vec<u8>>())
}

/// A timestamp within the limits of Python: a precision of microseconds, and the years 1 to 9999.
pub(super) fn timestamp(rng: &mut Rng, extreme: bool) -> String {
    const EDGES: [i64; 14] = [
        -62_135_596_800, // the year 1
        -62_135_596_799,
        -30_610_224_001, // 999 ends
        -2_208_988_801,
        -1, // 1969 ends
        0,
        1,
        951_782_400,   // a leap day
        2_147_483_647, // 32 bits end
        2_147_483_648,
        4_294_967_296,
        253_370_764_800, // 9999 begins
        253_402_300_798,
        253_402_300_799, // 9999 ends
    ];
    let seconds = match rng.u8(0..4) {
        _ if !extreme => rng.i64(0..4_000_000_000),
        0 => rng.i64(EDGES[0]..EDGES[13]),
        _ => EDGES[rng.usize(0..EDGES.len())],
    };
    let micros = match rng.u8(0..4) {
        0 | 1 => 0,
        2 => rng.u32(0..1000) * 1000,
        _ => [1, 10, 500_000, 999_999][rng.usize(0..4)],
    };
    let timestamp =
        OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    text(timestamp, micros)
}

/// RFC 3339 in UTC, with the shortest fraction.
fn text(timestamp: OffsetDateTime, micros: u32) -> String {
    let fraction = format!(".{micros:06}");
    let fraction = fraction.trim_end_matches('0').trim_end_matches('.');
    let ((year, month, day), (hour, minute, second)) = (
        timestamp.date().to_calendar_date(),
        timestamp.time().as_hms(),
    );
    let month = u8::from(month);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}Z")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The results of a thousand draws.
    fn drawn(extreme: bool, draw: impl Fn(&mut Rng, bool) -> Json) -> Vec<Json> {
        let mut rng = Rng::with_seed(1);
        (0..1000).map(|_| draw(&mut rng, extreme)).collect()
    }

    #[test]
    fn extremes_occur() {
        let integers = drawn(true, |rng, extreme| integer(rng, extreme).into());
        let longs = drawn(true, |rng, extreme| long(rng, extreme).into());
        let timestamps = drawn(true, |rng, extreme| timestamp(rng, extreme).into());
        let singles = [
            json!(3.402_823_5e38),
            json!(-3.402_823_5e38),
            json!(1e-45),
            json!("Infinity"),
        ];
        let doubles = [
            json!(f64::MAX),
            json!(f64::MIN),
            json!(5e-324),
            json!("NaN"),
            json!("-Infinity"),
        ];
        for (drawn, expected) in [
            (integers, &[json!(i32::MIN), json!(i32::MAX)][..]),
            (
                longs,
                &[json!(i64::MIN), json!(i64::MAX), json!((1_i64 << 53) + 1)],
            ),
            (drawn(true, float), &singles),
            (drawn(true, double), &doubles),
            (
                timestamps,
                &[
                    json!("0001-01-01T00:00:00Z"),
                    json!("1969-12-31T23:59:59.5Z"),
                    json!("9999-12-31T23:59:59.999999Z"),
                ],
            ),
        ] {
            for each in expected {
                assert!(drawn.contains(each), "{each}");
            }
        }
    }

    #[test]
    fn all_else_is_tame() {
        let tame = |number: &Json| number.as_f64().is_some_and(|n| n.abs() < 1e13);
        let long = |rng: &mut Rng, extreme| long(rng, extreme).into();
        for drawn in [
            drawn(false, float),
            drawn(false, double),
            drawn(false, long),
        ] {
            assert!(drawn.iter().all(tame));
        }
    }
}
