//! Broken botocore models and what is said of them.

use serde_json::{Value, json};

use super::{check, pair, problems, with};

/// A structure whose one member has this definition.
fn structure(member: Value) -> Value {
    json!({"type": "structure", "members": {"A": member}})
}

#[test]
fn services() {
    let only = "only `query` (`aws.protocols#awsQuery`) and `ec2` (`aws.protocols#ec2Query`) are";
    check(
        &pair::botocore(),
        &[
            (
                "/metadata/serviceId",
                Value::Null,
                "metadata: `serviceId` is missing",
            ),
            (
                "/metadata/serviceId",
                json!(7),
                "metadata.serviceId: must be a string, found the number 7",
            ),
            (
                "/metadata/servceAbbreviation",
                json!("x"),
                "metadata.servceAbbreviation: unknown key",
            ),
            (
                "/metadata/signatureVersion",
                json!("s3"),
                "metadata.signatureVersion: \"s3\" is not supported, only `v4` and `v2` are",
            ),
            (
                "/metadata/auth",
                json!(["aws.auth#sigv4a"]),
                "metadata.auth: [\"aws.auth#sigv4a\"] has no `aws.auth#sigv4`, the only supported scheme",
            ),
            (
                "/metadata",
                json!([]),
                "metadata: must be an object, found an array",
            ),
            ("/shape", json!({}), "shape: unknown key"),
        ],
    );
    // Nothing but the protocol is reported of a model that has another one.
    let other = with(
        &pair::botocore(),
        "/metadata/protocols",
        json!(["rest-json"]),
    );
    let other = with(&other, "/metadata/protocol", json!("rest-json"));
    let other = with(&other, "/shapes/Text/unheardOf", json!("rest-json"));
    assert_eq!(
        problems(&other),
        [format!(
            "metadata.protocol: \"rest-json\" is not supported, {only}"
        )]
    );
}

#[test]
fn operations() {
    check(
        &pair::botocore(),
        &[
            (
                "/operations/Rest/name",
                json!("Resd"),
                "operations.Rest.name: must be the operation's key, \"Rest\", found \"Resd\"",
            ),
            (
                "/operations/Rest/http",
                Value::Null,
                "operations.Rest: `http` is missing",
            ),
            (
                "/operations/Rest/http/method",
                json!("GET"),
                "operations.Rest.http.method: \"GET\" is not supported, query requests are sent with `POST`",
            ),
            (
                "/operations/Rest/http/requestUri",
                json!("/{Id}"),
                "operations.Rest.http.requestUri: must be a path without labels, found \"/{Id}\"",
            ),
            (
                "/operations/Rest/input",
                json!({"shape": "StrikeReqest"}),
                "operations.Rest.input: target \"StrikeReqest\" does not exist; did you mean `StrikeRequest`?",
            ),
            (
                "/operations/Rest/output",
                json!({"shape": "Either"}),
                "operations.Rest.output: target \"Either\" is not a structure",
            ),
            (
                "/operations/Rest/errors",
                json!([{"shape": "Text", "exception": true}]),
                "operations.Rest.errors[0]: target \"Text\" is not a structure",
            ),
            (
                "/operations/Rest/errors",
                json!([{"shape": "TooHotFault", "error": {"code": "Hot"}}]),
                "operations.Rest.errors[0].error: differs from the definition of \"TooHotFault\" elsewhere",
            ),
            (
                "/operations/Rest/authtype",
                json!("v4-unsigned-body"),
                "operations.Rest.authtype: \"v4-unsigned-body\" is not supported, only `none` is",
            ),
            (
                "/operations/Rest/auth",
                json!(["smithy.api#httpBearerAuth"]),
                "operations.Rest.auth: \"smithy.api#httpBearerAuth\" is not supported, only `aws.auth#sigv4` and `smithy.api#noAuth` are",
            ),
            (
                "/operations/Rest/httpChecksumRequired",
                json!(true),
                "operations.Rest.httpChecksumRequired: not supported with the query protocol: checksums in headers",
            ),
            (
                "/operations/Rest/documentatoin",
                json!(""),
                "operations.Rest.documentatoin: unknown key; did you mean `documentation`?",
            ),
        ],
    );
}

