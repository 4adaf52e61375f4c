//! Words and symbols of a text, line by line.

use std::borrow::Cow;

/// What was expected where a line cannot be read.
pub(super) type Result<T> = std::result::Result<T, &'static str>;

/// What is left of a text.
#[derive(Clone)]
pub(super) struct Cursor<'t> {
    rest: &'t str,
}

/// Whether each byte is in words that need no quotes: letters, digits and `_-./+*`. With comparisons instead of a table,
/// reading takes a fifth longer.
#[expect(
    clippy::indexing_slicing,
    reason = "done by the compiler, which would stop"
)]
static PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < plain.len() {
        plain[byte] = matches!(
            byte as u8,
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'_' | b'-' | b'.' | b'/' | b'+' | b'*'
        );
        byte += 1;
    }
    plain
};

fn is_plain(byte: u8) -> bool {
    PLAIN.get(usize::from(byte)).is_some_and(|plain| *plain)
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { rest: text }
    }

    pub(super) fn rest(&self) -> &'t str {
        self.rest
    }

    /// That nothing is left of the line.
    pub(super) fn end(&self) -> Result<()> {
        let space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r');
        match self.rest.bytes().find(|byte| !space(byte)) {
            None | Some(b'\n') => Ok(()),
            Some(_) => Err("the end of the line"),
        }
    }

    /// Goes to where the next line with words begins; there may be none.
    pub(super) fn next_line(&mut self) -> bool {
        self.rest = self.rest.trim_ascii_start();
        !self.rest.is_empty()
    }

    /// Goes to the end of the line.
    pub(super) fn skip_line(&mut self) {
        let end = self.rest.find('\n').unwrap_or(self.rest.len());
        self.rest = self.rest.get(end..).unwrap_or_default();
    }

    /// What is left, without spaces before it.
    fn start(&self) -> &'t str {
        let spaces = self.rest.bytes().take_while(|byte| *byte == b' ').count();
        self.rest.get(spaces..).unwrap_or_default()
    }

    /// Takes a symbol, if it comes next.
    pub(super) fn symbol(&mut self, symbol: &str) -> bool {
        match self.start().strip_prefix(symbol) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Takes this word, if it comes next.
    pub(super) fn keyword(&mut self, keyword: &str) -> bool {
        match self.start().strip_prefix(keyword) {
            Some(rest) if !rest.bytes().next().is_some_and(is_plain) => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    /// Takes a word without quotes: a keyword or a number.
    pub(super) fn bare(&mut self) -> Option<&'t str> {
        let start = self.start();
        let end = start.bytes().position(|byte| !is_plain(byte));
        let (word, rest) = start.split_at_checked(end.unwrap_or(start.len()))?;
        if word.is_empty() {
            return None;
        }
        self.rest = rest;
        Some(word)
    }

    /// Takes a word, with or without quotes.
    pub(super) fn word(&mut self) -> Option<Cow<'t, str>> {
        if let Some(word) = self.bare() {
            return Some(Cow::Borrowed(word));
        }
        self.rest = self.start();
        self.quoted().map(Cow::Owned)
    }

    /// Takes a name with the colon behind it, if they come next.
    pub(super) fn named(&mut self) -> Option<Cow<'t, str>> {
        let start = self.rest;
        let name = self.word();
        if self.symbol(":") {
            return name;
        }
        self.rest = start;
        None
    }

    fn quoted(&mut self) -> Option<String> {
        let mut word = String::new();
        let mut characters = self.rest.strip_prefix('\'')?.chars();
        loop {
            word.push(match characters.next()? {
                '\'' => break,
                '\n' => return None,
                '\\' => match characters.next()? {
                    'u' => escaped(&mut characters)?,
                    itself => itself,
                },
                other => other,
            });
        }
        self.rest = characters.as_str();
        Some(word)
    }

    /// Takes a number.
    pub(super) fn number<T: std::str::FromStr>(&mut self) -> Result<T> {
        let number = self.bare().and_then(|word| word.parse().ok());
        number.ok_or("a number")
    }
}

/// The character whose number is in braces.
fn escaped(characters: &mut std::str::Chars<'_>) -> Option<char> {
    let (digits, rest) = characters.as_str().strip_prefix('{')?.split_once('}')?;
    *characters = rest.chars();
    u32::from_str_radix(digits, 16)
        .ok()
        .and_then(char::from_u32)
}
