//! Broken Smithy models and what is said of them.

use serde_json::{Value, json};

use super::{check, pair, problems, with};

/// A structure whose one member has this definition.
fn member(member: Value) -> Value {
    json!({"type": "structure", "members": {"A": member}})
}

#[test]
fn services() {
    const SERVICE: &str = "/shapes/x#Forge_20200108";
    let service = |key: &str| format!("{SERVICE}/traits/{key}");
    check(
        &pair::smithy(),
        &[
            (
                "/smithy",
                json!("3.0"),
                "smithy: version \"3.0\" is not supported, only 1.0 and 2.0 are",
            ),
            (
                "/smithy",
                json!(2),
                "smithy: must be a string, found the number 2",
            ),
            ("/extra", json!(2), "extra: unknown key"),
            (SERVICE, Value::Null, "shapes: the file has no service"),
            (
                "/shapes/z#Other",
                json!({"type": "service"}),
                "shapes: the file has 2 services, choose one with `--service`, in a build script with `Options::service`: \
                 x#Forge_20200108, z#Other",
            ),
            (
                &service("aws.protocols#awsQuery"),
                Value::Null,
                "x#Forge_20200108: has no protocol, only `aws.protocols#awsQuery` and `aws.protocols#ec2Query` are supported",
            ),
            (
                &service("aws.auth#sigv4"),
                json!(4),
                "x#Forge_20200108: aws.auth#sigv4: must be an object, found the number 4",
            ),
            (
                &service("aws.api#service/sdkId"),
                Value::Null,
                "x#Forge_20200108: aws.api#service: `sdkId` is missing",
            ),
            (
                &service("x#unheardOf"),
                json!({}),
                "x#Forge_20200108: x#unheardOf: unknown key",
            ),
            (
                &format!("{SERVICE}/rename"),
                json!({"x#Text": 1}),
                "x#Forge_20200108.rename: the new name of x#Text must be a string",
            ),
        ],
    );
    let other = with(
        &pair::smithy(),
        &service("aws.protocols#restJson1"),
        json!({}),
    );
    let other = with(&other, &service("aws.protocols#awsQuery"), Value::Null);
    assert_eq!(
        problems(&other),
        [
            "x#Forge_20200108: has `aws.protocols#restJson1`, only `aws.protocols#awsQuery` and `aws.protocols#ec2Query` are supported"
        ]
    );
}

#[test]
fn operations() {
    const REST: &str = "/shapes/x#Rest";
    let rest = |key: &str| format!("{REST}/{key}");
    check(
        &pair::smithy(),
        &[
            (
                REST,
                Value::Null,
                "x#Hearth.list: target \"x#Rest\" does not exist",
            ),
            (
                &rest("type"),
                json!("structure"),
                "x#Hearth.list: target \"x#Rest\" is not an operation",
            ),
            (
                &rest("input"),
                json!({"target": "x#Either"}),
                "x#Rest.input: target \"x#Either\" is not a structure",
            ),
            (&rest("inputs"), json!({}), "x#Rest.inputs: unknown key"),
            (
                &rest("errors"),
                json!(["x#Busy"]),
                "x#Rest.errors[0]: must be an object, found the string \"x#Busy\"",
            ),
            (
                &rest("errors"),
                json!([{"target": "x#Bus"}]),
                "x#Rest.errors[0]: target \"x#Bus\" does not exist; did you mean `x#Busy`?",
            ),
            (
                &rest("traits/smithy.api#auth"),
                json!(["smithy.api#httpBearerAuth"]),
                "x#Rest: smithy.api#auth: [\"smithy.api#httpBearerAuth\"] has no `aws.auth#sigv4`, the only supported scheme",
            ),
            (
                &rest("traits/smithy.api#httpChecksumRequired"),
                json!({}),
                "x#Rest: smithy.api#httpChecksumRequired: not supported with the query protocol: checksums in headers",
            ),
        ],
    );
}

