//! Smithy JSON AST.

mod closure;
mod expand;
mod mixins;
mod operations;
mod shapes;
mod traits;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use self::closure::{Closure, unqualified};
use self::operations::Gathered;
use super::client::{self, Client, Defaults};
use super::endpoint;
use super::json::{Fields, Log};
use super::{Auth, Deprecated, Model, Protocol, Service, normal, protocol};

/// Reads a Smithy model; problems go to `log`, and no model comes out where nothing sensible can be said of one.
///
/// Of several services in the file, `wanted` names one.
pub(super) fn read(root: &Map<String, Value>, wanted: Option<&str>, log: &Log) -> Option<Model> {
    let mut root = Fields::new(root, "", log);
    root.ignore(&["metadata"]); // settings of Smithy's own tools
    if let Some(other) = root
        .need::<&str>("smithy")
        .filter(|version| !["1", "1.0", "2", "2.0"].contains(version))
    {
        root.report(
            "smithy",
            format!("version {other:?} is not supported, only 1.0 and 2.0 are"),
        );
        root.ignore_all();
        return None;
    }
    let mut notes = Vec::new();
    let file = expand::expand(root.need("shapes")?, log, &mut notes);
    // Everything read from here on borrows from the expanded shapes and reports to a log of the same life.
    let gathered = Log::default();
    let model = read_expanded(&file, wanted, &gathered, notes);
    log.append(gathered);
    model
}

/// The id of the service to read: the only one, or the one that is wanted.
fn choose<'a>(file: &'a mixins::Shapes, wanted: Option<&str>, log: &Log) -> Option<&'a str> {
    let is_service = |shape: &Map<String, Value>| {
        // One that is a mixin is a part of others.
        shapes::is_type(shape, "service") && !traits::is_mixin(shape)
    };
    let services: Vec<(&str, &Map<String, Value>)> = file
        .iter()
        .filter(|(_, shape)| is_service(shape))
        .map(|(id, shape)| (id.as_str(), shape))
        .collect();
    let names = || {
        let ids: Vec<&str> = services.iter().map(|(id, _)| *id).collect();
        ids.join(", ")
    };
    let is_wanted = |id: &str, shape: &Map<String, Value>, wanted: &str| {
        let sdk_id = shape
            .get("traits")
            .and_then(|traits| traits.get("aws.api#service")?.get("sdkId")?.as_str());
        id == wanted
            || unqualified(id) == wanted
            || sdk_id.is_some_and(|sdk_id| normal::is_named(sdk_id, wanted))
    };
    let mut chosen = services
        .iter()
        .filter(|(id, shape)| wanted.is_none_or(|wanted| is_wanted(id, shape, wanted)));
    let message = match (chosen.next(), chosen.next(), wanted) {
        (Some((id, _)), None, _) => return Some(id),
        (Some(_), Some(_), None) => format!(
            "the file has {} services, choose one with `--service`, in a build script with `Options::service`: {}",
            services.len(),
            names()
        ),
        (Some(_), Some(_), Some(wanted)) => format!(
            "{wanted:?} is more than one of the file's services, choose by the whole id: {}",
            names()
        ),
        (None, _, Some(wanted)) if !services.is_empty() => {
            format!("the file has no service {wanted:?}, but {}", names())
        }
        (None, ..) => "the file has no service".to_owned(),
    };
    log.push("shapes", message);
    None
}

/// Reads one service among the shapes, and what it reaches.
fn read_expanded(
    file: &mixins::Shapes,
    wanted: Option<&str>,
    log: &Log,
    mut notes: Vec<String>,
) -> Option<Model> {
    let id = choose(file, wanted, log)?;
    let mut closure = Closure::new(file, log);
    let mut fields = closure.fields(id)?;
    fields.ignore(&["type"]);
    let Some((service, deprecated, mut client, pages)) = read_service(&mut fields, &mut notes)
    else {
        fields.ignore_all();
        return None;
    };
    if let Some(renamed) = fields.get::<&Map<String, Value>>("rename") {
        for (id, name) in renamed {
            match name.as_str() {
                Some(name) => drop(closure.renamed.insert(id, name)),
                None => fields.report("rename", format!("the new name of {id} must be a string")),
            }
        }
    }
    if let Some(deprecated) = &deprecated {
        let message = deprecated.message.as_deref().unwrap_or_default();
        notes.push(format!("the service is deprecated: {message}"));
    }
    let mut gathered = Gathered {
        client: &mut client,
        pages,
        notes: &mut notes,
    };
    let operations = operations::read(&mut fields, service.protocol, &mut closure, &mut gathered);
    let mut model = Model {
        service,
        operations,
        shapes: shapes::read(&mut closure),
        client,
        secrets: BTreeSet::new(),
        examples: BTreeMap::new(),
        notes,
    };
    client::check(&mut model, |message| log.push(id, message));
    normal::finish(&mut model);
    for (shape, member, message) in normal::problems(&model) {
        log.push(closure.place(shape, member), message);
    }
    Some(model)
}

