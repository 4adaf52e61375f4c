//! Fills structures from elements.

use std::borrow::Cow;

use super::reader::{Elements, Name, Next};
use crate::codec::decode_error::{DecodeError, DecodeErrorKind};
use crate::codec::scalar;
use crate::schema::{Element, Member};
use crate::shape::view::{self, ListPlace, MapPlace, Mismatch, Place, PlaceParts};
use crate::shape::{Field, Structure, Union, ValueMut};
use crate::value::UnknownVariant;

/// Reads one document.
pub(crate) struct Decoder<'a> {
    pub(crate) elements: Elements<'a>,
}

impl<'a> Decoder<'a> {
    pub(crate) fn new(document: &'a str) -> Self {
        Self {
            elements: Elements::new(document),
        }
    }

    /// Reads the members of a structure up to the end of its element.
    pub(crate) fn structure(&mut self, structure: &mut dyn Structure) -> Result<(), DecodeError> {
        let mut last = None;
        while let Next::Element(name) = self.elements.next()? {
            if !self.member(structure, name, &mut last)? {
                self.elements.skip()?;
            }
        }
        Ok(())
    }

    /// Reads an element as a member of a structure. Returns `false`, and reads nothing, if there is no such member.
    ///
    /// `last` is the index of the one that was found before.
    pub(crate) fn member(
        &mut self,
        structure: &mut dyn Structure,
        name: Name<'_>,
        last: &mut Option<usize>,
    ) -> Result<bool, DecodeError> {
        let name = name.local();
        let Some((index, member)) = structure.schema().on_wire(name, *last) else {
            return Ok(false);
        };
        let field = view::field(structure, index)?;
        self.field(field, member)
            .map_err(|error| error.within(name))?;
        *last = Some(index);
        Ok(true)
    }

    fn field(&mut self, field: &mut dyn Field, member: &'static Member) -> Result<(), DecodeError> {
        if member.element.is_flattened() {
            let result = self.flattened(Place::of(field, member));
            redact(result, &member.element)
        } else if field.value().is_some() {
            Err(DecodeError::new(DecodeErrorKind::Repeated))
        } else {
            self.value(Place::of(field, member))
        }
    }

    /// Reads one of the elements that a flattened list or map has for its items.
    fn flattened(&mut self, place: Place<'_>) -> Result<(), DecodeError> {
        match place.parts()? {
            PlaceParts::List(mut list) => self.item(&mut list),
            PlaceParts::Map(mut map) => self.flattened_entry(&mut map),
            _ => Err(Mismatch.into()),
        }
    }

    fn flattened_entry(&mut self, map: &mut MapPlace<'_>) -> Result<(), DecodeError> {
        let index = map.len();
        self.entry(map).map_err(|error| error.within_item(index))
    }

    /// Reads the current element into its place.
    fn value(&mut self, place: Place<'_>) -> Result<(), DecodeError> {
        let element = place.element;
        redact(self.parts(place.parts()?), element)
    }

    fn parts(&mut self, place: PlaceParts<'_>) -> Result<(), DecodeError> {
        match place {
            PlaceParts::Scalar(place) => self.scalar(place),
            PlaceParts::Structure(place) => self.structure(place),
            PlaceParts::Union(place) => self.union(place),
            PlaceParts::List(place) => self.list(place),
            PlaceParts::Map(place) => self.map(place),
        }
    }

    fn scalar(&mut self, place: ValueMut<'_>) -> Result<(), DecodeError> {
        let text = self.elements.text()?;
        match place {
            // Text with references in it is already a copy.
            ValueMut::String(place) => *place = text.into_owned(),
            place => scalar::read(&text, place).map_err(DecodeError::new)?,
        }
        Ok(())
    }

    fn union(&mut self, union: &mut dyn Union) -> Result<(), DecodeError> {
        let Next::Element(name) = self.elements.next()? else {
            return Ok(());
        };
        match self.variant(union, name.local())? {
            Next::End => Ok(()),
            Next::Element(other) => {
                let name = other.local().to_owned();
                let error = DecodeErrorKind::UnexpectedElement { name };
                Err(DecodeError::new(error).within(other.local()))
            }
        }
    }

