//! Downloads a wheel with pip, which knows the user's index, proxy and credentials.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context, Result, bail};

use crate::interrupt;

/// The ways to call pip, the most reliable first.
const PROGRAMS: [&[&str]; 3] = [&["python3", "-m", "pip"], &["pip3"], &["pip"]];

/// Downloads botocore's wheel into `dir`, which is empty, and returns the wheel.
pub(super) fn download(version: Option<&str>, dir: &Path) -> Result<PathBuf> {
    let requirement = version.map_or_else(
        || "botocore".to_owned(),
        |version| format!("botocore=={version}"),
    );
    let output = first_pip(&PROGRAMS, &requirement, dir)?;
    if !output.status.success() {
        bail!(
            "{}",
            refusal(&requirement, &String::from_utf8_lossy(&output.stderr))
        );
    }
    let entries =
        std::fs::read_dir(dir).with_context(|| format!("cannot read {}", dir.display()))?;
    let mut wheels = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "whl"));
    wheels
        .next()
        .with_context(|| format!("pip succeeded, but downloaded no wheel of {requirement}"))
}

/// Runs the first pip there is.
fn first_pip(programs: &[&[&str]], requirement: &str, dir: &Path) -> Result<Output> {
    for words in programs {
        let Some((program, arguments)) = words.split_first() else {
            continue;
        };
        let result = Command::new(program)
            .args(arguments)
            .args([
                "download",
                "--quiet",
                "--disable-pip-version-check",
                "--no-input",
            ])
            .args(["--no-deps", "--only-binary", ":all:", "--dest"])
            .arg(dir)
            .arg(requirement)
            .output();
        // Ctrl-C ends pip, too.
        interrupt::check()?;
        match result {
            Ok(output)
                if String::from_utf8_lossy(&output.stderr).contains("No module named pip") => {}
            Ok(output) => return Ok(output),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error).with_context(|| format!("cannot run {program}")),
        }
    }
    bail!(
        "pip is needed to download {requirement} and was not found; install Python's pip, \
         or download the wheel elsewhere and give it as --from FILE"
    )
}

/// The last line of pip's output, which has the reason; the lines before it list every release.
fn refusal(requirement: &str, stderr: &str) -> String {
    let last = stderr
        .lines()
        .rev()
        .map(str::trim)
        .find(|line| line.starts_with("ERROR:"));
    let last = last.or_else(|| {
        stderr
            .lines()
            .rev()
            .map(str::trim)
            .find(|line| !line.is_empty())
    });
    let reason = last.map_or("it gave no reason", |line| {
        line.trim_start_matches("ERROR:").trim()
    });
    // What pip says of a package of which it sees no release at all.
    if stderr.contains("(from versions: none)") {
        return format!(
            "pip could not download {requirement}: it reached no package index; \
             check the network, or name a file that is here already"
        );
    }
    format!(
        "pip could not download {requirement}: {reason}\n\
         check the version (`python3 -m pip index versions botocore` lists them) and the network"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_pip_is_reported_with_a_remedy() {
        let dir = tempfile::tempdir().unwrap();
        let programs: [&[&str]; 2] = [&["no-such-python-here", "-m", "pip"], &["no-such-pip-here"]];
        let error = first_pip(&programs, "botocore==1.0.0", dir.path())
            .unwrap_err()
            .to_string();
        assert!(
            error.starts_with("pip is needed to download botocore==1.0.0 and was not found"),
            "{error}"
        );
        assert!(error.contains("--from FILE"), "{error}");
    }

    #[test]
    fn the_last_line_of_pip_is_passed_on() {
        let stderr = "ERROR: Could not find a version that satisfies the requirement botocore==9.9.9 (from versions: 1.0.0, ...)\n\
                      ERROR: No matching distribution found for botocore==9.9.9\n\n[notice] A new release of pip is available\n";
        let text = refusal("botocore==9.9.9", stderr);
        assert!(text.starts_with("pip could not download botocore==9.9.9: No matching distribution found for botocore==9.9.9\n"));
        let offline = "ERROR: Could not find a version that satisfies the requirement botocore (from versions: none)\n\
                       ERROR: No matching distribution found for botocore\n";
        let text = refusal("botocore", offline);
        assert!(text.starts_with("pip could not download botocore: it reached no package index"));
        assert!(refusal("botocore", "").contains("it gave no reason"));
        assert!(
            refusal("botocore", "Traceback\n  OSError: disk full\n")
                .contains(": OSError: disk full\n")
        );
    }
}
