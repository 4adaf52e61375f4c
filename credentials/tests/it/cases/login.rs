//! Credentials that `aws login` keeps: a profile, a file and answers in, credentials and the file afterwards out.

use serde_json::Value;
use touchmark::protocol::Response;
use touchmark::value::DateTime;
use touchmark_credentials::Chain;

use super::{Report, json};
use crate::machine::{Machine, block_on};

const FOLDER: &str = "/home/.aws/login/cache";

/// The cases were written for this time: they have credentials that end 900 seconds later.
const NOW: &str = "2025-11-19T00:00:00Z";

#[test]
#[ignore = "needs TOUCHMARK_CLIENT_TESTS"]
fn kept_by_aws_login() {
    let mut report = Report::default();
    for case in json("login-provider-test-cases.json").as_array().unwrap() {
        report.add(case["documentation"].as_str().unwrap(), check(case));
    }
    report.end("aws login");
}

fn check(case: &Value) -> Result<(), String> {
    let config = case["configContents"].as_str().unwrap();
    let machine = Machine::new()
        .config(config)
        .variable("AWS_REGION", "us-east-1");
    machine.at(DateTime::parse(NOW).unwrap().secs());
    for (name, content) in case["cacheContents"].as_object().unwrap() {
        machine.write(&format!("{FOLDER}/{name}"), content.to_string());
    }
    let calls = case["mockApiCalls"].as_array().cloned().unwrap_or_default();
    for call in &calls {
        let status = call["responseCode"].as_u64().unwrap_or(200);
        let body = call["response"]["tokenOutput"].to_string();
        machine.push(Ok(Response::new(
            status.try_into().unwrap(),
            body.into_bytes(),
        )));
    }
    let profile = config.trim_start_matches("[profile ").split(']').next();
    let chain = Chain::new(machine.setup().profile(profile.unwrap()));
    let found = block_on(chain.search());
    let requests = machine.requests();
    for (call, request) in calls.iter().zip(&requests) {
        let sent: Value = serde_json::from_slice(&request.request.body).unwrap();
        same(&call["request"]["tokenInput"], &sent)?;
        same(
            &"https://us-east-1.signin.aws.amazon.com/v1/token".into(),
            &request.uri().into(),
        )?;
    }
    same(&calls.len().into(), &requests.len().into())?;
    for outcome in case["outcomes"].as_array().unwrap() {
        match (outcome["result"].as_str().unwrap(), &found) {
            ("error", Err(_)) => {}
            ("credentials", Ok(found)) => {
                let expiry = found.expires_at().map(|time| time.to_string());
                for (name, found) in [
                    ("accessKeyId", Some(found.access_key_id())),
                    ("secretAccessKey", Some(found.secret_access_key())),
                    ("sessionToken", found.token()),
                    ("accountId", found.account()),
                    ("expiresAt", expiry.as_deref()),
                ] {
                    same(&outcome[name], &found.into())?;
                }
            }
            ("cacheContents", Ok(_)) => {
                let files = outcome.as_object().unwrap().iter();
                for (name, content) in files.filter(|(name, _)| name.ends_with(".json")) {
                    let file = machine.text(&format!("{FOLDER}/{name}"));
                    same(content, &serde_json::from_str(&file).unwrap())?;
                }
            }
            (expected, found) => return Err(format!("expected {expected}, found {found:?}")),
        }
    }
    Ok(())
}

fn same(expected: &Value, found: &Value) -> Result<(), String> {
    if expected == found {
        return Ok(());
    }
    Err(format!("expected {expected}, found {found}"))
}