    /// Reads a variant, with all of its elements if it is flattened, and returns what follows.
    fn variant(&mut self, union: &mut dyn Union, name: &str) -> Result<Next<'a>, DecodeError> {
        let Some((index, member)) = union.schema().on_wire(name, None) else {
            let content = self.elements.content();
            let content = content.map_err(|error| error.within(name))?;
            union.set_unknown(UnknownVariant::new(name, content));
            return self.elements.next();
        };
        let element = &member.element;
        match view::variant_place(union, index, member)?.parts()? {
            PlaceParts::List(mut list) if list.schema.flattened => {
                self.repeated(name, element, |decoder| decoder.item(&mut list))
            }
            PlaceParts::Map(mut map) if map.schema.flattened => {
                self.repeated(name, element, |decoder| decoder.flattened_entry(&mut map))
            }
            parts => {
                redact(self.parts(parts), element).map_err(|error| error.within(name))?;
                self.elements.next()
            }
        }
    }

    /// Calls `read` for an element and for the following ones with the same name, and returns what follows.
    fn repeated(
        &mut self,
        name: &str,
        element: &Element,
        mut read: impl FnMut(&mut Self) -> Result<(), DecodeError>,
    ) -> Result<Next<'a>, DecodeError> {
        loop {
            redact(read(self), element).map_err(|error| error.within(name))?;
            match self.elements.next()? {
                Next::Element(next) if next.local() == name => {}
                next => return Ok(next),
            }
        }
    }

    /// Every element inside is an item, whatever its name: some services and mock servers do not write the model's.
    fn list(&mut self, mut list: ListPlace<'_>) -> Result<(), DecodeError> {
        while let Next::Element(name) = self.elements.next()? {
            self.item(&mut list)
                .map_err(|error| error.within(name.local()))?;
        }
        Ok(())
    }

    fn item(&mut self, list: &mut ListPlace<'_>) -> Result<(), DecodeError> {
        let index = list.len();
        self.value(list.push()?)
            .map_err(|error| error.within_item(index))
    }

    fn map(&mut self, mut map: MapPlace<'_>) -> Result<(), DecodeError> {
        let mut index = 0_usize;
        while let Next::Element(name) = self.elements.next()? {
            self.entry(&mut map)
                .map_err(|error| error.within_item(index).within(name.local()))?;
            index = index.saturating_add(1);
        }
        Ok(())
    }

    /// Reads an entry: a key and a value. A value that comes first is skipped, and read once the key is known.
    fn entry(&mut self, map: &mut MapPlace<'_>) -> Result<(), DecodeError> {
        let schema = map.schema;
        let (mut key, mut skipped, mut found) = (None, None, false);
        loop {
            let before = self.elements.place();
            let Next::Element(name) = self.elements.next()? else {
                break;
            };
            let name = name.local();
            let result = if name == schema.key_name {
                match key {
                    Some(_) => Err(DecodeError::new(DecodeErrorKind::Repeated)),
                    None => self.key(&schema.key).map(|text| key = Some(text)),
                }
            } else if name == schema.value_name {
                match &key {
                    _ if found => Err(DecodeError::new(DecodeErrorKind::Repeated)),
                    Some(key) => {
                        found = true;
                        self.value(map.insert(key))
                    }
                    None => {
                        found = true;
                        skipped = Some(before);
                        self.elements.skip()
                    }
                }
            } else {
                self.elements.skip()
            };
            result.map_err(|error| error.within(name))?;
        }
        let (Some(key), true) = (key, found) else {
            return Err(DecodeError::new(DecodeErrorKind::IncompleteEntry));
        };
        if let Some(skipped) = skipped {
            let again = self.elements.from(skipped);
            let behind = std::mem::replace(&mut self.elements, again);
            if let Next::Element(_) = self.elements.next()? {
                self.value(map.insert(&key))
                    .map_err(|error| error.within(&schema.value_name))?;
            }
            self.elements = behind;
        }
        Ok(())
    }

    fn key(&mut self, element: &Element) -> Result<Cow<'a, str>, DecodeError> {
        redact(self.elements.text(), element)
    }
}

/// Removes names from errors inside a secret.
fn redact<T>(result: Result<T, DecodeError>, element: &Element) -> Result<T, DecodeError> {
    if element.sensitive {
        result.map_err(DecodeError::without_names)
    } else {
        result
    }
}
