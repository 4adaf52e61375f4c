//! Where metadata services are asked.

use serde_json::Value;
use touchmark_credentials::{Chain, Place};

use super::{Report, json, meaning};
use crate::machine::{Machine, block_on};

#[test]
#[ignore = "needs TOUCHMARK_CLIENT_TESTS"]
fn containers() {
    run("ecs-tests.json", Place::Container, "ErrorContains");
}

#[test]
#[ignore = "needs TOUCHMARK_CLIENT_TESTS"]
fn instances() {
    run(
        "imds-config/imds-endpoint-tests.json",
        Place::Instance,
        "Err",
    );
}

fn run(path: &str, place: Place, error: &str) {
    let mut report = Report::default();
    for case in json(path)["tests"].as_array().unwrap() {
        report.add(case["docs"].as_str().unwrap(), check(case, place, error));
    }
    report.end(path);
}

fn check(case: &Value, place: Place, error: &str) -> Result<(), String> {
    let mut machine = Machine::default();
    for (name, value) in case["env"].as_object().unwrap() {
        machine = machine.variable(name, value.as_str().unwrap());
    }
    for (path, text) in case["fs"].as_object().into_iter().flatten() {
        machine.write(path, text.as_str().unwrap());
    }
    let mut setup = machine.setup();
    if let Some(url) = case["endpoint_override"].as_str() {
        setup = setup.instance_endpoint(url);
    }
    if let Some(mode) = case["mode_override"].as_str() {
        setup = setup.instance_endpoint_mode(mode);
    }
    // Nobody answers, but somebody was asked, or not.
    let none = block_on(Chain::of(setup, [place]).search()).unwrap_err();
    let asked = machine
        .requests()
        .first()
        .map(touchmark_credentials::host::HttpRequest::uri);
    match (case["result"]["Ok"].as_str(), asked) {
        (Some(expected), Some(asked)) if expected == asked => Ok(()),
        (Some(expected), asked) => Err(format!("expected {expected}, asked {asked:?}: {none}")),
        (None, Some(asked)) => Err(format!("expected an error, asked {asked}")),
        (None, None) => meaning::check(
            case["result"][error].as_str().unwrap(),
            &none.asked[0].reason,
        ),
    }
}
