//! The vocabulary: words with one meaning, by the name of that meaning, as parts of phrases.

/// A part by its name: a regex in which further parts are named.
pub(crate) type Part = (&'static str, &'static str);

/// Every part that phrases can name, as in `{number}`.
pub(crate) const PARTS: &[Part] = &[
    // A number, as documentation writes it: digits with thousands separators, or a word.
    (
        "number",
        r"-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|\.[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|zero",
    ),
];
