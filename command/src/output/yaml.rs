//! YAML as libyaml writes it in block style: members in the order of their names, lines of 80 columns, and quotes only where
//! a text without them would be something else.

use serde_json::Value as Json;

use super::json;
use super::number::decimal;

mod text;

use text::Place;

/// A value, with a line break behind it.
pub(super) fn print(value: &Json) -> String {
    // A value without parts is written as JSON, so that it can be told from a document.
    if !matches!(value, Json::Array(_) | Json::Object(_)) {
        return json::print(value);
    }
    let mut writer = Writer::default();
    writer.node(value, None, false);
    if !writer.text.ends_with('\n') {
        writer.text.push('\n');
    }
    writer.text
}

#[derive(Default)]
struct Writer {
    text: String,
}

/// How far the items of what contains a value are indented; the document has nothing around it.
type Indent = Option<usize>;

impl Writer {
    /// A value behind what was written so far, such as a key; `in_sequence` says that it is an item.
    fn node(&mut self, value: &Json, indent: Indent, in_sequence: bool) {
        match value {
            Json::Array(items) if items.is_empty() => self.word("[]"),
            Json::Object(members) if members.is_empty() => self.word("{}"),
            Json::Array(items) => {
                // The items of a list that is a member's value are not indented.
                let own = match (indent, in_sequence) {
                    (None, _) => 0,
                    (Some(indent), false) => indent,
                    (Some(indent), true) => indent.saturating_add(2),
                };
                for (index, item) in items.iter().enumerate() {
                    // A list in a list begins behind the dash of that one.
                    let is_behind = index == 0 && (indent.is_none() || in_sequence);
                    self.begin(own, is_behind && in_sequence);
                    self.text.push('-');
                    self.node(item, Some(own), true);
                }
            }
            Json::Object(members) => {
                let own = indent.map_or(0, |indent| indent.saturating_add(2));
                let mut names: Vec<&String> = members.keys().collect();
                names.sort_unstable();
                for (index, name) in names.into_iter().enumerate() {
                    self.begin(own, index == 0 && in_sequence);
                    self.key(name, own);
                    if let Some(value) = members.get(name) {
                        self.node(value, Some(own), false);
                    }
                }
            }
            Json::Null => self.word("null"),
            Json::Bool(value) => self.word(if *value { "true" } else { "false" }),
            Json::Number(number) => self.word(&decimal(number)),
            Json::String(text) => {
                let place = Place {
                    column: self.column().saturating_add(1),
                    indent: indent.map_or(0, |indent| indent.saturating_add(2)),
                    is_key: false,
                };
                self.word(&text::scalar(text, place));
            }
        }
    }

    /// Begins a line, unless what follows stands behind a dash.
    fn begin(&mut self, indent: usize, is_behind: bool) {
        if is_behind {
            self.text.push(' ');
            return;
        }
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.text.push_str(&" ".repeat(indent));
    }

    fn key(&mut self, name: &str, indent: usize) {
        let place = Place {
            column: self.column(),
            indent,
            is_key: true,
        };
        let written = text::scalar(name, place);
        // A long key is marked as one.
        if name.chars().count() > 128 || name.is_empty() && written.is_empty() {
            self.text.push_str("? ");
            self.text.push_str(&written);
            self.begin(indent, false);
        } else {
            self.text.push_str(&written);
        }
        self.text.push(':');
    }

    fn word(&mut self, word: &str) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push(' ');
        }
        self.text.push_str(word);
    }

    fn column(&self) -> usize {
        let line = self.text.rsplit('\n').next().unwrap_or_default();
        line.chars().count()
    }
}
