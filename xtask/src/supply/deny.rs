//! Runs cargo-deny, if it is installed.

use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use super::outcome::Outcome;
use touchmark_cli::workspace::Workspace;

const MISSING: &str = "cargo-deny is not installed; run `cargo install cargo-deny --locked`";

/// Runs checks of cargo-deny, as `deny.toml` sets them.
pub(super) fn run(workspace: &Workspace, checks: &[&str]) -> Result<Outcome> {
    if !is_installed() {
        return Ok(Outcome::NotRun(MISSING.to_owned()));
    }
    let output = Command::new("cargo-deny")
        .args([
            "--color",
            "never",
            "--log-level",
            "error",
            "--workspace",
            "check",
            "--hide-inclusion-graph",
        ])
        .args(checks)
        .current_dir(&workspace.root)
        .stdin(Stdio::null())
        .output()
        .context("cannot run cargo-deny")?;
    Ok(outcome(
        output.status.success(),
        &String::from_utf8_lossy(&output.stderr),
    ))
}

fn is_installed() -> bool {
    let version = Command::new("cargo-deny")
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    version.is_ok_and(|status| status.success())
}

/// The result of a run. Advisories need a database, which is downloaded; if that fails, the check did not run.
fn outcome(success: bool, printed: &str) -> Outcome {
    if success {
        Outcome::Passed("as deny.toml says".to_owned())
    } else if printed.contains("failed to fetch advisory database") {
        Outcome::NotRun("the database of advisories cannot be fetched here".to_owned())
    } else {
        Outcome::Failed(printed.trim().lines().map(str::to_owned).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_download_is_not_a_finding() {
        assert!(matches!(outcome(true, ""), Outcome::Passed(_)));
        let unreachable = "[ERROR] failed to fetch advisory database a: failed to clone";
        assert!(matches!(outcome(false, unreachable), Outcome::NotRun(_)));
        let found = outcome(false, "error[vulnerability]: b\n  c 1.0.0\n");
        let lines = ["error[vulnerability]: b", "  c 1.0.0"].map(str::to_owned);
        assert_eq!(found, Outcome::Failed(lines.to_vec()));
    }
}
