//! The pairs of a form, sorted so that parameters with a common prefix are adjacent.

use std::borrow::Cow;

use super::error::{ParameterError, ParameterErrorKind};

/// A parameter.
pub(crate) struct Pair<'a> {
    name: Cow<'a, str>,
    value: Cow<'a, str>,
}

/// Reads form-encoded pairs. Empty pairs are skipped, and a pair without `=` has an empty value, as the
/// [URL standard](https://url.spec.whatwg.org/#urlencoded-parsing) has it; unlike there, a malformed escape is an
/// error.
pub(crate) fn parse(body: &[u8]) -> Result<Vec<Pair<'_>>, ParameterError> {
    let mut pairs = Vec::new();
    let mut position = 0_usize;
    for pair in body.split(|byte| *byte == b'&') {
        let (name, value) = match pair.iter().position(|byte| *byte == b'=') {
            Some(at) => (
                pair.get(..at).unwrap_or_default(),
                pair.get(at.saturating_add(1)..).unwrap_or_default(),
            ),
            None => (pair, [].as_slice()),
        };
        if !pair.is_empty() {
            let behind_name = position.saturating_add(name.len()).saturating_add(1);
            pairs.push(Pair {
                name: decode(name, position)?,
                value: decode(value, behind_name)?,
            });
        }
        position = position.saturating_add(pair.len()).saturating_add(1);
    }
    pairs.sort_by(|a, b| a.name.split('.').cmp(b.name.split('.')));
    Ok(pairs)
}

/// Resolves `+` and `%` escapes in a part of the body that begins at `position`.
fn decode(text: &[u8], position: usize) -> Result<Cow<'_, str>, ParameterError> {
    let invalid_utf8 = || ParameterError::new(ParameterErrorKind::InvalidUtf8 { position });
    if !text.iter().any(|byte| matches!(byte, b'+' | b'%')) {
        return match std::str::from_utf8(text) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(_) => Err(invalid_utf8()),
        };
    }
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&byte, behind)) = rest.split_first() {
        let (byte, behind) = match (byte, behind) {
            (b'+', _) => (b' ', behind),
            (b'%', behind) => escaped(behind).ok_or_else(|| {
                let at = text.len().saturating_sub(rest.len());
                let position = position.saturating_add(at);
                ParameterError::new(ParameterErrorKind::InvalidEscape { position })
            })?,
            _ => (byte, behind),
        };
        decoded.push(byte);
        rest = behind;
    }
    match String::from_utf8(decoded) {
        Ok(text) => Ok(Cow::Owned(text)),
        Err(_) => Err(invalid_utf8()),
    }
}

/// The byte that two hexadecimal digits encode, and the rest of the input.
fn escaped(text: &[u8]) -> Option<(u8, &[u8])> {
    let &[high, low, ref behind @ ..] = text else {
        return None;
    };
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let byte = digit(high)?.checked_mul(16)?.checked_add(digit(low)?)?;
    Some((u8::try_from(byte).ok()?, behind))
}

/// All parameters whose names begin with the same parts.
#[derive(Clone, Copy)]
pub(crate) struct Node<'f> {
    /// The parameters whose names have no more parts.
    own: &'f [Pair<'f>],
    /// The parameters whose names have more parts.
    below: &'f [Pair<'f>],
    /// Where in these names the next part begins.
    next: usize,
}

