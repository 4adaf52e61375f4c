//! Views: values to read and places to fill, paired with their schemas.

use std::fmt;

use super::{Field, List, Map, Structure, Union, Value, ValueMut};
use crate::schema::{self, Element, Kind, Member};
use crate::value::UnknownVariant;

/// A value to read, with its schema.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The value.
    pub value: Value<'a>,
    /// Its schema.
    pub element: &'static Element,
}

/// A value by its kind, paired with the schema of its parts.
#[non_exhaustive]
pub enum Parts<'a> {
    /// A scalar.
    Scalar(Value<'a>),
    /// A structure: see [`members`].
    Structure(&'a dyn Structure),
    /// A union: see [`variant`].
    Union(&'a dyn Union),
    /// A list.
    List(ListView<'a>),
    /// A map.
    Map(MapView<'a>),
}

impl<'a> View<'a> {
    /// Returns the value by its kind.
    ///
    /// # Errors
    /// A list or a map whose schema is of another kind.
    #[inline]
    pub fn parts(self) -> Result<Parts<'a>, Mismatch> {
        Ok(match (self.value, &self.element.kind) {
            (Value::Structure(value), _) => Parts::Structure(value),
            (Value::Union(value), _) => Parts::Union(value),
            (Value::List(list), Kind::List(schema)) => Parts::List(ListView { list, schema }),
            (Value::Map(map), Kind::Map(schema)) => Parts::Map(MapView { map, schema }),
            (Value::List(_) | Value::Map(_), _) => return Err(Mismatch),
            (value, _) => Parts::Scalar(value),
        })
    }
}

/// A list to read, with its schema.
#[derive(Clone, Copy)]
pub struct ListView<'a> {
    list: &'a dyn List,
    /// Its schema.
    pub schema: &'static schema::List,
}

impl<'a> ListView<'a> {
    /// Whether it has no items.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The items in order.
    pub fn items(self) -> impl Iterator<Item = View<'a>> {
        (0..self.list.len()).filter_map(move |index| {
            Some(View {
                value: self.list.item(index)?,
                element: &self.schema.item,
            })
        })
    }
}

/// A map to read, with its schema.
#[derive(Clone, Copy)]
pub struct MapView<'a> {
    map: &'a dyn Map,
    /// Its schema.
    pub schema: &'static schema::Map,
}

impl<'a> MapView<'a> {
    /// The entries in the order of their keys.
    pub fn entries(self) -> impl Iterator<Item = (&'a str, View<'a>)> {
        self.map.entries().map(move |(key, value)| {
            let element = &self.schema.value;
            (key, View { value, element })
        })
    }
}

/// The members of a structure that are present.
#[inline]
pub fn members(structure: &dyn Structure) -> impl Iterator<Item = (&'static Member, View<'_>)> {
    let members = structure.schema().members().iter().enumerate();
    members.filter_map(|(index, member)| {
        let value = structure.field(index)?.value()?;
        let element = &member.element;
        Some((member, View { value, element }))
    })
}

/// The content of a union.
#[non_exhaustive]
pub enum Variant<'a> {
    /// A variant that its schema has.
    Known(&'static Member, View<'a>),
    /// A variant that its schema does not have.
    Unknown(&'a UnknownVariant),
    /// Nothing.
    Unset,
}

/// The content of a union.
///
/// # Errors
/// A variant that the union's schema does not have.
#[inline]
pub fn variant(union: &dyn Union) -> Result<Variant<'_>, Mismatch> {
    if let Some((index, shape)) = union.variant() {
        let member = union.schema().members().get(index).ok_or(Mismatch)?;
        let (value, element) = (shape.value(), &member.element);
        return Ok(Variant::Known(member, View { value, element }));
    }
    let unknown = union.unknown().filter(|unknown| !unknown.name.is_empty());
    Ok(unknown.map_or(Variant::Unset, Variant::Unknown))
}