/// Reads the service's traits; `None` if Touchmark does not speak its protocol.
fn read_service(
    fields: &mut Fields<'_>,
    notes: &mut Vec<String>,
) -> Option<(Service, Option<Deprecated>, Client, Defaults)> {
    let mut own = traits::of(fields);
    let Some(protocol) = spoken(&mut own) else {
        own.ignore_all();
        return None;
    };
    let (sdk_id, endpoint_prefix) = read_api(&mut own);
    let schemes = own.strings("smithy.api#auth");
    if !schemes.is_empty() && !schemes.contains(&"aws.auth#sigv4") {
        let message = format!("{schemes:?} has no `aws.auth#sigv4`, the only supported scheme");
        own.report("smithy.api#auth", message);
    }
    let sigv4 = own.object("aws.auth#sigv4");
    if sigv4.is_none() && !own.has("aws.auth#sigv4") {
        notes.push(normal::UNSIGNED.to_owned());
    }
    let signing_name = sigv4.and_then(|mut sigv4| sigv4.string("name"));
    let namespace = own.need_object("smithy.api#xmlNamespace");
    let xml_namespace = namespace.and_then(|mut namespace| {
        namespace.ignore(&["prefix"]);
        namespace.need::<&str>("uri")
    });
    let version = fields.need::<&str>("version");
    let title = own.get::<&str>("smithy.api#title");
    let service = Service {
        title: title.unwrap_or(&sdk_id).to_owned(),
        sdk_id,
        version: version.unwrap_or_default().to_owned(),
        signing_name: signing_name.unwrap_or_else(|| endpoint_prefix.clone()),
        endpoint_prefix,
        xml_namespace: xml_namespace.unwrap_or_default().to_owned(),
        auth: Auth::SigV4,
        protocol,
        documentation: traits::documentation(&mut own),
    };
    let rules = own.object("smithy.rules#endpointRuleSet");
    let client = Client {
        endpoints: rules.map(endpoint::read),
        ..Client::default()
    };
    let pages = client::defaults(own.object("smithy.api#paginated"));
    Some((service, traits::deprecated(&mut own), client, pages))
}

/// The one of the service's protocols that Touchmark speaks; reported if there is none.
fn spoken(own: &mut Fields<'_>) -> Option<Protocol> {
    const PROTOCOLS: [&str; 2] = ["aws.protocols#", "smithy.protocols#"];
    let mut known = Protocol::ALL.into_iter();
    let found = known.find(|protocol| own.has(protocol.smithy()));
    if found.is_some() {
        own.ignore_prefixed(&PROTOCOLS);
        return found;
    }
    let is_protocol = |id: &&str| PROTOCOLS.iter().any(|prefix| id.starts_with(prefix));
    let found: Vec<&str> = own.keys().filter(is_protocol).collect();
    let found = if found.is_empty() {
        "no protocol".to_owned()
    } else {
        format!("`{}`", found.join("` and `"))
    };
    let known = protocol::smithy_names();
    let message = format!("has {found}, only {known} are supported");
    own.log().push(own.path(), message);
    None
}

/// The name for SDKs and the endpoint prefix.
fn read_api(own: &mut Fields<'_>) -> (String, String) {
    // As the trait's documentation defines its defaults.
    let default = unqualified(own.path()).to_ascii_lowercase();
    let Some(mut api) = own.need_object("aws.api#service") else {
        return (String::new(), default);
    };
    api.ignore(&["cloudFormationName", "cloudTrailEventSource", "docId"]);
    let arn_namespace = api.string("arnNamespace");
    let endpoint_prefix = api.string("endpointPrefix");
    let sdk_id = api.need::<&str>("sdkId").unwrap_or_default().to_owned();
    (sdk_id, endpoint_prefix.or(arn_namespace).unwrap_or(default))
}
