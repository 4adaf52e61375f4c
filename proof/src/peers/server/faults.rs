//! Faults by the classes of boto3's exceptions.

use std::collections::BTreeSet;

use anyhow::Result;
use serde_json::{Value as Json, json};
use touchmark_model::model::{Fault, Model, Operation};

use super::bench::{Bench, Service, Turn};
use super::row::Row;
use crate::differential::difference;
use crate::random::{Generator, Recipe, members, rng};

/// A message that is hard to write.
const MESSAGE: &str = "\"it\" <was> here & isn't: 日本 😀\tany more";

/// Fails with every fault of the service, each in the first operation that documents it.
pub(super) fn run(bench: &mut Bench, service: &Service, seed: u64, row: &mut Row) -> Result<()> {
    let mut tried = BTreeSet::new();
    for operation in service.model.operations.values() {
        for name in operation.errors.iter().filter(|name| tried.insert(*name)) {
            let result = one(bench, service, operation, name, seed)?;
            row.faults += 1;
            row.check(&format!("{} with {name}", operation.name), result);
        }
    }
    // One that no model knows.
    if let Some(operation) = service.model.operations.values().next() {
        let result = unknown(bench, service, operation)?;
        row.check("an unknown error", result);
    }
    Ok(())
}

/// Fails with every fault of an operation.
pub(super) fn of_operation(
    bench: &mut Bench,
    service: &Service,
    operation: &Operation,
    seed: u64,
) -> Result<Result<(), String>> {
    for name in &operation.errors {
        if let Err(error) = one(bench, service, operation, name, seed)? {
            return Ok(Err(format!("{name}: {error}")));
        }
    }
    Ok(Ok(()))
}

fn one(
    bench: &mut Bench,
    service: &Service,
    operation: &Operation,
    name: &str,
    seed: u64,
) -> Result<Result<(), String>> {
    let Some(fault) = fault(&service.model, name) else {
        return Ok(Err("the model does not say what it is".to_owned()));
    };
    let mut rng = rng(&format!(
        "{seed}/{}/{}/{name}",
        service.name, operation.name
    ));
    let recipe = Recipe::of(1, &mut rng, true);
    let given = Generator::new(&service.model, rng, recipe).structure(Some(name));
    let mut answer = json!({ "operation": operation.name, "fault": name, "message": MESSAGE });
    if given != json!({}) {
        answer["members"] = given.clone();
    }
    let turn = fail(bench, service, operation, answer, Some(name), seed)?;
    Ok(compare(&service.model, name, fault, &given, &turn))
}

/// Calls an operation, for which the handler has this error.
fn fail(
    bench: &mut Bench,
    service: &Service,
    operation: &Operation,
    answer: Json,
    expected: Option<&str>,
    seed: u64,
) -> Result<Turn> {
    let mut rng = rng(&format!("{seed}/{}/{}/fails", service.name, operation.name));
    let recipe = Recipe::of(0, &mut rng, false).sendable();
    let input = Generator::new(&service.model, rng, recipe).structure(operation.input.as_deref());
    let mut question = json!({ "call": operation.name, "input": input });
    if let Some(expected) = expected {
        question["expected"] = expected.into();
    }
    bench.turn(service, &[answer], question)
}

fn compare(
    model: &Model,
    name: &str,
    fault: &Fault,
    given: &Json,
    turn: &Turn,
) -> Result<(), String> {
    let Some(said) = turn.said.get("fault") else {
        return Err(format!("boto3 says {}", turn.said));
    };
    // boto3 has one class for a code, which several faults of a model may have.
    let class = said.get("class").and_then(Json::as_str).unwrap_or_default();
    let is_class = said.get("is_expected") == Some(&true.into());
    let shares =
        class != name && self::fault(model, class).is_some_and(|other| other.code == fault.code);
    if !(is_class && class == name || shares) {
        return Err(format!("boto3 raises {class}: {said}"));
    }
    for (part, expected) in [
        ("code", json!(fault.code)),
        ("message", json!(MESSAGE)),
        ("status", json!(fault.status)),
    ] {
        let found = said.get(part).cloned().unwrap_or_default();
        if found != expected {
            return Err(format!("its {part} is {found}, not {expected}"));
        }
    }
    // Among the members may be those that are the error's code and message.
    let mut found = said.get("members").cloned().unwrap_or_default();
    if let Json::Object(found) = &mut found {
        let known = members(model, Some(name));
        found.retain(|name, _| known.iter().any(|member| member.name == *name));
    }
    match difference(model, Some(name), given, &found) {
        Some(found) => Err(format!("a member {found}")),
        None => Ok(()),
    }
}

fn fault<'m>(model: &'m Model, name: &str) -> Option<&'m Fault> {
    model.shapes.get(name)?.fault.as_ref()
}

fn unknown(
    bench: &mut Bench,
    service: &Service,
    operation: &Operation,
) -> Result<Result<(), String>> {
    let answer = json!({
        "operation": operation.name, "status": 503, "code": "Unheard.Of", "message": MESSAGE,
    });
    let turn = fail(bench, service, operation, answer, None, 0)?;
    let said = turn.said.get("fault").cloned().unwrap_or_default();
    let part = |name: &str| said.get(name).cloned().unwrap_or_default();
    let found = ["class", "code", "message", "status"].map(part);
    let expected = [
        json!("ClientError"),
        json!("Unheard.Of"),
        json!(MESSAGE),
        json!(503),
    ];
    Ok(match found == expected {
        true => Ok(()),
        false => Err(format!("boto3 says {}", turn.said)),
    })
}
