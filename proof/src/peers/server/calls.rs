//! Every operation with random inputs and outputs: what the handler sees is what boto3 was given, and what boto3 returns is what
//! the handler gave.

use anyhow::Result;
use serde_json::{Value as Json, json};
use touchmark_model::model::Operation;

use super::bench::{Bench, Service, Turn};
use super::known;
use super::row::Row;
use crate::differential::difference;
use crate::random::{Generator, Recipe, rng};

/// Which of the recipes comes first: all members; odd texts with extreme numbers; only what is required; empty lists and texts.
const ORDER: [u32; 8] = [1, 6, 0, 3, 2, 5, 4, 7];

/// Calls each operation so often.
pub(super) fn run(
    bench: &mut Bench,
    service: &Service,
    cases: usize,
    seed: u64,
    row: &mut Row,
) -> Result<()> {
    for operation in service.model.operations.values() {
        row.operations += 1;
        for case in 0..cases {
            let (input, output) = values(service, operation, case, seed);
            let name = &operation.name;
            let answer = json!({ "operation": name, "output": output });
            let question = json!({ "call": name, "input": input });
            let turn = bench.turn(service, &[answer], question)?;
            let compared = compare(service, operation, &input, &output, turn, row);
            row.calls += 1;
            row.check(&format!("{name}, case {case}"), compared);
        }
    }
    Ok(())
}

/// The input and the output of a case, which depend only on the arguments.
fn values(service: &Service, operation: &Operation, case: usize, seed: u64) -> (Json, Json) {
    let of = |what: &str, shape: Option<&str>, is_input: bool| {
        let mut rng = rng(&format!(
            "{seed}/{}/{}/{what}/{case}",
            service.name, operation.name
        ));
        let recipe = ORDER.get(case % ORDER.len()).copied().unwrap_or_default();
        let recipe = Recipe::of(recipe, &mut rng, !is_input);
        let recipe = if is_input { recipe.sendable() } else { recipe };
        Generator::new(&service.model, rng, recipe).structure(shape)
    };
    let input = of("sent", operation.input.as_deref(), true);
    let mut output = of("returned", operation.output.as_deref(), false);
    known::given(service, operation, &mut output);
    (input, output)
}

fn compare(
    service: &Service,
    operation: &Operation,
    input: &Json,
    output: &Json,
    mut turn: Turn,
    row: &mut Row,
) -> Result<(), String> {
    let model = &service.model;
    let mut seen = turn.inputs(operation, 1)?.pop().unwrap_or_default();
    let expected = known::sent(service, operation, input, &mut seen, &mut row.known);
    if let Some(found) = difference(model, operation.input.as_deref(), &expected, &seen) {
        return Err(format!("the handler saw {found}"));
    }
    let Some(returned) = turn.said.get("output") else {
        return Err(format!("boto3 says {}", turn.said));
    };
    let expected = known::returned(service, operation, output, &mut row.known);
    if let Some(found) = difference(model, operation.output.as_deref(), &expected, returned) {
        return Err(format!("boto3 returned {found}"));
    }
    match turn.said.get("request_id") {
        Some(Json::String(id)) if !id.is_empty() => Ok(()),
        _ => Err("boto3 found no request id".to_owned()),
    }
}
