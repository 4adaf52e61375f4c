//! Evaluates expressions, by the rules of [JMESPath](https://jmespath.org/specification.html).

use jmespath::ast::{Ast, Comparator};
use serde_json::{Map, Value as Json};

use super::function;
use super::order;

/// What an expression finds in a value.
pub(super) fn evaluate(ast: &Ast, value: &Json) -> Result<Json, String> {
    match ast {
        // A path is walked without copying what it leads through.
        Ast::Field { .. } | Ast::Index { .. } | Ast::Identity { .. } => {
            Ok(step(ast, value).cloned().unwrap_or_default())
        }
        Ast::Subexpr { lhs, rhs, .. } => match path(lhs, value) {
            Some(found) => evaluate(rhs, found),
            None if is_path(lhs) => evaluate(rhs, &Json::Null),
            None => evaluate(rhs, &evaluate(lhs, value)?),
        },
        Ast::Projection { lhs, rhs, .. } => project(lhs, rhs, value),
        Ast::Flatten { node, .. } => Ok(flatten(evaluate(node, value)?)),
        Ast::ObjectValues { node, .. } => Ok(match evaluate(node, value)? {
            Json::Object(members) => members.into_iter().map(|(_, value)| value).collect(),
            _ => Json::Null,
        }),
        Ast::Condition {
            predicate, then, ..
        } => match is_true(&evaluate(predicate, value)?) {
            true => evaluate(then, value),
            false => Ok(Json::Null),
        },
        Ast::Slice {
            start, stop, step, ..
        } => Ok(slice(value, *start, *stop, *step)),
        Ast::And { lhs, rhs, .. } => {
            let left = evaluate(lhs, value)?;
            if is_true(&left) {
                evaluate(rhs, value)
            } else {
                Ok(left)
            }
        }
        Ast::Or { lhs, rhs, .. } => {
            let left = evaluate(lhs, value)?;
            if is_true(&left) {
                Ok(left)
            } else {
                evaluate(rhs, value)
            }
        }
        Ast::Not { node, .. } => Ok(Json::Bool(!is_true(&evaluate(node, value)?))),
        Ast::Comparison {
            comparator,
            lhs,
            rhs,
            ..
        } => Ok(compare(
            comparator,
            &evaluate(lhs, value)?,
            &evaluate(rhs, value)?,
        )),
        Ast::Literal { value, .. } => {
            serde_json::to_value(&**value).map_err(|error| error.to_string())
        }
        Ast::MultiList { .. } | Ast::MultiHash { .. } if value.is_null() => Ok(Json::Null),
        Ast::MultiList { elements, .. } => elements
            .iter()
            .map(|element| evaluate(element, value))
            .collect(),
        Ast::MultiHash { elements, .. } => {
            let mut members = Map::new();
            for pair in elements {
                members.insert(pair.key.clone(), evaluate(&pair.value, value)?);
            }
            Ok(Json::Object(members))
        }
        Ast::Function { name, args, .. } => function::call(name, args, value, evaluate),
        Ast::Expref { .. } => Err("an expression with & stands where a value is needed".to_owned()),
    }
}

fn is_path(ast: &Ast) -> bool {
    match ast {
        Ast::Field { .. } | Ast::Index { .. } | Ast::Identity { .. } => true,
        Ast::Subexpr { lhs, rhs, .. } => is_path(lhs) && is_path(rhs),
        _ => false,
    }
}

/// What a path leads to, if the expression is one.
fn path<'v>(ast: &Ast, value: &'v Json) -> Option<&'v Json> {
    match ast {
        Ast::Subexpr { lhs, rhs, .. } => path(rhs, path(lhs, value)?),
        _ => step(ast, value),
    }
}

fn step<'v>(ast: &Ast, value: &'v Json) -> Option<&'v Json> {
    match ast {
        Ast::Identity { .. } => Some(value),
        Ast::Field { name, .. } => value.as_object()?.get(name),
        Ast::Index { idx, .. } => {
            let items = value.as_array()?;
            let distance = usize::try_from(idx.unsigned_abs()).ok()?;
            match idx {
                0.. => items.get(distance),
                _ => items.get(items.len().checked_sub(distance)?),
            }
        }
        _ => None,
    }
}

/// What the second expression finds in each item that the first finds, without nulls.
fn project(lhs: &Ast, rhs: &Ast, value: &Json) -> Result<Json, String> {
    let computed;
    let base = match path(lhs, value) {
        Some(found) => found,
        None => {
            computed = evaluate(lhs, value)?;
            &computed
        }
    };
    let Json::Array(items) = base else {
        return Ok(Json::Null);
    };
    let mut found = Vec::new();
    for item in items {
        let value = evaluate(rhs, item)?;
        if !value.is_null() {
            found.push(value);
        }
    }
    Ok(Json::Array(found))
}

fn flatten(value: Json) -> Json {
    let Json::Array(items) = value else {
        return Json::Null;
    };
    let mut flat = Vec::new();
    for item in items {
        match item {
            Json::Array(inner) => flat.extend(inner),
            other => flat.push(other),
        }
    }
    Json::Array(flat)
}

/// As Python slices lists.
fn slice(value: &Json, start: Option<i32>, stop: Option<i32>, step: i32) -> Json {
    let Json::Array(items) = value else {
        return Json::Null;
    };
    let count = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let (step, backwards) = (i64::from(step), step < 0);
    let (least, most) = if backwards {
        (-1, count.saturating_sub(1))
    } else {
        (0, count)
    };
    let bound = |given: Option<i32>, default: i64| match given {
        None => default,
        Some(index) => {
            let index = i64::from(index);
            let index = if index < 0 {
                index.saturating_add(count)
            } else {
                index
            };
            index.clamp(least, most)
        }
    };
    let (mut at, end) = match backwards {
        false => (bound(start, 0), bound(stop, count)),
        true => (bound(start, most), bound(stop, -1)),
    };
    let mut found = Vec::new();
    while step != 0 && (if backwards { at > end } else { at < end }) {
        let item = usize::try_from(at).ok().and_then(|index| items.get(index));
        found.extend(item.cloned());
        at = at.saturating_add(step);
    }
    Json::Array(found)
}

/// Whether a value counts as true: not if it is false, null or empty.
fn is_true(value: &Json) -> bool {
    match value {
        Json::Null | Json::Bool(false) => false,
        Json::String(text) => !text.is_empty(),
        Json::Array(items) => !items.is_empty(),
        Json::Object(members) => !members.is_empty(),
        _ => true,
    }
}

fn compare(comparator: &Comparator, left: &Json, right: &Json) -> Json {
    let holds = match comparator {
        Comparator::Equal => Some(order::equal(left, right)),
        Comparator::NotEqual => Some(!order::equal(left, right)),
        ordering => order::compare(left, right).map(|found| match ordering {
            Comparator::LessThan => found.is_lt(),
            Comparator::LessThanEqual => found.is_le(),
            Comparator::GreaterThan => found.is_gt(),
            _ => found.is_ge(),
        }),
    };
    holds.map_or(Json::Null, Json::Bool)
}
