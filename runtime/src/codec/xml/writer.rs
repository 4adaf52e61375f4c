//! Writes values as elements.

use super::escape;
use crate::codec::{EncodeError, EncodeErrorKind};
use crate::schema::{self, Element, Kind, Member};
use crate::{Content, Field, List, MAX_DEPTH, Map, Structure, Union, Value, codec::scalar};

type Result = std::result::Result<(), EncodeError>;

/// The document so far.
#[derive(Default)]
pub(crate) struct Writer {
    output: String,
    /// How many elements are open.
    depth: usize,
}

impl Writer {
    pub(crate) fn finish(self) -> String {
        self.output
    }

    /// Writes the document's element, in the namespace of its service, with what `write` puts into it.
    pub(crate) fn root(
        &mut self,
        name: &str,
        namespace: &str,
        write: impl FnOnce(&mut Self) -> Result,
    ) -> Result {
        self.output.extend(["<", name, " xmlns=\""]);
        escape::attribute(&mut self.output, namespace)
            .map_err(|()| EncodeError::new(EncodeErrorKind::Schema))?;
        self.output.push_str("\">");
        self.inside(name, write)
    }

    /// Writes an element with what `write` puts into it.
    pub(crate) fn element(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut Self) -> Result,
    ) -> Result {
        self.output.extend(["<", name, ">"]);
        self.inside(name, write)
    }

    fn inside(&mut self, name: &str, write: impl FnOnce(&mut Self) -> Result) -> Result {
        self.depth = self.depth.saturating_add(1);
        let result = if self.depth > MAX_DEPTH {
            Err(EncodeError::new(EncodeErrorKind::TooDeep))
        } else {
            write(self)
        };
        result.map_err(|error| error.within(name))?;
        self.depth = self.depth.saturating_sub(1);
        self.output.extend(["</", name, ">"]);
        Ok(())
    }

    /// Writes an element that holds a text.
    pub(crate) fn text_element(&mut self, name: &str, text: &str) -> Result {
        self.element(name, |writer| writer.text(text))
    }

    fn text(&mut self, text: &str) -> Result {
        escape::text(&mut self.output, text)
            .map_err(|()| EncodeError::new(EncodeErrorKind::InvalidCharacter))
    }

    /// Writes the members of a structure that are present.
    pub(crate) fn structure(&mut self, structure: &dyn Structure) -> Result {
        for (index, member) in structure.schema().members.iter().enumerate() {
            if let Some(value) = structure.field(index).and_then(Field::value) {
                self.member(value, member)?;
            }
        }
        Ok(())
    }

    /// Flattened lists and maps have an element for each item, all others one for the member.
    fn member(&mut self, value: Value<'_>, member: &Member) -> Result {
        let name = member.wire_name;
        let result = match (value, member.element.kind) {
            (Value::List(list), Kind::List(schema)) if schema.flattened => {
                self.items(list, name, &schema.item)
            }
            (Value::Map(map), Kind::Map(schema)) if schema.flattened => {
                self.entries(map, name, schema)
            }
            _ => return self.element(name, |writer| writer.value(value, &member.element)),
        };
        redact(result, &member.element)
    }

    fn value(&mut self, value: Value<'_>, element: &Element) -> Result {
        let result = match value {
            Value::Structure(value) => self.structure(value),
            Value::Union(value) => self.union(value),
            Value::List(value) => match element.kind {
                Kind::List(schema) => self.items(value, schema.item_name, &schema.item),
                _ => Err(disagree()),
            },
            Value::Map(value) => match element.kind {
                Kind::Map(schema) => self.entries(value, "entry", schema),
                _ => Err(disagree()),
            },
            scalar => scalar::with_text(scalar, element, |text| self.text(text))
                .unwrap_or_else(|| Err(disagree())),
        };
        redact(result, element)
    }

    fn union(&mut self, union: &dyn Union) -> Result {
        if let Some((index, value)) = union.variant() {
            let member = union.schema().members.get(index).ok_or_else(disagree)?;
            return self.member(value.value(), member);
        }
        match union.unknown().filter(|unknown| !unknown.name.is_empty()) {
            Some(unknown) => self.content(&unknown.name, &unknown.content),
            None => Ok(()),
        }
    }

    fn content(&mut self, name: &str, content: &Content) -> Result {
        if !escape::is_name(name) {
            return Err(EncodeError::new(EncodeErrorKind::InvalidName));
        }
        self.element(name, |writer| match content {
            Content::Text(text) => writer.text(text),
            Content::Members(members) => members
                .iter()
                .try_for_each(|(name, content)| writer.content(name, content)),
        })
    }

    fn items(&mut self, list: &dyn List, name: &str, element: &Element) -> Result {
        for index in 0..list.len() {
            if let Some(value) = list.item(index) {
                self.element(name, |writer| {
                    let result = writer.value(value, element);
                    result.map_err(|error| error.within_item(index))
                })?;
            }
        }
        Ok(())
    }

    fn entries(&mut self, map: &dyn Map, name: &str, schema: &schema::Map) -> Result {
        for (index, (key, value)) in map.entries().enumerate() {
            self.element(name, |writer| {
                let result = writer.entry(key, value, schema);
                result.map_err(|error| error.within_item(index))
            })?;
        }
        Ok(())
    }

    fn entry(&mut self, key: &str, value: Value<'_>, schema: &schema::Map) -> Result {
        self.text_element(schema.key_name, key)?;
        self.element(schema.value_name, |writer| {
            writer.value(value, &schema.value)
        })
    }
}

/// What is wrong inside of a secret tells no names out of it.
fn redact(result: Result, element: &Element) -> Result {
    if element.sensitive {
        result.map_err(EncodeError::without_names)
    } else {
        result
    }
}

/// A schema names a member or kind that its structure does not have.
fn disagree() -> EncodeError {
    EncodeError::new(EncodeErrorKind::Schema)
}
