//! A place in a pattern that is being read.

/// The part of a pattern that is still to be read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    rest: &'a str,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Takes one character.
    pub(super) fn bump(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let c = chars.next();
        self.rest = chars.as_str();
        c
    }

    pub(super) fn starts_with(&self, text: &str) -> bool {
        self.rest.starts_with(text)
    }

    /// Takes `text` if it comes next.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Takes `text`, in any case, if it comes next.
    pub(super) fn eat_ignoring_case(&mut self, text: &str) -> bool {
        match self.rest.split_at_checked(text.len()) {
            Some((head, rest)) if head.eq_ignore_ascii_case(text) => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    /// Takes characters for as long as `wanted` holds.
    pub(super) fn take_while(&mut self, mut wanted: impl FnMut(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !wanted(c)).unwrap_or(self.rest.len());
        self.take(end)
    }

    /// Takes what stands before `end`, and `end`.
    pub(super) fn take_until(&mut self, end: &str) -> Option<&'a str> {
        let (head, rest) = self.rest.split_once(end)?;
        self.rest = rest;
        Some(head)
    }

    /// Takes exactly `count` hexadecimal digits.
    pub(super) fn hex(&mut self, count: usize) -> Option<u32> {
        let digits = self.rest.get(..count)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        self.take(count);
        u32::from_str_radix(digits, 16).ok()
    }

    fn take(&mut self, bytes: usize) -> &'a str {
        match self.rest.split_at_checked(bytes) {
            Some((head, rest)) => {
                self.rest = rest;
                head
            }
            None => std::mem::take(&mut self.rest),
        }
    }
}
