//! The functions of expressions.

use std::cmp::Ordering;

use crate::output::compact;
use jmespath::ast::Ast;
use serde_json::{Map, Value as Json};

use super::{number, order};

/// How many values each function takes: exactly, or at least, that many.
const FUNCTIONS: [(&str, usize, bool); 26] = [
    ("abs", 1, true),
    ("avg", 1, true),
    ("ceil", 1, true),
    ("contains", 2, true),
    ("ends_with", 2, true),
    ("floor", 1, true),
    ("join", 2, true),
    ("keys", 1, true),
    ("length", 1, true),
    ("map", 2, true),
    ("max", 1, true),
    ("max_by", 2, true),
    ("merge", 1, false),
    ("min", 1, true),
    ("min_by", 2, true),
    ("not_null", 1, false),
    ("reverse", 1, true),
    ("sort", 1, true),
    ("sort_by", 2, true),
    ("starts_with", 2, true),
    ("sum", 1, true),
    ("to_array", 1, true),
    ("to_number", 1, true),
    ("to_string", 1, true),
    ("type", 1, true),
    ("values", 1, true),
];

/// What an expression finds in a value.
type Evaluate = fn(&Ast, &Json) -> Result<Json, String>;

/// What a function makes of values, which `evaluate` finds.
pub(super) fn call(
    name: &str,
    args: &[Ast],
    value: &Json,
    evaluate: Evaluate,
) -> Result<Json, String> {
    let known = FUNCTIONS.iter().find(|(known, ..)| *known == name);
    let (name, count, exactly) = known.ok_or_else(|| format!("there is no function `{name}`"))?;
    let fits = if *exactly {
        args.len() == *count
    } else {
        args.len() >= *count
    };
    if !fits {
        let least = if *exactly { "" } else { "at least " };
        return Err(format!(
            "{name} takes {least}{count} values, not {}",
            args.len()
        ));
    }
    let wrong = |what: &str| format!("{name} takes {what}");
    if let Some(result) = by_expression(name, args, value, evaluate, wrong)? {
        return Ok(result);
    }
    let values: Vec<Json> = args
        .iter()
        .map(|arg| evaluate(arg, value))
        .collect::<Result<_, _>>()?;
    match values.as_slice() {
        _ if *name == "merge" => merge(&values).ok_or_else(|| wrong("structures")),
        _ if *name == "not_null" => {
            let first = values.into_iter().find(|value| !value.is_null());
            Ok(first.unwrap_or_default())
        }
        [one] => of_one(name, one).map_err(wrong),
        [one, two] => of_two(name, one, two).map_err(wrong),
        _ => Err(wrong("other values")),
    }
}

/// Functions that take an expression for each item.
fn by_expression(
    name: &str,
    args: &[Ast],
    value: &Json,
    evaluate: Evaluate,
    wrong: impl Fn(&str) -> String,
) -> Result<Option<Json>, String> {
    let (list, each) = match (name, args) {
        ("map", [each, list]) | ("sort_by" | "max_by" | "min_by", [list, each]) => (list, each),
        _ => return Ok(None),
    };
    let Ast::Expref { ast: each, .. } = each else {
        return Err(wrong("an expression with & before it"));
    };
    let Json::Array(items) = evaluate(list, value)? else {
        return Err(wrong("a list"));
    };
    let keys = items.iter().map(|item| evaluate(each, item));
    let keys: Vec<Json> = keys.collect::<Result<_, _>>()?;
    if name == "map" {
        return Ok(Some(Json::Array(keys)));
    }
    let all = "an expression that finds numbers only, or texts only";
    let mut pairs: Vec<(Json, Json)> = keys.into_iter().zip(items).collect();
    if !has_order(pairs.iter().map(|(key, _)| key)) {
        return Err(wrong(all));
    }
    let by = |one: &(Json, Json), other: &(Json, Json)| {
        order::compare(&one.0, &other.0).unwrap_or(Ordering::Equal)
    };
    Ok(Some(match name {
        "sort_by" => {
            pairs.sort_by(by);
            pairs.into_iter().map(|(_, item)| item).collect()
        }
        // The first of several that are equal.
        "max_by" => pairs
            .into_iter()
            .rev()
            .max_by(by)
            .map_or(Json::Null, |(_, item)| item),
        _ => pairs
            .into_iter()
            .min_by(by)
            .map_or(Json::Null, |(_, item)| item),
    }))
}

