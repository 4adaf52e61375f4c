//! From serde's data model to shapes.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};

use super::content::ContentSeed;
use super::members::{find, unknown_member, within};
use super::number;
use crate::schema::{Kind, Member};
use crate::shape::view::{self, ListPlace, MapPlace, Place, PlaceParts};
use crate::shape::{Field, MAX_DEPTH, Structure, Union, ValueMut};
use crate::value::UnknownVariant;

/// Deserializes a structure from a map of its members.
///
/// # Errors
/// Errors of the deserializer, unknown members, and values that are not of their member's type.
pub fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Structure + Default,
    D: Deserializer<'de>,
{
    let mut structure = T::default();
    deserialize_into(&mut structure, deserializer)?;
    Ok(structure)
}

/// Deserializes into a structure whose members are all absent.
///
/// # Errors
/// Errors of [`deserialize`].
pub fn deserialize_into<'de, D: Deserializer<'de>>(
    structure: &mut dyn Structure,
    deserializer: D,
) -> Result<(), D::Error> {
    deserializer.deserialize_map(StructureVisitor {
        structure,
        depth: 0,
    })
}

/// Deserializes a union from a map of its one member, or from an empty map.
///
/// # Errors
/// Errors of [`deserialize`], and maps of several members.
pub fn deserialize_union<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Union + Default,
    D: Deserializer<'de>,
{
    let mut union = T::default();
    deserializer.deserialize_map(UnionVisitor {
        union: &mut union,
        depth: 0,
    })?;
    Ok(union)
}

struct StructureVisitor<'a> {
    structure: &'a mut dyn Structure,
    depth: usize,
}

impl<'de> Visitor<'de> for StructureVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "a map of the members of {}",
            self.structure.schema().name
        )
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let schema = self.structure.schema();
        while let Some(name) = map.next_key::<Cow<'_, str>>()? {
            let (index, member) =
                find(schema.members(), &name).ok_or_else(|| unknown_member(schema, &name))?;
            let field = view::field(self.structure, index).map_err(A::Error::custom)?;
            if field.value().is_some() {
                return Err(A::Error::duplicate_field(&member.name));
            }
            let seed = FieldSeed {
                field,
                member,
                depth: self.depth,
            };
            map.next_value_seed(seed)
                .map_err(|error| within(&member.name, &member.element, error))?;
        }
        Ok(())
    }
}

struct UnionVisitor<'a> {
    union: &'a mut dyn Union,
    depth: usize,
}

impl<'de> Visitor<'de> for UnionVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a map of one member of {}", self.union.schema().name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let schema = self.union.schema();
        // A union in a response may have no member, which is serialized like this; in a request, validation reports it.
        let Some(name) = map.next_key::<Cow<'_, str>>()? else {
            return Ok(());
        };
        if let Some((index, member)) = find(schema.members(), &name) {
            let place = view::variant_place(self.union, index, member).map_err(A::Error::custom)?;
            map.next_value_seed(Seed::new(place, self.depth))
                .map_err(|error| within(&member.name, &member.element, error))?;
        } else {
            // The value of an unknown member may be a secret: the error does not show it.
            let content = map
                .next_value_seed(ContentSeed { depth: self.depth })
                .map_err(|_| {
                    A::Error::custom(format_args!(
                        "{name}: not a member of {}, and neither a string nor a map of strings",
                        schema.name
                    ))
                })?;
            self.union.set_unknown(UnknownVariant::new(name, content));
        }
        match map.next_key::<Cow<'_, str>>()? {
            None => Ok(()),
            Some(_) => Err(A::Error::custom(format_args!(
                "{} must have exactly one member",
                schema.name
            ))),
        }
    }
}

/// A field, which is absent for `null`.
struct FieldSeed<'a> {
    field: &'a mut dyn Field,
    member: &'static Member,
    depth: usize,
}

impl<'de> DeserializeSeed<'de> for FieldSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for FieldSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let place = Place::of(self.field, self.member);
        Seed::new(place, self.depth).deserialize(deserializer)
    }
}

/// A place in a value at nesting depth `depth`.
struct Seed<'a> {
    place: Place<'a>,
    depth: usize,
}

impl<'a> Seed<'a> {
    fn new(place: Place<'a>, depth: usize) -> Self {
        Self { place, depth }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let depth = self.depth.saturating_add(1);
        if depth > MAX_DEPTH {
            return Err(D::Error::custom(format_args!(
                "values are nested more than {MAX_DEPTH} levels deep"
            )));
        }
        let kind = &self.place.element.kind;
        match self.place.parts().map_err(D::Error::custom)? {
            PlaceParts::Structure(structure) => {
                deserializer.deserialize_map(StructureVisitor { structure, depth })
            }
            PlaceParts::Union(union) => deserializer.deserialize_map(UnionVisitor { union, depth }),
            place => deserializer.deserialize_any(ValueVisitor { place, kind, depth }),
        }
    }
}

