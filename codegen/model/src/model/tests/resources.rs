//! Smithy models in the ways that AWS does not write them: resources, version 1.0, every trait that has no effect.

use serde_json::{Value, json};

use super::super::{Kind, Model};
use super::details::members;
use super::{pair, parse_value, problems, with};

/// The pair's Smithy model with operations of these names, which have no input and no output.
fn with_operations(names: &[&str]) -> Value {
    names.iter().fold(pair::smithy(), |model, name| {
        with(
            &model,
            &format!("/shapes/x#{name}"),
            json!({"type": "operation"}),
        )
    })
}

fn operations(model: &Model) -> Vec<&str> {
    model.operations.keys().map(String::as_str).collect()
}

#[test]
fn resources_bring_their_operations() {
    let target = |name: &str| json!({ "target": format!("x#{name}") });
    let hearth = json!({"type": "resource",
        "identifiers": {"Id": target("Text")}, "properties": {"Heat": target("Count")},
        "create": target("Create"), "put": target("Put"), "read": target("Read"), "update": target("Update"),
        "delete": target("Delete"), "list": target("Rest"), "operations": [target("Kindle")],
        "collectionOperations": [target("Count1")], "resources": [target("Flame")],
        "traits": {"smithy.api#title": "Hearth", "smithy.api#noReplace": {}, "aws.api#arn": {"template": "a"}}});
    // A resource below, which leads back up.
    let flame =
        json!({"type": "resource", "list": target("Flames"), "resources": [target("Hearth")]});
    let names = [
        "Create",
        "Put",
        "Read",
        "Update",
        "Delete",
        "Kindle",
        "Count1",
        "Flames",
        "Unreached",
    ];
    let model = with(&with_operations(&names), "/shapes/x#Hearth", hearth);
    let model = parse_value(&with(&model, "/shapes/x#Flame", flame));
    assert_eq!(
        operations(&model),
        [
            "Count1", "Create", "Delete", "Flames", "Kindle", "Put", "Read", "Rest", "Strike",
            "Update"
        ]
    );
}

#[test]
fn broken_resources() {
    let model = with(
        &pair::smithy(),
        "/shapes/x#Hearth",
        json!({"type": "resource", "create": {"target": "x#Creat"}, "operations": [{"target": "x#Text"}],
            "resources": [{"target": "x#Strike"}], "collection": []}),
    );
    assert_eq!(
        problems(&with(
            &model,
            "/shapes/x#Create",
            json!({"type": "operation"})
        )),
        [
            "x#Hearth.collection: unknown key",
            "x#Hearth.resources[0]: target \"x#Strike\" is not a resource",
            "x#Hearth.create: target \"x#Creat\" does not exist; did you mean `x#Create`?",
            "x#Hearth.operations[0]: target \"x#Text\" is not an operation",
        ]
    );
}

#[test]
fn version_1_0() {
    let mut model = with(&pair::smithy(), "/smithy", json!("1.0"));
    let metal = json!({"type": "string", "traits": {"smithy.api#enum": [
        {"value": "gold", "name": "GOLD", "documentation": "Soft.", "tags": ["a"]},
        {"value": "silver", "deprecated": true}
    ]}});
    let names = json!({"type": "set", "member": {"target": "x#Text", "traits": {"smithy.api#xmlName": "Name"}},
        "traits": {"smithy.api#length": {"max": 5}, "smithy.api#uniqueItems": {}}});
    let count = json!({"type": "integer", "traits": {"smithy.api#range": {"min": 1, "max": 10}, "smithy.api#box": {}}});
    for (name, shape) in [("Metal", metal), ("Names", names), ("Count", count)] {
        model = with(&model, &format!("/shapes/x#{name}"), shape);
    }
    assert_eq!(parse_value(&model), parse_value(&pair::smithy()));
}

#[test]
fn numbers_with_names_are_numbers() {
    let level = json!({"type": "intEnum", "members": {
        "LOW": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}},
        "HIGH": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 2, "smithy.api#documentation": "Hot."}}
    }});
    let model = parse_value(&with(&pair::smithy(), "/shapes/x#Long", level));
    assert_eq!(model.shapes["Long"].kind, Kind::Integer);
}

