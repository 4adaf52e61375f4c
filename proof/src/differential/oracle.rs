//! botocore, in a Python process and a virtual environment of its own.

use std::fmt;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};
use serde_json::{Value as Json, json};

use super::case::{Asked, What};
use super::peer::{self, Peer, Said};
use crate::python;
use touchmark_cli::workspace::Workspace;
use touchmark_model::model::{self, Protocol, Source};

/// The program, below the root of the checkout.
const PROGRAM: &str = "proof/src/differential/botocore_oracle.py";

/// Marks an error: what is compared with, or the Python that it needs, is not available.
#[derive(Debug)]
pub(crate) struct Unavailable(pub(crate) &'static str);

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is not available", self.0)
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
        let home = folder.join(format!("botocore-{}", botocore.release));
        let requirement = [botocore.requirement.as_str()];
        let python =
            python::environment(&home, &[&requirement]).context(Unavailable("botocore"))?;
        let mut child = python::program(&python, &workspace.root.join(PROGRAM))
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

    /// Registers a service with its raw model, and the protocol that is spoken with it.
    pub(super) fn learn(&mut self, service: &str, protocol: Protocol, model: &[u8]) -> Result<()> {
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
        let protocol = protocol.botocore();
        let question = json!({"service": service, "protocol": protocol, "model": model});
        writeln!(pipe, "{question}").context("cannot write to botocore's process")
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
}
