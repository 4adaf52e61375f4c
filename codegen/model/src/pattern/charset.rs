//! Sets of characters, with the part that is in doubt between readings of a pattern kept apart.

use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange};

/// The characters that need two UTF-16 code units.
pub(super) const SUPPLEMENTARY: (u32, u32) = (0x1_0000, 0x10_FFFF);

const SURROGATES: std::ops::RangeInclusive<u32> = 0xD800..=0xDFFF;

/// Characters that a class lists.
///
/// A request must not be rejected over a doubtful reading, so `doubtful` counts as listed in a class, and as not
/// listed in a negated one.
#[derive(Debug, Clone)]
pub(super) struct CharSet {
    /// Listed in every reading.
    pub(super) sure: ClassUnicode,
    /// Listed in some readings only.
    pub(super) doubtful: ClassUnicode,
}

impl CharSet {
    pub(super) fn empty() -> Self {
        Self::sure(ClassUnicode::empty())
    }

    pub(super) fn sure(sure: ClassUnicode) -> Self {
        Self {
            sure,
            doubtful: ClassUnicode::empty(),
        }
    }

    pub(super) fn union(&mut self, other: &Self) {
        self.sure.union(&other.sure);
        self.doubtful.union(&other.doubtful);
    }

    /// Adds an inclusive range of code points.
    ///
    /// Half of a surrogate pair is no character: authors who write one (`\uD800\uDBFF-\uDC00\uDFFF` stands in several
    /// models) mean the characters that pairs encode.
    pub(super) fn push(&mut self, first: u32, last: u32) {
        self.sure.union(&range(first, last));
        if SURROGATES.contains(&first) || SURROGATES.contains(&last) {
            self.push_doubtful(SUPPLEMENTARY);
        }
    }

    pub(super) fn push_doubtful(&mut self, (first, last): (u32, u32)) {
        self.doubtful.union(&range(first, last));
    }

    /// The characters that the class, negated or not, may stand for.
    pub(super) fn resolve(mut self, negated: bool, ignore_case: bool) -> ClassUnicode {
        if !negated {
            self.sure.union(&self.doubtful);
        }
        if ignore_case {
            fold(&mut self.sure);
        }
        if negated {
            self.sure.negate();
        }
        self.sure
    }
}

/// Every character.
pub(super) fn everything() -> ClassUnicode {
    range(0, SUPPLEMENTARY.1)
}

/// The characters between two code points, both inclusive; surrogates are no characters.
pub(super) fn range(first: u32, last: u32) -> ClassUnicode {
    let first = if SURROGATES.contains(&first) {
        0xE000
    } else {
        first
    };
    let last = if SURROGATES.contains(&last) {
        0xD7FF
    } else {
        last
    };
    match (char::from_u32(first), char::from_u32(last)) {
        (Some(first), Some(last)) if first <= last => {
            ClassUnicode::new([ClassUnicodeRange::new(first, last)])
        }
        _ => ClassUnicode::empty(),
    }
}

/// The characters of some ranges.
pub(super) fn ranges(ranges: &[(char, char)]) -> ClassUnicode {
    ClassUnicode::new(
        ranges
            .iter()
            .map(|&(first, last)| ClassUnicodeRange::new(first, last)),
    )
}

/// `class`, or all other characters.
pub(super) fn negated_if(mut class: ClassUnicode, negated: bool) -> ClassUnicode {
    if negated {
        class.negate();
    }
    class
}

/// Adds the other case of each ASCII letter: Java folds no others unless told so.
pub(super) fn fold(class: &mut ClassUnicode) {
    let others: Vec<_> = (b'A'..=b'Z')
        .chain(b'a'..=b'z')
        .map(char::from)
        .filter(|&letter| contains(class, letter))
        .map(|letter| {
            if letter.is_ascii_lowercase() {
                letter.to_ascii_uppercase()
            } else {
                letter.to_ascii_lowercase()
            }
        })
        .map(|letter| ClassUnicodeRange::new(letter, letter))
        .collect();
    class.union(&ClassUnicode::new(others));
}

fn contains(class: &ClassUnicode, c: char) -> bool {
    class
        .iter()
        .any(|range| (range.start()..=range.end()).contains(&c))
}
