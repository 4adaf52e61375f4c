//! The shapes of a Smithy model.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::json::{Fields, did_you_mean};
use super::super::{Kind, Member, Shape, normal};
use super::closure::{Closure, prelude, unqualified};
use super::traits;

/// The types of shapes that hold data.
const TYPES: [&str; 20] = [
    "structure",
    "union",
    "list",
    "set",
    "map",
    "string",
    "enum",
    "intEnum",
    "boolean",
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "blob",
    "timestamp",
    "document",
];

/// The shapes that were asked for, and those that they ask for.
pub(super) fn read(closure: &mut Closure<'_>) -> BTreeMap<String, Shape> {
    let mut read = BTreeMap::new();
    while let Some((name, id)) = closure.unread() {
        let shape = match (prelude(id), closure.fields(id)) {
            (Some(Ok(kind)), _) => Shape::new(kind),
            (_, Some(mut fields)) => shape(&mut fields, closure),
            _ => continue,
        };
        read.insert(name, shape);
    }
    read
}

/// Reads one shape and asks `closure` for what it targets.
fn shape<'a>(fields: &mut Fields<'a>, closure: &mut Closure<'a>) -> Shape {
    let id = fields.path().to_owned();
    let mut own = traits::of(fields);
    // A structure is named by the member that holds it; other types pass their name on, see `inherited_name`.
    own.ignore(&["smithy.api#xmlName"]);
    let kind = kind(fields, &mut own, closure);
    let fault = match kind {
        Kind::Structure(_) => traits::fault(&mut own, unqualified(&id)),
        _ => None,
    };
    Shape {
        constraints: traits::constraints(&mut own),
        sensitive: traits::mark(&mut own, "smithy.api#sensitive"),
        fault,
        timestamp_format: traits::timestamp_format(&mut own),
        summary: None,
        value_summaries: BTreeMap::new(),
        documentation: traits::documentation(&mut own),
        deprecated: traits::deprecated(&mut own),
        across: Vec::new(),
        any_case: false,
        kind,
    }
}

/// What the shape is, with its members.
fn kind<'a>(fields: &mut Fields<'a>, own: &mut Fields<'a>, closure: &mut Closure<'a>) -> Kind {
    match fields.need::<&str>("type").unwrap_or_default() {
        "structure" => Kind::Structure(members(fields, closure)),
        "union" => Kind::Union(members(fields, closure)),
        "list" | "set" => Kind::List(element(fields, "member", closure)),
        "map" => Kind::Map {
            key: element(fields, "key", closure),
            value: element(fields, "value", closure),
        },
        "enum" => {
            let mut values = Vec::new();
            enum_members(fields, |name, own| {
                values.push(own.get("smithy.api#enumValue").unwrap_or(name));
            });
            normal::text(values)
        }
        // On the wire its values are numbers; their names are not.
        "intEnum" => {
            enum_members(fields, |_, own| {
                own.need::<i64>("smithy.api#enumValue");
            });
            Kind::Integer
        }
        "string" => string(own),
        "boolean" => Kind::Boolean,
        "byte" | "short" | "integer" => Kind::Integer,
        "long" => Kind::Long,
        "float" => Kind::Float,
        "double" => Kind::Double,
        "blob" => Kind::Blob,
        "timestamp" => Kind::Timestamp,
        other => {
            let message = if TYPES.contains(&other) {
                format!("not supported with the query protocol: a shape of type `{other}`")
            } else {
                format!(
                    "a shape of type {other:?} holds no data{}",
                    did_you_mean(other, TYPES.into_iter())
                )
            };
            fields.report("type", message);
            fields.ignore_all();
            own.ignore_all();
            Kind::String
        }
    }
}

fn members<'a>(fields: &mut Fields<'a>, closure: &mut Closure<'a>) -> Vec<Member> {
    let id = fields.path().to_owned();
    let members = fields.objects("members").into_iter();
    members
        .map(|(name, fields)| member(&id, name, fields, closure))
        .collect()
}

