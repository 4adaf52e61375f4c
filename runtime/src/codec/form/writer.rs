//! Writes values as pairs whose names are paths: `Tags.Tag.1.Key=...`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::style::Style;
use crate::codec::scalar;
use crate::shape::view::{self, ListView, MapView, Mismatch, Parts, Variant, View};
use crate::shape::{Structure, Union};
use crate::value::Content;

type Result<T = ()> = std::result::Result<T, Mismatch>;

/// RFC 3986's unreserved characters: letters, digits and these four; everything else is escaped.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Appends a text with its escapes.
fn escape(output: &mut String, text: &str) {
    // Most texts are written as they are.
    if text.bytes().all(is_unreserved) {
        output.push_str(text);
    } else {
        output.extend(utf8_percent_encode(text, ESCAPED));
    }
}

fn is_unreserved(byte: u8) -> bool {
    UNRESERVED.get(usize::from(byte)) == Some(&true)
}

/// The same characters, to look at bytes with; a test compares both.
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it")]
const UNRESERVED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] =
            byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
        byte += 1;
    }
    table
};

/// The pairs so far, and the path of the value being written.
pub(crate) struct Writer {
    style: Style,
    output: String,
    /// Escaped, without a trailing dot; truncated when a value is complete.
    path: String,
}

impl Writer {
    /// An empty form, with capacity for most requests.
    pub(crate) fn new(style: Style) -> Self {
        Self {
            style,
            output: String::with_capacity(512),
            path: String::with_capacity(64),
        }
    }

    pub(crate) fn finish(self) -> String {
        self.output
    }

    /// Writes a pair that is not below the path.
    pub(crate) fn pair(&mut self, name: &str, value: &str) {
        if !self.output.is_empty() {
            self.output.push('&');
        }
        escape(&mut self.output, name);
        self.output.push('=');
        escape(&mut self.output, value);
    }

    /// Writes the members of a structure below the path.
    pub(crate) fn structure(&mut self, structure: &dyn Structure) -> Result {
        for (member, view) in view::members(structure) {
            self.below(&self.style.name(member), |writer| writer.value(view))?;
        }
        Ok(())
    }

    /// Runs `write` with `segment` at the end of the path.
    fn below<R>(&mut self, segment: &str, write: impl FnOnce(&mut Self) -> R) -> R {
        let length = self.path.len();
        if length > 0 {
            self.path.push('.');
        }
        escape(&mut self.path, segment);
        let result = write(self);
        self.path.truncate(length);
        result
    }

    /// Runs `write` with a position, counted from 1, at the end of the path.
    fn below_position<R>(&mut self, index: usize, write: impl FnOnce(&mut Self) -> R) -> R {
        let position = index.saturating_add(1);
        self.below(itoa::Buffer::new().format(position), write)
    }

    /// Writes a string as the value at the path.
    fn text(&mut self, text: &str) {
        if !self.output.is_empty() {
            self.output.push('&');
        }
        self.output.push_str(&self.path);
        self.output.push('=');
        escape(&mut self.output, text);
    }

    fn value(&mut self, view: View<'_>) -> Result {
        match view.parts()? {
            Parts::Structure(value) => self.structure(value),
            Parts::Union(value) => self.union(value),
            Parts::List(list) => self.list(list),
            Parts::Map(map) => self.map(map),
            Parts::Scalar(value) => {
                scalar::with_text(value, view.element, |text| self.text(text)).ok_or(Mismatch)
            }
        }
    }

    fn union(&mut self, union: &dyn Union) -> Result {
        match view::variant(union)? {
            Variant::Known(member, view) => {
                self.below(&self.style.name(member), |writer| writer.value(view))
            }
            Variant::Unknown(unknown) => {
                self.below(&unknown.name, |writer| writer.content(&unknown.content));
                Ok(())
            }
            Variant::Unset => Ok(()),
        }
    }

    fn content(&mut self, content: &Content) {
        match content {
            Content::Text(text) => self.text(text),
            Content::Members(members) => {
                for (name, content) in members {
                    self.below(name, |writer| writer.content(content));
                }
            }
        }
    }

    /// An empty list is written as its name with an empty value: `Tags=`, unless the style leaves it out.
    fn list(&mut self, list: ListView<'_>) -> Result {
        if list.is_empty() {
            if !self.style.flat {
                self.text("");
            }
            Ok(())
        } else if self.style.is_flat(list.schema) {
            self.items(list)
        } else {
            self.below(&list.schema.item_name, |writer| writer.items(list))
        }
    }

    fn items(&mut self, list: ListView<'_>) -> Result {
        let mut items = list.items().enumerate();
        items.try_for_each(|(index, item)| self.below_position(index, |writer| writer.value(item)))
    }

    /// An empty map is not written at all.
    fn map(&mut self, map: MapView<'_>) -> Result {
        if map.schema.flattened {
            self.entries(map)
        } else {
            self.below("entry", |writer| writer.entries(map))
        }
    }

    fn entries(&mut self, map: MapView<'_>) -> Result {
        let mut entries = map.entries().enumerate();
        entries.try_for_each(|(index, (key, value))| {
            self.below_position(index, |writer| {
                writer.below(&map.schema.key_name, |writer| writer.text(key));
                writer.below(&map.schema.value_name, |writer| writer.value(value))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_of_the_unreserved_characters_are_the_same() {
        for byte in 0..=u8::MAX {
            let escaped = percent_encoding::percent_encode(&[byte], ESCAPED).to_string();
            assert_eq!(is_unreserved(byte), escaped.len() == 1, "{byte}");
        }
    }

    #[test]
    fn names_are_escaped_at_every_depth() {
        let mut writer = Writer::new(Style {
            capitalised: false,
            flat: false,
        });
        writer.below("a b", |writer| {
            writer.below("c.d", |writer| writer.text("e f"));
            writer.below("\u{e9}", |writer| writer.text(""));
        });
        assert_eq!(writer.finish(), "a%20b.c.d=e%20f&a%20b.%C3%A9=");
    }
}
