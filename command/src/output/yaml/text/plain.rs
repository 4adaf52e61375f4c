//! Whether a text without quotes is read as a text, not as a value of another type.

/// Whether a text without quotes is read as a text.
pub(super) fn is_text(text: &str) -> bool {
    const WORDS: [&str; 13] = [
        "", "~", "null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE", "<<",
        "=",
    ];
    !WORDS.contains(&text) && !is_whole(text) && !is_fraction(text) && !is_timestamp(text)
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix(['-', '+']).unwrap_or(text)
}

/// Whether a text that is not empty has only these letters.
fn only(text: &str, letters: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(letters)
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

fn is_digit_or_gap(letter: char) -> bool {
    letter.is_ascii_digit() || letter == '_'
}

fn is_whole(text: &str) -> bool {
    let digits = unsigned(text);
    let with = |prefix, letters: fn(char) -> bool| {
        digits
            .strip_prefix(prefix)
            .is_some_and(|rest| only(rest, letters))
    };
    // A text of underscores alone does not begin as numbers do.
    (only(digits, is_digit_or_gap) && !digits.starts_with('_') || begins_signed(text, digits))
        || with("0b", |letter| matches!(letter, '0' | '1' | '_'))
        || with("0o", |letter| matches!(letter, '0'..='7' | '_'))
        || with("0x", |letter| letter.is_ascii_hexdigit() || letter == '_')
}

fn begins_signed(text: &str, digits: &str) -> bool {
    digits.len() < text.len() && only(digits, is_digit_or_gap)
}

fn is_fraction(text: &str) -> bool {
    let digits = unsigned(text);
    if matches!(digits, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (digits, None),
    };
    let has_exponent = exponent.is_some_and(|exponent| only(unsigned(exponent), is_digit));
    if exponent.is_some() && !has_exponent {
        return false;
    }
    let begins = |whole: &str| whole.starts_with(is_digit) && only(whole, is_digit_or_gap);
    match mantissa.split_once('.') {
        None => has_exponent && begins(mantissa),
        // Without a digit before the point, an exponent must have a sign.
        Some(("", fraction)) => {
            let is_signed = exponent.is_none_or(|exponent| exponent.starts_with(['-', '+']));
            only(fraction, is_digit_or_gap) && is_signed
        }
        Some((whole, fraction)) => begins(whole) && fraction.chars().all(is_digit_or_gap),
    }
}

fn is_timestamp(text: &str) -> bool {
    let mut rest = text;
    let date = [(4, 4), (1, 2), (1, 2)];
    let mut widths = [0; 3];
    for (index, ((least, most), width)) in date.into_iter().zip(&mut widths).enumerate() {
        if index > 0 && !take(&mut rest, '-') {
            return false;
        }
        *width = digits(&mut rest);
        if !(least..=most).contains(width) {
            return false;
        }
    }
    if rest.is_empty() {
        return widths == [4, 2, 2];
    }
    let has_space = rest.starts_with([' ', '\t']);
    rest = match has_space {
        true => rest.trim_start_matches([' ', '\t']),
        false => match rest.strip_prefix(['T', 't']) {
            Some(rest) => rest,
            None => return false,
        },
    };
    for (index, (least, most)) in [(1, 2), (2, 2), (2, 2)].into_iter().enumerate() {
        if index > 0 && !take(&mut rest, ':') {
            return false;
        }
        if !(least..=most).contains(&digits(&mut rest)) {
            return false;
        }
    }
    if take(&mut rest, '.') {
        digits(&mut rest);
    }
    is_zone(rest)
}

fn is_zone(text: &str) -> bool {
    let text = text.trim_start_matches([' ', '\t']);
    if matches!(text, "" | "Z") {
        return true;
    }
    let Some(mut rest) = text.strip_prefix(['-', '+']) else {
        return false;
    };
    if !(1..=2).contains(&digits(&mut rest)) {
        return false;
    }
    rest.is_empty() || take(&mut rest, ':') && digits(&mut rest) == 2 && rest.is_empty()
}

fn take(text: &mut &str, letter: char) -> bool {
    match text.strip_prefix(letter) {
        Some(rest) => {
            *text = rest;
            true
        }
        None => false,
    }
}

/// Takes the digits at the beginning, and returns how many there are.
fn digits(text: &mut &str) -> usize {
    let rest = text.trim_start_matches(is_digit);
    let count = text.len().saturating_sub(rest.len());
    *text = rest;
    count
}