/// The item of a list, the key or the value of a map.
fn element<'a>(fields: &mut Fields<'a>, key: &'static str, closure: &mut Closure<'a>) -> Member {
    let id = fields.path().to_owned();
    match fields.need_object(key) {
        Some(fields) => member(&id, key, fields, closure),
        None => Member::new(key, ""),
    }
}

fn member<'a>(shape: &str, name: &str, fields: Fields<'a>, closure: &mut Closure<'a>) -> Member {
    let place = format!("{shape}${name}");
    let mut fields = fields.placed(&place, ".");
    let id = fields.need::<&str>("target").unwrap_or_default();
    let mut own = traits::of(&mut fields);
    let xml_name = own
        .string("smithy.api#xmlName")
        .or_else(|| inherited_name(id, closure));
    Member {
        name: name.to_owned(),
        target: if id.is_empty() {
            String::new()
        } else {
            closure.target(&place, id)
        },
        xml_name: xml_name.filter(|xml_name| xml_name != name),
        request_name: own.string("aws.protocols#ec2QueryName"),
        flattened: traits::mark(&mut own, "smithy.api#xmlFlattened"),
        required: traits::mark(&mut own, "smithy.api#required"),
        idempotency_token: traits::mark(&mut own, "smithy.api#idempotencyToken"),
        default: traits::default(&mut own),
        sensitive: traits::mark(&mut own, "smithy.api#sensitive"),
        timestamp_format: traits::timestamp_format(&mut own),
        constraints: traits::constraints(&mut own),
        summary: None,
        documentation: traits::documentation(&mut own),
        deprecated: traits::deprecated(&mut own),
        documented: Vec::new(),
    }
}

/// The name that a member takes from its target: botocore's models have such names, and botocore follows them.
fn inherited_name(id: &str, closure: &Closure<'_>) -> Option<String> {
    let target = closure.file.get(id)?;
    if matches!(target.get("type")?.as_str(), Some("structure" | "union")) {
        return None;
    }
    target
        .get("traits")?
        .get("smithy.api#xmlName")?
        .as_str()
        .map(str::to_owned)
}

/// Shows each member of an enum, which targets nothing, to `read`: its name and its traits.
fn enum_members<'a>(fields: &mut Fields<'a>, mut read: impl FnMut(&'a str, &mut Fields<'a>)) {
    let id = fields.path().to_owned();
    for (name, fields) in fields.objects("members") {
        let mut fields = fields.placed(format!("{id}${name}"), ".");
        fields.ignore(&["target"]);
        let mut own = traits::of(&mut fields);
        own.ignore(&["smithy.api#documentation", "smithy.api#deprecated"]);
        read(name, &mut own);
    }
}

/// What a string is: with the trait of Smithy 1.0, an enum.
fn string(own: &mut Fields<'_>) -> Kind {
    let mut values = Vec::new();
    for mut entry in own.array("smithy.api#enum") {
        entry.ignore(&["name", "documentation", "tags", "deprecated"]);
        values.extend(entry.need::<&str>("value"));
    }
    normal::text(values)
}

/// The ids in an array of references at `key`.
pub(super) fn references<'a>(fields: &mut Fields<'a>, key: &'static str) -> Vec<(String, &'a str)> {
    let mut references = Vec::new();
    for mut reference in fields.array(key) {
        let place = reference.path().to_owned();
        references.extend(reference.need::<&str>("target").map(|id| (place, id)));
    }
    references
}

/// The id in the reference at `key`.
pub(super) fn reference<'a>(
    fields: &mut Fields<'a>,
    key: &'static str,
) -> Option<(String, &'a str)> {
    let mut reference = fields.object(key)?;
    Some((
        reference.path().to_owned(),
        reference.need::<&str>("target")?,
    ))
}

/// Whether `value` is a shape of this type.
pub(super) fn is_type(value: &serde_json::Map<String, Value>, kind: &str) -> bool {
    value.get("type").and_then(Value::as_str) == Some(kind)
}