#[test]
fn shapes() {
    check(
        &pair::botocore(),
        &[
            (
                "/shapes/Text/type",
                json!("strin"),
                "shapes.Text.type: unknown type \"strin\"; did you mean `string`?",
            ),
            (
                "/shapes/Text/type",
                Value::Null,
                "shapes.Text: `type` is missing",
            ),
            (
                "/shapes/Text",
                json!([]),
                "shapes.Text: must be an object, found an array\n\
            shapes.Names.member: target \"Text\" does not exist\n\
            shapes.StrikeRequest.members.Token: target \"Text\" does not exist\n\
            shapes.Tags.value: target \"Text\" does not exist\n\
            shapes.TooHotFault.members.Message: target \"Text\" does not exist",
            ),
            (
                "/shapes/Text/enum",
                json!(["a", 1]),
                "shapes.Text.enum[1]: must be a string, found the number 1",
            ),
            (
                "/shapes/Mark/min",
                json!(-1),
                "shapes.Mark.min: must be an integer from 0, found the number -1",
            ),
            (
                "/shapes/Mark/min",
                json!(64),
                "shapes.Mark: the smallest allowed value is greater than the largest",
            ),
            ("/shapes/Yes/min", json!(1), "shapes.Yes.min: unknown key"),
            (
                "/shapes/Text/flattened",
                json!(true),
                "shapes.Text.flattened: unknown key",
            ),
            (
                "/shapes/Text/streaming",
                json!(true),
                "shapes.Text.streaming: not supported with the query protocol: bodies that are streamed",
            ),
            (
                "/shapes/Text/sensitive",
                json!("true"),
                "shapes.Text.sensitive: must be true or false, found the string \"true\"",
            ),
            (
                "/shapes/Text/timestampFormat",
                json!("iso8601"),
                "shapes.Text: only timestamps have a timestamp format",
            ),
            (
                "/shapes/Time/timestampFormat",
                json!("iso"),
                "shapes.Time.timestampFormat: unknown format \"iso\", known are `iso8601`, `rfc822` and `unixTimestamp`",
            ),
            (
                "/shapes/Names/member",
                Value::Null,
                "shapes.Names: `member` is missing",
            ),
            (
                "/shapes/Tags/key/shape",
                json!("Yes"),
                "shapes.Tags.key: the key of a map must be a string",
            ),
            (
                "/shapes/Nested",
                json!({"type": "list", "member": {"shape": "Names", "flattened": true}}),
                "shapes.Nested.member: a flattened list or map must be the member of a structure",
            ),
            (
                "/shapes/Busy/retryable/throtling",
                json!(1),
                "shapes.Busy.retryable.throtling: unknown key",
            ),
        ],
    );
}

#[test]
fn members() {
    check(
        &pair::botocore(),
        &[
            (
                "/shapes/New",
                structure(json!({"shape": "Tex"})),
                "shapes.New.members.A: target \"Tex\" does not exist; did you mean `Text`?",
            ),
            (
                "/shapes/New",
                structure(json!({})),
                "shapes.New.members.A: `shape` is missing",
            ),
            (
                "/shapes/New",
                structure(json!({"shape": "Text", "location": "header"})),
                "shapes.New.members.A.location: not supported with the query protocol: members outside of the body",
            ),
            (
                "/shapes/New",
                structure(json!({"shape": "Text", "locationNme": "a"})),
                "shapes.New.members.A.locationNme: unknown key; did you mean `locationName`?",
            ),
            (
                "/shapes/New",
                structure(json!({"shape": "Text", "flattened": true})),
                "shapes.New.members.A: only lists and maps can be flattened",
            ),
            (
                "/shapes/New",
                structure(json!({"shape": "Names", "flattened": false})),
                "shapes.New.members.A.flattened: must be true or absent",
            ),
            (
                "/shapes/New",
                structure(json!({"shape": "Text", "timestampFormat": "rfc822"})),
                "shapes.New.members.A: only timestamps have a timestamp format",
            ),
            (
                "/shapes/New",
                structure(json!({"shape": "Count", "idempotencyToken": true})),
                "shapes.New.members.A: an idempotency token must be a string",
            ),
            (
                "/shapes/StrikeRequest/required",
                json!(["mark"]),
                "shapes.StrikeRequest.required[0]: member \"mark\" does not exist; did you mean `Mark`?",
            ),
            (
                "/shapes/StrikeRequest/members/Secret/locationName",
                json!("TheMark"),
                "shapes.StrikeRequest.members.Secret: is \"TheMark\" on the wire, as is `Mark`",
            ),
        ],
    );
}

#[test]
fn all_problems_are_reported_at_once() {
    let broken = with(
        &pair::botocore(),
        "/shapes/New",
        structure(json!({"shape": "Tex", "a": 1, "b": 2})),
    );
    let broken = with(&broken, "/metadata/xmlNamespace", Value::Null);
    assert_eq!(
        problems(&broken),
        [
            "metadata: `xmlNamespace` is missing",
            "shapes.New.members.A.a: unknown key",
            "shapes.New.members.A.b: unknown key",
            "shapes.New.members.A: target \"Tex\" does not exist; did you mean `Text`?",
        ]
    );
}
