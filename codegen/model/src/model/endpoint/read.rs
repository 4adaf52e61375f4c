//! Reads the rules of endpoints.

use super::expression;
use super::unassigned;
use super::{Condition, Endpoint, Parameter, Rule, RuleSet, Then};
use crate::model::json::Fields;

/// Reads rules; what nothing evaluates is reported.
pub(crate) fn read(mut fields: Fields<'_>) -> RuleSet {
    fields.ignore(&["version"]);
    for (name, parameter) in fields.objects("parameters") {
        self::parameter(name, parameter);
    }
    let rules = rules(&mut fields);
    for name in unassigned::of(&rules) {
        let message = format!("`{name}` is neither a parameter nor assigned before it is used");
        fields.report("rules", message);
    }
    RuleSet { rules }
}

/// A parameter is one of those that a client has, with the default that it has there.
fn parameter(name: &str, mut fields: Fields<'_>) {
    fields.ignore(&["documentation", "deprecated", "required", "type"]);
    let built_in: Option<&str> = fields.get("builtIn");
    let known = Parameter::named(name);
    if known.map(Parameter::built_in) != built_in || known.is_none() {
        let place = fields.path().to_owned();
        let from = built_in.unwrap_or("nothing that a client has");
        let known = Parameter::NAMES.join(", ");
        let message =
            format!("no client sets this parameter, which comes from {from}; it sets {known}");
        fields.log().push(place, message);
    }
    // A parameter of a client that is absent is false or has no value.
    if fields.flag("default") {
        fields.report("default", "only `false` is supported");
    }
}

fn rules(fields: &mut Fields<'_>) -> Vec<Rule> {
    fields.array("rules").into_iter().filter_map(rule).collect()
}

fn rule(mut fields: Fields<'_>) -> Option<Rule> {
    fields.ignore(&["documentation"]);
    let conditions = fields.array("conditions").into_iter();
    let conditions = conditions.filter_map(condition).collect();
    let then = match fields.need::<&str>("type")? {
        "endpoint" => fields.need_object("endpoint").and_then(endpoint),
        "error" => expression::of(&mut fields, "error").map(Then::Error),
        "tree" => Some(Then::Rules(rules(&mut fields))),
        other => {
            fields.report("type", format!("{other:?} is not supported"));
            fields.ignore_all();
            None
        }
    };
    Some(Rule {
        conditions,
        then: then?,
    })
}

fn condition(mut fields: Fields<'_>) -> Option<Condition> {
    let assign = fields.string("assign");
    Some(Condition {
        expression: expression::call(fields)?,
        assign,
    })
}

fn endpoint(mut fields: Fields<'_>) -> Option<Then> {
    if let Some(headers) = fields.object("headers") {
        // Each is an unknown key: requests have no headers that rules add.
        drop(headers);
    }
    let url = expression::of(&mut fields, "url");
    let mut endpoint = Endpoint {
        url: url?,
        signing_name: None,
        signing_region: None,
    };
    if let Some(mut properties) = fields.object("properties") {
        let schemes = properties.array("authSchemes");
        if schemes.len() > 1 {
            properties.report("authSchemes", "only one scheme is supported");
        }
        for scheme in schemes {
            signing(scheme, &mut endpoint);
        }
    }
    Some(Then::Endpoint(endpoint))
}

fn signing(mut scheme: Fields<'_>, endpoint: &mut Endpoint) {
    if let Some(other) = scheme.get::<&str>("name").filter(|name| *name != "sigv4") {
        scheme.report(
            "name",
            format!("{other:?} is not supported, only `sigv4` is"),
        );
    }
    let mut text = |key| scheme.has(key).then(|| expression::of(&mut scheme, key));
    endpoint.signing_name = text("signingName").flatten();
    endpoint.signing_region = text("signingRegion").flatten();
}
