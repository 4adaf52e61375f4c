//! Fills structures from elements.

use std::borrow::Cow;

use super::reader::{Elements, Name, Next};
use crate::codec::{DecodeError, DecodeErrorKind, text};
use crate::schema::{self, Element, Kind, Member};
use crate::{Field, List, Map, Structure, Union, UnknownVariant, ValueMut};

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

    /// Reads the response to an operation, and gives the request's id.
    pub(crate) fn response(
        mut self,
        operation: &schema::Operation,
        output: &mut dyn Structure,
    ) -> Result<Option<String>, DecodeError> {
        let root = self.elements.root()?;
        let name = root.local();
        if name.strip_suffix("Response") != Some(operation.name) {
            return Err(DecodeError::new(DecodeErrorKind::UnexpectedRoot {
                expected: format!("{}Response", operation.name),
                found: name.to_owned(),
            }));
        }
        let request_id = match operation.result_wrapper {
            Some(wrapper) => self.wrapped_output(wrapper, output),
            None => self.bare_output(output),
        };
        let request_id = request_id.map_err(|error| error.within(name))?;
        self.elements.end_of_document()?;
        Ok(request_id)
    }

    /// The output's members stand in an element of their own.
    fn wrapped_output(
        &mut self,
        wrapper: &str,
        output: &mut dyn Structure,
    ) -> Result<Option<String>, DecodeError> {
        let (mut request_id, mut found) = (None, false);
        while let Next::Element(name) = self.elements.next()? {
            let name = name.local();
            if name == wrapper {
                let result = if found {
                    Err(DecodeError::new(DecodeErrorKind::Repeated))
                } else {
                    self.structure(output)
                };
                result.map_err(|error| error.within(name))?;
                found = true;
            } else {
                self.metadata(name, &mut request_id)?;
            }
        }
        // An operation without output need not have the element.
        if !found && !output.schema().members.is_empty() {
            return Err(DecodeError::new(DecodeErrorKind::MissingElement {
                name: wrapper.to_owned(),
            }));
        }
        Ok(request_id)
    }

    /// The output's members stand in the root, beside the metadata.
    fn bare_output(&mut self, output: &mut dyn Structure) -> Result<Option<String>, DecodeError> {
        let (mut request_id, mut expected) = (None, 0);
        while let Next::Element(name) = self.elements.next()? {
            if !self.member(output, &name, &mut expected)? {
                self.metadata(name.local(), &mut request_id)?;
            }
        }
        Ok(request_id)
    }

    /// An element beside the output: the request's id, or something to skip.
    pub(crate) fn metadata(
        &mut self,
        name: &str,
        request_id: &mut Option<String>,
    ) -> Result<(), DecodeError> {
        match name {
            "RequestId" | "RequestID" => *request_id = Some(self.elements.text()?.into_owned()),
            "ResponseMetadata" => {
                while let Next::Element(name) = self.elements.next()? {
                    self.metadata(name.local(), request_id)?;
                }
            }
            _ => self.elements.skip()?,
        }
        Ok(())
    }

    /// Reads the members of a structure up to the end of its element.
    pub(crate) fn structure(&mut self, structure: &mut dyn Structure) -> Result<(), DecodeError> {
        let mut expected = 0;
        while let Next::Element(name) = self.elements.next()? {
            if !self.member(structure, &name, &mut expected)? {
                self.elements.skip()?;
            }
        }
        Ok(())
    }

    /// Reads an element as a member of a structure. Says so, and reads nothing, if the structure has no such member.
    ///
    /// Services write members in the order of the schema: the search begins at `expected`, the last one found, which
    /// comes again if it is flattened.
    fn member(
        &mut self,
        structure: &mut dyn Structure,
        name: &Name<'_>,
        expected: &mut usize,
    ) -> Result<bool, DecodeError> {
        let members = structure.schema().members;
        let name = name.local();
        let Some((index, member)) = find(members, name, *expected) else {
            return Ok(false);
        };
        let place = structure.field_mut(index).ok_or_else(disagree)?;
        let result = match member.element.kind {
            Kind::List(list) if list.flattened => {
                redact(self.flattened_item(place, list), &member.element)
            }
            Kind::Map(map) if map.flattened => {
                redact(self.flattened_entry(place, map), &member.element)
            }
            _ if place.value().is_some() => Err(DecodeError::new(DecodeErrorKind::Repeated)),
            _ => self.value(place.insert(), &member.element),
        };
        result.map_err(|error| error.within(name))?;
        *expected = index;
        Ok(true)
    }

    fn flattened_item(
        &mut self,
        place: &mut dyn Field,
        schema: &schema::List,
    ) -> Result<(), DecodeError> {
        let ValueMut::List(list) = place.insert() else {
            return Err(disagree());
        };
        self.item(list, schema)
    }

    fn flattened_entry(
        &mut self,
        place: &mut dyn Field,
        schema: &schema::Map,
    ) -> Result<(), DecodeError> {
        let ValueMut::Map(map) = place.insert() else {
            return Err(disagree());
        };
        let index = map.len();
        self.entry(map, schema)
            .map_err(|error| error.within_item(index))
    }

    /// Reads the element that has begun into its place.
    fn value(&mut self, place: ValueMut<'_>, element: &Element) -> Result<(), DecodeError> {
        redact(self.place(place, element), element)
    }

    fn place(&mut self, place: ValueMut<'_>, element: &Element) -> Result<(), DecodeError> {
        match place {
            ValueMut::Boolean(place) => *place = self.scalar(text::boolean)?,
            ValueMut::Integer(place) => *place = self.scalar(text::integer)?,
            ValueMut::Long(place) => *place = self.scalar(text::long)?,
            ValueMut::Float(place) => *place = self.scalar(text::float)?,
            ValueMut::Double(place) => *place = self.scalar(text::double)?,
            ValueMut::Timestamp(place) => *place = self.scalar(text::timestamp)?,
            ValueMut::Blob(place) => *place = self.scalar(text::blob)?,
            ValueMut::String(place) => *place = self.elements.text()?.into_owned(),
            ValueMut::Enumeration(place) => place.assign(&self.elements.text()?),
            ValueMut::Structure(place) => self.structure(place)?,
            ValueMut::Union(place) => self.union(place)?,
            ValueMut::List(place) => {
                let Kind::List(schema) = element.kind else {
                    return Err(disagree());
                };
                self.list(place, schema)?;
            }
            ValueMut::Map(place) => {
                let Kind::Map(schema) = element.kind else {
                    return Err(disagree());
                };
                self.map(place, schema)?;
            }
        }
        Ok(())
    }

    fn scalar<T>(
        &mut self,
        parse: fn(&str) -> Result<T, DecodeErrorKind>,
    ) -> Result<T, DecodeError> {
        parse(&self.elements.text()?).map_err(DecodeError::new)
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

    /// Reads a variant, with all of its elements if it is flattened, and gives what comes behind.
    fn variant(&mut self, union: &mut dyn Union, name: &str) -> Result<Next<'a>, DecodeError> {
        let Some((index, member)) = find(union.schema().members, name, 0) else {
            let content = self.elements.content();
            let content = content.map_err(|error| error.within(name))?;
            union.set_unknown(UnknownVariant::new(name, content));
            return self.elements.next();
        };
        let place = union.variant_mut(index).ok_or_else(disagree)?;
        match (place.value_mut(), member.element.kind) {
            (ValueMut::List(list), Kind::List(schema)) if schema.flattened => {
                self.repeated(name, &member.element, |decoder| decoder.item(list, schema))
            }
            (ValueMut::Map(map), Kind::Map(schema)) if schema.flattened => {
                self.repeated(name, &member.element, |decoder| {
                    let index = map.len();
                    let result = decoder.entry(map, schema);
                    result.map_err(|error| error.within_item(index))
                })
            }
            (place, _) => {
                self.value(place, &member.element)
                    .map_err(|error| error.within(name))?;
                self.elements.next()
            }
        }
    }

    /// Calls `read` for an element and for those behind it that have its name, and gives what comes then.
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

    /// Every element inside is an item, whatever its name: some services and stand-ins do not write the model's.
    fn list(&mut self, list: &mut dyn List, schema: &schema::List) -> Result<(), DecodeError> {
        while let Next::Element(name) = self.elements.next()? {
            self.item(list, schema)
                .map_err(|error| error.within(name.local()))?;
        }
        Ok(())
    }

    fn item(&mut self, list: &mut dyn List, schema: &schema::List) -> Result<(), DecodeError> {
        let index = list.len();
        let place = list.push().ok_or_else(disagree)?;
        self.value(place, &schema.item)
            .map_err(|error| error.within_item(index))
    }

    fn map(&mut self, map: &mut dyn Map, schema: &schema::Map) -> Result<(), DecodeError> {
        let mut index = 0_usize;
        while let Next::Element(name) = self.elements.next()? {
            self.entry(map, schema)
                .map_err(|error| error.within_item(index).within(name.local()))?;
            index = index.saturating_add(1);
        }
        Ok(())
    }

    /// Reads an entry: a key and a value. A value that comes first is skipped, and read once the key is known.
    fn entry(&mut self, map: &mut dyn Map, schema: &schema::Map) -> Result<(), DecodeError> {
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
                    None => self.key(schema).map(|text| key = Some(text)),
                }
            } else if name == schema.value_name {
                match &key {
                    _ if found => Err(DecodeError::new(DecodeErrorKind::Repeated)),
                    Some(key) => {
                        found = true;
                        self.value(map.insert(key), &schema.value)
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
                self.value(map.insert(&key), &schema.value)
                    .map_err(|error| error.within(schema.value_name))?;
            }
            self.elements = behind;
        }
        Ok(())
    }

    fn key(&mut self, schema: &schema::Map) -> Result<Cow<'a, str>, DecodeError> {
        redact(self.elements.text(), &schema.key)
    }
}

/// The member of this wire name, looked for from `expected` on and then from the start.
fn find<'s>(members: &'s [Member], name: &str, expected: usize) -> Option<(usize, &'s Member)> {
    let (before, behind) = members.split_at_checked(expected).unwrap_or((&[], members));
    (expected..)
        .zip(behind)
        .chain(before.iter().enumerate())
        .find(|(_, member)| member.wire_name == name)
}

/// What is wrong inside of a secret tells no names out of it.
fn redact<T>(result: Result<T, DecodeError>, element: &Element) -> Result<T, DecodeError> {
    if element.sensitive {
        result.map_err(DecodeError::without_names)
    } else {
        result
    }
}

/// A schema names a member or kind that its structure does not have.
fn disagree() -> DecodeError {
    DecodeError::new(DecodeErrorKind::Schema)
}