#[test]
fn shapes() {
    check(
        &pair::smithy(),
        &[
            (
                "/shapes/x#Text/type",
                json!("document"),
                "x#Text.type: not supported with the query protocol: a shape of type `document`",
            ),
            (
                "/shapes/x#Text/type",
                json!("strin"),
                "x#Text.type: a shape of type \"strin\" holds no data; did you mean `string`?",
            ),
            (
                "/shapes/x#Text",
                json!(1),
                "x#Text: must be an object, found the number 1\n\
            x#TooHotFault$message: target \"x#Text\" does not exist\n\
            x#Busy$Message: target \"x#Text\" does not exist\n\
            x#StrikeRequest$Token: target \"x#Text\" does not exist\n\
            x#Tags$value: target \"x#Text\" does not exist\n\
            x#Names$member: target \"x#Text\" does not exist",
            ),
            (
                "/shapes/x#Mark/traits/smithy.api#length/max",
                json!("9"),
                "x#Mark: smithy.api#length.max: must be an integer from 0, found the string \"9\"",
            ),
            (
                "/shapes/x#Secret/traits/smithy.api#patern",
                json!("9"),
                "x#Secret: smithy.api#patern: unknown key; did you mean `smithy.api#pattern`?",
            ),
            (
                "/shapes/x#Yes/traits/smithy.api#length",
                json!({"max": 1}),
                "x#Yes: only strings, blobs, lists and maps have a length",
            ),
            (
                "/shapes/x#Busy/traits/smithy.api#error",
                json!("both"),
                "x#Busy: smithy.api#error: must be `client` or `server`, found \"both\"",
            ),
            (
                "/shapes/x#Names/member",
                Value::Null,
                "x#Names: `member` is missing",
            ),
            (
                "/shapes/x#Metal/members/silver/traits",
                json!({"smithy.api#enumValue": 2}),
                "x#Metal$silver: smithy.api#enumValue: must be a string, found the number 2",
            ),
            (
                "/shapes/x#Count",
                json!({"type": "intEnum", "members": {"ONE": {"target": "smithy.api#Unit"}}}),
                "x#Count$ONE: `smithy.api#enumValue` is missing",
            ),
            (
                "/shapes/x#Secret/traits/smithy.api#sensitive",
                json!(true),
                "x#Secret: smithy.api#sensitive: must be an object, found `true`",
            ),
            (
                "/shapes/x#Mark",
                json!({"type": "apply", "traits": {"smithy.api#length": {"max": 9}}}),
                "x#Mark: traits are applied to something that does not exist\n\
                 x#StrikeRequest$Mark: target \"x#Mark\" does not exist",
            ),
            (
                "/shapes/x#Nil",
                json!({"type": "apply", "traits": {}}),
                "x#Nil: traits are applied to something that does not exist",
            ),
            (
                "/shapes/x#Text/traits",
                json!({"smithy.api#enum": [{"name": "A"}]}),
                "x#Text: smithy.api#enum[0]: `value` is missing",
            ),
        ],
    );
}

#[test]
fn members() {
    const EITHER: &str = "/shapes/x#Either";
    check(
        &pair::smithy(),
        &[
            (
                EITHER,
                member(json!({"target": "x#Tex"})),
                "x#Either$A: target \"x#Tex\" does not exist; did you mean `x#Text`?",
            ),
            (
                EITHER,
                member(json!({"traits": {}})),
                "x#Either$A: `target` is missing",
            ),
            (
                EITHER,
                member(json!({"target": "smithy.api#Document"})),
                "x#Either$A: not supported with the query protocol: smithy.api#Document",
            ),
            (
                EITHER,
                member(json!({"target": "x#Long", "traits": {"smithy.api#xmlName": 1}})),
                "x#Either$A: smithy.api#xmlName: must be a string, found the number 1",
            ),
            (
                EITHER,
                member(json!({"target": "x#Long", "traits": {"smithy.api#xmlFlattened": {}}})),
                "x#Either$A: only lists and maps can be flattened",
            ),
            (
                EITHER,
                member(json!({"target": "x#Long", "traits": {"smithy.api#pattern": "a"}})),
                "x#Either$A: only strings have a pattern",
            ),
            (
                EITHER,
                member(json!({"target": "x#Long", "trait": {}})),
                "x#Either$A.trait: unknown key; did you mean `traits`?",
            ),
        ],
    );
    let clash = with(&pair::smithy(), "/shapes/y#Long", json!({"type": "long"}));
    let clash = with(
        &clash,
        EITHER,
        json!({"type": "union", "members": {"A": {"target": "x#Long"}, "B": {"target": "y#Long"}}}),
    );
    assert_eq!(
        problems(&clash),
        ["x#Either$B: y#Long and x#Long have the same name, `rename` one of them in the service"]
    );
    let renamed = with(
        &clash,
        "/shapes/x#Forge_20200108/rename",
        json!({"y#Long": "Longer"}),
    );
    assert!(super::parse_value(&renamed).shapes.contains_key("Longer"));
}
