//! boto3's paginators, to their ends.

use anyhow::Result;
use serde_json::{Value as Json, json};
use touchmark_model::model::Operation;
use touchmark_model::model::client::Pages;
use touchmark_model::model::search::{Expression, Step};

use super::bench::{Bench, Service, Turn};
use super::known;
use super::place::{Place, merged, without};
use super::row::Row;
use crate::differential::difference;
use crate::random::{Generator, Recipe, rng};

/// How many pages there are.
const COUNT: usize = 3;

/// Goes through the pages of every operation that has some.
pub(super) fn run(bench: &mut Bench, service: &Service, seed: u64, row: &mut Row) -> Result<()> {
    for (name, pages) in &service.model.client.pages {
        let Some(operation) = service.model.operations.get(name) else {
            continue;
        };
        row.paginators += 1;
        let outputs: Option<Vec<Json>> = (0..COUNT)
            .map(|page| output(service, operation, pages, page, seed))
            .collect();
        let Some(outputs) = outputs else {
            row.check(name, Err("nobody knows where its token is".to_owned()));
            continue;
        };
        let input = input(service, operation, pages, seed);
        let answers: Vec<Json> = outputs
            .iter()
            .map(|output| json!({ "operation": name, "output": output }))
            .collect();
        let turn = bench.turn(service, &answers, json!({ "pages": name, "input": input }))?;
        let compared = compare(service, operation, pages, &outputs, turn, row);
        row.check(&format!("pages of {name}"), compared);
    }
    Ok(())
}

fn token(page: usize) -> String {
    format!("page-{}", page + 1)
}

/// A page, which leads to the next unless it is the last.
fn output(
    service: &Service,
    operation: &Operation,
    pages: &Pages,
    page: usize,
    seed: u64,
) -> Option<Json> {
    let mut rng = rng(&format!(
        "{seed}/{}/{}/page/{page}",
        service.name, operation.name
    ));
    let recipe = Recipe::of(1, &mut rng, true);
    let mut output =
        Generator::new(&service.model, rng, recipe).structure(operation.output.as_deref());
    let is_last = page + 1 == COUNT;
    let place = Place::of_output(&service.model, operation);
    if let Some(more) = &pages.more_results {
        output = merged(output, place.holding(more, &Json::Bool(!is_last))?);
    }
    let Expression::Path(steps) = &pages.output_token else {
        return None;
    };
    // The last item of a list is the only one, so that it is known which it is.
    if let Some(at) = steps.iter().position(|step| matches!(step, Step::Index(_))) {
        without(&mut output, steps.split_at(at).0);
    } else if is_last {
        without(&mut output, steps);
        return Some(output);
    }
    Some(merged(
        output,
        place.holding(&pages.output_token, &token(page).into())?,
    ))
}

/// What is required, without a token.
fn input(service: &Service, operation: &Operation, pages: &Pages, seed: u64) -> Json {
    let mut rng = rng(&format!("{seed}/{}/{}/pages", service.name, operation.name));
    let recipe = Recipe::of(0, &mut rng, false).sendable();
    let mut input =
        Generator::new(&service.model, rng, recipe).structure(operation.input.as_deref());
    without(&mut input, &[Step::Field(pages.input_token.clone())]);
    input
}

fn compare(
    service: &Service,
    operation: &Operation,
    pages: &Pages,
    outputs: &[Json],
    mut turn: Turn,
    row: &mut Row,
) -> Result<(), String> {
    let inputs = turn.inputs(operation, outputs.len())?;
    for (page, input) in inputs.iter().enumerate() {
        let found = input.get(&pages.input_token).and_then(Json::as_str);
        let expected = page.checked_sub(1).map(token);
        if found != expected.as_deref() {
            return Err(format!(
                "page {page} is asked for with {found:?}, not {expected:?}"
            ));
        }
    }
    let found = turn.said.get("pages").and_then(Json::as_array);
    let Some(found) = found.filter(|found| found.len() == outputs.len()) else {
        return Err(format!("boto3 says {}", turn.said));
    };
    for (given, found) in outputs.iter().zip(found) {
        let expected = known::returned(service, operation, given, &mut row.known);
        let shape = operation.output.as_deref();
        if let Some(found) = difference(&service.model, shape, &expected, found) {
            return Err(format!("boto3 returned {found}"));
        }
    }
    Ok(())
}