impl<'f> Node<'f> {
    /// All parameters, which [`parse`] has sorted.
    pub(crate) fn root(pairs: &'f [Pair<'f>]) -> Self {
        Self {
            own: &[],
            below: pairs,
            next: 0,
        }
    }

    /// A node of `pairs`, whose names have their first `end` bytes in common, which are complete parts.
    fn new(pairs: &'f [Pair<'f>], end: usize) -> Self {
        // Names without more parts are sorted before those with more.
        let at = pairs.partition_point(|pair| pair.name.len() <= end);
        let (own, below) = pairs.split_at_checked(at).unwrap_or((pairs, &[]));
        Self {
            own,
            below,
            next: end.saturating_add(1),
        }
    }

    /// The next part of a name.
    fn part(&self, pair: &'f Pair<'f>) -> &'f str {
        let rest = pair.name.get(self.next..).unwrap_or_default();
        rest.split_once('.').map_or(rest, |(part, _)| part)
    }

    /// The parameters whose next part is `name`, if there are any.
    pub(crate) fn child(&self, name: &str) -> Option<Self> {
        let first = self.below.partition_point(|pair| self.part(pair) < name);
        let found = self.below.get(first..)?;
        let count = found.partition_point(|pair| self.part(pair) <= name);
        let found = found.get(..count).filter(|found| !found.is_empty())?;
        Some(Self::new(found, self.next.saturating_add(name.len())))
    }

    /// The next parts, in the order of their bytes, each with its parameters.
    pub(crate) fn children(self) -> impl Iterator<Item = (&'f str, Self)> {
        let mut rest = self.below;
        std::iter::from_fn(move || {
            let name = self.part(rest.first()?);
            let count = rest.partition_point(|pair| self.part(pair) <= name);
            let (found, behind) = rest.split_at_checked(count)?;
            rest = behind;
            let end = self.next.saturating_add(name.len());
            Some((name, Self::new(found, end)))
        })
    }

    /// Whether there are names with more parts.
    pub(crate) fn has_parts(&self) -> bool {
        !self.below.is_empty()
    }

    /// The value of the parameter with exactly this name, if there is one.
    pub(crate) fn own(&self) -> Result<Option<&'f str>, ParameterError> {
        match self.own {
            [] => Ok(None),
            [pair] => Ok(Some(&*pair.value)),
            _ => Err(ParameterError::new(ParameterErrorKind::Repeated)),
        }
    }

    /// The value of a parameter that cannot have parts.
    pub(crate) fn text(&self) -> Result<&'f str, ParameterError> {
        match self.own()? {
            Some(text) if !self.has_parts() => Ok(text),
            _ => Err(ParameterError::new(ParameterErrorKind::UnexpectedPart {
                expected: None,
            })),
        }
    }

    /// Checks that there are only parts. A single empty value means that there are no parts.
    pub(crate) fn parts_only(&self) -> Result<(), ParameterError> {
        match self.own()? {
            None => Ok(()),
            Some("") if !self.has_parts() => Ok(()),
            Some(_) => Err(ParameterError::new(ParameterErrorKind::UnexpectedValue)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(node: Node<'_>) -> Vec<(&str, Option<&str>, bool)> {
        node.children()
            .map(|(name, node)| (name, node.own().unwrap(), node.has_parts()))
            .collect()
    }

    #[test]
    fn names_are_grouped_by_their_parts() {
        // In byte order, `-` precedes `.`: a comparison of whole names would separate the parameters of `A`.
        let pairs = parse(b"A.B=1&A-B=2&A=3&A.B.C=4&A.D=5&A.=6").unwrap();
        let root = Node::root(&pairs);
        assert_eq!(
            names(root),
            [("A", Some("3"), true), ("A-B", Some("2"), false)]
        );
        let a = root.child("A").unwrap();
        assert_eq!(
            names(a),
            [
                ("", Some("6"), false),
                ("B", Some("1"), true),
                ("D", Some("5"), false)
            ]
        );
        let c = a.child("B").unwrap().child("C").unwrap();
        assert_eq!(c.text(), Ok("4"));
        assert!(a.child("C").is_none() && root.child("").is_none() && c.child("").is_none());
    }

    #[test]
    fn escapes_are_resolved() {
        let pairs = parse(b"a%2eb=+%2B%c3%A9&&c&=d&").unwrap();
        let root = Node::root(&pairs);
        let b = root.child("a").unwrap().child("b").unwrap();
        assert_eq!(b.text(), Ok(" +\u{e9}"));
        assert_eq!(root.child("c").unwrap().text(), Ok(""));
        assert_eq!(root.child("").unwrap().text(), Ok("d"));
    }

    #[test]
    fn malformed_escapes_are_reported_with_their_position() {
        for (body, position) in [
            (b"a=1&b=x%".as_slice(), 7),
            (b"%4&b=", 0),
            (b"a=%g0", 2),
            (b"a=%+1", 2),
            (b"ab=\xc3%a9%", 7),
        ] {
            let error = parse(body).err().unwrap();
            assert_eq!(
                *error.kind(),
                ParameterErrorKind::InvalidEscape { position },
                "{}",
                body.escape_ascii()
            );
        }
        for (body, position) in [(b"a=1&b=%ff".as_slice(), 6), (b"a=1&\xff=2", 4)] {
            let error = parse(body).err().unwrap();
            assert_eq!(*error.kind(), ParameterErrorKind::InvalidUtf8 { position });
        }
    }
}
