//! The traits of a Smithy model: which have an effect, which have none, and which cannot be honoured.

use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::super::json::Fields;
use super::super::{Constraints, Deprecated, Fault, Length, Range, Retryable, TimestampFormat};

/// Traits without effect on what goes over the wire in the query protocol, nor on the types that carry it.
const NO_EFFECT: &[&str] = &[
    // How the model is written and managed.
    "smithy.api#externalDocumentation",
    "smithy.api#internal",
    "smithy.api#private",
    "smithy.api#recommended",
    "smithy.api#references",
    "smithy.api#since",
    "smithy.api#suppress",
    "smithy.api#tags",
    "smithy.api#unstable",
    // What the service does, not how it is asked.
    "smithy.api#examples",
    "smithy.api#idempotent",
    "smithy.api#idRef",
    "smithy.api#input",
    "smithy.api#nestedProperties",
    "smithy.api#noReplace",
    "smithy.api#notProperty",
    "smithy.api#output",
    "smithy.api#property",
    "smithy.api#readonly",
    "smithy.api#resourceIdentifier",
    "smithy.api#uniqueItems",
    // Here every member is optional on the wire, and defaults are the service's: only documentation tells them.
    "smithy.api#addedDefault",
    "smithy.api#box",
    "smithy.api#clientOptional",
    "smithy.api#default",
    // The query protocol has no way to write a null.
    "smithy.api#sparse",
    // Of other protocols, or ignored by this one.
    "smithy.api#cors",
    "smithy.api#hostLabel",
    "smithy.api#http",
    "smithy.api#httpHeader",
    "smithy.api#httpLabel",
    "smithy.api#httpPayload",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpQuery",
    "smithy.api#httpQueryParams",
    "smithy.api#httpResponseCode",
    "smithy.api#jsonName",
    "smithy.api#mediaType",
    // Form bodies have no namespaces, and readers of responses go by local names.
    "smithy.api#xmlNamespace",
    // A client may compress, it need not.
    "smithy.api#requestCompression",
    // Other schemes beside the one that is used.
    "aws.auth#cognitoUserPools",
    "aws.auth#sigv4a",
    "smithy.api#httpApiKeyAuth",
    "smithy.api#httpBasicAuth",
    "smithy.api#httpBearerAuth",
    "smithy.api#httpDigestAuth",
];

/// Namespaces of traits for other tools: resources, policies, tests, endpoints, waiters.
const NO_EFFECT_NAMESPACES: &[&str] = &[
    "aws.api#arn",
    "aws.api#clientEndpointDiscovery", // operations that need it are refused
    "aws.api#controlPlane",
    "aws.api#data",
    "aws.api#tag",
    "aws.cloudformation#",
    "aws.endpoints#",
    "aws.iam#",
    "aws.test#",
    "smithy.openapi#",
    "smithy.rules#",
    "smithy.test#",
    "smithy.waiters#",
];

/// Traits that change the wire in ways which the query protocol, or Touchmark, does not have.
const UNSUPPORTED: &[(&str, &str)] = &[
    (
        "aws.api#clientDiscoveredEndpoint",
        "the endpoint is asked for first",
    ),
    ("aws.auth#unsignedPayload", "payloads that are not signed"),
    ("aws.protocols#httpChecksum", "checksums in headers"),
    ("smithy.api#eventHeader", "event streams"),
    ("smithy.api#eventPayload", "event streams"),
    ("smithy.api#httpChecksumRequired", "checksums in headers"),
    ("smithy.api#requiresLength", "bodies that are streamed"),
    ("smithy.api#streaming", "bodies that are streamed"),
    ("smithy.api#xmlAttribute", "members in XML attributes"),
];

/// The trait of shapes that are there to be mixed into others.
pub(super) const MIXIN: &str = "smithy.api#mixin";

/// The traits of an object without any.
static NONE: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);

