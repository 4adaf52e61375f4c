//! One small service in both formats, which must give equal models.

use serde_json::{Value, json};

use super::super::{Kind, Member};
use super::parse_value;

pub(crate) fn botocore() -> Value {
    json!({
        "version": "2.0",
        "metadata": {
            "apiVersion": "2020-01-08", "endpointPrefix": "forge", "protocol": "query", "protocols": ["query"],
            "serviceAbbreviation": "Forge", "serviceFullName": "Forge Service", "serviceId": "Forge",
            "signatureVersion": "v4", "signingName": "anvil", "uid": "forge-2020-01-08",
            "xmlNamespace": "http://forge.example.com/doc/", "auth": ["aws.auth#sigv4"]
        },
        "documentation": "<p>Forges.</p>",
        "operations": {
            "Strike": {
                "name": "Strike", "http": {"method": "POST", "requestUri": "/"},
                "input": {"shape": "StrikeRequest"}, "output": {"shape": "StrikeResponse", "resultWrapper": "StrikeResult"},
                "errors": [{"shape": "TooHotFault"}, {"shape": "Busy"}, {"shape": "Busy"}],
                "documentation": "<p>Strikes.</p>"
            },
            "Rest": {
                "name": "Rest", "http": {"method": "POST", "requestUri": "/"},
                "authtype": "none", "auth": ["smithy.api#noAuth"], "deprecated": true, "deprecatedMessage": "Never rest."
            }
        },
        "shapes": {
            "StrikeRequest": {"type": "structure", "required": ["Mark", "Times"], "members": {
                "Mark": {"shape": "Mark", "locationName": "TheMark",
                    "documentation": "<p>The mark.</p> <ul> <li> <p>Must contain at most 40 letters.</p> </li> </ul> <pre>a  b</pre>"},
                "Times": {"shape": "Count"},
                "Token": {"shape": "Text", "idempotencyToken": true},
                "Secret": {"shape": "Secret"},
                "Names": {"shape": "Names"},
                "Flat": {"shape": "Names", "flattened": true, "locationName": "F"},
                "Tags": {"shape": "Tags", "flattened": true},
                "At": {"shape": "Time", "timestampFormat": "unixTimestamp"},
                "Metal": {"shape": "Metal"},
                "Either": {"shape": "Either"}
            }},
            "StrikeResponse": {"type": "structure", "documentation": " ", "members": {
                "Old": {"shape": "Yes", "deprecated": true, "deprecatedSince": "2021"},
                "Again": {"shape": "StrikeResponse"}
            }},
            "TooHotFault": {"type": "structure", "members": {"Message": {"shape": "Text"}, "Degrees": {"shape": "Real"}},
                "error": {"code": "TooHot", "httpStatusCode": 409, "senderFault": true}, "exception": true},
            "Busy": {"type": "structure", "members": {}, "exception": true, "fault": true, "retryable": {"throttling": true}},
            "Either": {"type": "structure", "union": true, "members": {"A": {"shape": "Long"}, "B": {"shape": "Bytes"}}},
            "Mark": {"type": "string", "min": 1, "max": 63, "pattern": "[a-z]+", "documentation": "<p>A mark.</p>"},
            "Metal": {"type": "string", "enum": ["gold", "silver", "gold"]},
            "Text": {"type": "string", "enum": []},
            "Secret": {"type": "string", "sensitive": true},
            "Count": {"type": "integer", "min": 1, "max": 10, "box": true},
            "Long": {"type": "long"},
            "Real": {"type": "double", "min": 0.5},
            "Yes": {"type": "boolean"},
            "Bytes": {"type": "blob", "max": 16},
            "Time": {"type": "timestamp", "timestampFormat": "iso8601"},
            "Names": {"type": "list", "member": {"shape": "Text", "locationName": "Name"}, "max": 5},
            "Tags": {"type": "map", "key": {"shape": "Metal"}, "value": {"shape": "Text", "locationName": "V"}}
        }
    })
}