/// The place of any value except a structure or a union.
struct ValueVisitor<'a> {
    place: PlaceParts<'a>,
    kind: &'static Kind,
    depth: usize,
}

impl ValueVisitor<'_> {
    /// Calls `accept` with the place of a value without parts, and returns whether it accepted the value.
    fn scalar(&mut self, accept: impl FnOnce(&mut ValueMut<'_>) -> bool) -> bool {
        match &mut self.place {
            PlaceParts::Scalar(place) => accept(place),
            _ => false,
        }
    }
}

impl<'de> Visitor<'de> for ValueVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            Kind::Boolean => "true or false",
            Kind::Integer => "a 32-bit integer",
            Kind::Long => "a 64-bit integer",
            Kind::Float | Kind::Double => "a number, \"NaN\", \"Infinity\" or \"-Infinity\"",
            Kind::String | Kind::Enumeration(_) => "a string",
            Kind::Blob => "base64 text",
            Kind::Timestamp(_) => {
                "a timestamp like \"2020-07-27T14:22:08Z\" or seconds since the Unix epoch"
            }
            Kind::List(_) => "a list",
            Kind::Structure(_) | Kind::Union(_) | Kind::Map(_) => "a map",
        })
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        match self.place {
            PlaceParts::Scalar(ValueMut::Boolean(place)) => *place = value,
            _ => return Err(E::invalid_type(Unexpected::Bool(value), &self)),
        }
        Ok(())
    }

    fn visit_i64<E: Error>(mut self, value: i64) -> Result<(), E> {
        match self.scalar(|place| number::integer(place, value)) {
            true => Ok(()),
            false => Err(E::invalid_value(Unexpected::Signed(value), &self)),
        }
    }

    fn visit_u64<E: Error>(mut self, value: u64) -> Result<(), E> {
        match self.scalar(|place| number::unsigned(place, value)) {
            true => Ok(()),
            false => Err(E::invalid_value(Unexpected::Unsigned(value), &self)),
        }
    }

    fn visit_f64<E: Error>(mut self, value: f64) -> Result<(), E> {
        match self.scalar(|place| number::fraction(place, value)) {
            true => Ok(()),
            false => Err(E::invalid_value(Unexpected::Float(value), &self)),
        }
    }

    fn visit_str<E: Error>(mut self, value: &str) -> Result<(), E> {
        match self.scalar(|place| number::string(place, value)) {
            true => Ok(()),
            false => Err(E::invalid_value(Unexpected::Str(value), &self)),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let PlaceParts::List(mut list) = self.place else {
            return Err(A::Error::invalid_type(Unexpected::Seq, &self));
        };
        let element = &list.schema.item;
        loop {
            // The place of an item must not be created before there is an item to put into it.
            let index = list.len();
            let seed = ItemSeed {
                list: &mut list,
                depth: self.depth,
            };
            match items.next_element_seed(seed) {
                Ok(Some(())) => {}
                Ok(None) => return Ok(()),
                Err(error) => return Err(within(format_args!("item {index}"), element, error)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let PlaceParts::Map(mut map) = self.place else {
            return Err(A::Error::invalid_type(Unexpected::Map, &self));
        };
        while let Some(key) = entries.next_key::<Cow<'_, str>>()? {
            entry(&mut map, &key, self.depth, &mut entries)?;
        }
        Ok(())
    }
}

/// Reads the value of a map's entry.
fn entry<'de, A: MapAccess<'de>>(
    map: &mut MapPlace<'_>,
    key: &str,
    depth: usize,
    entries: &mut A,
) -> Result<(), A::Error> {
    let schema = map.schema;
    let displayed = if schema.key.sensitive { "*" } else { key };
    let before = map.len();
    entries
        .next_value_seed(Seed::new(map.insert(key), depth))
        .map_err(|error| within(format_args!("entry {displayed:?}"), &schema.value, error))?;
    if map.len() == before {
        return Err(A::Error::custom(format_args!(
            "entry {displayed:?}: the key occurs more than once"
        )));
    }
    Ok(())
}

/// The next item of a list.
struct ItemSeed<'a, 'l> {
    list: &'a mut ListPlace<'l>,
    depth: usize,
}

impl<'de> DeserializeSeed<'de> for ItemSeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let place = self.list.push().map_err(D::Error::custom)?;
        Seed::new(place, self.depth).deserialize(deserializer)
    }
}
