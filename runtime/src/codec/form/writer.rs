//! Writes values as pairs whose names are paths: `Tags.Tag.1.Key=...`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::schema::{Element, Kind};
use crate::{Content, Field, List, Map, Structure, Union, Value, codec::scalar};

/// RFC 3986 leaves letters, digits and these four as they are; everything else is escaped.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The pairs so far, and the path of the value being written.
#[derive(Default)]
pub(crate) struct Writer {
    output: String,
    /// Ends in no dot; cut back when a value is done.
    path: String,
}

impl Writer {
    pub(crate) fn finish(self) -> String {
        self.output
    }

    /// Writes a pair beside the path.
    pub(crate) fn pair(&mut self, name: &str, value: &str) {
        if !self.output.is_empty() {
            self.output.push('&');
        }
        self.output.extend(utf8_percent_encode(name, ESCAPED));
        self.output.push('=');
        self.output.extend(utf8_percent_encode(value, ESCAPED));
    }

    /// Writes the members of a structure below the path.
    pub(crate) fn structure(&mut self, structure: &dyn Structure) {
        for (index, member) in structure.schema().members.iter().enumerate() {
            if let Some(value) = structure.field(index).and_then(Field::value) {
                self.below(member.wire_name, |writer| {
                    writer.value(value, &member.element)
                });
            }
        }
    }

    /// Runs `write` with `segment` at the end of the path.
    fn below(&mut self, segment: &str, write: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        if length > 0 {
            self.path.push('.');
        }
        self.path.push_str(segment);
        write(self);
        self.path.truncate(length);
    }

    /// Runs `write` with a position, counted from 1, at the end of the path.
    fn below_position(&mut self, index: usize, write: impl FnOnce(&mut Self)) {
        let position = index.saturating_add(1);
        self.below(itoa::Buffer::new().format(position), write);
    }

    /// Writes text as the value at the path.
    fn text(&mut self, text: &str) {
        if !self.output.is_empty() {
            self.output.push('&');
        }
        self.output.extend(utf8_percent_encode(&self.path, ESCAPED));
        self.output.push('=');
        self.output.extend(utf8_percent_encode(text, ESCAPED));
    }

    fn value(&mut self, value: Value<'_>, element: &Element) {
        match value {
            Value::Structure(value) => self.structure(value),
            Value::Union(value) => self.union(value),
            Value::List(value) => self.list(value, element),
            Value::Map(value) => self.map(value, element),
            scalar => {
                scalar::with_text(scalar, element, |text| self.text(text));
            }
        }
    }

    fn union(&mut self, union: &dyn Union) {
        if let Some((index, value)) = union.variant() {
            if let Some(member) = union.schema().members.get(index) {
                self.below(member.wire_name, |writer| {
                    writer.value(value.value(), &member.element)
                });
            }
        } else if let Some(unknown) = union.unknown().filter(|unknown| !unknown.name.is_empty()) {
            self.below(&unknown.name, |writer| writer.content(&unknown.content));
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

    /// An empty list goes out as its name with nothing behind: `Tags=`.
    fn list(&mut self, list: &dyn List, element: &Element) {
        let Kind::List(schema) = element.kind else {
            return;
        };
        if list.is_empty() {
            self.text("");
        } else if schema.flattened {
            self.items(list, &schema.item);
        } else {
            self.below(schema.item_name, |writer| writer.items(list, &schema.item));
        }
    }

    fn items(&mut self, list: &dyn List, element: &Element) {
        for index in 0..list.len() {
            if let Some(value) = list.item(index) {
                self.below_position(index, |writer| writer.value(value, element));
            }
        }
    }

    /// An empty map does not go out at all.
    fn map(&mut self, map: &dyn Map, element: &Element) {
        let Kind::Map(schema) = element.kind else {
            return;
        };
        if schema.flattened {
            self.entries(map, schema);
        } else {
            self.below("entry", |writer| writer.entries(map, schema));
        }
    }

    fn entries(&mut self, map: &dyn Map, schema: &crate::schema::Map) {
        for (index, (key, value)) in map.entries().enumerate() {
            self.below_position(index, |writer| {
                writer.below(schema.key_name, |writer| writer.text(key));
                writer.below(schema.value_name, |writer| {
                    writer.value(value, &schema.value)
                });
            });
        }
    }
}
