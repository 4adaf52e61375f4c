//! Builds the targets with the compiler flags that the fuzzer needs.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use touchmark_cli::ui;

/// Counters on every edge, a table of their places, and calls where values are compared: the flags of `cargo fuzz` with
/// `--sanitizer none`, which any toolchain supports. The address sanitizer needs a nightly one, and finds errors that
/// crates without `unsafe` cannot have.
const FLAGS: [&str; 6] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
];

/// Builds these targets, and returns their programs by name.
pub(super) fn programs(fuzz: &Path, targets: &[String]) -> Result<BTreeMap<String, PathBuf>> {
    compiler()?;
    let host = host()?;
    ui::err(&format!(
        "building {} with coverage",
        ui::count(targets.len(), "target")
    ));
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args([
            "build",
            "--release",
            "--message-format",
            "json-render-diagnostics",
        ])
        // With `--target`, build scripts and macros are built without the flags.
        .args(["--target", &host])
        .current_dir(fuzz)
        .env("RUSTFLAGS", FLAGS.join(" "))
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    for target in targets {
        command.args(["--bin", target]);
    }
    let mut child = command.spawn().context("cannot run cargo")?;
    let mut programs = BTreeMap::new();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            programs.extend(program(&line.context("cannot read what cargo prints")?));
        }
    }
    if !child.wait().context("cannot wait for cargo")?.success() {
        bail!("the targets in {} cannot be built", fuzz.display());
    }
    Ok(programs)
}

/// Checks for a C++ compiler: the fuzzer's crate builds C++ code.
fn compiler() -> Result<()> {
    let name = std::env::var("CXX").unwrap_or_else(|_| "c++".to_owned());
    let found = Command::new(&name)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if !found.is_ok_and(|status| status.success()) {
        bail!(
            "the fuzzer is built with a C++ compiler, and `{name}` does not run: install one (Debian, Ubuntu: \
             `apt-get install g++`; macOS: `xcode-select --install`), or name one in the variable CXX"
        );
    }
    Ok(())
}

/// The compiler's default target.
fn host() -> Result<String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .arg("-vV")
        .output()
        .context("cannot run rustc")?;
    let text = String::from_utf8_lossy(&output.stdout);
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned)
        .context("the output of `rustc -vV` has no host")
}

/// The program that a line of cargo's output reports.
fn program(line: &str) -> Option<(String, PathBuf)> {
    let message: Value = serde_json::from_str(line).ok()?;
    let program = message.get("executable")?.as_str()?;
    let name = message.get("target")?.get("name")?.as_str()?;
    Some((name.to_owned(), program.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_reports_the_paths_of_programs() {
        let line =
            r#"{"reason":"compiler-artifact","target":{"name":"html"},"executable":"/t/html"}"#;
        assert_eq!(program(line), Some(("html".to_owned(), "/t/html".into())));
        let line = r#"{"reason":"compiler-artifact","target":{"name":"syn"},"executable":null}"#;
        assert_eq!(program(line), None);
        assert_eq!(program(""), None);
    }

    #[test]
    fn the_compiler_reports_its_host() {
        assert!(host().unwrap().contains('-'));
    }
}
