//! A program that answers a line of JSON with a line of JSON, up to the end of its input.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// A program that runs.
pub(super) struct Lines {
    child: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Lines {
    /// Starts it.
    pub(super) fn start(command: &mut Command) -> Result<Self> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command
            .spawn()
            .with_context(|| format!("cannot run {}", command.get_program().display()))?;
        let (Some(questions), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            bail!("the program has no pipes");
        };
        Ok(Self {
            child,
            questions: Some(questions),
            answers: BufReader::new(answers),
        })
    }

    /// Asks a question, and waits for its answer.
    pub(super) fn ask(&mut self, question: &Value) -> Result<Value> {
        let Some(pipe) = &mut self.questions else {
            bail!("the program has ended");
        };
        writeln!(pipe, "{question}").context("cannot ask the program")?;
        pipe.flush()?;
        self.next()
            .with_context(|| format!("the program was asked {question}"))
    }

    /// The next line that it prints.
    pub(super) fn next(&mut self) -> Result<Value> {
        let mut line = String::new();
        if self.answers.read_line(&mut line)? == 0 {
            bail!("the program ended; its output is above");
        }
        serde_json::from_str(&line).with_context(|| format!("not an answer: {line}"))
    }
}

impl Drop for Lines {
    /// The program ends when its input is closed.
    fn drop(&mut self) {
        self.questions.take();
        let _ = self.child.wait();
    }
}
