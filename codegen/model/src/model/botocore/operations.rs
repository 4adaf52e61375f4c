//! The operations of a botocore model, and the faults that only they describe.

use std::collections::BTreeMap;

use super::super::json::Fields;
use super::super::{Kind, Operation, Protocol};
use super::shapes::{self, RawShape};

/// Reads `operations`; what they say of their errors' shapes goes to `shapes`.
pub(super) fn read(
    entries: Vec<(&str, Fields<'_>)>,
    protocol: Protocol,
    shapes: &mut BTreeMap<String, RawShape>,
    notes: &mut Vec<String>,
) -> BTreeMap<String, Operation> {
    entries
        .into_iter()
        .map(|(name, fields)| {
            let operation = operation(name, fields, protocol, shapes, notes);
            (name.to_owned(), operation)
        })
        .collect()
}

fn operation(
    name: &str,
    mut fields: Fields<'_>,
    protocol: Protocol,
    shapes: &mut BTreeMap<String, RawShape>,
    notes: &mut Vec<String>,
) -> Operation {
    if let Some(other) = fields.need::<&str>("name").filter(|other| *other != name) {
        fields.report(
            "name",
            format!("must be the operation's key, {name:?}, found {other:?}"),
        );
    }
    fields.ignore(&[
        "alias",              // the name in some SDKs
        "documentationUrl",   // of the documentation that is at hand
        "idempotent",         // says what the service does, not how it is asked
        "readonly",           // likewise
        "requestcompression", // a client may compress, it need not
        "staticContextParams",
        "operationContextParams", // of endpoint rules, which are not in the model
    ]);
    fields.refuse(&[
        ("endpointdiscovery", "the endpoint is asked for first"),
        ("endpointoperation", "the endpoint is asked for first"),
        ("eventstream", "event streams"),
        ("httpChecksum", "checksums in headers"),
        ("httpChecksumRequired", "checksums in headers"),
        ("unsignedPayload", "payloads that are not signed"),
    ]);
    if let Some(prefix) = host_prefix(&mut fields) {
        notes.push(format!(
            "{}: the host prefix {prefix:?} is left to the caller",
            fields.path()
        ));
    }
    let uri = uri(&mut fields);
    let (output, result_wrapper) = message(&mut fields, "output", shapes);
    if let (Some(wrapper), Protocol::Ec2Query) = (&result_wrapper, protocol) {
        let message = format!("not supported with EC2 Query: the element {wrapper:?} around it");
        fields.report("output", message);
    }
    let (input, _) = message(&mut fields, "input", shapes);
    Operation {
        name: name.to_owned(),
        uri,
        input,
        output,
        result_wrapper,
        errors: errors(&mut fields, shapes),
        unsigned: unsigned(&mut fields),
        summary: None,
        documentation: fields.prose("documentation"),
        deprecated: shapes::deprecated(&mut fields),
    }
}

/// A label before the service's host name.
fn host_prefix<'a>(fields: &mut Fields<'a>) -> Option<&'a str> {
    fields.object("endpoint")?.need("hostPrefix")
}

/// The request target.
fn uri(fields: &mut Fields<'_>) -> String {
    let Some(mut http) = fields.need_object("http") else {
        return String::new();
    };
    // botocore takes every status below 300 for a success.
    http.ignore(&["responseCode"]);
    if let Some(method) = http
        .need::<&str>("method")
        .filter(|method| *method != "POST")
    {
        http.report(
            "method",
            format!("{method:?} is not supported, query requests are sent with `POST`"),
        );
    }
    let uri = http.need::<&str>("requestUri").unwrap_or_default();
    if http.has("requestUri") && (!uri.starts_with('/') || uri.contains('{')) {
        http.report(
            "requestUri",
            format!("must be a path without labels, found {uri:?}"),
        );
    }
    uri.to_owned()
}

/// The structure at `input` or `output`, and the element around its members.
fn message(
    fields: &mut Fields<'_>,
    key: &'static str,
    shapes: &BTreeMap<String, RawShape>,
) -> (Option<String>, Option<String>) {
    let Some(mut message) = fields.object(key) else {
        return (None, None);
    };
    // In responses, the element around the members is named by the operation; form bodies have neither.
    message.ignore(&["documentation", "locationName", "wrapper", "xmlNamespace"]);
    if key == "input" {
        message.ignore(&["resultWrapper"]);
        return (structure(&mut message, shapes), None);
    }
    let name = structure(&mut message, shapes);
    let shape = name.as_ref().and_then(|name| shapes.get(name));
    let inherited = || shape?.result_wrapper.clone();
    let wrapper = message.string("resultWrapper").or_else(inherited);
    (name, wrapper)
}

/// The name at `shape`, if it is that of a structure.
fn structure(fields: &mut Fields<'_>, shapes: &BTreeMap<String, RawShape>) -> Option<String> {
    let name = fields.need::<&str>("shape")?;
    match shapes.get(name) {
        None => fields.log().push(
            fields.path(),
            shapes::missing(name, shapes.keys(), fields.log()),
        ),
        Some(raw) if !matches!(raw.shape.kind, Kind::Structure(_)) => {
            fields
                .log()
                .push(fields.path(), format!("target {name:?} is not a structure"));
        }
        Some(_) => return Some(name.to_owned()),
    }
    None
}

/// The names of the faults; older models repeat here what a fault is, or say it only here.
fn errors(fields: &mut Fields<'_>, shapes: &mut BTreeMap<String, RawShape>) -> Vec<String> {
    let mut names = Vec::new();
    for mut entry in fields.array("errors") {
        entry.ignore(&["documentation"]);
        let Some(name) = structure(&mut entry, shapes) else {
            entry.ignore_all();
            continue;
        };
        let said = shapes::fault(&mut entry, &name);
        let Some(raw) = shapes.get_mut(&name) else {
            continue;
        };
        match (&raw.shape.fault, said) {
            (None, said) => {
                raw.shape.fault = Some(said.unwrap_or_else(|| shapes::default_fault(&name)))
            }
            // Without a code, `said` is a mere `exception: true`.
            (Some(known), Some(said)) if *known != said && entry.has("error") => {
                entry.report(
                    "error",
                    format!("differs from the definition of {name:?} elsewhere"),
                );
            }
            _ => {}
        }
        names.push(name);
    }
    names
}

/// Whether the operation is sent without a signature.
fn unsigned(fields: &mut Fields<'_>) -> bool {
    let schemes = fields.strings("auth");
    let auth_type = fields.get::<&str>("authtype");
    if let Some(other) = auth_type.filter(|other| *other != "none") {
        fields.report(
            "authtype",
            format!("{other:?} is not supported, only `none` is"),
        );
    }
    let known =
        |scheme: &&str| ["smithy.api#noAuth", "aws.auth#sigv4", "aws.auth#sigv4a"].contains(scheme);
    if let Some(other) = schemes.iter().find(|scheme| !known(scheme)) {
        fields.report(
            "auth",
            format!(
                "{other:?} is not supported, only `aws.auth#sigv4` and `smithy.api#noAuth` are"
            ),
        );
    }
    // Where both are offered, a signature is never wrong.
    auth_type == Some("none") || schemes == ["smithy.api#noAuth"]
}
