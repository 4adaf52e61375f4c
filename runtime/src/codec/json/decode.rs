//! From serde's data model to shapes.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};

use super::decode_union::UnionVisitor;
use super::members::{disagree, find, unknown_member, within};
use crate::codec::text;
use crate::schema::{Element, Kind};
use crate::{DateTime, Field, MAX_DEPTH, Structure, ValueMut};

/// Deserializes a structure from a map of its members.
///
/// # Errors
/// Those of the deserializer, a member that the structure does not have, a value that is not of its member's kind.
pub fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Structure + Default,
    D: Deserializer<'de>,
{
    let mut structure = T::default();
    deserialize_into(&mut structure, deserializer)?;
    Ok(structure)
}

/// Deserializes into a structure that has no members yet.
///
/// # Errors
/// Those of [`deserialize`].
pub fn deserialize_into<'de, D: Deserializer<'de>>(
    structure: &mut dyn Structure,
    deserializer: D,
) -> Result<(), D::Error> {
    deserializer.deserialize_map(StructureVisitor {
        structure,
        depth: 0,
    })
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
            let (index, member) = find(schema.members, &name)
                .ok_or_else(|| unknown_member(schema.name, &name, schema.members))?;
            let field = self.structure.field_mut(index).ok_or_else(disagree)?;
            if field.value().is_some() {
                return Err(A::Error::duplicate_field(member.name));
            }
            let seed = FieldSeed {
                field,
                element: &member.element,
                depth: self.depth,
            };
            map.next_value_seed(seed)
                .map_err(|error| within(member.name, &member.element, error))?;
        }
        Ok(())
    }
}

/// A field, absent for `null`.
struct FieldSeed<'a> {
    field: &'a mut dyn Field,
    element: &'a Element,
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
        Place {
            place: self.field.insert(),
            element: self.element,
            depth: self.depth,
        }
        .deserialize(deserializer)
    }
}

