//! Nothing that AWS is known to have accepted is refused at the level that is checked by default.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests are tests"
)]

use serde_json::{Map, Value as Json};
use touchmark::AnyOperation;
use touchmark::validate::{Level, Validation};
use touchmark_rds::operation::OPERATIONS;

const ACCEPTED: &str = include_str!("../../../proof/data/accepted.jsonl");
const EVIDENCE: &str = include_str!("../../../codegen/prose/data/evidence.json");
const LABELLED: &str = include_str!("../../data/labelled/rds.jsonl");

fn operation(name: &str) -> &'static dyn AnyOperation {
    let operation = OPERATIONS.get(name);
    operation.unwrap_or_else(|| panic!("there is no operation {name}"))
}

/// The violations of an input: path, and the whole in words.
fn refused(name: &str, input: &Json, level: Level) -> Vec<(String, String)> {
    let input = operation(name).input_from_json(&input.to_string());
    let input = input.unwrap_or_else(|error| panic!("{name}: {error}"));
    let found = Validation::new().level(level).check(&*input).err();
    let found = found.into_iter().flatten();
    found
        .map(|violation| (violation.path().to_owned(), violation.to_string()))
        .collect()
}

fn lines(text: &str) -> impl Iterator<Item = Json> {
    text.lines().map(|line| serde_json::from_str(line).unwrap())
}

#[test]
fn whole_requests_pass() {
    let accepted = lines(ACCEPTED).filter(|line| line["service"] == "rds");
    let labelled = lines(LABELLED).filter(|line| line["accept"] == true);
    let mut count = 0;
    for line in accepted.chain(labelled) {
        let name = line["operation"].as_str().unwrap();
        let found = refused(name, &line["params"], Level::Trusted);
        assert_eq!(found, [], "{line}");
        count += 1;
    }
    assert!(count > 80, "{count}");
}

/// The input that has a value at a path, and nothing else.
fn around(path: &str, value: Json) -> Json {
    match path.rsplit_once(['.', '[']) {
        Some((rest, last)) if last.ends_with(']') => around(rest, Json::Array(vec![value])),
        Some((rest, last)) => around(
            rest,
            Json::Object(Map::from_iter([(last.to_owned(), value)])),
        ),
        None => Json::Object(Map::from_iter([(path.to_owned(), value)])),
    }
}

#[test]
fn a_path_is_made_an_input() {
    let expected = serde_json::json!({"A": [{"B": 1}]});
    assert_eq!(around("A[0].B", Json::from(1)), expected);
}

#[test]
fn single_values_of_the_evidence_pass() {
    let evidence: Json = serde_json::from_str(EVIDENCE).unwrap();
    let mut doubted = 0;
    for fact in evidence["RDS"].as_array().unwrap() {
        // Rules between members are broken by whole requests.
        if fact.get("with").is_some() {
            continue;
        }
        for accepted in fact["accepted"].as_array().unwrap() {
            let value = match (accepted.get("value"), accepted.get("length")) {
                (Some(value), _) => value.clone(),
                (None, Some(length)) => {
                    let length = usize::try_from(length.as_u64().unwrap()).unwrap();
                    Json::from("a".repeat(length))
                }
                (None, None) => continue,
            };
            let path = accepted["path"].as_str().unwrap();
            let name = accepted["operation"].as_str().unwrap();
            let input = around(path, value);
            let own = |found: Vec<(String, String)>| -> Vec<(String, String)> {
                found.into_iter().filter(|(at, _)| at == path).collect()
            };
            assert_eq!(own(refused(name, &input, Level::Trusted)), [], "{accepted}");
            doubted += own(refused(name, &input, Level::Documented)).len();
        }
    }
    // Otherwise the facts say nothing.
    assert!(doubted > 10, "{doubted}");
}
