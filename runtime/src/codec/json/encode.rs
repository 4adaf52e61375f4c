//! From shapes to serde's data model.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::ser::{Error, Serialize, SerializeMap, Serializer};

use super::content::EncodedContent;
use crate::schema::{Element, Kind};
use crate::{Field, List, Map, Structure, Union, Value};

/// Serializes a structure as a map of the members that are present.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<S: Serializer>(
    structure: &dyn Structure,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let members = structure.schema().members;
    let present = || {
        (0..).zip(members).filter_map(|(index, member)| {
            structure
                .field(index)
                .and_then(Field::value)
                .map(|value| (member, value))
        })
    };
    let mut map = serializer.serialize_map(Some(present().count()))?;
    for (member, value) in present() {
        map.serialize_entry(
            member.name,
            &Encoded {
                value,
                element: &member.element,
            },
        )?;
    }
    map.end()
}

/// Serializes a union as a map of the one member that is present.
///
/// # Errors
/// Those of the serializer.
pub fn serialize_union<S: Serializer>(union: &dyn Union, serializer: S) -> Result<S::Ok, S::Error> {
    if let Some((index, shape)) = union.variant() {
        let member = union.schema().members.get(index).ok_or_else(disagree)?;
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(
            member.name,
            &Encoded {
                value: shape.value(),
                element: &member.element,
            },
        )?;
        return map.end();
    }
    let unknown = union.unknown().filter(|unknown| !unknown.name.is_empty());
    let mut map = serializer.serialize_map(Some(usize::from(unknown.is_some())))?;
    if let Some(unknown) = unknown {
        map.serialize_entry(&unknown.name, &EncodedContent(&unknown.content))?;
    }
    map.end()
}

/// A value with what its schema says of it.
struct Encoded<'a> {
    value: Value<'a>,
    element: &'a Element,
}

impl Serialize for Encoded<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            Value::Boolean(value) => serializer.serialize_bool(value),
            Value::Integer(value) => serializer.serialize_i32(value),
            Value::Long(value) => serializer.serialize_i64(value),
            Value::Float(value) => match not_a_number(f64::from(value)) {
                Some(word) => serializer.serialize_str(word),
                // As a double with the digits of the single, not with its bits: 0.1, not 0.10000000149011612.
                None => match value.to_string().parse() {
                    Ok(double) => serializer.serialize_f64(double),
                    Err(_) => serializer.serialize_f32(value),
                },
            },
            Value::Double(value) => match not_a_number(value) {
                Some(word) => serializer.serialize_str(word),
                None => serializer.serialize_f64(value),
            },
            Value::String(value) => serializer.serialize_str(value),
            Value::Blob(value) => serializer.serialize_str(&STANDARD.encode(value)),
            Value::Timestamp(value) => serializer.collect_str(value),
            Value::Structure(value) => serialize(value, serializer),
            Value::Union(value) => serialize_union(value, serializer),
            Value::List(value) => self.list(value, serializer),
            Value::Map(value) => self.map(value, serializer),
        }
    }
}

impl Encoded<'_> {
    fn list<S: Serializer>(&self, list: &dyn List, serializer: S) -> Result<S::Ok, S::Error> {
        let Kind::List(schema) = self.element.kind else {
            return Err(disagree());
        };
        let items = (0..list.len()).filter_map(|index| list.item(index));
        serializer.collect_seq(items.map(|value| Encoded {
            value,
            element: &schema.item,
        }))
    }

    fn map<S: Serializer>(&self, map: &dyn Map, serializer: S) -> Result<S::Ok, S::Error> {
        let Kind::Map(schema) = self.element.kind else {
            return Err(disagree());
        };
        let entries = map.entries().map(|(key, value)| {
            (
                key,
                Encoded {
                    value,
                    element: &schema.value,
                },
            )
        });
        serializer.collect_map(entries)
    }
}

/// The words for the floats that JSON has no number for.
fn not_a_number(value: f64) -> Option<&'static str> {
    if value.is_nan() {
        Some("NaN")
    } else if value == f64::INFINITY {
        Some("Infinity")
    } else if value == f64::NEG_INFINITY {
        Some("-Infinity")
    } else {
        None
    }
}

/// A schema names a member or kind that its structure does not have.
fn disagree<E: Error>() -> E {
    E::custom(
        "a schema and its structure disagree: regenerate the crate with the generator of this `touchmark`",
    )
}
