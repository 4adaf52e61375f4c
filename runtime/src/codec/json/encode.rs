//! From shapes to serde's data model.

use serde::ser::{Error, Serialize, SerializeMap, Serializer};

use super::content::EncodedContent;
use crate::codec::scalar;
use crate::shape::view::{self, ListView, MapView, Mismatch, Parts, Variant, View};
use crate::shape::{Structure, Union, Value};

/// Serializes a structure as a map of its present members.
///
/// # Errors
/// Errors of the serializer.
pub fn serialize<S: Serializer>(
    structure: &dyn Structure,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let count = view::members(structure).count();
    let mut map = serializer.serialize_map(Some(count))?;
    for (member, view) in view::members(structure) {
        map.serialize_entry(&member.name, &Encoded(view))?;
    }
    map.end()
}

/// Serializes a union as a map of its one present member.
///
/// # Errors
/// Errors of the serializer.
pub fn serialize_union<S: Serializer>(union: &dyn Union, serializer: S) -> Result<S::Ok, S::Error> {
    let variant = view::variant(union).map_err(S::Error::custom)?;
    let count = match variant {
        Variant::Unset => 0,
        Variant::Known(..) | Variant::Unknown(_) => 1,
    };
    let mut map = serializer.serialize_map(Some(count))?;
    match variant {
        Variant::Known(member, view) => map.serialize_entry(&member.name, &Encoded(view))?,
        Variant::Unknown(unknown) => {
            map.serialize_entry(&unknown.name, &EncodedContent(&unknown.content))?;
        }
        Variant::Unset => {}
    }
    map.end()
}

/// A value in its JSON form.
struct Encoded<'a>(View<'a>);

impl Serialize for Encoded<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.parts().map_err(S::Error::custom)? {
            Parts::Scalar(value) => serialize_scalar(value, serializer),
            Parts::Structure(value) => serialize(value, serializer),
            Parts::Union(value) => serialize_union(value, serializer),
            Parts::List(list) => items(list, serializer),
            Parts::Map(map) => entries(map, serializer),
        }
    }
}

fn serialize_scalar<S: Serializer>(value: Value<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Value::Boolean(value) => serializer.serialize_bool(value),
        Value::Integer(value) => serializer.serialize_i32(value),
        Value::Long(value) => serializer.serialize_i64(value),
        Value::Float(value) => match scalar::not_a_number(f64::from(value)) {
            Some(word) => serializer.serialize_str(word),
            // As the double with the same decimal digits as the single, not the same value: 0.1, not
            // 0.10000000149011612.
            None => match value.to_string().parse() {
                Ok(double) => serializer.serialize_f64(double),
                Err(_) => serializer.serialize_f32(value),
            },
        },
        Value::Double(value) => match scalar::not_a_number(value) {
            Some(word) => serializer.serialize_str(word),
            None => serializer.serialize_f64(value),
        },
        Value::String(value) => serializer.serialize_str(value),
        Value::Blob(value) => serializer.serialize_str(&scalar::base64(value)),
        Value::Timestamp(value) => serializer.collect_str(value),
        Value::Structure(_) | Value::Union(_) | Value::List(_) | Value::Map(_) => {
            Err(S::Error::custom(Mismatch))
        }
    }
}

fn items<S: Serializer>(list: ListView<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(list.items().map(Encoded))
}

fn entries<S: Serializer>(map: MapView<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(map.entries().map(|(key, view)| (key, Encoded(view))))
}
