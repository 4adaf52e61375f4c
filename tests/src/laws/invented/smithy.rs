//! A service as a Smithy JSON AST.

use serde_json::{Map, Value as Json, json};

use super::{Bounds, Fault, Format, Invented, Kind, Member, Operation, Shape, object};

pub(super) fn file(service: &Invented) -> Json {
    // Operations and shapes may share a name in botocore's format.
    let of_operation = |operation: &Operation| format!("forge.deeds#{}", operation.name);
    let of_shape = |place: usize| format!("forge.things#{}", service.shapes[place].name);
    let operations = service.operations.iter();
    let targets: Vec<Json> = operations
        .clone()
        .map(|found| json!({"target": of_operation(found)}))
        .collect();
    let mut shapes = Map::new();
    shapes.insert(
        "forge#Forge".to_owned(),
        json!({
            "type": "service",
            "version": "2026-01-01",
            "operations": targets,
            "traits": {
                "aws.api#service": {"sdkId": "Forge", "endpointPrefix": "forge"},
                "aws.auth#sigv4": {"name": "forge"},
                (service.protocol.smithy()): {},
                "smithy.api#title": "Forge Service",
                "smithy.api#xmlNamespace": {"uri": "https://forge.example/"}
            }
        }),
    );
    for found in operations {
        shapes.insert(of_operation(found), operation(found, &of_shape));
    }
    for (place, found) in service.shapes.iter().enumerate() {
        shapes.insert(of_shape(place), shape(found, &of_shape));
    }
    json!({"smithy": "2.0", "shapes": shapes})
}

fn operation(operation: &Operation, id: &dyn Fn(usize) -> String) -> Json {
    let faults: Vec<Json> = operation
        .faults
        .iter()
        .map(|place| json!({"target": id(*place)}))
        .collect();
    let message = |place: Option<usize>| {
        let id = place.map_or_else(|| "smithy.api#Unit".to_owned(), id);
        json!({"target": id})
    };
    json!({
        "type": "operation",
        "input": message(operation.input),
        "output": message(operation.output),
        "errors": faults,
        "traits": object([
            ("smithy.api#documentation", operation.documentation.as_ref().map(|text| json!(text))),
            ("smithy.api#deprecated", operation.deprecated.then(|| json!({}))),
        ]),
    })
}

fn shape(shape: &Shape, id: &dyn Fn(usize) -> String) -> Json {
    let (mut json, mut traits) = kind(&shape.kind, id);
    let common = object([
        (
            "smithy.api#documentation",
            shape.documentation.as_ref().map(|text| json!(text)),
        ),
        ("smithy.api#sensitive", shape.sensitive.then(|| json!({}))),
        ("smithy.api#deprecated", shape.deprecated.then(|| json!({}))),
    ]);
    if let (Json::Object(json), Json::Object(traits), Json::Object(common)) =
        (&mut json, &mut traits, common)
    {
        traits.extend(common);
        json.insert("traits".to_owned(), std::mem::take(traits).into());
    }
    json
}

/// The type of a shape, and the traits that follow from it.
fn kind(kind: &Kind, id: &dyn Fn(usize) -> String) -> (Json, Json) {
    match kind {
        Kind::Structure {
            members,
            union,
            fault,
        } => {
            let members = members
                .iter()
                .map(|found| (found.name.clone(), member(found, id)));
            let kind = if *union { "union" } else { "structure" };
            let json = json!({"type": kind, "members": members.collect::<Map<_, _>>()});
            (json, fault.as_ref().map_or_else(|| json!({}), error))
        }
        Kind::List(item) => (
            json!({"type": "list", "member": member(item, id)}),
            json!({}),
        ),
        Kind::Map(key, value) => (
            json!({"type": "map", "key": member(key, id), "value": member(value, id)}),
            json!({}),
        ),
        Kind::Text {
            values,
            pattern,
            bounds,
        } => {
            let values = values
                .iter()
                .map(|value| json!({"value": value}))
                .collect::<Vec<_>>();
            let traits = object([
                (
                    "smithy.api#enum",
                    (!values.is_empty()).then(|| json!(values)),
                ),
                (
                    "smithy.api#pattern",
                    pattern.as_ref().map(|pattern| json!(searched(pattern))),
                ),
                ("smithy.api#length", self::bounds(bounds)),
            ]);
            (json!({"type": "string"}), traits)
        }
        Kind::Number(kind, bounds) => (
            json!({"type": kind}),
            object([("smithy.api#range", self::bounds(bounds))]),
        ),
        Kind::Boolean => (json!({"type": "boolean"}), json!({})),
        Kind::Blob(bounds) => (
            json!({"type": "blob"}),
            object([("smithy.api#length", self::bounds(bounds))]),
        ),
        Kind::Timestamp(format) => {
            let format = format.map(|format| json!(timestamp(format)));
            (
                json!({"type": "timestamp"}),
                object([("smithy.api#timestampFormat", format)]),
            )
        }
    }
}

fn bounds(bounds: &Bounds) -> Option<Json> {
    let bound = |bound: Option<i64>| bound.map(|bound| json!(bound));
    let is_bound = bounds.min.is_some() || bounds.max.is_some();
    is_bound.then(|| object([("min", bound(bounds.min)), ("max", bound(bounds.max))]))
}

fn timestamp(format: Format) -> &'static str {
    match format {
        Format::DateTime => "date-time",
        Format::HttpDate => "http-date",
        Format::EpochSeconds => "epoch-seconds",
    }
}

fn error(fault: &Fault) -> Json {
    // AWS's files of this format have a fault of the service that the older ones attribute to the sender.
    let side = if fault.sender && fault.status < 500 {
        "client"
    } else {
        "server"
    };
    let code = fault.code.as_ref();
    object([
        ("smithy.api#error", Some(json!(side))),
        (
            "smithy.api#httpError",
            code.is_none().then(|| json!(fault.status)),
        ),
        (
            "aws.protocols#awsQueryError",
            code.map(|code| json!({"code": code, "httpResponseCode": fault.status})),
        ),
        ("smithy.api#retryable", fault.retryable.then(|| json!({}))),
    ])
}

/// A pattern as AWS writes it in this format, where patterns are searched for.
fn searched(pattern: &str) -> String {
    if pattern.starts_with('^') {
        pattern.to_owned()
    } else {
        format!("^{pattern}$")
    }
}

fn member(member: &Member, id: &dyn Fn(usize) -> String) -> Json {
    let mark = |holds: bool| holds.then(|| json!({}));
    json!({
        "target": id(member.target),
        "traits": object([
            ("smithy.api#xmlName", member.wire_name.as_ref().map(|name| json!(name))),
            ("aws.protocols#ec2QueryName", member.request_name.as_ref().map(|name| json!(name))),
            ("smithy.api#xmlFlattened", mark(member.flattened)),
            ("smithy.api#required", mark(member.required)),
            ("smithy.api#idempotencyToken", mark(member.token)),
            ("smithy.api#documentation", member.documentation.as_ref().map(|text| json!(text))),
        ]),
    })
}
