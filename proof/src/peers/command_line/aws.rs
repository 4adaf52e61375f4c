//! Both versions of the AWS CLI, each as a process that carries out one command line after the other.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use touchmark_cli::workspace::Workspace;

use super::settings;
use crate::differential::oracle::Unavailable;
use crate::differential::pinned_release;
use crate::evidence::AWSCLI;
use crate::peers::lines::Lines;
use crate::python;

/// The program, below the root of the checkout.
const PROGRAM: &str = "proof/src/peers/command_line/aws/aws_cli.py";

/// The variable with a Python that has version 2 of the AWS CLI.
const PYTHON: &str = "TOUCHMARK_AWSCLI2_PYTHON";

/// The Python of the system, for which Debian and Ubuntu have a package with version 2.
const SYSTEM: &str = "/usr/bin/python3";

/// What it says about a request that breaks rules.
const RULES: &str = "Parameter validation failed";

/// A version of the AWS CLI.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(super) enum Version {
    #[serde(rename = "v1")]
    First,
    #[serde(rename = "v2")]
    Second,
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::First => "v1",
            Self::Second => "v2",
        })
    }
}

/// A command of the examples.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Example {
    pub(super) file: String,
    pub(super) service: String,
    pub(super) words: Vec<String>,
    pub(super) files: BTreeMap<String, String>,
}

/// A request that was sent, as far as it is compared.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(super) struct Sent {
    pub(super) url: String,
    pub(super) body: String,
}

/// What was printed in one format.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(super) struct Shown {
    pub(super) format: String,
    pub(super) code: i64,
    pub(super) out: String,
    pub(super) errors: String,
}

/// What came of a command line.
#[derive(Debug, Deserialize)]
pub(super) struct Done {
    pub(super) words: Vec<String>,
    /// An exit code; a text where a command does not end.
    pub(super) code: Value,
    pub(super) out: String,
    pub(super) errors: String,
    pub(super) shown: Vec<Shown>,
    pub(super) requests: Vec<Sent>,
    pub(super) responses: Vec<Value>,
    pub(super) written: BTreeMap<String, String>,
}

impl Done {
    /// Whether nothing was sent since the request breaks rules of the model.
    pub(super) fn breaks_rules(&self) -> bool {
        let said = self.shown.iter().map(|shown| &shown.errors);
        let mut said = said.chain([&self.errors]);
        self.requests.is_empty() && said.any(|errors| errors.contains(RULES))
    }
}

/// The AWS CLI.
pub(super) struct Aws {
    pub(super) version: Version,
    /// As it calls itself.
    pub(super) release: String,
    /// The formats of outputs that it has.
    pub(super) formats: Vec<String>,
    lines: Lines,
}

/// What the process prints first.
#[derive(Deserialize)]
struct Greeting {
    version: String,
    formats: Vec<String>,
}

impl Aws {
    /// Starts version 1, which pip installs below `folder`.
    pub(super) fn first(workspace: &Workspace, folder: &Path) -> Result<Self> {
        let python = first_python(workspace, folder)?;
        Self::start(workspace, folder, Version::First, &python)
    }

    /// Starts version 2, which no registry of Python has: that of the system.
    pub(super) fn second(workspace: &Workspace, folder: &Path) -> Result<Self> {
        let python = std::env::var_os(PYTHON).unwrap_or_else(|| SYSTEM.into());
        Self::start(workspace, folder, Version::Second, Path::new(&python)).with_context(|| {
            format!(
                "version 2 of the AWS CLI is not compared: install Debian's package awscli, or name a Python that has it in {PYTHON}"
            )
        })
    }

    fn start(
        workspace: &Workspace,
        folder: &Path,
        version: Version,
        python: &Path,
    ) -> Result<Self> {
        let mut command = python::program(python, &workspace.root.join(PROGRAM));
        command.arg(settings::config(folder)?).arg(models(folder));
        if version == Version::Second {
            // Its absence is told in our words.
            command.stderr(Stdio::null());
        }
        let mut lines = Lines::start(&mut command)?;
        let greeting: Greeting = serde_json::from_value(lines.line()?)?;
        let is_it = greeting.version.starts_with(match version {
            Version::First => "1.",
            Version::Second => "2.",
        });
        anyhow::ensure!(
            is_it,
            "{} has version {}",
            python.display(),
            greeting.version
        );
        Ok(Self {
            version,
            release: greeting.version,
            formats: greeting.formats,
            lines,
        })
    }

    /// The commands of its examples for these services.
    pub(super) fn examples(&mut self, services: &[String]) -> Result<Vec<Example>> {
        self.ask(&json!({ "examples": services }), "examples")
    }

    /// The words of a service's commands; none for a service that it does not have.
    pub(super) fn commands(&mut self, service: &str) -> Result<Vec<String>> {
        self.ask(&json!({ "operations": service }), "operations")
    }

    /// Carries a command line out; `None` if there is none of the kind that is asked for.
    pub(super) fn run(&mut self, question: &Value) -> Result<Option<Done>> {
        let answer = self.lines.ask(question)?;
        if answer.get("nothing").is_some() {
            return Ok(None);
        }
        Ok(Some(serde_json::from_value(answer)?))
    }

    fn ask<T: DeserializeOwned>(&mut self, question: &Value, key: &str) -> Result<T> {
        let mut answer = self.lines.ask(question)?;
        Ok(serde_json::from_value(answer[key].take())?)
    }
}

/// Where the models stand that both versions are given.
fn models(folder: &Path) -> PathBuf {
    folder.join("models")
}

/// Writes the models of services, of the release that ours are made of, so that both versions know what ours knows.
pub(super) fn write_models(
    workspace: &Workspace,
    folder: &Path,
    services: &[String],
) -> Result<()> {
    let python = first_python(workspace, folder)?;
    let status = python::program(&python, &workspace.root.join(PROGRAM))
        .arg("--models")
        .arg(models(folder))
        .args(services)
        .status()
        .with_context(|| format!("cannot run {}", python.display()))?;
    anyhow::ensure!(
        status.success(),
        "{PROGRAM} writes no models; its output is above"
    );
    Ok(())
}

/// The Python of the environment with version 1.
fn first_python(workspace: &Workspace, folder: &Path) -> Result<PathBuf> {
    let release = pinned_release(workspace)?;
    let home = folder.join(format!("{AWSCLI}-{release}").replace("==", "-"));
    let botocore = format!("botocore=={release}");
    python::environment(&home, &[&[&botocore, AWSCLI]]).context(Unavailable("the AWS CLI"))
}

/// The programs of both versions, for measurements; the second only where it is installed.
pub(super) fn programs(workspace: &Workspace, folder: &Path) -> Result<Vec<(Version, Command)>> {
    let first = first_python(workspace, folder)?;
    let mut found = Vec::new();
    let second = Path::new("/usr/bin/aws");
    if second.exists() {
        found.push((Version::Second, Command::new(second)));
    }
    found.push((Version::First, Command::new(first.with_file_name("aws"))));
    Ok(found)
}
