//! botocore, in a Python process and a virtual environment of its own.

use std::fmt;
use std::fs;
use std::io::{BufRead, BufReader, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};
use serde_json::{Value as Json, json};

use super::case::{Asked, What};
use super::peer::{self, Peer, Said};
use touchmark_cli::ui;
use touchmark_cli::workspace::Workspace;
use touchmark_model::model::{self, Source};

/// The program, below the root of the checkout.
const PROGRAM: &str = "proof/src/differential/botocore_oracle.py";

/// Marks an error: botocore, or the Python that it needs, is not available.
#[derive(Debug)]
pub(crate) struct Unavailable;

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("botocore is not available")
    }
}

/// A release of botocore.
pub(super) struct Botocore {
    /// Its version.
    pub(super) release: String,
    /// The requirement that pip installs: `botocore==VERSION`, or a wheel.
    pub(super) requirement: String,
}

/// The other side: botocore's serializer and parser.
pub(super) struct Oracle {
    child: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Oracle {
    /// Starts it with a release of botocore, which is installed below `folder` if necessary.
    pub(super) fn start(workspace: &Workspace, folder: &Path, botocore: &Botocore) -> Result<Self> {
        let python = environment(folder, botocore).context(Unavailable)?;
        let mut child = program(workspace, &python)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot run {}", python.display()))?;
        let (Some(questions), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            bail!("the oracle has no pipes");
        };
        let mut oracle = Self {
            child,
            questions: Some(questions),
            answers: BufReader::new(answers),
        };
        let greeting = oracle.line()?;
        let found = greeting_of(&greeting);
        let release = &botocore.release;
        if found.as_ref() != Some(release) {
            bail!("the oracle does not run botocore {release}: it printed {greeting:?}");
        }
        Ok(oracle)
    }

    /// Registers a service with its raw model.
    pub(super) fn learn(&mut self, service: &str, model: &[u8]) -> Result<()> {
        let model = model::read(&Source {
            name: service,
            bytes: model,
        })?;
        if model.get("metadata").is_none() {
            bail!("botocore reads its own format only: a service-2.json");
        }
        let Some(pipe) = &mut self.questions else {
            bail!("botocore's process has ended");
        };
        writeln!(pipe, "{}", json!({"service": service, "model": model}))
            .context("cannot write to botocore's process")
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        if line.is_empty() {
            let status = self.child.wait()?;
            bail!("botocore's process ended ({status}); its output is above");
        }
        Ok(line)
    }
}

impl Drop for Oracle {
    /// The process ends when its input is closed.
    fn drop(&mut self) {
        self.questions.take();
        let _ = self.child.wait();
    }
}

impl Peer for Oracle {
    fn ask(&mut self, service: &str, asked: &[Asked]) -> Result<Vec<Said>> {
        let Some(mut pipe) = self.questions.take() else {
            bail!("botocore's process has ended");
        };
        thread::scope(|scope| {
            // Writes while this thread reads, so that no full pipe blocks both sides.
            let writer = scope.spawn(|| write(&mut pipe, service, asked));
            let answers = asked
                .iter()
                .map(|_| peer::of_oracle(&self.line()?))
                .collect::<Result<Vec<Said>>>();
            let written = writer.join();
            let answers = answers?;
            match written {
                Ok(written) => written.context("cannot ask botocore's process")?,
                Err(_) => bail!("the questions for botocore's process could not be written"),
            }
            Ok(answers)
        })
        .inspect(|_| self.questions = Some(pipe))
    }
}

fn write(pipe: &mut ChildStdin, service: &str, asked: &[Asked]) -> std::io::Result<()> {
    let mut pipe = BufWriter::new(pipe);
    for Asked { operation, what } in asked {
        let mut question = json!({"service": service, "operation": operation});
        match what {
            What::Request(input) => question["input"] = input.clone(),
            What::Response { status, body } => {
                question["status"] = (*status).into();
                question["body"] = body.as_str().into();
            }
        }
        writeln!(pipe, "{question}")?;
    }
    pipe.flush()
}

/// The version in the first line.
fn greeting_of(line: &str) -> Option<String> {
    let greeting: Json = serde_json::from_str(line).ok()?;
    Some(greeting.get("botocore")?.as_str()?.to_owned())
}

/// Python without the user's environment variables, and with its own folder on its path.
fn program(workspace: &Workspace, python: &Path) -> Command {
    let mut command = Command::new(python);
    command
        .args(["-E", "-s", "-B"])
        .arg(workspace.root.join(PROGRAM))
        .env("PYTHONUTF8", "1");
    command
}

/// The Python of a virtual environment with this release, which is created if necessary.
fn environment(folder: &Path, botocore: &Botocore) -> Result<PathBuf> {
    let Botocore {
        release,
        requirement,
    } = botocore;
    let home = folder.join(format!("botocore-{release}"));
    let python = home.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    // Written last: without it, the environment is incomplete.
    let mark = home.join("touchmark-ready");
    if mark.exists() && python.exists() {
        return Ok(python);
    }
    if home.exists() {
        fs::remove_dir_all(&home).with_context(|| format!("cannot remove {}", home.display()))?;
    }
    ui::err(&format!("installing {requirement} in {}", home.display()));
    let made = Command::new("python3")
        .args(["-m", "venv"])
        .arg(&home)
        .output();
    let made = match made {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            bail!("python3 was not found; install Python 3 with venv and pip, and run this again")
        }
        made => made.context("cannot run python3")?,
    };
    succeeded(
        &made,
        "python3 -m venv failed; install Python's venv (Debian: python3-venv), and run this again",
    )?;
    let installed = Command::new(&python)
        .args(["-m", "pip", "install", "--quiet", "--no-input"])
        .args(["--disable-pip-version-check", "--only-binary", ":all:"])
        .arg(requirement)
        .output()
        .with_context(|| format!("cannot run {}", python.display()))?;
    succeeded(
        &installed,
        &format!("pip could not install {requirement}; check the version and the network"),
    )?;
    fs::write(&mark, "").with_context(|| format!("cannot write {}", mark.display()))?;
    Ok(python)
}

/// An error with the program's last output, unless it succeeded.
fn succeeded(output: &Output, what: &str) -> Result<()> {
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(if output.stderr.is_empty() {
        &output.stdout
    } else {
        &output.stderr
    })
    .trim()
    .to_owned();
    bail!("{what}\n{said}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_names_the_release() {
        assert_eq!(
            greeting_of("{\"botocore\": \"1.44.5\"}\n").as_deref(),
            Some("1.44.5")
        );
        assert_eq!(greeting_of(""), None);
        assert_eq!(greeting_of("Traceback (most recent call last):"), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_failure_comes_with_the_last_words() {
        let run = |line: &str| Command::new("sh").args(["-c", line]).output().unwrap();
        assert!(succeeded(&run("true"), "x").is_ok());
        let error = succeeded(&run("echo no network >&2; exit 1"), "pip failed").unwrap_err();
        assert_eq!(error.to_string(), "pip failed\nno network");
        let error = succeeded(&run("echo no ensurepip; exit 1"), "venv failed").unwrap_err();
        assert_eq!(error.to_string(), "venv failed\nno ensurepip");
    }
}