/// A place to fill, with its schema.
pub struct Place<'a> {
    /// The place.
    pub value: ValueMut<'a>,
    /// Its schema.
    pub element: &'static Element,
}

/// A place by its kind, paired with the schema of its parts.
#[non_exhaustive]
pub enum PlaceParts<'a> {
    /// A scalar.
    Scalar(ValueMut<'a>),
    /// A structure: see [`field`].
    Structure(&'a mut dyn Structure),
    /// A union: see [`variant_place`].
    Union(&'a mut dyn Union),
    /// A list.
    List(ListPlace<'a>),
    /// A map.
    Map(MapPlace<'a>),
}

impl<'a> Place<'a> {
    /// The place of a field's value, which is first set to the default of its type if it is absent.
    #[inline]
    pub fn of(field: &'a mut dyn Field, member: &'static Member) -> Self {
        Self {
            value: field.insert(),
            element: &member.element,
        }
    }

    /// Returns the place by its kind.
    ///
    /// # Errors
    /// A list or a map whose schema is of another kind.
    #[inline]
    pub fn parts(self) -> Result<PlaceParts<'a>, Mismatch> {
        Ok(match (self.value, &self.element.kind) {
            (ValueMut::Structure(place), _) => PlaceParts::Structure(place),
            (ValueMut::Union(place), _) => PlaceParts::Union(place),
            (ValueMut::List(list), Kind::List(schema)) => {
                PlaceParts::List(ListPlace { list, schema })
            }
            (ValueMut::Map(map), Kind::Map(schema)) => PlaceParts::Map(MapPlace { map, schema }),
            (ValueMut::List(_) | ValueMut::Map(_), _) => return Err(Mismatch),
            (place, _) => PlaceParts::Scalar(place),
        })
    }
}

/// A list to fill, with its schema.
pub struct ListPlace<'a> {
    list: &'a mut dyn List,
    /// Its schema.
    pub schema: &'static schema::List,
}

impl ListPlace<'_> {
    /// The number of items.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether it is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Appends an item and returns its place.
    ///
    /// # Errors
    /// A list that cannot grow, which does not occur for the standard library's.
    #[inline]
    pub fn push(&mut self) -> Result<Place<'_>, Mismatch> {
        let element = &self.schema.item;
        let value = self.list.push().ok_or(Mismatch)?;
        Ok(Place { value, element })
    }
}

/// A map to fill, with its schema.
pub struct MapPlace<'a> {
    map: &'a mut dyn Map,
    /// Its schema.
    pub schema: &'static schema::Map,
}

impl MapPlace<'_> {
    /// The number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.map.len()
    }

    /// Whether it is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.map.is_empty()
    }

    /// Inserts the entry `key`, replacing any that exists, and returns the place of its value.
    #[inline]
    pub fn insert(&mut self, key: &str) -> Place<'_> {
        Place {
            value: self.map.insert(key),
            element: &self.schema.value,
        }
    }
}

/// The field of a structure's member `index`.
///
/// # Errors
/// A member that the structure does not have.
#[inline]
pub fn field(structure: &mut dyn Structure, index: usize) -> Result<&mut dyn Field, Mismatch> {
    structure.field_mut(index).ok_or(Mismatch)
}

/// Sets the variant of a union to `index`, and returns its place.
///
/// # Errors
/// A variant that the union does not have.
#[inline]
pub fn variant_place<'a>(
    union: &'a mut dyn Union,
    index: usize,
    member: &'static Member,
) -> Result<Place<'a>, Mismatch> {
    let value = union.variant_mut(index).ok_or(Mismatch)?.value_mut();
    let element = &member.element;
    Ok(Place { value, element })
}

/// A schema does not match its structure: the generated crate does not match the runtime that it is used with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mismatch;

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "a schema does not match its structure: regenerate the crate with this version of `touchmark`",
        )
    }
}

impl std::error::Error for Mismatch {}
