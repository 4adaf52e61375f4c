//! Sentences as such: which look like constraints, what they hash to, and their form.

/// Words with which constraints are made.
const LIKE: &[&str] = &[
    "must",
    "can't",
    "only",
    "valid",
    "minimum",
    "maximum",
    "at least",
    "at most",
    "up to",
    "no more than",
    "between",
    "range",
    "ranges",
    "character",
    "characters",
    "require",
    "required",
    "requires",
    "not allowed",
    "not supported",
    "isn't supported",
    "longer than",
    "exceed",
    "constraint",
    "constraints",
    "allowed",
    "have to",
    "has to",
    "should",
    "need to",
];

/// Whether a sentence looks like a constraint: it has one of the words with which they are made.
pub(super) fn looks_like_a_constraint(sentence: &str) -> bool {
    let sentence = sentence.to_ascii_lowercase();
    LIKE.iter().any(|word| has_word(&sentence, word))
}

/// Whether a word stands in a text, not as a part of a longer one.
fn has_word(text: &str, word: &str) -> bool {
    let outside = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + word.len()..);
        outside(before) && outside(after.and_then(|text| text.chars().next()))
    })
}

/// A sentence's hash: FNV-1a over its text, 64 bits in hexadecimal. It tells sentences apart and is no secret.
pub(super) fn hash(sentence: &str) -> String {
    let hash = sentence
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    format!("{hash:016x}")
}

/// The form of a sentence: numbers, code and names in capitals are replaced by what they are.
pub(super) fn template(sentence: &str) -> String {
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
