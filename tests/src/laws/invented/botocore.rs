//! A service as `service-2.json`.

use serde_json::{Map, Value as Json, json};
use touchmark_model::model::Protocol;

use super::{Bounds, Fault, Format, Invented, Kind, Member, Operation, Shape, flag, object};

pub(super) fn file(service: &Invented) -> Json {
    let name = |place: usize| service.shapes[place].name.as_str();
    let operations = service.operations.iter();
    let operations = operations.map(|found| {
        let wrapped = service.protocol == Protocol::AwsQuery;
        (found.name.clone(), operation(found, wrapped, &name))
    });
    let shapes = service.shapes.iter();
    let shapes = shapes.map(|found| (found.name.clone(), shape(found, &name)));
    json!({
        "metadata": {
            "apiVersion": "2026-01-01", "endpointPrefix": "forge", "serviceId": "Forge",
            "protocol": service.protocol.botocore(),
            "serviceFullName": "Forge Service", "signatureVersion": "v4", "xmlNamespace": "https://forge.example/"
        },
        "operations": operations.collect::<Map<_, _>>(),
        "shapes": shapes.collect::<Map<_, _>>(),
    })
}

/// `wrapped` is whether the members of an output stand in an element of their own.
fn operation<'a>(operation: &Operation, wrapped: bool, name: &dyn Fn(usize) -> &'a str) -> Json {
    let faults: Vec<Json> = operation
        .faults
        .iter()
        .map(|place| json!({"shape": name(*place)}))
        .collect();
    object([
        ("name", Some(json!(operation.name))),
        ("http", Some(json!({"method": "POST", "requestUri": "/"}))),
        (
            "input",
            operation.input.map(|place| json!({"shape": name(place)})),
        ),
        (
            "output",
            operation.output.map(|place| {
                let wrapper = wrapped.then(|| json!(format!("{}Result", operation.name)));
                object([
                    ("shape", Some(json!(name(place)))),
                    ("resultWrapper", wrapper),
                ])
            }),
        ),
        ("errors", Some(json!(faults))),
        (
            "documentation",
            operation.documentation.as_ref().map(|text| json!(text)),
        ),
        ("deprecated", flag(operation.deprecated)),
    ])
}

fn shape<'a>(shape: &Shape, name: &dyn Fn(usize) -> &'a str) -> Json {
    let mut json = kind(&shape.kind, name);
    let common = object([
        (
            "documentation",
            shape.documentation.as_ref().map(|text| json!(text)),
        ),
        ("sensitive", flag(shape.sensitive)),
        ("deprecated", flag(shape.deprecated)),
    ]);
    if let (Json::Object(json), Json::Object(common)) = (&mut json, common) {
        json.extend(common);
    }
    json
}

fn kind<'a>(kind: &Kind, name: &dyn Fn(usize) -> &'a str) -> Json {
    let min = |bounds: &Bounds| bounds.min.map(|min| json!(min));
    let max = |bounds: &Bounds| bounds.max.map(|max| json!(max));
    match kind {
        Kind::Structure {
            members,
            union,
            fault,
        } => {
            let required: Vec<&str> = members
                .iter()
                .filter(|member| member.required)
                .map(|member| member.name.as_str())
                .collect();
            let members = members
                .iter()
                .map(|found| (found.name.clone(), member(found, name)));
            object([
                ("type", Some(json!("structure"))),
                ("members", Some(members.collect::<Map<_, _>>().into())),
                ("required", Some(json!(required))),
                ("union", flag(*union)),
                ("exception", flag(fault.is_some())),
                ("error", fault.as_ref().map(error)),
                (
                    "retryable",
                    fault
                        .as_ref()
                        .filter(|fault| fault.retryable)
                        .map(|_| json!({})),
                ),
            ])
        }
        Kind::List(item) => json!({"type": "list", "member": member(item, name)}),
        Kind::Map(key, value) => {
            json!({"type": "map", "key": member(key, name), "value": member(value, name)})
        }
        Kind::Text {
            values,
            pattern,
            bounds,
        } => object([
            ("type", Some(json!("string"))),
            ("enum", (!values.is_empty()).then(|| json!(values))),
            ("pattern", pattern.as_ref().map(|pattern| json!(pattern))),
            ("min", min(bounds)),
            ("max", max(bounds)),
        ]),
        Kind::Number(kind, bounds) => object([
            ("type", Some(json!(kind))),
            ("min", min(bounds)),
            ("max", max(bounds)),
        ]),
        Kind::Boolean => json!({"type": "boolean"}),
        Kind::Blob(bounds) => object([
            ("type", Some(json!("blob"))),
            ("min", min(bounds)),
            ("max", max(bounds)),
        ]),
        Kind::Timestamp(format) => object([
            ("type", Some(json!("timestamp"))),
            (
                "timestampFormat",
                format.map(|format| json!(timestamp(format))),
            ),
        ]),
    }
}

fn timestamp(format: Format) -> &'static str {
    match format {
        Format::DateTime => "iso8601",
        Format::HttpDate => "rfc822",
        Format::EpochSeconds => "unixTimestamp",
    }
}

fn error(fault: &Fault) -> Json {
    object([
        ("code", fault.code.as_ref().map(|code| json!(code))),
        ("httpStatusCode", Some(json!(fault.status))),
        ("senderFault", Some(json!(fault.sender))),
    ])
}

fn member<'a>(member: &Member, name: &dyn Fn(usize) -> &'a str) -> Json {
    object([
        ("shape", Some(json!(name(member.target)))),
        (
            "locationName",
            member.wire_name.as_ref().map(|name| json!(name)),
        ),
        (
            "queryName",
            member.request_name.as_ref().map(|name| json!(name)),
        ),
        ("flattened", flag(member.flattened)),
        ("idempotencyToken", flag(member.token)),
        (
            "documentation",
            member.documentation.as_ref().map(|text| json!(text)),
        ),
    ])
}
