//! `--generate-cli-skeleton`: a value of every member, to be filled in.

use serde_json::{Map, Value as Json, json};
use touchmark::schema::{Element, Kind, Structure};

/// Every timestamp of a sample.
const MOMENT: &str = "1970-01-01T00:00:00";

/// Puts a space in place of the `T` of timestamps.
pub(crate) fn space(sample: &mut Json) {
    match sample {
        Json::String(text) if text == MOMENT => *text = text.replace('T', " "),
        Json::Array(items) => items.iter_mut().for_each(space),
        Json::Object(members) => members.values_mut().for_each(space),
        _ => {}
    }
}

/// The request or the output with a value of every member.
///
/// Texts of an output are the names of what they belong to; those of a request are empty, or the first value of an
/// enumeration.
pub(crate) fn of(schema: &'static Structure, names: bool) -> Json {
    structure(schema, names, &mut Vec::new())
}

fn structure(of: &'static Structure, names: bool, above: &mut Vec<&'static str>) -> Json {
    // What contains itself is shown once.
    if above.contains(&of.shape) {
        return Json::Object(Map::new());
    }
    above.push(of.shape);
    let members = of.members().iter();
    let members = members.map(|member| {
        (
            member.name.to_string(),
            value(&member.element, &member.name, names, above),
        )
    });
    let members = Json::Object(members.collect());
    above.pop();
    members
}

fn value(
    element: &'static Element,
    name: &str,
    names: bool,
    above: &mut Vec<&'static str>,
) -> Json {
    match &element.kind {
        Kind::Boolean => json!(true),
        Kind::Integer | Kind::Long => json!(0),
        Kind::Float | Kind::Double => json!(0.0),
        Kind::Enumeration(of) if !names => json!(of.values.first().copied().unwrap_or_default()),
        Kind::String | Kind::Enumeration(_) if names => json!(name),
        Kind::String | Kind::Enumeration(_) => json!(""),
        // Text, which it is otherwise, cannot be any bytes.
        Kind::Blob => Json::Null,
        Kind::Timestamp(_) => json!(MOMENT),
        Kind::Structure(of) | Kind::Union(of) => structure(of, names, above),
        Kind::List(list) => Json::Array(vec![value(&list.item, name, names, above)]),
        Kind::Map(map) => {
            let mut entries = Map::new();
            // What belongs to a key has no name of its own.
            entries.insert("KeyName".to_owned(), value(&map.value, "", names, above));
            Json::Object(entries)
        }
        // Kinds that are younger than this program have no sample.
        _ => Json::Null,
    }
}