#[test]
fn traits_without_effect_change_nothing() {
    let plain = parse_value(&pair::smithy());
    let table = [
        (
            "x#Forge_20200108",
            json!({
                "smithy.rules#endpointTests": {"version": "1.0", "testCases": []},
                "smithy.rules#clientContextParams": {}, "smithy.api#cors": {},
                "aws.protocols#awsJson1_0": {}, "aws.endpoints#standardRegionalEndpoints": {}, "aws.iam#supportedPrincipalTypes": []
            }),
        ),
        (
            "x#Strike",
            json!({
                "smithy.api#examples": [{"title": "One", "input": {"Mark": "a"}}], "smithy.api#idempotent": {},
                "smithy.api#readonly": {},
                "smithy.test#smokeTests": [],
                "smithy.api#http": {"method": "POST", "uri": "/"}, "aws.iam#requiredActions": [], "smithy.api#suppress": []
            }),
        ),
        (
            "x#Count",
            json!({"smithy.api#default": 5, "smithy.api#tags": ["a"], "smithy.api#since": "2020"}),
        ),
        (
            "x#Names",
            json!({"smithy.api#sparse": {}, "smithy.api#uniqueItems": {}}),
        ),
    ];
    let mut model = pair::smithy();
    for (id, traits) in table {
        let Value::Object(traits) = traits else {
            panic!()
        };
        let mut shape = model["shapes"][id].clone();
        for (name, value) in traits {
            shape["traits"][name] = value;
        }
        model = with(&model, &format!("/shapes/{id}"), shape);
    }
    let member = "/shapes/x#StrikeRequest/members/Times/traits";
    let traits = json!({"smithy.api#required": {}, "smithy.api#default": 0, "smithy.api#addedDefault": {},
        "smithy.rules#contextParam": {"name": "Times"}, "smithy.api#hostLabel": {}, "smithy.api#httpQuery": "t",
        "smithy.api#jsonName": "t", "smithy.api#xmlNamespace": {"uri": "https://x.example/"}, "smithy.api#nestedProperties": {}});
    assert_eq!(parse_value(&with(&model, member, traits)), plain);
}

#[test]
fn defaults_are_kept_if_they_say_something() {
    let one = json!({"type": "structure", "members": {
        "A": {"target": "x#Count", "traits": {"smithy.api#default": 7}},
        "B": {"target": "x#Count", "traits": {"smithy.api#default": 0}},
        "C": {"target": "x#Text", "traits": {"smithy.api#default": "tin"}},
        "D": {"target": "x#Text", "traits": {"smithy.api#default": ""}},
        "E": {"target": "x#Text", "traits": {"smithy.api#default": null}},
    }});
    let model = parse_value(&with(&pair::smithy(), "/shapes/x#Either", one));
    let found = members(&model, "Either").iter();
    let found: Vec<_> = found.map(|member| member.default.as_deref()).collect();
    assert_eq!(found, [Some("7"), None, Some("tin"), None, None]);
}

#[test]
fn traits_of_members_count_there_alone() {
    let either = json!({"type": "structure", "members": {
        "A": {"target": "x#Text", "traits": {"smithy.api#sensitive": {}, "smithy.api#length": {"min": 2}}},
        "B": {"target": "x#Time", "traits": {"smithy.api#timestampFormat": "http-date"}},
        "C": {"target": "x#Text"}, "D": {"target": "x#Time"}
    }});
    let model = parse_value(&with(&pair::smithy(), "/shapes/x#Either", either));
    let found: Vec<_> = members(&model, "Either")
        .iter()
        .map(|member| {
            (
                member.sensitive,
                member.timestamp_format,
                member.constraints.length,
            )
        })
        .collect();
    let length = super::super::Length {
        min: Some(2),
        max: None,
    };
    let http_date = Some(super::super::TimestampFormat::HttpDate);
    assert_eq!(
        found,
        [
            (true, None, Some(length)),
            (false, http_date, None),
            (false, None, None),
            (false, None, None)
        ]
    );
}
