//! Output to the terminal: lines, coloured if the terminal shows colours.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use anyhow::Result;

/// Colours text, if colours are enabled.
#[derive(Debug, Clone, Copy)]
pub struct Paint {
    on: bool,
}

impl Paint {
    /// For standard output.
    pub fn stdout() -> Self {
        Self {
            on: wanted(io::stdout().is_terminal()),
        }
    }

    /// For standard error.
    pub fn stderr() -> Self {
        Self {
            on: wanted(io::stderr().is_terminal()),
        }
    }

    /// Without colours.
    pub fn plain() -> Self {
        Self { on: false }
    }

    /// For headings.
    pub fn bold(self, text: impl Display) -> String {
        self.with("1", text)
    }

    /// For what matters less.
    pub fn dim(self, text: impl Display) -> String {
        self.with("2", text)
    }

    /// For errors.
    pub fn red(self, text: impl Display) -> String {
        self.with("1;31", text)
    }

    /// For success.
    pub fn green(self, text: impl Display) -> String {
        self.with("32", text)
    }

    /// For notes.
    pub fn yellow(self, text: impl Display) -> String {
        self.with("33", text)
    }

    /// Colours the lines of a unified diff.
    pub fn diff(self, diff: &str) -> String {
        let line = |line: &str| match line.as_bytes().first() {
            Some(b'+') => self.green(line),
            Some(b'-') => self.with("31", line),
            Some(b'@') => self.dim(line),
            _ => line.to_owned(),
        };
        diff.lines().map(line).collect::<Vec<_>>().join("\n")
    }

    fn with(self, code: &str, text: impl Display) -> String {
        if self.on {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_string()
        }
    }
}

/// <https://no-color.org>: any value but the empty one switches colour off.
fn wanted(terminal: bool) -> bool {
    terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Writes a line to standard output. Does not panic, as `println!` does, if the reader closed the pipe (`| head`).
#[cfg(not(test))]
pub fn out(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}

/// In tests, uses `println!`, which the test runner captures.
#[cfg(test)]
pub fn out(line: &str) {
    println!("{line}");
}

/// Writes a line to standard error.
pub fn err(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// The exit code of a program; an error is written to standard error.
pub fn verdict(result: Result<ExitCode>) -> ExitCode {
    result.unwrap_or_else(|error| {
        err(&format!("{}: {error:#}", Paint::stderr().red("error")));
        ExitCode::FAILURE
    })
}

/// `1 file`, `2 files`.
pub fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// The first `cap` names, separated by commas, and the number of others.
pub fn list<S: AsRef<str>>(names: &[S], cap: usize) -> String {
    let mut text = names
        .iter()
        .take(cap)
        .map(AsRef::as_ref)
        .collect::<Vec<_>>()
        .join(", ");
    if names.len() > cap {
        text.push_str(&format!(" and {} more", names.len() - cap));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_stays_plain() {
        assert_eq!(Paint::plain().red("x"), "x");
        assert_eq!(Paint { on: true }.red("x"), "\u{1b}[1;31mx\u{1b}[0m");
    }

    #[test]
    fn lists_are_capped() {
        assert_eq!(list(&["a", "b", "c"], 2), "a, b and 1 more");
        assert_eq!(list(&["a", "b"], 2), "a, b");
        assert_eq!(count(1, "file"), "1 file");
        assert_eq!(count(0, "file"), "0 files");
    }
}
