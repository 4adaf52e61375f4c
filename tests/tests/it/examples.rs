//! No request that AWS shows as an example is rejected: those of its models, and the values in its documentation.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

use serde_json::{Value, json};
use touchmark::AnyOperation;
use touchmark_rds::operation::OPERATIONS;

/// The inputs of `smithy.api#examples` and of botocore's examples for RDS, and each value that documentation calls an
/// example of a member.
const EXAMPLES: &str = include_str!("../../data/rds_examples.json");

/// The violations of a request, each with the members that it is about.
fn violations(operation: &str, input: &Value) -> Vec<(Vec<String>, String)> {
    let operation: &dyn AnyOperation = OPERATIONS
        .get(operation)
        .unwrap_or_else(|| panic!("{operation} is not generated"));
    let input = operation
        .input_from_json(&input.to_string())
        .unwrap_or_else(|error| panic!("{}: {error}", operation.schema().name));
    let violations = touchmark::validate::validate(&*input).err();
    violations
        .iter()
        .flatten()
        .map(|violation| {
            let related = violation.related().iter().cloned();
            let paths = std::iter::once(violation.path().to_owned()).chain(related);
            (paths.collect(), violation.to_string())
        })
        .collect()
}

fn entries(kind: &str) -> Vec<Value> {
    let examples: Value = serde_json::from_str(EXAMPLES).unwrap();
    examples[kind].as_array().unwrap().clone()
}

#[test]
fn requests_pass() {
    let requests = entries("requests");
    assert!(requests.len() > 150);
    let mut wrong = Vec::new();
    for example in &requests {
        let operation = example["operation"].as_str().unwrap();
        for (_, violation) in violations(operation, &example["input"]) {
            wrong.push(format!("{operation}: {violation} in {}", example["input"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn values_pass() {
    let values = entries("values");
    assert!(values.len() > 80);
    let mut wrong = Vec::new();
    for example in &values {
        let (operation, member) = (&example["operation"], &example["member"]);
        let (operation, member) = (operation.as_str().unwrap(), member.as_str().unwrap());
        let input = json!({member: example["value"]});
        for (paths, violation) in violations(operation, &input) {
            // Without the other members, the request as a whole may well be wrong.
            let own = |path: &String| path.split(['[', '.']).next() == Some(member);
            if paths.iter().all(own) {
                wrong.push(format!("{operation}: {violation}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
