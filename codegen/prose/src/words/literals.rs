//! Which letters a text must have for a form of words to occur in it: a check that spares most searches.

use std::cell::RefCell;

use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// Which single characters and pairs of characters a text has, without regard to ASCII case, as a Bloom filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Signature([u64; 16]);

impl Signature {
    fn of(text: &str) -> Self {
        let mut signature = Self::default();
        for bit in bits(text.as_bytes()) {
            signature.set(bit);
        }
        signature
    }

    fn set(&mut self, bit: u16) {
        if let Some(word) = self.0.get_mut(usize::from(bit >> 6)) {
            *word |= 1 << (bit & 63);
        }
    }

    fn has(&self, bit: u16) -> bool {
        self.0
            .get(usize::from(bit >> 6))
            .is_some_and(|word| word >> (bit & 63) & 1 == 1)
    }
}

/// The bits of a text: one for each character, one for each two in a row.
fn bits(text: &[u8]) -> impl Iterator<Item = u16> {
    let bit = |first: u8, second: u8| {
        (u16::from(first).wrapping_mul(37)).wrapping_add(u16::from(second).wrapping_mul(5)) & 1023
    };
    let mut before = 0;
    text.iter().flat_map(move |byte| {
        let byte = byte.to_ascii_lowercase();
        let pair = if before == 0 {
            bit(0, byte)
        } else {
            bit(before, byte)
        };
        before = byte;
        [bit(0, byte), pair]
    })
}

/// What a text can't be without.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Needs {
    /// One of these stands at its start, without regard to ASCII case; none: anything can.
    heads: Option<Vec<String>>,
    /// Of each of these sets it has at least one literal, which is kept as the bits that it sets.
    sets: Vec<Vec<Vec<u16>>>,
}

impl Needs {
    /// What a regex needs; nothing if it is none.
    pub(crate) fn of(regex: &str) -> Self {
        let Ok(hir) = regex_syntax::parse(regex) else {
            return Self::default();
        };
        let bits = |literal: &String| bits(literal.as_bytes()).collect();
        Self {
            heads: anchored(&hir),
            sets: sets(&hir)
                .iter()
                .map(|set| set.iter().map(bits).collect())
                .collect(),
        }
    }

    /// Whether a text may have all of it. One that hasn't, surely does not match.
    pub(crate) fn may_be_in(&self, text: &str) -> bool {
        let starts = |head: &String| {
            text.as_bytes()
                .get(..head.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(head.as_bytes()))
        };
        if let Some(heads) = &self.heads
            && !heads.iter().any(starts)
        {
            return false;
        }
        if self.sets.is_empty() {
            return true;
        }
        with_signature(text, |signature| {
            self.sets.iter().all(|set| {
                set.iter()
                    .any(|literal| literal.iter().all(|bit| signature.has(*bit)))
            })
        })
    }
}

/// Texts whose signatures are known: one text meets dozens of forms in a row.
#[derive(Default)]
struct Recent {
    texts: [(String, Signature); 4],
    next: usize,
}

thread_local! {
    static RECENT: RefCell<Recent> = RefCell::default();
}

fn with_signature<T>(text: &str, then: impl FnOnce(&Signature) -> T) -> T {
    RECENT.with_borrow_mut(|recent| {
        if let Some((_, signature)) = recent.texts.iter().find(|(known, _)| known == text) {
            return then(signature);
        }
        let signature = Signature::of(text);
        recent.next = (recent.next + 1) % recent.texts.len();
        if let Some((known, slot)) = recent.texts.get_mut(recent.next) {
            text.clone_into(known);
            *slot = signature;
        }
        then(&signature)
    })
}

