//! botocore's `service-2.json`.

mod operations;
mod shapes;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::client::Client;
use super::json::{Fields, Log};
use super::{Auth, Model, Protocol, Service, normal, protocol};

/// Reads a botocore model; problems go to `log`, and no model comes out where nothing sensible can be said of one.
///
/// It has one service, which is the `wanted` one, if one is.
pub(super) fn read(root: &Map<String, Value>, wanted: Option<&str>, log: &Log) -> Option<Model> {
    let mut root = Fields::new(root, "", log);
    root.ignore(&[
        "version",             // of the file format
        "examples",            // have moved to files of their own
        "clientContextParams", // of endpoint rules, which are not in the model
    ]);
    let mut notes = Vec::new();
    if root.flag("deprecated") {
        let message = root.prose("deprecatedMessage").unwrap_or_default();
        notes.push(format!("the service is deprecated: {message}"));
    }
    let service = read_service(&mut root, &mut notes);
    let shapes = root.objects("shapes");
    let operations = root.objects("operations");
    let Some(service) = service else {
        // In a model of another protocol, most of the rest would be reported, too.
        for mut fields in shapes
            .into_iter()
            .chain(operations)
            .map(|(_, fields)| fields)
        {
            fields.ignore_all();
        }
        root.ignore_all();
        return None;
    };
    if let Some(wanted) = wanted.filter(|wanted| !normal::is_named(&service.sdk_id, wanted)) {
        let message = format!("the model is of {:?}, not of {wanted:?}", service.sdk_id);
        log.push("metadata.serviceId", message);
    }
    let mut shapes = shapes::read(shapes);
    let operations = operations::read(operations, service.protocol, &mut shapes, &mut notes);
    let mut model = Model {
        service,
        operations,
        shapes: shapes::resolve(shapes, log),
        // Has files of its own.
        client: Client::default(),
        secrets: BTreeSet::new(),
        examples: BTreeMap::new(),
        notes,
    };
    normal::finish(&mut model);
    for (shape, member, message) in normal::problems(&model) {
        let kind = model.shapes.get(shape).map(|shape| &shape.kind);
        log.push(shapes::place(shape, kind, member), message);
    }
    Some(model)
}

/// Reads `metadata` and `documentation` of the service; `None` if Touchmark does not speak its protocol.
fn read_service(root: &mut Fields<'_>, notes: &mut Vec<String>) -> Option<Service> {
    let documentation = root.prose("documentation");
    let mut metadata = root.need_object("metadata")?;
    metadata.ignore(&[
        "uid",                 // `endpointPrefix` and `apiVersion`
        "serviceAbbreviation", // `serviceFullName`, shortened
        "awsQueryCompatible",  // how other protocols carry the fault codes of this one
        "jsonVersion",         // of the JSON protocol, if the service speaks that, too
        "targetPrefix",        // likewise
        "ripServiceName",      // of AWS's own tools
        "protocolSettings",    // of event streams over HTTP/2
    ]);
    let Some(protocol) = spoken(&mut metadata) else {
        metadata.ignore_all();
        return None;
    };
    let auth = read_auth(&mut metadata, notes);
    if let Some(host) = metadata.get::<&str>("globalEndpoint") {
        notes.push(format!("metadata.globalEndpoint: requests of all regions go to {host}; this is left to the caller"));
    }
    let endpoint_prefix = metadata.need::<&str>("endpointPrefix");
    let signing_name = metadata.get::<&str>("signingName").or(endpoint_prefix);
    Some(Service {
        sdk_id: metadata
            .need::<&str>("serviceId")
            .unwrap_or_default()
            .to_owned(),
        version: metadata
            .need::<&str>("apiVersion")
            .unwrap_or_default()
            .to_owned(),
        title: metadata
            .need::<&str>("serviceFullName")
            .unwrap_or_default()
            .to_owned(),
        endpoint_prefix: endpoint_prefix.unwrap_or_default().to_owned(),
        signing_name: signing_name.unwrap_or_default().to_owned(),
        xml_namespace: metadata
            .need::<&str>("xmlNamespace")
            .unwrap_or_default()
            .to_owned(),
        auth,
        protocol,
        documentation,
    })
}

/// The one of the service's protocols that Touchmark speaks; reported if there is none.
fn spoken(metadata: &mut Fields<'_>) -> Option<Protocol> {
    // `protocol` is the one that botocore prefers, `protocols` are all.
    let preferred = metadata.need::<&str>("protocol");
    let all = metadata.strings("protocols");
    let mut known = Protocol::ALL.into_iter();
    let found = known.find(|protocol| {
        let name = protocol.botocore();
        preferred == Some(name) || all.contains(&name)
    });
    if let (None, Some(preferred)) = (found, preferred) {
        let known = protocol::botocore_names();
        metadata.report(
            "protocol",
            format!("{preferred:?} is not supported, only {known} are"),
        );
    }
    found
}

/// How requests are signed.
fn read_auth(metadata: &mut Fields<'_>, notes: &mut Vec<String>) -> Auth {
    let schemes = metadata.strings("auth");
    if !schemes.is_empty() && !schemes.contains(&"aws.auth#sigv4") {
        metadata.report(
            "auth",
            format!("{schemes:?} has no `aws.auth#sigv4`, the only supported scheme"),
        );
    }
    if !metadata.has("signatureVersion") {
        notes.push(normal::UNSIGNED.to_owned());
    }
    match metadata.get::<&str>("signatureVersion") {
        Some("v2") => Auth::SigV2,
        Some("v4") | None => Auth::SigV4,
        Some(other) => {
            metadata.report(
                "signatureVersion",
                format!("{other:?} is not supported, only `v4` and `v2` are"),
            );
            Auth::SigV4
        }
    }
}
