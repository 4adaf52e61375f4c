//! Reads the expressions of rules.

use serde_json::Value;

use super::{Attribute, Expression, Parameter};
use crate::model::json::{Fields, Log, describe};

/// The expression at `key`.
pub(super) fn of(fields: &mut Fields<'_>, key: &'static str) -> Option<Expression> {
    let value: &Value = fields.need(key)?;
    expression(value, fields.at(key), fields.log())
}

fn expression(value: &Value, place: String, log: &Log) -> Option<Expression> {
    match value {
        Value::Bool(value) => Some(Expression::Boolean(*value)),
        Value::String(text) => template(text, &place, log),
        Value::Object(object) => {
            let mut fields = Fields::new(object, place, log);
            match fields.get::<&str>("ref") {
                Some(name) => Some(reference(name)),
                None => call(fields),
            }
        }
        other => {
            log.push(place, format!("{} is no expression", describe(other)));
            None
        }
    }
}

/// A call of a function.
pub(super) fn call(mut fields: Fields<'_>) -> Option<Expression> {
    let name: &str = fields.need("fn")?;
    let (place, log) = (fields.at("argv"), fields.log());
    let arguments: &Vec<Value> = fields.need("argv")?;
    let argument = |index: usize| {
        let value = arguments.get(index)?;
        expression(value, format!("{place}[{index}]"), log).map(Box::new)
    };
    let call = match (name, arguments.len()) {
        ("isSet", 1) => Expression::IsSet(argument(0)?),
        ("not", 1) => Expression::Not(argument(0)?),
        ("booleanEquals" | "stringEquals", 2) => Expression::Equals(argument(0)?, argument(1)?),
        ("aws.partition", 1) => Expression::Partition(argument(0)?),
        ("parseURL", 1) => Expression::ParseUrl(argument(0)?),
        ("getAttr", 2) => {
            let name = arguments.get(1).and_then(Value::as_str).unwrap_or_default();
            let place = format!("{place}[1]");
            Expression::Attribute(argument(0)?, attribute(name, &place, log)?)
        }
        (_, count) => {
            let message = format!(
                "the function `{name}` with {count} arguments is not supported; supported are \
                 aws.partition, booleanEquals, getAttr, isSet, not, parseURL and stringEquals"
            );
            fields.report("fn", message);
            return None;
        }
    };
    Some(call)
}

/// `https://{Region}.{PartitionResult#dnsSuffix}`: braces have a name, and perhaps an attribute of what it stands for.
fn template(text: &str, place: &str, log: &Log) -> Option<Expression> {
    let mut parts = Vec::new();
    let literal = |text: &str, parts: &mut Vec<Expression>| {
        if !text.is_empty() {
            parts.push(Expression::Text(text.to_owned()));
        }
    };
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((inner, after)) = after.split_once('}') else {
            log.push(place, "a brace is not closed");
            return None;
        };
        literal(before, &mut parts);
        parts.push(match inner.split_once('#') {
            Some((name, path)) => {
                let of = Box::new(reference(name));
                Expression::Attribute(of, attribute(path, place, log)?)
            }
            None => reference(inner),
        });
        rest = after;
    }
    literal(rest, &mut parts);
    Some(match parts.len() {
        0 => Expression::Text(String::new()),
        1 => parts.remove(0),
        _ => Expression::Join(parts),
    })
}

fn reference(name: &str) -> Expression {
    match Parameter::named(name) {
        Some(parameter) => Expression::Parameter(parameter),
        None => Expression::Variable(name.to_owned()),
    }
}

fn attribute(name: &str, place: &str, log: &Log) -> Option<Attribute> {
    let attribute = Attribute::named(name);
    if attribute.is_none() {
        let known = Attribute::NAMES.join(", ");
        let message = format!("the attribute `{name}` is not supported; supported are {known}");
        log.push(place, message);
    }
    attribute
}
