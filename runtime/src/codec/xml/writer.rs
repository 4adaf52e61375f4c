//! Writes values as elements.

use super::escape;
use crate::codec::encode_error::{EncodeError, EncodeErrorKind};
use crate::codec::scalar;
use crate::schema::{self, Element};
use crate::shape::view::{self, ListView, MapView, Mismatch, Parts, Variant, View};
use crate::shape::{MAX_DEPTH, Structure, Union};
use crate::value::Content;

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

    /// Writes the root element, in the namespace of its service, with the content that `write` adds.
    pub(crate) fn root(
        &mut self,
        name: &str,
        namespace: Option<&str>,
        write: impl FnOnce(&mut Self) -> Result,
    ) -> Result {
        let Some(namespace) = namespace else {
            return self.element(name, write);
        };
        self.output.extend(["<", name, " xmlns=\""]);
        escape::attribute(&mut self.output, namespace)
            .map_err(|()| EncodeError::new(EncodeErrorKind::Schema))?;
        self.output.push_str("\">");
        self.inside(name, write)
    }

    /// Writes an element with the content that `write` adds.
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

    /// Writes an element with text as its content.
    pub(crate) fn text_element(&mut self, name: &str, text: &str) -> Result {
        self.element(name, |writer| writer.text(text))
    }

    fn text(&mut self, text: &str) -> Result {
        escape::text(&mut self.output, text)
            .map_err(|()| EncodeError::new(EncodeErrorKind::InvalidCharacter))
    }

    /// Writes the members of a structure that are present.
    pub(crate) fn structure(&mut self, structure: &dyn Structure) -> Result {
        let mut members = view::members(structure);
        members.try_for_each(|(member, view)| self.member(view, &member.wire_name))
    }

    /// Flattened lists and maps have one element per item; all other members have one element.
    fn member(&mut self, view: View<'_>, name: &str) -> Result {
        let result = match view.parts()? {
            Parts::List(list) if list.schema.flattened => self.items(list, name),
            Parts::Map(map) if map.schema.flattened => self.entries(map, name),
            _ => return self.element(name, |writer| writer.value(view)),
        };
        redact(result, view.element)
    }

    fn value(&mut self, view: View<'_>) -> Result {
        redact(self.parts(view), view.element)
    }

    fn parts(&mut self, view: View<'_>) -> Result {
        match view.parts()? {
            Parts::Structure(value) => self.structure(value),
            Parts::Union(value) => self.union(value),
            Parts::List(list) => self.items(list, &list.schema.item_name),
            Parts::Map(map) => self.entries(map, "entry"),
            Parts::Scalar(value) => scalar::with_text(value, view.element, |text| self.text(text))
                .unwrap_or_else(|| Err(Mismatch.into())),
        }
    }

    fn union(&mut self, union: &dyn Union) -> Result {
        match view::variant(union)? {
            Variant::Known(member, view) => self.member(view, &member.wire_name),
            Variant::Unknown(unknown) => self.content(&unknown.name, &unknown.content),
            Variant::Unset => Ok(()),
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

    fn items(&mut self, list: ListView<'_>, name: &str) -> Result {
        let mut items = list.items().enumerate();
        items.try_for_each(|(index, item)| {
            self.element(name, |writer| {
                let result = writer.value(item);
                result.map_err(|error| error.within_item(index))
            })
        })
    }

    fn entries(&mut self, map: MapView<'_>, name: &str) -> Result {
        let mut entries = map.entries().enumerate();
        entries.try_for_each(|(index, (key, value))| {
            self.element(name, |writer| {
                let result = writer.entry(key, value, map.schema);
                result.map_err(|error| error.within_item(index))
            })
        })
    }

    fn entry(&mut self, key: &str, value: View<'_>, schema: &schema::Map) -> Result {
        self.text_element(&schema.key_name, key)?;
        self.element(&schema.value_name, |writer| writer.value(value))
    }
}

/// Removes names from errors inside a secret.
fn redact(result: Result, element: &Element) -> Result {
    if element.sensitive {
        result.map_err(EncodeError::without_names)
    } else {
        result
    }
}
