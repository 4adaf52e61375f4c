//! The AWS CLI: the first version from PyPI, the second as Debian or AWS installs it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result};

use super::bench::{KEY, REGION, SECRET};

/// The first version, whose release knows the models of the same days as boto3's.
pub(super) const PACKAGE: &str = "awscli==1.46.3";

/// An AWS CLI.
pub(super) struct Cli {
    pub(super) version: String,
    program: PathBuf,
}

impl Cli {
    /// The one that was installed beside a Python.
    pub(super) fn beside(python: &Path) -> Option<Self> {
        Self::of(python.with_file_name(format!("aws{}", std::env::consts::EXE_SUFFIX)))
    }

    /// One of the second version that this machine has.
    pub(super) fn second() -> Option<Self> {
        let paths = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::env::split_paths(&paths);
        let mut found = folders.filter_map(|folder| Self::of(folder.join("aws")));
        found.find(|cli| cli.version.starts_with("aws-cli/2."))
    }

    fn of(program: PathBuf) -> Option<Self> {
        if !program.is_file() {
            return None;
        }
        let output = Command::new(&program).arg("--version").output().ok()?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let version = said.split_whitespace().next()?.to_owned();
        Some(Self { version, program })
    }

    /// What a command prints that calls a server, with these settings.
    pub(super) fn run(&self, arguments: &[&str], url: &str, config: &Path) -> Result<Output> {
        let mut command = Command::new(&self.program);
        // Nothing of the user's.
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("AWS_") {
                command.env_remove(name);
            }
        }
        command
            .args(arguments)
            .args(["--endpoint-url", url, "--output", "json"])
            .env("AWS_ACCESS_KEY_ID", KEY)
            .env("AWS_SECRET_ACCESS_KEY", SECRET)
            .env("AWS_DEFAULT_REGION", REGION)
            .env("AWS_CONFIG_FILE", config)
            .env("AWS_SHARED_CREDENTIALS_FILE", "none")
            .env("AWS_PAGER", "")
            .env("NO_PROXY", "127.0.0.1")
            .stdin(Stdio::null())
            .output()
            .with_context(|| format!("cannot run {}", self.program.display()))
    }
}
