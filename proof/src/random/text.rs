//! Random strings, with characters that are hard to write into forms and documents.

use fastrand::Rng;

/// The kinds of strings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// A few letters and digits.
    Plain,
    /// Empty.
    Empty,
    /// Any characters.
    Form,
    /// Any characters that XML 1.0 can represent (<https://www.w3.org/TR/xml/#charsets>).
    Document,
}

/// Strings that are difficult for escaping, normalising and measuring.
const HARD: [&str; 44] = [
    "&",
    "=",
    "+",
    "%",
    "%20",
    "%2",
    "~",
    " ",
    "  ",
    "*",
    "-",
    ".",
    "_",
    ";",
    "#",
    "?",
    "/",
    ",",
    ":",
    "@",
    "'",
    "\"",
    "<",
    ">",
    "]]>",
    "<![CDATA[",
    "-->",
    "&amp;",
    "&#38;",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\u{85}",
    "\u{2028}",
    "\u{a0}",
    "\u{7f}",
    "null",
    "true",
    "1e3",
    "e\u{301}",
    "\u{feff}",
    "\u{202e}",
    "\u{200d}",
];

/// Characters of every length in UTF-8, up to the last.
const FAR: [char; 12] = [
    'é',
    'ß',
    'Ω',
    'ａ',
    '日',
    '本',
    '\u{d7ff}',
    '\u{e000}',
    '\u{fffd}',
    '😀',
    '\u{10000}',
    '\u{10ffff}',
];

/// Characters that no document can contain.
const FORM_ONLY: [char; 6] = ['\0', '\u{1}', '\u{8}', '\u{b}', '\u{1f}', '\u{ffff}'];

impl Style {
    /// A string of this style.
    pub(super) fn make(self, rng: &mut Rng) -> String {
        match self {
            Self::Plain => plain(rng),
            Self::Empty => String::new(),
            Self::Form | Self::Document => {
                let parts = match rng.u8(0..20) {
                    0 => 0,
                    1 => rng.usize(40..200),
                    _ => rng.usize(1..6),
                };
                (0..parts).map(|_| self.part(rng)).collect()
            }
        }
    }

    fn part(self, rng: &mut Rng) -> String {
        match rng.u8(0..10) {
            0..=3 => HARD[rng.usize(0..HARD.len())].to_owned(),
            4..=5 => FAR[rng.usize(0..FAR.len())].into(),
            6 if self == Self::Form => FORM_ONLY[rng.usize(0..FORM_ONLY.len())].into(),
            _ => plain(rng),
        }
    }
}

fn plain(rng: &mut Rng) -> String {
    (0..rng.usize(1..10)).map(|_| rng.alphanumeric()).collect()
}
