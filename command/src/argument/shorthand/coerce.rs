//! Gives what shorthand says the types of the schema: all that is written is text.

use serde_json::Value as Json;
use touchmark::schema::{Element, Kind};

use crate::argument::number;

/// A text that is no value of its type.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NoNumber(pub(crate) String);

/// Turns texts into numbers and truth values, and single values into lists, where the schema has those. What fits nothing
/// stays as it is: checking what it is part of tells why.
pub(crate) fn coerce(value: Json, element: &'static Element) -> Result<Json, NoNumber> {
    match (&element.kind, value) {
        (Kind::Structure(of) | Kind::Union(of), Json::Object(values)) => {
            let entries = values.into_iter().map(|(name, value)| {
                let mut members = of.members().iter();
                let member = members.find(|member| member.name == name);
                let value = match member {
                    Some(member) => coerce(value, &member.element)?,
                    None => value,
                };
                Ok((name, value))
            });
            entries.collect::<Result<_, _>>().map(Json::Object)
        }
        (Kind::Map(map), Json::Object(values)) => {
            let entries = values.into_iter();
            let entries = entries.map(|(name, value)| Ok((name, coerce(value, &map.value)?)));
            entries.collect::<Result<_, _>>().map(Json::Object)
        }
        (Kind::List(list), Json::Array(items)) => {
            let items = items.into_iter().map(|item| coerce(item, &list.item));
            items.collect::<Result<_, _>>().map(Json::Array)
        }
        (Kind::List(list), single) => Ok(Json::Array(vec![coerce(single, &list.item)?])),
        (_, Json::String(text)) => scalar(&element.kind, text),
        (_, value) => Ok(value),
    }
}

fn scalar(kind: &Kind, text: String) -> Result<Json, NoNumber> {
    match kind {
        Kind::Integer | Kind::Long => number::whole(&text).ok_or(NoNumber(text)),
        Kind::Float | Kind::Double => number::fraction(&text).ok_or(NoNumber(text)),
        Kind::Boolean if text.eq_ignore_ascii_case("true") => Ok(Json::Bool(true)),
        Kind::Boolean if text.eq_ignore_ascii_case("false") => Ok(Json::Bool(false)),
        _ => Ok(Json::String(text)),
    }
}
