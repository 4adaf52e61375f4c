//! What can be waited for (`smithy.waiters#waitable`, `waiters-2.json`).

use serde_json::Value;

use super::super::Model;
use super::super::json::{Fields, describe};
use super::super::search::{self, Expression};
use super::types::{Acceptor, Expected, Matcher, State, Waiter};

/// A waiter of Smithy's trait, of an operation.
pub(crate) fn smithy(operation: &str, mut fields: Fields<'_>) -> Waiter {
    fields.ignore(&["documentation", "deprecated", "tags"]);
    let acceptors = fields.array("acceptors").into_iter();
    Waiter {
        operation: operation.to_owned(),
        acceptors: acceptors.filter_map(smithy_acceptor).collect(),
        // As the trait's documentation defines it.
        min_delay: fields.get("minDelay").unwrap_or(2),
        max_delay: fields.get("maxDelay"),
        max_questions: None,
    }
}

/// A waiter of botocore's file.
pub(super) fn botocore(mut fields: Fields<'_>) -> Option<Waiter> {
    fields.ignore(&["description"]);
    let acceptors = fields.array("acceptors").into_iter();
    Some(Waiter {
        acceptors: acceptors.filter_map(botocore_acceptor).collect(),
        min_delay: fields.need("delay")?,
        max_delay: None,
        max_questions: fields.need("maxAttempts"),
        operation: fields.need::<&str>("operation")?.to_owned(),
    })
}

fn smithy_acceptor(mut fields: Fields<'_>) -> Option<Acceptor> {
    let state = state(&mut fields)?;
    let mut matcher = fields.need_object("matcher")?;
    let found = if let Some(success) = matcher.get::<bool>("success") {
        Some(if success {
            Matcher::Output
        } else {
            Matcher::Fault
        })
    } else if let Some(id) = matcher.get::<&str>("errorType") {
        // Without the namespace, which no wire has.
        let name = id.rsplit('#').next().unwrap_or(id);
        Some(Matcher::Error(name.to_owned()))
    } else {
        matcher.need_object("output").and_then(smithy_output)
    };
    Some(Acceptor {
        state,
        matcher: found?,
    })
}

fn smithy_output(mut fields: Fields<'_>) -> Option<Matcher> {
    let path = expression(&mut fields, "path");
    let expected = fields.need::<&str>("expected").unwrap_or_default();
    let text = || Expected::Text(expected.to_owned());
    let comparator = fields.need::<&str>("comparator")?;
    let path = path?;
    Some(match comparator {
        "stringEquals" => Matcher::Is(path, text()),
        "booleanEquals" => Matcher::Is(path, Expected::Boolean(expected == "true")),
        "allStringEquals" => Matcher::All(path, text()),
        "anyStringEquals" => Matcher::Any(path, text()),
        other => {
            fields.report("comparator", format!("{other:?} is not supported"));
            return None;
        }
    })
}

fn botocore_acceptor(mut fields: Fields<'_>) -> Option<Acceptor> {
    let state = state(&mut fields)?;
    let kind = fields.need::<&str>("matcher")?;
    let expected = fields.need::<&Value>("expected")?;
    let matcher = match (kind, expected) {
        ("error", Value::String(code)) => Matcher::Error(code.clone()),
        ("error", Value::Bool(true)) => Matcher::Fault,
        ("error", Value::Bool(false)) => Matcher::Output,
        ("status", Value::Number(status)) => match status.as_u64().map(u16::try_from) {
            Some(Ok(200..300)) => Matcher::Output,
            Some(Ok(status)) => Matcher::Status(status),
            _ => return refused(&mut fields, expected),
        },
        ("path" | "pathAll" | "pathAny", value) => {
            let path = expression(&mut fields, "argument")?;
            let expected = match value {
                Value::String(text) => Expected::Text(text.clone()),
                Value::Bool(value) => Expected::Boolean(*value),
                _ => return refused(&mut fields, expected),
            };
            match kind {
                "path" => Matcher::Is(path, expected),
                "pathAll" => Matcher::All(path, expected),
                _ => Matcher::Any(path, expected),
            }
        }
        _ => return refused(&mut fields, expected),
    };
    Some(Acceptor { state, matcher })
}

/// An answer that nothing matches.
fn refused<T>(fields: &mut Fields<'_>, expected: &Value) -> Option<T> {
    let expected = describe(expected);
    fields.ignore(&["argument"]);
    fields.report(
        "matcher",
        format!("is not supported with {expected} expected"),
    );
    None
}

fn state(fields: &mut Fields<'_>) -> Option<State> {
    match fields.need::<&str>("state")? {
        "success" => Some(State::Success),
        "failure" => Some(State::Failure),
        "retry" => Some(State::Retry),
        other => {
            fields.report("state", format!("{other:?} is not supported"));
            fields.ignore_all();
            None
        }
    }
}

fn expression(fields: &mut Fields<'_>, key: &'static str) -> Option<Expression> {
    let parsed = search::parse(fields.need(key)?);
    let report = |error| fields.report(key, format!("the expression {error}"));
    parsed.map_err(report).ok()
}

/// Whether a waiter finds what the operation's output has.
///
/// # Errors
/// An operation or a member that is not there.
pub(super) fn check(model: &Model, waiter: &Waiter) -> Result<(), String> {
    let name = &waiter.operation;
    let operation = model
        .operations
        .get(name)
        .ok_or_else(|| format!("there is no operation `{name}`"))?;
    let output = Some(operation.output.as_deref().unwrap_or("Unit"));
    for acceptor in &waiter.acceptors {
        let (Matcher::Is(path, _) | Matcher::All(path, _) | Matcher::Any(path, _)) =
            &acceptor.matcher
        else {
            continue;
        };
        search::check(model, output, path)?;
    }
    Ok(())
}
