//! EC2 Query: names in requests, in both formats, and what the protocol does not have.

use serde_json::{Value, json};

use super::super::{Kind, Member, Protocol};
use super::{check, parse_value, problems, with};

fn botocore() -> Value {
    json!({
        "metadata": {
            "apiVersion": "2020-01-08", "endpointPrefix": "forge", "protocol": "ec2", "protocols": ["ec2"],
            "serviceFullName": "Forge Service", "serviceId": "Forge", "signatureVersion": "v4",
            "xmlNamespace": "http://forge.example.com/doc/"
        },
        "operations": {"Strike": {
            "name": "Strike", "http": {"method": "POST", "requestUri": "/"},
            "input": {"shape": "StrikeRequest"}, "output": {"shape": "StrikeResponse"}
        }},
        "shapes": {
            "StrikeRequest": {"type": "structure", "members": {
                "Plain": {"shape": "Text"},
                "Renamed": {"shape": "Text", "locationName": "renamedIt"},
                "Same": {"shape": "Text", "locationName": "same", "queryName": "Same"},
                "Other": {"shape": "Names", "locationName": "otherSet", "queryName": "Other"},
                "Inherits": {"shape": "Listed"},
                "lower": {"shape": "Text"}
            }},
            "StrikeResponse": {"type": "structure", "members": {
                "Names": {"shape": "Names", "locationName": "nameSet"}
            }},
            "Names": {"type": "list", "member": {"shape": "Text", "locationName": "item"}},
            "Listed": {"type": "list", "member": {"shape": "Text"}, "locationName": "Item"},
            "Text": {"type": "string"}
        }
    })
}

fn smithy() -> Value {
    let member = |target: &str, xml: Option<&str>, query: Option<&str>| {
        let mut traits = json!({});
        if let Some(name) = xml {
            traits["smithy.api#xmlName"] = name.into();
        }
        if let Some(name) = query {
            traits["aws.protocols#ec2QueryName"] = name.into();
        }
        json!({"target": target, "traits": traits})
    };
    json!({
        "smithy": "2.0",
        "shapes": {
            "x#Forge": {"type": "service", "version": "2020-01-08", "operations": [{"target": "x#Strike"}], "traits": {
                "aws.api#service": {"sdkId": "Forge", "endpointPrefix": "forge"},
                "aws.auth#sigv4": {"name": "forge"}, "aws.protocols#ec2Query": {},
                "smithy.api#title": "Forge Service",
                "smithy.api#xmlNamespace": {"uri": "http://forge.example.com/doc/"}
            }},
            "x#Strike": {"type": "operation", "input": {"target": "x#StrikeRequest"},
                "output": {"target": "x#StrikeResponse"}},
            "x#StrikeRequest": {"type": "structure", "members": {
                "Plain": member("x#Text", None, Some("Plain")),
                "Renamed": member("x#Text", Some("renamedIt"), Some("RenamedIt")),
                "Same": member("x#Text", Some("same"), None),
                "Other": member("x#Names", Some("otherSet"), Some("Other")),
                "Inherits": member("x#Listed", Some("Item"), Some("Item")),
                "lower": member("x#Text", None, Some("Lower"))
            }},
            "x#StrikeResponse": {"type": "structure", "members": {
                "Names": member("x#Names", Some("nameSet"), Some("NameSet"))
            }},
            "x#Names": {"type": "list", "member": {"target": "x#Text", "traits": {"smithy.api#xmlName": "item"}}},
            "x#Listed": {"type": "list", "member": {"target": "x#Text"}},
            "x#Text": {"type": "string"}
        }
    })
}

#[test]
fn both_formats_give_one_model() {
    assert_eq!(parse_value(&botocore()), parse_value(&smithy()));
}

#[test]
fn only_names_that_are_not_implied_are_kept() {
    let model = parse_value(&botocore());
    assert_eq!(model.service.protocol, Protocol::Ec2Query);
    assert_eq!(model.operations["Strike"].result_wrapper, None);
    let Kind::Structure(members) = &model.shapes["StrikeRequest"].kind else {
        panic!()
    };
    let kept = members.iter().filter_map(|each| each.request_name.as_ref());
    assert_eq!(kept.collect::<Vec<_>>(), ["Other"]);
    let names = members.iter().map(Member::capitalised_name);
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["Plain", "RenamedIt", "Same", "Other", "Item", "Lower"]
    );
}

#[test]
fn a_protocol_that_does_not_capitalise_has_no_names_of_requests() {
    let query = with(&botocore(), "/metadata/protocol", json!("query"));
    let query = with(&query, "/metadata/protocols", Value::Null);
    let model = parse_value(&query);
    assert_eq!(model.service.protocol, Protocol::AwsQuery);
    let Kind::Structure(members) = &model.shapes["StrikeRequest"].kind else {
        panic!()
    };
    assert!(members.iter().all(|member| member.request_name.is_none()));
}

#[test]
fn what_the_protocol_does_not_have() {
    check(
        &botocore(),
        &[
            (
                "/shapes/Listed",
                json!({"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}}),
                "shapes.Listed: not supported with EC2 Query: maps in requests",
            ),
            (
                "/operations/Strike/output/resultWrapper",
                json!("StrikeResult"),
                "operations.Strike.output: not supported with EC2 Query: the element \"StrikeResult\" around it",
            ),
            (
                "/shapes/StrikeRequest/members/Plain/queryName",
                json!("Lower"),
                "shapes.StrikeRequest.members.lower: is \"Lower\" in requests, as is `Plain`",
            ),
        ],
    );
    let smithy = with(
        &smithy(),
        "/shapes/x#Listed",
        json!({"type": "map", "key": {"target": "x#Text"}, "value": {"target": "x#Text"}}),
    );
    assert_eq!(
        problems(&smithy),
        ["x#Listed: not supported with EC2 Query: maps in requests"]
    );
    // In responses the suites of the protocol have some.
    let names = json!({"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}});
    let response = with(&botocore(), "/shapes/Map", names);
    let member = json!({"shape": "Map"});
    parse_value(&with(
        &response,
        "/shapes/StrikeResponse/members/Map",
        member,
    ));
}
