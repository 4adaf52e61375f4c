//! Turns values of words, shorthand, JSON and YAML into those of the JSON form that structures are read from: blobs in
//! base64, timestamps in RFC 3339.

use serde_json::Value as Json;
use touchmark::schema::{Element, Kind};

use super::timestamp;
use crate::words::base64;

/// How texts for blobs are written (`--cli-binary-format`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Binary {
    /// In base64.
    Base64,
    /// As they are.
    Raw,
}

/// A text for a blob that is not in base64.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NoBase64;

/// Bytes in base64.
pub(crate) fn encoded(bytes: &[u8]) -> Json {
    Json::from(base64::encoded(bytes))
}

/// The value in the JSON form.
pub(crate) fn settle(
    value: Json,
    element: &'static Element,
    binary: Binary,
) -> Result<Json, NoBase64> {
    match (&element.kind, value) {
        (Kind::Blob, Json::String(text)) => blob(text, binary),
        (Kind::Timestamp(_), Json::String(text)) => Ok(match timestamp::read(&text) {
            Some(found) => Json::from(found.to_string()),
            None => Json::String(text),
        }),
        (Kind::Structure(of) | Kind::Union(of), Json::Object(values)) => {
            let entries = values.into_iter().map(|(name, value)| {
                let mut members = of.members().iter();
                let member = members.find(|member| member.name == name);
                let value = match member {
                    Some(member) => settle(value, &member.element, binary)?,
                    None => value,
                };
                Ok((name, value))
            });
            entries.collect::<Result<_, _>>().map(Json::Object)
        }
        (Kind::Map(map), Json::Object(values)) => {
            let entries = values.into_iter();
            let entries =
                entries.map(|(name, value)| Ok((name, settle(value, &map.value, binary)?)));
            entries.collect::<Result<_, _>>().map(Json::Object)
        }
        (Kind::List(list), Json::Array(items)) => {
            let items = items.into_iter();
            let items = items.map(|item| settle(item, &list.item, binary));
            items.collect::<Result<_, _>>().map(Json::Array)
        }
        (_, value) => Ok(value),
    }
}

fn blob(text: String, binary: Binary) -> Result<Json, NoBase64> {
    if binary == Binary::Raw {
        return Ok(encoded(text.as_bytes()));
    }
    match base64::decoded(&text) {
        Some(bytes) => Ok(encoded(&bytes)),
        None => Err(NoBase64),
    }
}