pub(crate) fn smithy() -> Value {
    let documentation = "smithy.api#documentation";
    json!({
        "smithy": "2.0",
        "metadata": {"suppressions": []},
        "shapes": {
            "x#Forge_20200108": {"type": "service", "version": "2020-01-08",
                "operations": [{"target": "x#Strike"}], "resources": [{"target": "x#Hearth"}],
                "traits": {
                    "aws.api#service": {"sdkId": "Forge", "endpointPrefix": "forge", "arnNamespace": "forge"},
                    "aws.auth#sigv4": {"name": "anvil"}, "aws.protocols#awsQuery": {},
                    "smithy.api#title": "Forge Service", "smithy.api#documentation": "<p>Forges.</p>",
                    "smithy.api#xmlNamespace": {"uri": "http://forge.example.com/doc/"}
                }},
            "x#Hearth": {"type": "resource", "identifiers": {"Id": {"target": "x#Text"}}, "list": {"target": "x#Rest"}},
            "x#Strike": {"type": "operation", "input": {"target": "x#StrikeRequest"},
                "output": {"target": "x#StrikeResponse"}, "errors": [{"target": "x#Busy"}, {"target": "x#TooHotFault"}],
                "traits": {documentation: "<p>Strikes.</p>", "smithy.api#examples": []}},
            "x#Rest": {"type": "operation", "input": {"target": "smithy.api#Unit"}, "output": {"target": "smithy.api#Unit"},
                "traits": {"smithy.api#auth": [], "smithy.api#deprecated": {"message": "Never rest."}}},
            "x#StrikeRequest": {"type": "structure", "traits": {"smithy.api#input": {}}, "members": {
                "Mark": {"target": "x#Mark", "traits": {"smithy.api#xmlName": "TheMark", "smithy.api#required": {},
                    documentation: "<p>The mark.</p>\n   <ul>\n\t<li>\n <p>Must contain at\n  most 40 letters.</p>\n </li> </ul> <pre>a  b</pre>\n"}},
                "Times": {"target": "x#Count", "traits": {"smithy.api#required": {}, "smithy.api#clientOptional": {}}},
                "Token": {"target": "x#Text", "traits": {"smithy.api#idempotencyToken": {}}},
                "Secret": {"target": "x#Secret"},
                "Names": {"target": "x#Names"},
                "Flat": {"target": "x#Names", "traits": {"smithy.api#xmlFlattened": {}, "smithy.api#xmlName": "F"}},
                "Tags": {"target": "x#Tags", "traits": {"smithy.api#xmlFlattened": {}}},
                "At": {"target": "x#Time", "traits": {"smithy.api#timestampFormat": "epoch-seconds"}},
                "Metal": {"target": "x#Metal"},
                "Either": {"target": "x#Either"}
            }},
            "x#StrikeResponse": {"type": "structure", "members": {
                "Old": {"target": "x#Yes", "traits": {"smithy.api#deprecated": {"since": "2021"}, "smithy.api#default": false}},
                "Again": {"target": "x#StrikeResponse"}
            }},
            "x#TooHotFault": {"type": "structure", "members": {"message": {"target": "x#Text"}, "Degrees": {"target": "x#Real"}},
                "traits": {"smithy.api#error": "client", "smithy.api#httpError": 400,
                    "aws.protocols#awsQueryError": {"code": "TooHot", "httpResponseCode": 409}}},
            "x#Busy": {"type": "structure", "members": {"Code": {"target": "x#Secret"}, "Message": {"target": "x#Text"}},
                "traits": {"smithy.api#error": "server", "smithy.api#retryable": {"throttling": true}}},
            "x#Either": {"type": "union", "members": {"A": {"target": "x#Long"}, "B": {"target": "x#Bytes"}}},
            "x#Mark": {"type": "string", "traits": {"smithy.api#length": {"min": 1, "max": 63},
                "smithy.api#pattern": "^[a-z]+$", documentation: "<p>A mark.</p>"}},
            "x#Metal": {"type": "enum", "members": {
                "GOLD": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "gold"}},
                "silver": {"target": "smithy.api#Unit"}}},
            "x#Text": {"type": "string"},
            "x#Secret": {"type": "string", "traits": {"smithy.api#sensitive": {}}},
            "x#Count": {"type": "short", "traits": {"smithy.api#range": {"min": 1, "max": 10}}},
            "x#Long": {"type": "long"},
            "x#Real": {"type": "double", "traits": {"smithy.api#range": {"min": 0.5}}},
            "x#Yes": {"type": "boolean", "traits": {"smithy.api#default": false}},
            "x#Bytes": {"type": "blob", "traits": {"smithy.api#length": {"max": 16}}},
            "x#Time": {"type": "timestamp", "traits": {"smithy.api#timestampFormat": "date-time"}},
            "x#Names": {"type": "list", "member": {"target": "x#Text", "traits": {"smithy.api#xmlName": "Name"}},
                "traits": {"smithy.api#length": {"max": 5}}},
            "x#Tags": {"type": "map", "key": {"target": "x#Metal"},
                "value": {"target": "x#Text", "traits": {"smithy.api#xmlName": "V"}}},
            "y#Unreached": {"type": "document"}
        }
    })
}

#[test]
fn both_formats_give_one_model() {
    assert_eq!(parse_value(&botocore()), parse_value(&smithy()));
}

#[test]
fn the_model_is_what_the_file_says() {
    let model = parse_value(&botocore());
    assert_eq!(model.service.signing_name, "anvil");
    let strike = &model.operations["Strike"];
    assert_eq!(strike.errors, ["Busy", "TooHotFault"]);
    assert_eq!(strike.result_wrapper.as_deref(), Some("StrikeResult"));
    let rest = &model.operations["Rest"];
    assert_eq!(
        (rest.input.as_ref(), rest.output.as_ref(), rest.unsigned),
        (None, None, true)
    );
    let Kind::Structure(members) = &model.shapes["StrikeRequest"].kind else {
        panic!()
    };
    let wire_names: Vec<&str> = members.iter().map(Member::wire_name).collect();
    assert_eq!(
        wire_names,
        [
            "TheMark", "Times", "Token", "Secret", "Names", "F", "Tags", "At", "Metal", "Either"
        ]
    );
    assert_eq!(members.iter().filter(|member| member.required).count(), 2);
    let faults = ["Busy", "TooHotFault"].map(|name| model.shapes[name].fault.clone().unwrap());
    assert_eq!(
        faults
            .each_ref()
            .map(|fault| (fault.code.as_str(), fault.status, fault.sender)),
        [("Busy", 500, false), ("TooHot", 409, true)]
    );
    let Kind::Structure(members) = &model.shapes["TooHotFault"].kind else {
        panic!()
    };
    assert_eq!(
        members
            .iter()
            .map(|member| member.name.as_str())
            .collect::<Vec<_>>(),
        ["Degrees"]
    );
    assert_eq!(
        model.shapes["Mark"].constraints.pattern.as_deref(),
        Some("[a-z]+")
    );
    assert_eq!(
        model.shapes["Metal"].kind,
        Kind::Enum(vec!["gold".into(), "silver".into()])
    );
    assert_eq!(model.shapes["Text"].kind, Kind::String);
}
