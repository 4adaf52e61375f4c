//! boto3's waiters, to each of their ends.

use anyhow::Result;
use serde_json::{Value as Json, json};
use touchmark_model::model::client::{Acceptor, Expected, Matcher, State, Waiter};
use touchmark_model::model::{Model, Operation};

use super::bench::{Bench, Service, Turn};
use super::place::{Place, merged, nothing};
use super::row::Row;
use crate::random::{Generator, Recipe, rng};

/// A state that no waiter waits for.
const NOT_YET: &str = "on-its-way";

/// Waits with every waiter, once for each state in which it ends. Each asks twice: the first time, the state is another.
pub(super) fn run(bench: &mut Bench, service: &Service, seed: u64, row: &mut Row) -> Result<()> {
    for (name, waiter) in &service.model.client.waiters {
        let Some(operation) = service.model.operations.get(&waiter.operation) else {
            continue;
        };
        row.waiters += 1;
        let ends = waiter.acceptors.iter();
        for acceptor in ends.filter(|acceptor| acceptor.state != State::Retry) {
            let what = format!("waiter {name}, {:?}", acceptor.matcher);
            let Some(answers) = answers(&service.model, operation, waiter, acceptor) else {
                row.check(
                    &what,
                    Err("nobody knows an output of which it is true".to_owned()),
                );
                continue;
            };
            let question = json!({
                "wait": name, "operation": operation.name, "input": input(service, operation, seed),
            });
            let turn = bench.turn(service, &answers, question)?;
            let compared = compare(operation, acceptor.state, answers.len(), turn);
            row.check(&what, compared);
        }
    }
    Ok(())
}

fn input(service: &Service, operation: &Operation, seed: u64) -> Json {
    let mut rng = rng(&format!("{seed}/{}/{}/waits", service.name, operation.name));
    let recipe = Recipe::of(0, &mut rng, false).sendable();
    Generator::new(&service.model, rng, recipe).structure(operation.input.as_deref())
}

/// An answer that ends nothing, and one that ends the wait.
fn answers(
    model: &Model,
    operation: &Operation,
    waiter: &Waiter,
    acceptor: &Acceptor,
) -> Option<Vec<Json>> {
    let place = Place::of_output(model, operation);
    let mut before = nothing();
    for other in &waiter.acceptors {
        before = merged(before, not_yet(&place, &other.matcher)?);
    }
    let of_output = |output: Json| json!({ "operation": operation.name, "output": output });
    let end = match &acceptor.matcher {
        Matcher::Output => of_output(nothing()),
        Matcher::Fault => error(model, operation, "Unheard.Of", 400),
        Matcher::Error(code) => error(model, operation, code, 400),
        Matcher::Status(status) => error(model, operation, "Unheard.Of", *status),
        Matcher::Is(path, expected)
        | Matcher::All(path, expected)
        | Matcher::Any(path, expected) => of_output(merged(
            before.clone(),
            place.holding(path, &found(expected))?,
        )),
    };
    // Where every output is the end, only an error is not.
    let mut retries = waiter
        .acceptors
        .iter()
        .filter(|other| other.state == State::Retry);
    let first = retries.find_map(|other| match &other.matcher {
        Matcher::Error(code) => Some(error(model, operation, code, 400)),
        _ => None,
    });
    let first = first.unwrap_or_else(|| of_output(before));
    let ends_at_once = waiter
        .acceptors
        .iter()
        .any(|other| other.matcher == Matcher::Output);
    Some(match ends_at_once && first.get("output").is_some() {
        true => vec![end],
        false => vec![first, end],
    })
}

/// An output that does not match.
fn not_yet(place: &Place<'_>, matcher: &Matcher) -> Option<Json> {
    match matcher {
        Matcher::Is(path, Expected::Boolean(value)) => place.holding(path, &Json::Bool(!*value)),
        Matcher::Is(path, _) | Matcher::All(path, _) | Matcher::Any(path, _) => {
            place.holding(path, &NOT_YET.into())
        }
        Matcher::Output | Matcher::Fault | Matcher::Error(_) | Matcher::Status(_) => {
            Some(nothing())
        }
    }
}

fn found(expected: &Expected) -> Json {
    match expected {
        Expected::Text(text) => text.as_str().into(),
        Expected::Boolean(value) => Json::Bool(*value),
    }
}

/// A fault of the operation by its code, or an error that the operation does not document. boto3 compares codes: one waiter of
/// RDS has a fault's name in the model in its place, which no service sends.
fn error(model: &Model, operation: &Operation, code: &str, status: u16) -> Json {
    let is_meant = |name: &&String| {
        let fault = model
            .shapes
            .get(*name)
            .and_then(|shape| shape.fault.as_ref());
        fault.is_some_and(|fault| fault.code == code)
    };
    let message = "as expected";
    match operation.errors.iter().find(is_meant) {
        Some(name) => json!({ "operation": operation.name, "fault": name, "message": message }),
        None => json!({
            "operation": operation.name, "status": status, "code": code, "message": message,
        }),
    }
}

fn compare(
    operation: &Operation,
    state: State,
    count: usize,
    mut turn: Turn,
) -> Result<(), String> {
    turn.inputs(operation, count)?;
    let is_right = match state {
        State::Success => turn.said == json!({ "waited": true }),
        // The other reason is that it has asked too often.
        _ => turn
            .said
            .get("failed")
            .and_then(Json::as_str)
            .is_some_and(|why| why.contains("terminal failure")),
    };
    match is_right {
        true => Ok(()),
        false => Err(format!("boto3 says {}", turn.said)),
    }
}
