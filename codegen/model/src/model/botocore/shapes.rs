//! The shapes of a botocore model.

use std::collections::BTreeMap;

use super::super::json::{Fields, Log, did_you_mean};
use super::super::{
    Constraints, Deprecated, Fault, Kind, Length, Member, Range, Retryable, Shape, TimestampFormat,
    normal,
};

/// Keys of shapes and members that have no effect: each says why.
const NO_EFFECT: &[&str] = &[
    "box",          // here every member is optional on the wire
    "xmlNamespace", // form bodies have none, and readers of responses go by local names
];

/// Keys of shapes and members that other protocols have.
const UNSUPPORTED: &[(&str, &str)] = &[
    ("document", "documents of any form"),
    ("event", "event streams"),
    ("eventheader", "event streams"),
    ("eventpayload", "event streams"),
    ("eventstream", "event streams"),
    ("jsonvalue", "JSON in headers"),
    ("location", "members outside of the body"),
    ("payload", "one member as the body"),
    ("requiresLength", "bodies that are streamed"),
    ("streaming", "bodies that are streamed"),
    ("xmlAttribute", "members in XML attributes"),
];

/// A shape as it stands in the file: botocore lets members inherit some traits of their target.
pub(super) struct RawShape {
    /// The shape; its members have their own traits only, and any target.
    pub(super) shape: Shape,
    /// The element around the members of an output, where the operation does not say it.
    pub(super) result_wrapper: Option<String>,
    location_name: Option<String>,
    query_name: Option<String>,
    flattened: bool,
}

