//! Words and symbols of one line.

use std::borrow::Cow;

/// What was expected where a line cannot be read.
pub(super) type Result<T> = std::result::Result<T, &'static str>;

/// What is left of a line.
pub(super) struct Cursor<'t> {
    rest: &'t str,
}

/// Whether a character needs no quotes.
const fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'/' | b'+' | b'*')
}

impl<'t> Cursor<'t> {
    pub(super) fn new(line: &'t str) -> Self {
        Self { rest: line }
    }

    pub(super) fn rest(&self) -> &'t str {
        self.rest
    }

    /// That nothing is left.
    pub(super) fn end(&self) -> Result<()> {
        match self.rest {
            "" => Ok(()),
            _ => Err("the end of the line"),
        }
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
    pub(super) fn named(&mut self) -> Option<String> {
        let start = self.rest;
        let name = self.word();
        if self.symbol(":") {
            return name.map(Cow::into_owned);
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
