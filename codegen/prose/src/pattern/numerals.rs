//! Whole numbers that are written in a string, as patterns.

/// A regex for the decimal strings of the numbers from `low` to `high`, leading zeros allowed; none: without an end.
pub(crate) fn between(low: u64, high: Option<u64>) -> String {
    let Some(high) = high else {
        return from(low);
    };
    let mut parts = Vec::new();
    let mut start = low;
    // One part for each count of digits.
    while start <= high {
        let digits = start.to_string();
        let end = high.min("9".repeat(digits.len()).parse().unwrap_or(u64::MAX));
        parts.push(same_length(&digits, &end.to_string()));
        let Some(next) = end.checked_add(1) else {
            break;
        };
        start = next;
    }
    format!("0*(?:{})", parts.join("|"))
}

/// The same in words.
pub(crate) fn words(low: u64, high: Option<u64>) -> String {
    match high {
        Some(high) if high == low => low.to_string(),
        Some(high) => format!("a number from {low} to {high}"),
        None => format!("a number from {low} on"),
    }
}

/// The numbers from `low` on.
fn from(low: u64) -> String {
    if low == 0 {
        return "[0-9]+".to_owned();
    }
    let digits = low.to_string();
    let all = "9".repeat(digits.len());
    let longer = format!("[1-9][0-9]{{{},}}", digits.len());
    format!("0*(?:{}|{longer})", same_length(&digits, &all))
}

/// The numbers between two of the same count of digits.
fn same_length(low: &str, high: &str) -> String {
    let (mut lows, mut highs) = (low.chars(), high.chars());
    let (Some(first), Some(last)) = (lows.next(), highs.next()) else {
        return String::new();
    };
    let (low, high) = (lows.as_str(), highs.as_str());
    if first == last {
        return format!("{first}{}", same_length(low, high));
    }
    let rest = low.len();
    let (zeros, nines) = ("0".repeat(rest), "9".repeat(rest));
    let digit = |c: char, step: i32| {
        let code = i32::try_from(u32::from(c)).unwrap_or(0) + step;
        u32::try_from(code)
            .ok()
            .and_then(char::from_u32)
            .unwrap_or(c)
    };
    let (mut from, mut to) = (first, last);
    let mut parts = Vec::new();
    if low != zeros {
        parts.push(format!("{first}{}", same_length(low, &nines)));
        from = digit(first, 1);
    }
    let upper = (high != nines).then(|| format!("{last}{}", same_length(&zeros, high)));
    if upper.is_some() {
        to = digit(last, -1);
    }
    if from <= to {
        let any = match rest {
            0 => String::new(),
            1 => "[0-9]".to_owned(),
            _ => format!("[0-9]{{{rest}}}"),
        };
        parts.push(if from == to {
            format!("{from}{any}")
        } else {
            format!("[{from}-{to}]{any}")
        });
    }
    parts.extend(upper);
    match parts.as_slice() {
        [only] => only.clone(),
        _ => format!("(?:{})", parts.join("|")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use regex::Regex;

    #[test]
    fn every_number_in_between_and_no_other() {
        for (low, high) in [
            (0, 0),
            (0, 7),
            (1, 4000),
            (60, 604_800),
            (200, 499),
            (99, 101),
            (30, 900),
        ] {
            let regex = Regex::new(&format!("^(?:{})$", between(low, Some(high)))).unwrap();
            for number in (0..1100).chain([3999, 4000, 4001, 604_799, 604_800, 604_801]) {
                let inside = low <= number && number <= high;
                assert_eq!(
                    regex.is_match(&number.to_string()),
                    inside,
                    "{low} {high} {number}"
                );
            }
        }
        let regex = Regex::new(&format!("^(?:{})$", between(15, None))).unwrap();
        for number in [1, 14, 15, 16, 99, 100, 1000] {
            assert_eq!(
                regex.is_match(&number.to_string()),
                number >= 15,
                "{number}"
            );
        }
    }
}
