//! A program that signs: a request as a line of JSON in, its signature as a line out.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// A program that runs.
pub(super) struct Signer {
    child: Child,
    requests: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Signer {
    /// Starts it.
    pub(super) fn start(command: &mut Command) -> Result<Self> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command
            .spawn()
            .with_context(|| format!("cannot run {}", command.get_program().display()))?;
        let (Some(requests), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            bail!("the program has no pipes");
        };
        Ok(Self {
            child,
            requests: Some(requests),
            answers: BufReader::new(answers),
        })
    }

    /// The answer to a request.
    pub(super) fn sign(&mut self, case: &Value) -> Result<Value> {
        let Some(pipe) = &mut self.requests else {
            bail!("the program has ended");
        };
        writeln!(pipe, "{case}").context("cannot ask the program")?;
        pipe.flush()?;
        let mut line = String::new();
        if self.answers.read_line(&mut line)? == 0 {
            bail!("the program ended at {case}; its output is above");
        }
        serde_json::from_str(&line).with_context(|| format!("not an answer: {line}"))
    }
}

impl Drop for Signer {
    /// The program ends when its input is closed.
    fn drop(&mut self) {
        self.requests.take();
        let _ = self.child.wait();
    }
}
