//! Sentences as such: which look like constraints, what they hash to, and their form.

use crate::words::grammar::{OBLIGATION_PAIRS, OBLIGATIONS};

/// Whether a sentence looks like a constraint: it has one of the words with which they are made.
pub(crate) fn looks_like_a_constraint(sentence: &str) -> bool {
    let mut before = "";
    sentence
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '\''))
        .any(|word| {
            let is = |known: &&str| word.eq_ignore_ascii_case(known);
            let pair = |(first, second): &(&str, &str)| {
                word.eq_ignore_ascii_case(second) && before.eq_ignore_ascii_case(first)
            };
            let found = OBLIGATIONS.iter().any(is) || OBLIGATION_PAIRS.iter().any(pair);
            before = word;
            found
        })
}

/// A sentence's hash: FNV-1a over its text, 64 bits in hexadecimal. It tells sentences apart and is no secret.
pub(crate) fn hash(sentence: &str) -> String {
    let hash = sentence
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    format!("{hash:016x}")
}

/// The form of a sentence: numbers, code and names in capitals are replaced by what they are.
pub(crate) fn template(sentence: &str) -> String {
    let mut out = String::new();
    for (index, part) in sentence.split('`').enumerate() {
        if index % 2 == 1 {
            out.push_str("`X`");
            continue;
        }
        for word in part.split_inclusive(' ') {
            let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
            let replaced = if plain.starts_with(|c: char| c.is_ascii_digit()) {
                word.replacen(plain, "N", 1)
            } else if plain.chars().filter(|c| c.is_uppercase()).count() > 1 {
                word.replacen(plain, "NAME", 1)
            } else {
                word.to_owned()
            };
            out.push_str(&replaced);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        assert_eq!(
            template("Must have 5 of `a`, or MouldKind 1-2."),
            "Must have N of `X`, or NAME N."
        );
        assert_eq!(hash(""), "cbf29ce484222325");
        assert_ne!(hash("Must be 1."), hash("Must be 2."));
        assert!(looks_like_a_constraint("It Must be red."));
        assert!(!looks_like_a_constraint("A mould of mustard, commonly."));
    }
}
