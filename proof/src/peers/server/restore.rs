//! The command that the project began with: the AWS CLI prints the answer as its documentation has it, boto3 returns it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde::Serialize as _;
use serde_json::ser::{PrettyFormatter, Serializer};
use serde_json::{Value as Json, json};
use touchmark_model::model::Operation;

use super::bench::{Bench, Kind, Service};
use super::check::Check;
use super::cli::Cli;
use super::faults;
use crate::differential::difference;

/// The operation.
const OPERATION: &str = "RestoreDBClusterFromS3";

/// The first example of the AWS CLI's documentation of the command, as facts.
const FACTS: &str = include_str!("restore.json");

#[derive(Deserialize)]
struct Facts {
    arguments: Vec<String>,
    input: Json,
    output: Json,
}

/// Runs the command with both versions of the AWS CLI, and calls the operation with boto3.
pub(super) fn run(
    bench: &mut Bench,
    service: &Service,
    clis: &[Cli],
    folder: &Path,
    seed: u64,
) -> Result<Vec<Check>> {
    let facts: Facts = serde_json::from_str(FACTS)?;
    let operation = service.model.operations.get(OPERATION);
    let operation = operation.with_context(|| format!("rds has no operation {OPERATION}"))?;
    let returned = boto3(bench, service, operation, &facts)?;
    let mut checks = vec![Check::new(format!("boto3 returns {OPERATION}"), returned)];
    let count = operation.errors.len();
    let raised = faults::of_operation(bench, service, operation, seed)?;
    let name = format!("boto3 raises the {count} faults of {OPERATION}, each by its class");
    checks.push(Check::new(name, raised));
    // Timestamps as they come, as the example has them: the second version would rewrite them.
    let config = folder.join("aws-config");
    fs::write(&config, "[default]\ncli_timestamp_format = wire\n")
        .with_context(|| format!("cannot write {}", config.display()))?;
    for cli in clis {
        let printed = printed(bench, service, operation, &facts, cli, &config)?;
        checks.push(Check::new(
            format!("{} prints {OPERATION}", cli.version),
            printed,
        ));
        let failed = failed(bench, service, &facts, cli, &config)?;
        checks.push(Check::new(
            format!("{} tells its fault", cli.version),
            failed,
        ));
    }
    Ok(checks)
}

fn answer(facts: &Facts) -> Json {
    json!({ "operation": OPERATION, "output": facts.output })
}

fn boto3(
    bench: &mut Bench,
    service: &Service,
    operation: &Operation,
    facts: &Facts,
) -> Result<Result<(), String>> {
    let question = json!({ "call": OPERATION, "input": facts.input });
    let mut turn = bench.turn_of(service, Kind::Checked, &[answer(facts)], question)?;
    let inputs = match turn.inputs(operation, 1) {
        Ok(inputs) => inputs,
        Err(error) => return Ok(Err(error)),
    };
    let Some(output) = turn.said.get("output") else {
        return Ok(Err(format!("it says {}", turn.said)));
    };
    let found = saw(service, operation, facts, &inputs);
    let shape = operation.output.as_deref();
    Ok(
        match found.or_else(|| difference(&service.model, shape, &facts.output, output)) {
            Some(found) => Err(found),
            None => Ok(()),
        },
    )
}

fn saw(service: &Service, operation: &Operation, facts: &Facts, inputs: &[Json]) -> Option<String> {
    let shape = operation.input.as_deref();
    let mut found = inputs
        .iter()
        .filter_map(|input| difference(&service.model, shape, &facts.input, input));
    found.next()
}

fn printed(
    bench: &mut Bench,
    service: &Service,
    operation: &Operation,
    facts: &Facts,
    cli: &Cli,
    config: &Path,
) -> Result<Result<(), String>> {
    bench.expect(service, &[answer(facts)])?;
    let output = cli.run(
        &arguments(facts),
        &bench.url(service, Kind::Checked)?,
        config,
    )?;
    let (seen, _) = bench.expect(service, &[])?;
    let (found, error) = (text(&output.stdout), text(&output.stderr));
    let expected = pretty(&facts.output)?;
    if found != expected {
        return Ok(Err(format!("it prints {found}{error}, not {expected}")));
    }
    let inputs: Vec<Json> = seen
        .iter()
        .filter_map(|seen| seen.get("input").cloned())
        .collect();
    if inputs.len() != 1 {
        return Ok(Err(format!("the handler saw {seen:?}")));
    }
    Ok(match saw(service, operation, facts, &inputs) {
        Some(found) => Err(found),
        None => Ok(()),
    })
}

fn failed(
    bench: &mut Bench,
    service: &Service,
    facts: &Facts,
    cli: &Cli,
    config: &Path,
) -> Result<Result<(), String>> {
    const FAULT: &str = "DBClusterAlreadyExistsFault";
    let answer = json!({ "operation": OPERATION, "fault": FAULT, "message": "it <is> there" });
    bench.expect(service, &[answer])?;
    let output = cli.run(
        &arguments(facts),
        &bench.url(service, Kind::Checked)?,
        config,
    )?;
    bench.expect(service, &[])?;
    let error = text(&output.stderr);
    let expected = format!(
        "An error occurred ({FAULT}) when calling the {OPERATION} operation: it <is> there"
    );
    // What both versions end with if the service reports an error.
    Ok(match output.status.code() {
        Some(254 | 255) if error.contains(&expected) => Ok(()),
        code => Err(format!("it ends with {code:?} and {error}")),
    })
}

fn arguments(facts: &Facts) -> Vec<&str> {
    facts.arguments.iter().map(String::as_str).collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// As the AWS CLI prints it, to the last space.
fn pretty(value: &Json) -> Result<String> {
    let mut bytes = Vec::new();
    let formatter = PrettyFormatter::with_indent(b"    ");
    value.serialize(&mut Serializer::with_formatter(&mut bytes, formatter))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(format!("{text}\n")),
        Err(_) => bail!("JSON that is no text"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_facts_are_about_the_same_values() {
        let facts: Facts = serde_json::from_str(FACTS).unwrap();
        let input = facts.input.as_object().unwrap();
        let mut given = facts
            .arguments
            .iter()
            .filter(|word| !word.starts_with("--"));
        assert_eq!(given.next().unwrap(), "rds");
        assert_eq!(given.next().unwrap(), "restore-db-cluster-from-s3");
        let values: Vec<&str> = input.values().filter_map(Json::as_str).collect();
        assert_eq!(given.collect::<Vec<_>>(), values);
        assert!(
            pretty(&json!({"A": [1, []]})).unwrap()
                == "{\n    \"A\": [\n        1,\n        []\n    ]\n}\n"
        );
    }
}
