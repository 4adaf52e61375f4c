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
