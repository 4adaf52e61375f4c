//! Starts `proof` through cargo: no other command waits until it is built.

use std::ffi::{OsStr, OsString};
use std::process::{Command, ExitCode, ExitStatus};

use anyhow::{Context, Result};
use clap::Args;
use touchmark_cli::workspace::Workspace;

/// The exit code by which proof says that what it compares with is not available.
pub(crate) const UNAVAILABLE: i32 = 69;

/// The arguments of a command of proof, which reads them.
#[derive(Debug, Args)]
pub(crate) struct Passed {
    /// Passed on; `--help` lists them.
    #[arg(
        value_name = "ARGUMENTS",
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    pub(crate) arguments: Vec<OsString>,
}

/// Runs a command of proof.
pub(crate) fn run(
    workspace: &Workspace,
    command: &str,
    arguments: &[impl AsRef<OsStr>],
) -> Result<ExitCode> {
    let status = status(workspace, command, arguments)?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// Runs a command of proof in the current folder, from which its arguments may name files.
pub(crate) fn status(
    workspace: &Workspace,
    command: &str,
    arguments: &[impl AsRef<OsStr>],
) -> Result<ExitStatus> {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["run", "--package", "touchmark-proof", "--manifest-path"])
        .arg(workspace.root.join("Cargo.toml"))
        .args(["--", command])
        .args(arguments)
        .status()
        .context("cannot run cargo")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::Metadata;

    /// Who builds another crate never builds what only this repository runs.
    #[test]
    fn no_crate_depends_on_proof() {
        let metadata = Metadata::load(&Workspace::find().unwrap()).unwrap();
        let mut others = 0;
        for package in metadata.members() {
            if package.name == "touchmark-proof" {
                assert!(!package.is_published());
                continue;
            }
            others += 1;
            let manifest = std::fs::read_to_string(&package.manifest_path).unwrap();
            assert!(!manifest.contains("touchmark-proof"), "{}", package.name);
        }
        assert!(others > 5, "{others}");
    }

    /// This program does not link proof, so that its constant cannot be used here.
    #[test]
    fn both_programs_mean_the_same_exit_code() {
        let main = Workspace::find().unwrap().root.join("proof/src/main.rs");
        let main = std::fs::read_to_string(main).unwrap();
        let line = format!("const UNAVAILABLE: u8 = {UNAVAILABLE};");
        assert!(main.contains(&line), "no line `{line}`");
    }
}