/// The sets of literals that a regex needs.
fn sets(hir: &Hir) -> Vec<Vec<String>> {
    match hir.kind() {
        HirKind::Literal(_) | HirKind::Class(_) => letters(hir)
            .map(|text| vec![vec![text]])
            .unwrap_or_default(),
        HirKind::Capture(capture) => sets(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => sets(&repetition.sub),
        HirKind::Concat(parts) => concatenated(parts),
        HirKind::Alternation(branches) => alternatives(branches).into_iter().collect(),
        HirKind::Repetition(_) | HirKind::Empty | HirKind::Look(_) => Vec::new(),
    }
}

/// Each part is needed; parts that are plain letters are one literal.
fn concatenated(parts: &[Hir]) -> Vec<Vec<String>> {
    let mut out = Vec::new();
    let mut run = String::new();
    for part in parts {
        if let Some(text) = letters(part) {
            run.push_str(&text);
            continue;
        }
        if !run.is_empty() {
            out.push(vec![std::mem::take(&mut run)]);
        }
        out.extend(sets(part));
    }
    if !run.is_empty() {
        out.push(vec![run]);
    }
    out
}

/// Of each branch, the set that is hardest to meet; none if one of them needs nothing.
fn alternatives(branches: &[Hir]) -> Option<Vec<String>> {
    let mut out = Vec::new();
    for branch in branches {
        let shortest = |set: &Vec<String>| set.iter().map(String::len).min();
        out.extend(sets(branch).into_iter().max_by_key(shortest)?);
    }
    Some(out)
}

/// The literals one of which a match begins with, where the regex is bound to the start of the text.
fn anchored(hir: &Hir) -> Option<Vec<String>> {
    let HirKind::Concat(parts) = hir.kind() else {
        return None;
    };
    let (start, rest) = parts.split_first()?;
    matches!(start.kind(), HirKind::Look(Look::Start))
        .then(|| heads_of(rest))
        .flatten()
}

/// The literals one of which these parts begin with; none if they can begin with anything, or be empty.
fn heads_of(parts: &[Hir]) -> Option<Vec<String>> {
    let run: String = parts.iter().map_while(letters).collect();
    if !run.is_empty() {
        return Some(vec![run]);
    }
    let (first, rest) = parts.split_first()?;
    match first.kind() {
        HirKind::Look(_) | HirKind::Empty => heads_of(rest),
        HirKind::Capture(capture) => heads_of(&joined(&capture.sub, rest)),
        HirKind::Concat(inner) => heads_of(&[inner.as_slice(), rest].concat()),
        HirKind::Alternation(branches) => {
            let heads: Option<Vec<_>> = branches
                .iter()
                .map(|branch| heads_of(&joined(branch, rest)))
                .collect();
            heads.map(|heads| heads.concat())
        }
        HirKind::Repetition(repetition) => {
            let mut heads = heads_of(&joined(&repetition.sub, rest))?;
            if repetition.min == 0 {
                heads.extend(heads_of(rest)?);
            }
            Some(heads)
        }
        HirKind::Literal(_) | HirKind::Class(_) => None,
    }
    .filter(|heads| heads.len() <= MOST_HEADS)
}

/// More of them cost more than they spare.
const MOST_HEADS: usize = 64;

fn joined(first: &Hir, rest: &[Hir]) -> Vec<Hir> {
    [std::slice::from_ref(first), rest].concat()
}

/// The text that a part stands for, if it is one text in lower case or upper case.
fn letters(hir: &Hir) -> Option<String> {
    match hir.kind() {
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).ok()?;
            Some(text.to_ascii_lowercase())
        }
        // A letter without regard to case. The long s and the Kelvin sign belong to some; documentation has neither.
        HirKind::Class(Class::Unicode(class)) => {
            let mut characters = class
                .iter()
                .flat_map(|range| range.start()..=range.end())
                .take(8)
                .filter(char::is_ascii);
            let (first, second) = (characters.next()?, characters.next()?);
            (characters.next().is_none() && first.eq_ignore_ascii_case(&second))
                .then(|| second.to_string())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needs_are_the_literals_that_no_match_is_without() {
        let hir = regex_syntax::parse(r"(?i)^(?:the )?mould (?:must|can't) be [0-9]+( red)?: x*$");
        assert_eq!(
            sets(&hir.unwrap()),
            [
                vec!["mould "],
                vec!["must", "can't"],
                vec![" be "],
                vec![": "]
            ]
        );
        assert!(sets(&regex_syntax::parse("a|b*").unwrap()).is_empty());
    }

    #[test]
    fn a_text_without_them_is_told() {
        let needs = Needs::of(r"(?i)\b(?:must|can't) be\b.*:");
        for good in ["It must be: so", "CAN'T BE:"] {
            assert!(needs.may_be_in(good), "{good}");
        }
        for bad in ["", "It must be so", "It can be: so", "must: have"] {
            assert!(!needs.may_be_in(bad), "{bad}");
        }
        assert!(Needs::of("(").may_be_in(""));
        let needs = Needs::of("(?i)^(?:the |(?:a )?)(?:mould|cast)s? ");
        assert_eq!(
            needs.heads.clone().unwrap(),
            ["the ", "a ", "mould", "cast"]
        );
        assert!(needs.may_be_in("The moulds are") && needs.may_be_in("Cast it"));
        assert!(!needs.may_be_in("In the cast "));
    }
}
