//! Reads shorthand: keys with values, which are texts, lists or keys with values again.

use serde_json::{Map, Value as Json};

use super::token;

/// How deep lists and braces may be nested, so that no value exhausts the stack.
const DEEPEST: usize = 64;

/// Where shorthand is wrong, and what should be there.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    /// The index of the letter.
    at: usize,
    what: String,
    /// Whether another reading of what stands before may be right.
    may_back: bool,
}

impl Wrong {
    /// The message, with the place marked below the text unless that may hold a secret.
    pub(crate) fn message(&self, text: &str, is_secret: bool) -> String {
        if is_secret {
            return format!("{}, at character {}", self.what, self.at.saturating_add(1));
        }
        let before: Vec<char> = text.chars().take(self.at).collect();
        let line_start = before.iter().rposition(|letter| *letter == '\n');
        let spaces = before
            .len()
            .saturating_sub(line_start.map_or(0, |at| at.saturating_add(1)));
        let byte = text
            .char_indices()
            .nth(self.at)
            .map_or(text.len(), |(byte, _)| byte);
        let line_end = text.get(byte..).and_then(|rest| rest.find('\n'));
        let end = line_end.map_or(text.len(), |end| byte.saturating_add(end));
        let (consumed, rest) = text.split_at_checked(end).unwrap_or((text, ""));
        format!(
            "{} for input:\n{consumed}\n{}^{rest}",
            self.what,
            " ".repeat(spaces)
        )
    }
}

/// The keys and values of a text.
pub(crate) fn read(text: &str) -> Result<Map<String, Json>, Wrong> {
    let letters: Vec<char> = text.chars().collect();
    Reader {
        letters: &letters,
        at: 0,
        depth: 0,
    }
    .parameter()
}