/// A reader of the traits of a shape or member, with those declared that mean the same everywhere.
pub(super) fn of<'a>(fields: &mut Fields<'a>) -> Fields<'a> {
    let path = fields.path().to_owned();
    let traits = fields
        .object("traits")
        .unwrap_or_else(|| Fields::new(&NONE, "", fields.log()));
    let mut traits = traits.placed(path, ": ");
    traits.ignore(NO_EFFECT);
    traits.ignore_prefixed(NO_EFFECT_NAMESPACES);
    traits.refuse(UNSUPPORTED);
    traits
}

/// Whether a shape is a mixin.
pub(super) fn is_mixin(shape: &Map<String, Value>) -> bool {
    let traits = shape.get("traits").and_then(Value::as_object);
    traits.is_some_and(|traits| traits.contains_key(MIXIN))
}

/// Whether a trait without a value is there.
pub(super) fn mark(traits: &mut Fields<'_>, id: &'static str) -> bool {
    traits.get::<&Map<String, Value>>(id).is_some()
}

pub(super) fn documentation(traits: &mut Fields<'_>) -> Option<String> {
    traits.prose("smithy.api#documentation")
}

pub(super) fn deprecated(traits: &mut Fields<'_>) -> Option<Deprecated> {
    let mut fields = traits.object("smithy.api#deprecated")?;
    Some(Deprecated {
        message: fields.prose("message"),
        since: fields.prose("since"),
    })
}

pub(super) fn constraints(traits: &mut Fields<'_>) -> Constraints {
    let length = traits.object("smithy.api#length");
    let range = traits.object("smithy.api#range");
    Constraints {
        length: length
            .map(|mut fields| Length {
                min: fields.get("min"),
                max: fields.get("max"),
            })
            .filter(|length| *length != Length::default()),
        range: range
            .map(|mut fields| Range {
                min: fields.get("min"),
                max: fields.get("max"),
            })
            .filter(|range| *range != Range::default()),
        pattern: traits
            .get("smithy.api#pattern")
            .map(crate::pattern::searched),
    }
}

/// A default that says something. Zero, false and what is empty say nothing: models that were converted from Smithy 1.0 have
/// them wherever a type is not boxed, whatever the service does.
pub(super) fn default(traits: &mut Fields<'_>) -> Option<String> {
    match traits.get::<&Value>("smithy.api#default")? {
        Value::Bool(true) => Some("true".to_owned()),
        Value::Number(number) if number.as_f64() != Some(0.0) => Some(number.to_string()),
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        _ => None,
    }
}

pub(super) fn timestamp_format(traits: &mut Fields<'_>) -> Option<TimestampFormat> {
    const TRAIT: &str = "smithy.api#timestampFormat";
    match traits.get::<&str>(TRAIT)? {
        "date-time" => Some(TimestampFormat::DateTime),
        "http-date" => Some(TimestampFormat::HttpDate),
        "epoch-seconds" => Some(TimestampFormat::EpochSeconds),
        other => {
            let message = format!(
                "unknown format {other:?}, known are `date-time`, `epoch-seconds` and `http-date`"
            );
            traits.report(TRAIT, message);
            None
        }
    }
}

/// What makes the structure called `name` a fault.
pub(super) fn fault(traits: &mut Fields<'_>, name: &str) -> Option<Fault> {
    const TRAIT: &str = "smithy.api#error";
    let side = traits.get::<&str>(TRAIT);
    let http = traits.get::<u16>("smithy.api#httpError");
    let query = traits.object("aws.protocols#awsQueryError");
    let retryable = traits.object("smithy.api#retryable");
    if let Some(other) = side.filter(|side| !["client", "server"].contains(side)) {
        traits.report(
            TRAIT,
            format!("must be `client` or `server`, found {other:?}"),
        );
    }
    let sender = side? != "server";
    let (code, status) = match query {
        Some(mut query) => (query.string("code"), query.get("httpResponseCode")),
        None => (None, None),
    };
    Some(Fault {
        code: code.unwrap_or_else(|| name.to_owned()),
        // The query protocol's own trait says what this protocol sends.
        status: status.or(http).unwrap_or(if sender { 400 } else { 500 }),
        sender,
        retryable: retryable.map(|mut fields| Retryable {
            throttling: fields.flag("throttling"),
        }),
    })
}