/// A place with what its schema says of it.
pub(super) struct Place<'a> {
    pub(super) place: ValueMut<'a>,
    pub(super) element: &'a Element,
    pub(super) depth: usize,
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let depth = self.depth.saturating_add(1);
        if depth > MAX_DEPTH {
            return Err(D::Error::custom(format_args!(
                "values are nested more than {MAX_DEPTH} deep"
            )));
        }
        match self.place {
            ValueMut::Structure(structure) => {
                deserializer.deserialize_map(StructureVisitor { structure, depth })
            }
            ValueMut::Union(union) => deserializer.deserialize_map(UnionVisitor { union, depth }),
            place => deserializer.deserialize_any(Place {
                place,
                depth,
                ..self
            }),
        }
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.element.kind {
            Kind::Boolean => "true or false",
            Kind::Integer => "a whole number of 32 bits",
            Kind::Long => "a whole number of 64 bits",
            Kind::Float | Kind::Double => "a number, \"NaN\", \"Infinity\" or \"-Infinity\"",
            Kind::String | Kind::Enumeration(_) => "a string",
            Kind::Blob => "base64 text",
            Kind::Timestamp(_) => "a timestamp like \"2020-07-27T14:22:08Z\" or seconds since 1970",
            Kind::List(_) => "a list",
            Kind::Structure(_) | Kind::Union(_) | Kind::Map(_) => "a map",
        })
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        match self.place {
            ValueMut::Boolean(place) => *place = value,
            _ => return Err(E::invalid_type(Unexpected::Bool(value), &self)),
        }
        Ok(())
    }

    fn visit_i64<E: Error>(mut self, value: i64) -> Result<(), E> {
        if self.whole(value) {
            Ok(())
        } else {
            Err(E::invalid_value(Unexpected::Signed(value), &self))
        }
    }

    fn visit_u64<E: Error>(mut self, value: u64) -> Result<(), E> {
        let fits = i64::try_from(value).is_ok_and(|value| self.whole(value));
        if fits || self.fraction(as_double(value)) {
            Ok(())
        } else {
            Err(E::invalid_value(Unexpected::Unsigned(value), &self))
        }
    }

    fn visit_f64<E: Error>(mut self, value: f64) -> Result<(), E> {
        if self.fraction(value) {
            Ok(())
        } else {
            Err(E::invalid_value(Unexpected::Float(value), &self))
        }
    }

    fn visit_str<E: Error>(mut self, value: &str) -> Result<(), E> {
        if self.text(value) {
            Ok(())
        } else {
            Err(E::invalid_value(Unexpected::Str(value), &self))
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let Kind::List(schema) = self.element.kind else {
            return Err(A::Error::invalid_type(Unexpected::Seq, &self));
        };
        let ValueMut::List(list) = self.place else {
            return Err(disagree());
        };
        loop {
            // The place of an item exists only once there is an item to put into it.
            let index = list.len();
            let seed = ItemSeed {
                list: &mut *list,
                element: &schema.item,
                depth: self.depth,
            };
            match items.next_element_seed(seed) {
                Ok(Some(())) => {}
                Ok(None) => return Ok(()),
                Err(error) => {
                    let place = format_args!("item {index}");
                    return Err(within(place, &schema.item, error));
                }
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let Kind::Map(schema) = self.element.kind else {
            return Err(A::Error::invalid_type(Unexpected::Map, &self));
        };
        let ValueMut::Map(map) = self.place else {
            return Err(disagree());
        };
        while let Some(key) = entries.next_key::<Cow<'_, str>>()? {
            let before = map.len();
            let place = map.insert(&key);
            let seed = Place {
                place,
                element: &schema.value,
                depth: self.depth,
            };
            let shown = if schema.key.sensitive { "*" } else { &*key };
            entries
                .next_value_seed(seed)
                .map_err(|error| within(format_args!("entry {shown:?}"), &schema.value, error))?;
            if map.len() == before {
                return Err(A::Error::custom(format_args!(
                    "entry {shown:?}: the key occurs more than once"
                )));
            }
        }
        Ok(())
    }
}

/// Unsigned numbers beyond `i64` are floats in JSON's eyes.
#[expect(clippy::cast_precision_loss, reason = "a float is what it becomes")]
fn as_double(value: u64) -> f64 {
    value as f64
}

impl Place<'_> {
    /// Takes a whole number, if it can.
    fn whole(&mut self, value: i64) -> bool {
        match &mut self.place {
            ValueMut::Integer(place) => match i32::try_from(value) {
                Ok(value) => **place = value,
                Err(_) => return false,
            },
            ValueMut::Long(place) => **place = value,
            ValueMut::Timestamp(place) => match DateTime::from_unix(value, 0) {
                Ok(value) => **place = value,
                Err(_) => return false,
            },
            #[expect(clippy::cast_precision_loss, reason = "a float is what it becomes")]
            _ => return self.fraction(value as f64),
        }
        true
    }

    /// Takes a number that may have a fraction, if it can.
    fn fraction(&mut self, value: f64) -> bool {
        match &mut self.place {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "to the nearest, as reading its digits would"
            )]
            ValueMut::Float(place) => {
                let single = value as f32;
                if single.is_infinite() && value.is_finite() {
                    return false;
                }
                **place = single;
            }
            ValueMut::Double(place) => **place = value,
            // Its digits, not its bits, are what was meant.
            ValueMut::Timestamp(place) => match DateTime::parse(&value.to_string()) {
                Ok(value) => **place = value,
                Err(_) => return false,
            },
            _ => return false,
        }
        true
    }

    /// Takes a text, if it can.
    fn text(&mut self, value: &str) -> bool {
        match &mut self.place {
            ValueMut::String(place) => value.clone_into(place),
            ValueMut::Enumeration(place) => place.assign(value),
            ValueMut::Blob(place) => return put(&mut **place, text::blob(value).ok()),
            ValueMut::Timestamp(place) => return put(&mut **place, DateTime::parse(value).ok()),
            ValueMut::Float(place) => {
                return put(
                    &mut **place,
                    text::float(value).ok().filter(|value| !value.is_finite()),
                );
            }
            ValueMut::Double(place) => {
                return put(
                    &mut **place,
                    text::double(value).ok().filter(|value| !value.is_finite()),
                );
            }
            _ => return false,
        }
        true
    }
}

fn put<T>(place: &mut T, value: Option<T>) -> bool {
    match value {
        Some(value) => {
            *place = value;
            true
        }
        None => false,
    }
}

/// The next item of a list.
struct ItemSeed<'a> {
    list: &'a mut dyn crate::List,
    element: &'a Element,
    depth: usize,
}

impl<'de> DeserializeSeed<'de> for ItemSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let place = self.list.push().ok_or_else(disagree)?;
        Place {
            place,
            element: self.element,
            depth: self.depth,
        }
        .deserialize(deserializer)
    }
}
