//! The cases of other programs, which are not in this repository: the variable `TOUCHMARK_CLIENT_TESTS` names the folder that
//! has them in `credentials`. Run with `--ignored --nocapture`, they say what was compared.

#[cfg(feature = "login")]
mod login;
mod meaning;
mod plans;
mod recorded;
mod traffic;
mod urls;

use std::path::PathBuf;

use serde_json::Value;

/// The folder with the cases.
fn folder() -> PathBuf {
    let folder = std::env::var_os("TOUCHMARK_CLIENT_TESTS")
        .expect("TOUCHMARK_CLIENT_TESTS names the folder with the cases");
    PathBuf::from(folder).join("credentials")
}

fn json(path: &str) -> Value {
    let path = folder().join(path);
    let text = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What came of cases: a line for each, and those that failed.
#[derive(Default)]
struct Report {
    passed: usize,
    failed: Vec<String>,
}

impl Report {
    fn add(&mut self, name: &str, result: Result<(), String>) {
        match result {
            Ok(()) => self.passed += 1,
            Err(why) => self.failed.push(format!("{name}: {why}")),
        }
    }

    fn end(&self, what: &str) {
        println!(
            "{what}: {} passed, {} failed",
            self.passed,
            self.failed.len()
        );
        assert!(self.passed > 0, "there are no cases");
        assert!(self.failed.is_empty(), "{}", self.failed.join("\n"));
    }
}
