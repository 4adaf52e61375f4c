//! Numbers as Python prints them, which all formats do.

use serde_json::Number;

/// The digits of a number.
pub(crate) fn decimal(number: &Number) -> String {
    match number.as_f64().filter(|_| number.is_f64()) {
        Some(value) => fraction(value),
        None => number.to_string(),
    }
}

/// The shortest digits that are this number: with an exponent if it is below 0.0001 or from 1e16 on.
fn fraction(value: f64) -> String {
    let size = value.abs();
    if size == 0.0 || (1e-4..1e16).contains(&size) {
        return format!("{value:?}");
    }
    let text = format!("{value:e}");
    let Some((digits, exponent)) = text.split_once('e') else {
        return text;
    };
    let (sign, exponent) = match exponent.strip_prefix('-') {
        Some(exponent) => ('-', exponent),
        None => ('+', exponent),
    };
    format!("{digits}e{sign}{exponent:0>2}")
}

#[cfg(test)]
mod tests {
    use super::fraction;

    #[test]
    fn fractions_are_printed_as_python_does() {
        for (value, expected) in [
            (0.0, "0.0"),
            (100.0, "100.0"),
            (0.1, "0.1"),
            (-1.5, "-1.5"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (1e16, "1e+16"),
            (1.5e300, "1.5e+300"),
            (123_456_789.125, "123456789.125"),
            (9_007_199_254_740_993.0, "9007199254740992.0"),
        ] {
            assert_eq!(fraction(value), expected);
        }
    }
}
