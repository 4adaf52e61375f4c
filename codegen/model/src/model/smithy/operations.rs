//! The operations that a Smithy service reaches, directly or through its resources.

use std::collections::{BTreeMap, BTreeSet};

use super::super::client::{self, Client, Defaults};
use super::super::json::Fields;
use super::super::{Operation, Protocol};
use super::closure::{Closure, unqualified};
use super::shapes::{reference, references};
use super::traits;

/// What operations say beside what they are.
pub(super) struct Gathered<'g> {
    pub(super) client: &'g mut Client,
    /// What the service says of all pages.
    pub(super) pages: Defaults,
    pub(super) notes: &'g mut Vec<String>,
}

/// Reads the operations of `service`, the reader of a service shape.
pub(super) fn read<'a>(
    service: &mut Fields<'a>,
    protocol: Protocol,
    closure: &mut Closure<'a>,
    gathered: &mut Gathered<'_>,
) -> BTreeMap<String, Operation> {
    let mut operations = references(service, "operations");
    let mut resources = references(service, "resources");
    let common = references(service, "errors");
    let mut seen = BTreeSet::new();
    while let Some((place, id)) = resources.pop() {
        if !seen.insert(id) || !has_type(closure, &place, id, "resource") {
            continue;
        }
        let Some(mut fields) = closure.fields(id) else {
            continue;
        };
        resource(&mut fields, &mut operations, &mut resources);
    }
    let mut read: BTreeMap<String, Operation> = BTreeMap::new();
    let mut ids = BTreeMap::new();
    for (place, id) in operations {
        let name = unqualified(id);
        match ids.insert(name, id) {
            Some(other) if other == id => continue,
            Some(other) => {
                closure
                    .log
                    .push(place, format!("{id} and {other} have the same name"));
                continue;
            }
            None => {}
        }
        if !has_type(closure, &place, id, "operation") {
            continue;
        }
        if let Some(mut fields) = closure.fields(id) {
            read.insert(
                name.to_owned(),
                operation(name, &mut fields, protocol, &common, closure, gathered),
            );
        }
    }
    read
}

/// Gathers the operations of a resource, and the resources below it.
fn resource<'a>(
    fields: &mut Fields<'a>,
    operations: &mut Vec<(String, &'a str)>,
    resources: &mut Vec<(String, &'a str)>,
) {
    fields.ignore(&["type", "identifiers", "properties"]);
    for key in ["create", "put", "read", "update", "delete", "list"] {
        operations.extend(reference(fields, key));
    }
    operations.extend(references(fields, "operations"));
    operations.extend(references(fields, "collectionOperations"));
    resources.extend(references(fields, "resources"));
    traits::of(fields).ignore(&[
        "smithy.api#deprecated",
        "smithy.api#documentation",
        "smithy.api#title",
    ]);
}

/// Whether the shape with this id, which `place` targets, has this type; reported if not.
fn has_type(closure: &Closure<'_>, place: &str, id: &str, expected: &str) -> bool {
    let Some(found) = closure.type_of(place, id) else {
        return false;
    };
    if found != expected {
        let article = if expected == "operation" { "an" } else { "a" };
        closure
            .log
            .push(place, format!("target {id:?} is not {article} {expected}"));
    }
    found == expected
}

fn operation<'a>(
    name: &str,
    fields: &mut Fields<'a>,
    protocol: Protocol,
    common: &[(String, &'a str)],
    closure: &mut Closure<'a>,
    gathered: &mut Gathered<'_>,
) -> Operation {
    fields.ignore(&["type"]);
    let mut own = traits::of(fields);
    let endpoint = own.object("smithy.api#endpoint");
    if let Some(prefix) = endpoint.and_then(|mut endpoint| endpoint.need::<&str>("hostPrefix")) {
        gathered.notes.push(format!(
            "{}: the host prefix {prefix:?} is left to the caller",
            fields.path()
        ));
    }
    if let Some(pages) = own.object("smithy.api#paginated") {
        let pages = client::smithy_pages(pages, &gathered.pages);
        let pages = pages.map(|pages| (name.to_owned(), pages));
        gathered.client.pages.extend(pages);
    }
    for (waiter, fields) in own.objects("smithy.waiters#waitable") {
        let waiter = (waiter.to_owned(), client::smithy_waiters(name, fields));
        gathered.client.waiters.extend([waiter]);
    }
    let input = message(fields, "input", closure);
    let output = message(fields, "output", closure);
    let mut errors = Vec::new();
    for (place, id) in references(fields, "errors").iter().chain(common) {
        if has_type(closure, place, id, "structure") {
            errors.push(closure.target(place, id));
        }
    }
    Operation {
        name: name.to_owned(),
        // The protocols have no other target.
        uri: "/".to_owned(),
        result_wrapper: match protocol {
            Protocol::AwsQuery => output.as_ref().map(|_| format!("{name}Result")),
            Protocol::Ec2Query => None,
        },
        input,
        output,
        errors,
        unsigned: unsigned(&mut own),
        summary: None,
        documentation: traits::documentation(&mut own),
        deprecated: traits::deprecated(&mut own),
    }
}

/// The structure at `input` or `output`; the prelude's `Unit` is none.
fn message<'a>(
    fields: &mut Fields<'a>,
    key: &'static str,
    closure: &mut Closure<'a>,
) -> Option<String> {
    let (_, id) = reference(fields, key).filter(|(_, id)| *id != "smithy.api#Unit")?;
    let place = fields.at(key);
    has_type(closure, &place, id, "structure").then(|| closure.target(&place, id))
}

/// Whether the operation is sent without a signature.
fn unsigned(own: &mut Fields<'_>) -> bool {
    const TRAIT: &str = "smithy.api#auth";
    let listed = own.has(TRAIT);
    let schemes = own.strings(TRAIT);
    let signed = schemes
        .iter()
        .any(|scheme| ["aws.auth#sigv4", "aws.auth#sigv4a"].contains(scheme));
    if !schemes.is_empty() && !signed {
        own.report(
            TRAIT,
            format!("{schemes:?} has no `aws.auth#sigv4`, the only supported scheme"),
        );
    }
    // botocore's models say of an operation with optional authentication that it has none.
    traits::mark(own, "smithy.api#optionalAuth") || (listed && schemes.is_empty())
}
