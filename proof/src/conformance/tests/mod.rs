//! Protocol tests written for these tests: right ones pass, and wrong ones fail for what is wrong.

mod requests;
mod responses;
mod run;

use serde_json::{Value, json};

use super::compare::{self, Verdict};
use super::skips::Skips;
use super::suite::{self, Suite};
use super::*;
use crate::driver::Answer;

/// Every part that can be left out, is.
const SKIPS: &str = "
    [[skip]]
    part = 'host'
    reason = 'no network'
    [[skip]]
    part = 'headers'
    headers = ['A', 'length']
    reason = 'no headers'
    [[skip]]
    part = 'idempotency-token'
    reason = 'no dice'";

/// The shapes of a bakery.
fn shapes() -> Value {
    json!({
        "Order": {"type": "structure", "members": {
            "Name": {"shape": "Text"},
            "Loaves": {"shape": "Loaves"},
            "Prices": {"shape": "Prices"},
            "Notes": {"shape": "Prices", "flattened": true, "locationName": "Note"},
            "Seeds": {"shape": "Seeds", "flattened": true},
            "Picture": {"shape": "Picture"},
            "Due": {"shape": "Due"},
            "Token": {"shape": "Text", "idempotencyToken": true, "locationName": "token"}}},
        "Loaf": {"type": "structure", "members": {
            "Weight": {"shape": "Weight"}, "Exact": {"shape": "Exact"}, "Count": {"shape": "Count"},
            "Parts": {"shape": "Loaves"}}},
        "Loaves": {"type": "list", "member": {"shape": "Loaf", "locationName": "Loaf"}},
        "Seeds": {"type": "list", "member": {"shape": "Text"}},
        "Prices": {"type": "map", "key": {"shape": "Text", "locationName": "Of"},
            "value": {"shape": "Loaf", "locationName": "Is"}},
        "Burnt": {"type": "structure", "exception": true, "error": {"code": "Bread.Burnt"},
            "members": {"Message": {"shape": "Text"}, "At": {"shape": "Due"}}},
        "Sold": {"type": "structure", "exception": true, "members": {}},
        "Text": {"type": "string"},
        "Picture": {"type": "blob"},
        "Due": {"type": "timestamp"},
        "Weight": {"type": "float"},
        "Exact": {"type": "double"},
        "Count": {"type": "integer"},
    })
}

/// A suite of these cases, in a file of this folder.
fn suite(folder: &str, cases: Value) -> Suite {
    let suites = json!([{
        "description": "Baking", "metadata": {"protocol": "query", "apiVersion": "1"}, "shapes": shapes(),
        "clientEndpoint": "https://bakery.example/shop", "cases": cases,
    }]);
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join(folder);
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("bakery.json"), suites.to_string()).unwrap();
    suite::read(dir.path()).unwrap().remove(0)
}

/// The operation of every case.
fn given() -> Value {
    json!({"name": "Bake", "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "Order"},
        "output": {"shape": "Order"}, "errors": [{"shape": "Burnt"}, {"shape": "Sold"}]})
}

/// The differences that a case has from its answer; none, and it passes.
fn differences(suite: &Suite, answer: &Answer) -> Vec<String> {
    let skips = Skips::parse(SKIPS).unwrap();
    match compare::outcome(suite, &suite.cases[0], answer, &skips).verdict {
        Verdict::Passed => Vec::new(),
        Verdict::Failed(differences) => differences,
        Verdict::Skipped(reason) => panic!("{reason}"),
    }
}

/// Checks that each gives exactly these differences, with commas between.
fn check(table: &[(Suite, Answer, &str)]) {
    for (suite, answer, expected) in table {
        assert_eq!(
            differences(suite, answer).join(", "),
            *expected,
            "{answer:?}"
        );
    }
}
