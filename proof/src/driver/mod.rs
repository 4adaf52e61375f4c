//! Generated modules, linked into a program that answers questions about them: the request for an input, and the result
//! of reading a response. It can also be servers of them.

mod folder;
mod module;
/// Part of the program; compiled here too, so that it is formatted and free of warnings like all other code.
#[cfg(test)]
mod program;
mod question;
/// Likewise.
#[cfg(test)]
mod serve;
mod service;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};

pub(crate) use module::Module;
pub(crate) use question::{Answer, Question, Violation, Written};
pub(crate) use service::name_of;

use touchmark_cli::workspace::{self, Workspace};

/// The folder below the target folder of the program with every service, which commands share: it is built once.
pub(crate) const EVERY_SERVICE: &str = "evidence/driver";

/// The operations of each module, by name.
type Known = BTreeMap<String, BTreeSet<String>>;

/// Writes the program's crate below `folder`, and builds it with cargo; its path. Earlier builds are reused. With the argument
/// `serve`, the program is servers of its modules.
pub(crate) fn build(workspace: &Workspace, folder: &Path, modules: &[Module]) -> Result<PathBuf> {
    let folder = workspace::resolve(folder)?;
    folder::write(workspace, &folder, modules)?;
    folder::compile(workspace, &folder)
}

/// The running program.
pub(crate) struct Driver {
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
    known: Known,
}

impl Driver {
    /// Builds the program and starts it.
    pub(crate) fn build(workspace: &Workspace, folder: &Path, modules: &[Module]) -> Result<Self> {
        Self::start(&mut Command::new(build(workspace, folder, modules)?))
    }

    /// Starts a program, and waits for its greeting.
    fn start(program: &mut Command) -> Result<Self> {
        let mut child = program
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot run {}", program.get_program().display()))?;
        let (Some(questions), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            bail!("the driver has no pipes");
        };
        let mut driver = Self {
            child,
            questions,
            answers: BufReader::new(answers),
            known: Known::new(),
        };
        let mut greeting = String::new();
        driver.answers.read_line(&mut greeting)?;
        driver.known = serde_json::from_str(&greeting)
            .with_context(|| format!("the driver does not begin with a greeting: {greeting:?}"))?;
        Ok(driver)
    }

    /// Whether a module has an operation.
    fn has(&self, module: &str, operation: &str) -> bool {
        let known = self.known.get(module);
        known.is_some_and(|operations| operations.contains(operation))
    }

    /// Asks all questions, and returns the answers in their order.
    ///
    /// # Errors
    /// A question about an operation that no module has, or a program that ends before its last answer, with the
    /// question that it was working on.
    pub(crate) fn ask(&mut self, questions: &[Question]) -> Result<Vec<Answer>> {
        for question in questions {
            let (module, operation) = question.operation();
            if !self.has(module, operation) {
                bail!("the driver has no operation {module}::{operation}");
            }
        }
        let Self {
            child,
            questions: pipe,
            answers: lines,
            ..
        } = self;
        thread::scope(|scope| {
            // Writes while this thread reads, so that no full pipe blocks both sides.
            scope.spawn(|| write(questions, pipe));
            let mut answers = Vec::with_capacity(questions.len());
            for (index, question) in questions.iter().enumerate() {
                let answer = read(lines).or_else(|error| {
                    // This also stops a writer that is blocked.
                    let _ = child.kill();
                    let status = child.wait().context("the driver cannot be waited for")?;
                    Err(error.context(format!(
                        "the driver failed ({status}) at question {} of {}, the {question}",
                        index + 1,
                        questions.len()
                    )))
                });
                answers.push(answer?);
            }
            Ok(answers)
        })
    }
}

/// Writes a line for each question. If the program has ended, reading its answers reports the error.
fn write(questions: &[Question], pipe: &mut ChildStdin) {
    let mut pipe = BufWriter::new(pipe);
    for question in questions {
        let written = serde_json::to_writer(&mut pipe, question)
            .map_err(std::io::Error::from)
            .and_then(|()| pipe.write_all(b"\n"));
        if written.is_err() {
            return;
        }
    }
    let _ = pipe.flush();
}

fn read(lines: &mut impl BufRead) -> Result<Answer> {
    let mut line = String::new();
    if lines.read_line(&mut line)? == 0 {
        bail!("it returned no answer; its output is above");
    }
    serde_json::from_str(&line).with_context(|| format!("not an answer: {line}"))
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It has no state to lose. Without `wait`, it would remain as a zombie process.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
