//! Whole searches: an environment, files and recorded traffic in, credentials or an error out.

use std::path::Path;

use serde_json::Value;
use touchmark_credentials::{Chain, Place};

use super::traffic::Traffic;
use super::{Report, folder, meaning};
use crate::machine::{Machine, block_on};

/// What is asked in the cases of a folder.
type Ask = fn(&Machine, &Value) -> Result<(), String>;

#[test]
#[ignore = "needs TOUCHMARK_CLIENT_TESTS"]
fn all_places() {
    run("default-credential-provider-chain", |machine, expected| {
        credentials(&machine.chain(), expected)
    });
}

#[test]
#[ignore = "needs TOUCHMARK_CLIENT_TESTS"]
fn the_profile_alone() {
    run("profile-provider", |machine, expected| {
        credentials(&Chain::of(machine.setup(), [Place::Profile]), expected)
    });
}

#[test]
#[ignore = "needs TOUCHMARK_CLIENT_TESTS"]
fn tokens() {
    run("default-token-provider-chain", |machine, expected| {
        let token = block_on(machine.chain().sso_token());
        let token = token.map_err(|reason| reason.to_string())?;
        let found = serde_json::json!({"token": token.text(), "expiration": token.expires_at().to_string()});
        same(&expected["Ok"], &found)
    });
}

fn run(name: &str, ask: Ask) {
    let mut report = Report::default();
    let mut cases: Vec<_> = std::fs::read_dir(folder().join(name))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    cases.sort();
    for case in cases {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        report.add(&name, check(&case, ask));
    }
    report.end(name);
}

fn check(case: &Path, ask: Ask) -> Result<(), String> {
    let read = |name: &str| -> Value {
        serde_json::from_slice(&std::fs::read(case.join(name)).unwrap()).unwrap()
    };
    let traffic = Traffic::read(&case.join("http-traffic.json"));
    let answering = traffic.clone();
    let mut machine = Machine::default().answers(move |request| answering.answer(request));
    for (name, value) in read("env.json").as_object().unwrap() {
        machine = machine.variable(name, value.as_str().unwrap());
    }
    add_files(&machine, &case.join("fs"), "");
    ask(&machine, &read("test-case.json")["result"])?;
    traffic.end()
}

fn add_files(machine: &Machine, folder: &Path, prefix: &str) {
    // Some cases have no files.
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.unwrap();
        let path = format!("{prefix}/{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            add_files(machine, &entry.path(), &path);
        } else {
            machine.write(&path, std::fs::read(entry.path()).unwrap());
        }
    }
}

fn credentials(chain: &Chain, expected: &Value) -> Result<(), String> {
    match (expected["ErrorContains"].as_str(), block_on(chain.search())) {
        (Some(message), Err(none)) => meaning::check_search(message, &none),
        (Some(message), Ok(found)) => Err(format!("expected `{message}`, found {found:?}")),
        (None, Err(none)) => Err(none.to_string()),
        (None, Ok(found)) => {
            let mut members = serde_json::Map::new();
            let mut add = |name: &str, value: Option<Value>| {
                if let Some(value) = value {
                    members.insert(name.to_owned(), value);
                }
            };
            add("access_key_id", Some(found.access_key_id().into()));
            add("secret_access_key", Some(found.secret_access_key().into()));
            add("session_token", found.token().map(Value::from));
            add("account_id", found.account().map(Value::from));
            add("expiry", found.expires_at().map(|time| time.secs().into()));
            same(&expected["Ok"], &Value::Object(members))
        }
    }
}

fn same(expected: &Value, found: &Value) -> Result<(), String> {
    if expected == found {
        return Ok(());
    }
    Err(format!("expected {expected}, found {found}"))
}