/// Whether all are numbers, or all texts.
fn has_order<'v>(keys: impl Iterator<Item = &'v Json>) -> bool {
    let mut keys = keys.peekable();
    let Some(first) = keys.peek().copied() else {
        return true;
    };
    keys.all(|key| order::compare(first, key).is_some())
}

fn of_one(name: &str, value: &Json) -> Result<Json, &'static str> {
    const NUMBER: &str = "a number";
    const NUMBERS: &str = "a list of numbers";
    const ORDERED: &str = "a list of numbers or of texts";
    let list = |what| value.as_array().ok_or(what);
    let members = || value.as_object().ok_or("a structure");
    Ok(match name {
        "abs" => number::size(value).ok_or(NUMBER)?,
        "ceil" => number::rounded(value, f64::ceil).ok_or(NUMBER)?,
        "floor" => number::rounded(value, f64::floor).ok_or(NUMBER)?,
        "avg" => number::mean(list(NUMBERS)?).ok_or(NUMBERS)?,
        "sum" => number::sum(list(NUMBERS)?).ok_or(NUMBERS)?,
        "keys" => members()?
            .keys()
            .map(|key| Json::from(key.as_str()))
            .collect(),
        "values" => members()?.values().cloned().collect(),
        "length" => Json::from(match value {
            Json::String(text) => text.chars().count(),
            Json::Array(items) => items.len(),
            Json::Object(members) => members.len(),
            _ => return Err("a text, a list or a structure"),
        }),
        "reverse" => match value {
            Json::String(text) => Json::from(text.chars().rev().collect::<String>()),
            _ => list("a text or a list")?.iter().rev().cloned().collect(),
        },
        "sort" | "max" | "min" => {
            let mut items = list(ORDERED)?.clone();
            if !has_order(items.iter()) {
                return Err(ORDERED);
            }
            items.sort_by(|one, other| order::compare(one, other).unwrap_or(Ordering::Equal));
            match name {
                "sort" => Json::Array(items),
                "max" => items.pop().unwrap_or_default(),
                _ => items.into_iter().next().unwrap_or_default(),
            }
        }
        "to_array" => match value {
            Json::Array(_) => value.clone(),
            _ => Json::Array(vec![value.clone()]),
        },
        "to_number" => match value {
            Json::Number(_) => value.clone(),
            Json::String(text) => number::read(text),
            _ => Json::Null,
        },
        "to_string" => match value {
            Json::String(_) => value.clone(),
            _ => Json::from(compact(value)),
        },
        _ => Json::from(match value {
            Json::Null => "null",
            Json::Bool(_) => "boolean",
            Json::Number(_) => "number",
            Json::String(_) => "string",
            Json::Array(_) => "array",
            Json::Object(_) => "object",
        }),
    })
}

fn of_two(name: &str, one: &Json, two: &Json) -> Result<Json, &'static str> {
    let texts = || one.as_str().zip(two.as_str()).ok_or("two texts");
    Ok(match name {
        "join" => {
            let wrong = "a text and a list of texts";
            let (glue, items) = one.as_str().zip(two.as_array()).ok_or(wrong)?;
            let items: Option<Vec<&str>> = items.iter().map(Json::as_str).collect();
            Json::from(items.ok_or(wrong)?.join(glue))
        }
        "contains" => Json::Bool(match one {
            Json::Array(items) => items.iter().any(|item| order::equal(item, two)),
            Json::String(text) => two.as_str().is_some_and(|part| text.contains(part)),
            _ => return Err("a list or a text"),
        }),
        "starts_with" => {
            let (text, part) = texts()?;
            Json::Bool(text.starts_with(part))
        }
        _ => {
            let (text, part) = texts()?;
            Json::Bool(text.ends_with(part))
        }
    })
}

fn merge(values: &[Json]) -> Option<Json> {
    let mut merged = Map::new();
    for value in values {
        let members = value.as_object()?;
        merged.extend(
            members
                .iter()
                .map(|(name, value)| (name.clone(), value.clone())),
        );
    }
    Some(Json::Object(merged))
}
