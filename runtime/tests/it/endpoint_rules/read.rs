//! Reads rules from a model.

use serde_json::Value;
use touchmark::client::endpoint::rules::{
    Attribute, Condition, Endpoint, Expression, Parameter, Rule, RuleSet, Then,
};

type Result<T> = std::result::Result<T, String>;

/// What generated code would have as a static.
fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn list<T>(values: &Value, read: impl Fn(&Value) -> Result<T>) -> Result<&'static [T]> {
    let values = values.as_array().into_iter().flatten();
    Ok(Vec::leak(values.map(read).collect::<Result<_>>()?))
}

/// # Errors
/// What rules use that nothing evaluates.
pub(crate) fn rule_set(value: &Value) -> Result<&'static RuleSet> {
    for (name, parameter) in value["parameters"].as_object().into_iter().flatten() {
        self::parameter(name).map_err(|_| format!("parameter {name}"))?;
        assert!(parameter["default"] != true, "{name} has another default");
    }
    Ok(leak(RuleSet::new(list(&value["rules"], rule)?)))
}

fn rule(value: &Value) -> Result<Rule> {
    let conditions = list(&value["conditions"], |value| {
        let condition = Condition::new(call(value)?);
        Ok(match value["assign"].as_str() {
            Some(variable) => condition.assign(leak(variable.to_owned())),
            None => condition,
        })
    })?;
    let then = match value["type"].as_str() {
        Some("endpoint") => Then::Endpoint(endpoint(&value["endpoint"])?),
        Some("error") => Then::Error(expression(&value["error"])?),
        Some("tree") => Then::Rules(list(&value["rules"], rule)?),
        other => return Err(format!("a rule of type {other:?}")),
    };
    Ok(Rule::new(conditions, then))
}

fn endpoint(value: &Value) -> Result<Endpoint> {
    let mut endpoint = Endpoint::new(expression(&value["url"])?);
    if value["headers"]
        .as_object()
        .is_some_and(|headers| !headers.is_empty())
    {
        return Err("an endpoint with headers".to_owned());
    }
    for (name, property) in value["properties"].as_object().into_iter().flatten() {
        let scheme = &property[0];
        if name != "authSchemes" || scheme["name"] != "sigv4" || property[1] != Value::Null {
            return Err(format!("an endpoint with the property {name}: {property}"));
        }
        if !scheme["signingName"].is_null() {
            endpoint = endpoint.signing_name(expression(&scheme["signingName"])?);
        }
        if !scheme["signingRegion"].is_null() {
            endpoint = endpoint.signing_region(expression(&scheme["signingRegion"])?);
        }
    }
    Ok(endpoint)
}

fn expression(value: &Value) -> Result<Expression> {
    match value {
        Value::Bool(value) => Ok(Expression::Boolean(*value)),
        Value::String(text) => template(text),
        _ if value["ref"].is_string() => Ok(reference(value["ref"].as_str().unwrap())),
        _ => call(value),
    }
}

fn call(value: &Value) -> Result<Expression> {
    let argument = |index: usize| Ok::<_, String>(leak(expression(&value["argv"][index])?));
    Ok(match value["fn"].as_str() {
        Some("isSet") => Expression::IsSet(argument(0)?),
        Some("not") => Expression::Not(argument(0)?),
        Some("booleanEquals" | "stringEquals") => Expression::Equals(argument(0)?, argument(1)?),
        Some("aws.partition") => Expression::Partition(argument(0)?),
        Some("parseURL") => Expression::ParseUrl(argument(0)?),
        Some("getAttr") => {
            let name = value["argv"][1].as_str().unwrap();
            Expression::Attribute(argument(0)?, attribute(name)?)
        }
        other => return Err(format!("the function {other:?}")),
    })
}

/// `https://{Region}.{PartitionResult#dnsSuffix}`: braces have a name, and perhaps an attribute of what it stands for.
fn template(text: &str) -> Result<Expression> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (inner, after) = after.split_once('}').unwrap();
        parts.push(Expression::Text(leak(before.to_owned())));
        parts.push(match inner.split_once('#') {
            Some((name, path)) => Expression::Attribute(leak(reference(name)), attribute(path)?),
            None => reference(inner),
        });
        rest = after;
    }
    parts.push(Expression::Text(leak(rest.to_owned())));
    Ok(match parts.as_slice() {
        [only] => *only,
        _ => Expression::Join(Vec::leak(parts)),
    })
}

fn reference(name: &str) -> Expression {
    match parameter(name) {
        Ok(parameter) => Expression::Parameter(parameter),
        Err(_) => Expression::Variable(leak(name.to_owned())),
    }
}

fn parameter(name: &str) -> Result<Parameter> {
    Ok(match name {
        "Region" => Parameter::Region,
        "UseDualStack" => Parameter::UseDualStack,
        "UseFIPS" => Parameter::UseFips,
        "Endpoint" => Parameter::Endpoint,
        "UseGlobalEndpoint" => Parameter::UseGlobalEndpoint,
        _ => return Err(format!("the parameter {name}")),
    })
}

fn attribute(name: &str) -> Result<Attribute> {
    Ok(match name {
        "name" => Attribute::Name,
        "dnsSuffix" => Attribute::DnsSuffix,
        "dualStackDnsSuffix" => Attribute::DualStackDnsSuffix,
        "implicitGlobalRegion" => Attribute::ImplicitGlobalRegion,
        "supportsFIPS" => Attribute::SupportsFips,
        "supportsDualStack" => Attribute::SupportsDualStack,
        "scheme" => Attribute::Scheme,
        "authority" => Attribute::Authority,
        "path" => Attribute::Path,
        "normalizedPath" => Attribute::NormalizedPath,
        "isIp" => Attribute::IsIp,
        _ => return Err(format!("the attribute {name}")),
    })
}