struct Reader<'t> {
    letters: &'t [char],
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn parameter(&mut self) -> Result<Map<String, Json>, Wrong> {
        let mut values = Map::new();
        let (key, value) = self.pair()?;
        values.insert(key, value);
        let mut last = self.at;
        while self.current().is_some() {
            self.expect(',')?;
            let (key, value) = self.pair()?;
            if values.contains_key(&key) {
                return Err(Wrong {
                    at: last.saturating_add(1),
                    what: format!(
                        "Second instance of key \"{key}\" (a space begins the next item, a comma does not)"
                    ),
                    may_back: false,
                });
            }
            values.insert(key, value);
            last = self.at;
        }
        Ok(values)
    }

    fn pair(&mut self) -> Result<(String, Json), Wrong> {
        let key = self.key();
        self.expect('=')?;
        let value = match self.current() {
            None => Json::from(""),
            Some('[' | '{') => self.nested()?,
            Some(_) => self.values()?,
        };
        Ok((key, value))
    }

    fn key(&mut self) -> String {
        let is_key = |letter: char| letter.is_ascii_alphanumeric() || "-_.#/:".contains(letter);
        self.take_while(is_key)
    }

    /// A text, or several with commas between them: up to the one that is the next key.
    fn values(&mut self) -> Result<Json, Wrong> {
        let first = self.first()?;
        self.space();
        if self.current() != Some(',') {
            return Ok(Json::from(first));
        }
        self.expect(',')?;
        let mut all = vec![Json::from(first)];
        loop {
            match self.later() {
                Ok(text) => {
                    all.push(Json::from(text));
                    if self.current().is_none() {
                        break;
                    }
                }
                Err(wrong) if !wrong.may_back || self.current().is_none() => return Err(wrong),
                Err(_) => {
                    self.back_to_comma();
                    break;
                }
            }
        }
        match all.as_slice() {
            [_] => Ok(all.pop().unwrap_or_default()),
            _ => Ok(Json::Array(all)),
        }
    }

    /// A text after a comma, and the comma after it, if it is not the last.
    fn later(&mut self) -> Result<String, Wrong> {
        let text = match self.current() {
            Some(quote @ ('\'' | '"')) => self.quoted(quote)?,
            _ => self
                .plain(token::continues_later)
                .ok_or_else(|| self.wrong("<second>"))?,
        };
        self.space();
        if self.current().is_some() {
            self.expect(',')?;
        }
        Ok(text)
    }

    fn nested(&mut self) -> Result<Json, Wrong> {
        self.depth = self.depth.saturating_add(1);
        if self.depth > DEEPEST {
            return Err(Wrong {
                may_back: false,
                ..self.wrong("less nesting")
            });
        }
        let value = match self.current() {
            Some('[') => self.list()?,
            Some('{') => self.braces()?,
            _ => Json::from(self.first()?),
        };
        self.depth = self.depth.saturating_sub(1);
        Ok(value)
    }

    fn list(&mut self) -> Result<Json, Wrong> {
        self.expect('[')?;
        let mut values = Vec::new();
        while self.current() != Some(']') {
            values.push(self.nested()?);
            self.item_end(']')?;
        }
        self.at = self.at.saturating_add(1);
        Ok(Json::Array(values))
    }

    fn braces(&mut self) -> Result<Json, Wrong> {
        self.expect('{')?;
        let mut values = Map::new();
        while self.current() != Some('}') {
            let key = self.key();
            self.expect('=')?;
            let value = self.nested()?;
            self.item_end('}')?;
            values.insert(key, value);
        }
        self.at = self.at.saturating_add(1);
        Ok(Json::Object(values))
    }

    /// A comma, or nothing before the end.
    fn item_end(&mut self, end: char) -> Result<(), Wrong> {
        self.space();
        if self.current() == Some(end) {
            return Ok(());
        }
        if self.current() != Some(',') {
            return Err(self.wrong(","));
        }
        self.at = self.at.saturating_add(1);
        self.space();
        Ok(())
    }

    fn first(&mut self) -> Result<String, Wrong> {
        match self.current() {
            Some(quote @ ('\'' | '"')) => self.quoted(quote),
            _ => Ok(self.plain(token::continues_first).unwrap_or_default()),
        }
    }

    fn quoted(&mut self, quote: char) -> Result<String, Wrong> {
        let rest = self.letters.get(self.at..).unwrap_or_default();
        let Some((text, count)) = token::quoted(rest, quote) else {
            return Err(self.wrong(&format!("{quote} at the end of the quoted text")));
        };
        self.at = self.at.saturating_add(count);
        Ok(text)
    }

    /// A text without quotes, in which `\,` is a comma; `None` if there is none.
    fn plain(&mut self, continues: fn(char) -> bool) -> Option<String> {
        let is_comma = |reader: &Self| {
            let next = reader.letters.get(reader.at.saturating_add(1));
            reader.current() == Some('\\') && next == Some(&',')
        };
        if !is_comma(self) && !self.current().is_some_and(token::starts_value) {
            return None;
        }
        let mut text = String::new();
        while let Some(letter) = self.current() {
            let count = if is_comma(self) {
                text.push(',');
                2
            } else if text.is_empty() || continues(letter) {
                text.push(letter);
                1
            } else {
                break;
            };
            self.at = self.at.saturating_add(count);
        }
        Some(text.trim_end().to_owned())
    }

    /// Exactly this letter, with white space around it.
    fn expect(&mut self, letter: char) -> Result<(), Wrong> {
        self.space();
        if self.current() != Some(letter) {
            return Err(self.wrong(&letter.to_string()));
        }
        self.at = self.at.saturating_add(1);
        self.space();
        Ok(())
    }

    fn wrong(&self, expected: &str) -> Wrong {
        let found = self
            .current()
            .map_or_else(|| "EOF".to_owned(), String::from);
        Wrong {
            at: self.at,
            what: format!("Expected: '{expected}', received: '{found}'"),
            may_back: true,
        }
    }

    fn back_to_comma(&mut self) {
        let before = self.letters.get(..=self.at).unwrap_or(self.letters);
        let comma = before.iter().rposition(|letter| *letter == ',');
        self.at = comma.unwrap_or_default();
    }

    fn space(&mut self) {
        self.take_while(|letter| letter.is_ascii_whitespace() || letter == '\u{b}');
    }

    fn take_while(&mut self, takes: impl Fn(char) -> bool) -> String {
        let rest = self.letters.get(self.at..).unwrap_or_default();
        let taken: String = rest
            .iter()
            .copied()
            .take_while(|letter| takes(*letter))
            .collect();
        self.at = self.at.saturating_add(taken.chars().count());
        taken
    }

    fn current(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn of(text: &str) -> Result<Json, String> {
        let read = read(text).map(Json::Object);
        read.map_err(|wrong| wrong.message(text, false))
    }

    #[test]
    fn values_are_texts_lists_and_braces() {
        for (text, expected) in [
            ("Key=a,Value=b", json!({"Key": "a", "Value": "b"})),
            ("Key=a,Value=", json!({"Key": "a", "Value": ""})),
            ("a=b,c,d=e", json!({"a": ["b", "c"], "d": "e"})),
            ("a=b,c", json!({"a": ["b", "c"]})),
            ("a=[b, c],d=[]", json!({"a": ["b", "c"], "d": []})),
            (
                "a={b=c,d=[e,{f=g}]}",
                json!({"a": {"b": "c", "d": ["e", {"f": "g"}]}}),
            ),
            ("a='b,c=d',e=\"f\\\"g\"", json!({"a": "b,c=d", "e": "f\"g"})),
            ("a=b\\,c", json!({"a": "b,c"})),
            ("a=b=c", json!({"a": "b=c"})),
            ("a = b , c = d", json!({"a": "b", "c": "d"})),
            ("a='it\\'s'", json!({"a": "it's"})),
            ("a='C:\\'", json!({"a": "C:\\"})),
            (
                "Name=tag:Owner,Values=x y",
                json!({"Name": "tag:Owner", "Values": "x y"}),
            ),
        ] {
            assert_eq!(of(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn the_place_of_a_mistake_is_marked() {
        for (text, expected) in [
            ("", "Expected: '=', received: 'EOF' for input:\n\n^"),
            (
                "Key",
                "Expected: '=', received: 'EOF' for input:\nKey\n   ^",
            ),
            (
                "a=[b",
                "Expected: ',', received: 'EOF' for input:\na=[b\n    ^",
            ),
            (
                "a={b}",
                "Expected: '=', received: '}' for input:\na={b}\n    ^",
            ),
            (
                "a=b\n]",
                "Expected: ',', received: ']' for input:\na=b\n]\n^",
            ),
        ] {
            assert_eq!(of(text).unwrap_err(), expected, "{text}");
        }
        let error = of("a=b,a=c").unwrap_err();
        assert!(error.starts_with("Second instance of key \"a\""), "{error}");
        assert!(error.ends_with("\na=b,a=c\n    ^"), "{error}");
        let secret = read("Password=x,y=[").unwrap_err();
        assert_eq!(
            secret.message("Password=x,y=[", true),
            "Expected: ',', received: 'EOF', at character 15"
        );
        assert!(read(&["a=", &"[".repeat(100_000)].concat()).is_err());
    }
}