/// Reads `shapes`.
pub(super) fn read(entries: Vec<(&str, Fields<'_>)>) -> BTreeMap<String, RawShape> {
    entries
        .into_iter()
        .map(|(name, mut fields)| (name.to_owned(), shape(name, &mut fields)))
        .collect()
}

fn shape(name: &str, fields: &mut Fields<'_>) -> RawShape {
    fields.ignore(NO_EFFECT);
    fields.ignore(&[
        "synthetic", // says how the model was made
        "wrapper",   // the element it speaks of is not on the wire
        "xmlOrder",  // of XML requests
    ]);
    fields.refuse(UNSUPPORTED);
    let kind = kind(fields);
    RawShape {
        result_wrapper: matches!(kind, Kind::Structure(_))
            .then(|| fields.string("resultWrapper"))
            .flatten(),
        location_name: fields.string("locationName"),
        query_name: fields.string("queryName"),
        flattened: matches!(kind, Kind::List(_) | Kind::Map { .. }) && fields.flag("flattened"),
        shape: Shape {
            constraints: constraints(&kind, fields),
            fault: matches!(kind, Kind::Structure(_))
                .then(|| fault(fields, name))
                .flatten(),
            sensitive: fields.flag("sensitive"),
            timestamp_format: timestamp_format(fields),
            summary: None,
            value_summaries: BTreeMap::new(),
            documentation: fields.prose("documentation"),
            deprecated: deprecated(fields),
            across: Vec::new(),
            any_case: false,
            kind,
        },
    }
}

/// What the shape is, with its members.
fn kind(fields: &mut Fields<'_>) -> Kind {
    const TYPES: [&str; 13] = [
        "structure",
        "list",
        "map",
        "string",
        "character",
        "boolean",
        "byte",
        "short",
        "integer",
        "long",
        "float",
        "double",
        "blob",
    ];
    match fields.need::<&str>("type") {
        Some("structure") => {
            let members = structure(fields);
            if fields.flag("union") {
                Kind::Union(members)
            } else {
                Kind::Structure(members)
            }
        }
        Some("list") => Kind::List(element(fields, "member")),
        Some("map") => Kind::Map {
            key: element(fields, "key"),
            value: element(fields, "value"),
        },
        Some("string" | "character") => normal::text(fields.strings("enum")),
        Some("boolean") => Kind::Boolean,
        Some("byte" | "short" | "integer") => Kind::Integer,
        Some("long") => Kind::Long,
        Some("float") => Kind::Float,
        Some("double") => Kind::Double,
        Some("blob") => Kind::Blob,
        Some("timestamp") => Kind::Timestamp,
        Some(other) => {
            let hint = did_you_mean(other, TYPES.into_iter().chain(["timestamp"]));
            fields.report("type", format!("unknown type {other:?}{hint}"));
            fields.ignore_all();
            Kind::String
        }
        None => {
            fields.ignore_all();
            Kind::String
        }
    }
}

/// The members of a structure.
fn structure(fields: &mut Fields<'_>) -> Vec<Member> {
    let mut members: Vec<Member> = fields
        .objects("members")
        .into_iter()
        .map(|(name, mut fields)| member(name, &mut fields))
        .collect();
    let places: BTreeMap<String, usize> = (0..)
        .zip(&members)
        .map(|(place, member)| (member.name.clone(), place))
        .collect();
    for (index, name) in fields.strings("required").into_iter().enumerate() {
        match places.get(name).and_then(|place| members.get_mut(*place)) {
            Some(member) => member.required = true,
            None => {
                let known = members.iter().map(|member| member.name.as_str());
                let hint = fields.log().hint(name, known);
                fields.report(
                    &format!("required[{index}]"),
                    format!("member {name:?} does not exist{hint}"),
                );
            }
        }
    }
    members
}

/// The item of a list, the key or the value of a map.
fn element(fields: &mut Fields<'_>, key: &'static str) -> Member {
    fields.need_object(key).map_or_else(
        || Member::new(key, ""),
        |mut fields| member(key, &mut fields),
    )
}

fn member(name: &str, fields: &mut Fields<'_>) -> Member {
    fields.ignore(NO_EFFECT);
    fields.ignore(&[
        "contextParam", // of endpoint rules, which are not in the model
        "hostLabel", // of host prefixes, which are left to the caller; the member is sent in the body, too
    ]);
    fields.refuse(UNSUPPORTED);
    // A target's own `flattened` cannot be taken back in Smithy.
    if fields.get::<bool>("flattened") == Some(false) {
        fields.report("flattened", "must be true or absent");
    }
    Member {
        name: name.to_owned(),
        target: fields.need::<&str>("shape").unwrap_or_default().to_owned(),
        xml_name: fields.string("locationName"),
        request_name: fields.string("queryName"),
        flattened: fields.flag("flattened"),
        required: false,
        idempotency_token: fields.flag("idempotencyToken"),
        default: None,
        sensitive: fields.flag("sensitive"),
        timestamp_format: timestamp_format(fields),
        constraints: Constraints::default(),
        summary: None,
        documentation: fields.prose("documentation"),
        deprecated: deprecated(fields),
        documented: Vec::new(),
    }
}

/// `min`, `max` and `pattern`, as far as the kind can have them.
fn constraints(kind: &Kind, fields: &mut Fields<'_>) -> Constraints {
    let mut constraints = Constraints::default();
    match kind {
        Kind::String | Kind::Enum(_) | Kind::Blob | Kind::List(_) | Kind::Map { .. } => {
            let length = Length {
                min: fields.get("min"),
                max: fields.get("max"),
            };
            constraints.length = (length != Length::default()).then_some(length);
        }
        Kind::Integer | Kind::Long | Kind::Float | Kind::Double => {
            let range = Range {
                min: fields.get("min"),
                max: fields.get("max"),
            };
            constraints.range = (range != Range::default()).then_some(range);
        }
        _ => {}
    }
    if matches!(kind, Kind::String | Kind::Enum(_)) {
        constraints.pattern = fields
            .get("pattern")
            .map(|pattern| crate::pattern::normalize(pattern).to_owned());
    }
    constraints
}

fn timestamp_format(fields: &mut Fields<'_>) -> Option<TimestampFormat> {
    match fields.get::<&str>("timestampFormat")? {
        "iso8601" => Some(TimestampFormat::DateTime),
        "rfc822" => Some(TimestampFormat::HttpDate),
        "unixTimestamp" => Some(TimestampFormat::EpochSeconds),
        other => {
            let message = format!(
                "unknown format {other:?}, known are `iso8601`, `rfc822` and `unixTimestamp`"
            );
            fields.report("timestampFormat", message);
            None
        }
    }
}

/// Whether a shape, member or operation is deprecated.
pub(super) fn deprecated(fields: &mut Fields<'_>) -> Option<Deprecated> {
    let marked = fields.flag("deprecated");
    let deprecated = Deprecated {
        message: fields.prose("deprecatedMessage"),
        since: fields.prose("deprecatedSince"),
    };
    (marked || deprecated != Deprecated::default()).then_some(deprecated)
}

/// What a structure, or an entry of an operation's `errors`, says of the fault that the structure is.
pub(super) fn fault(fields: &mut Fields<'_>, name: &str) -> Option<Fault> {
    let is_fault = fields.flag("exception");
    let mut server = fields.flag("fault");
    let mut fault = default_fault(name);
    let error = fields.object("error");
    let retryable = fields.object("retryable");
    if !is_fault && !server && error.is_none() {
        return None;
    }
    let mut status = None;
    let mut sender = None;
    if let Some(mut error) = error {
        fault.code = error.string("code").unwrap_or(fault.code);
        status = error.get::<u16>("httpStatusCode");
        sender = error.get::<bool>("senderFault");
        server |= error.flag("fault");
    }
    // Some of the services' own failures have it, but Smithy's models of the same release say whose they are.
    let of_service = status.is_some_and(|status| status >= 500);
    fault.sender = !server && !of_service && sender.unwrap_or(true);
    fault.status = status.unwrap_or(if fault.sender { 400 } else { 500 });
    fault.retryable = retryable.map(|mut retryable| Retryable {
        throttling: retryable.flag("throttling"),
    });
    Some(fault)
}

/// The fault of a structure of which nothing else is known.
pub(super) fn default_fault(name: &str) -> Fault {
    Fault {
        code: name.to_owned(),
        status: 400,
        sender: true,
        retryable: None,
    }
}

/// Replaces what members inherit from their targets by traits of their own.
pub(super) fn resolve(raw: BTreeMap<String, RawShape>, log: &Log) -> BTreeMap<String, Shape> {
    let mut shapes: BTreeMap<String, Shape> = BTreeMap::new();
    for (name, from) in &raw {
        let mut shape = from.shape.clone();
        for member in normal::members_mut(&mut shape.kind) {
            let Some(target) = raw.get(&member.target) else {
                // An empty target was reported as missing.
                if !member.target.is_empty() {
                    let message = missing(&member.target, raw.keys(), log);
                    log.push(
                        place(name, Some(&from.shape.kind), Some(&member.name)),
                        message,
                    );
                }
                continue;
            };
            inherit(member, target);
        }
        shapes.insert(name.clone(), shape);
    }
    shapes
}

/// What botocore does when it merges a shape with a reference to it, and when it names flattened lists.
fn inherit(member: &mut Member, target: &RawShape) {
    member.flattened |= target.flattened;
    let inherited = || target.query_name.clone();
    member.request_name = member.request_name.take().or_else(inherited);
    let inherited = || target.location_name.clone();
    member.xml_name = member.xml_name.take().or_else(inherited);
    // Models that predate Smithy flatten the list, whose items then keep their name (`sdb`). Where the member is
    // flattened, the model was made from Smithy, and so the member's name holds: the protocol suites have both names,
    // and expect that one, although botocore takes the item's here as well.
    if let (true, Kind::List(item)) = (target.flattened, &target.shape.kind) {
        member.xml_name = item.xml_name.clone().or(member.xml_name.take());
    }
    member.xml_name = member.xml_name.take().filter(|name| *name != member.name);
}

/// Where a shape or one of its members is in the file.
pub(super) fn place(shape: &str, kind: Option<&Kind>, member: Option<&str>) -> String {
    match (kind, member) {
        (_, None) => format!("shapes.{shape}"),
        (Some(Kind::Structure(_) | Kind::Union(_)), Some(member)) => {
            format!("shapes.{shape}.members.{member}")
        }
        (_, Some(member)) => format!("shapes.{shape}.{member}"),
    }
}

/// That a target does not exist, with the nearest that does.
pub(super) fn missing<'k>(
    target: &str,
    known: impl Iterator<Item = &'k String>,
    log: &Log,
) -> String {
    format!(
        "target {target:?} does not exist{}",
        log.hint(target, known.map(String::as_str))
    )
}
