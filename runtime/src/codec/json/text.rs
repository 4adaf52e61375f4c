//! Converts between JSON and structures whose types are not known at compile time.

use serde_json::Value as Json;

use super::decode::deserialize_into;
use super::encode::serialize;
use crate::shape::Structure;

/// Fills a structure from its JSON form.
pub(crate) fn from_str(json: &str, structure: &mut dyn Structure) -> Result<(), serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    deserialize_into(structure, &mut deserializer)?;
    deserializer.end()
}

/// The JSON form of a structure.
pub(crate) fn to_value(structure: &dyn Structure) -> Result<Json, serde_json::Error> {
    serialize(structure, serde_json::value::Serializer)
}
