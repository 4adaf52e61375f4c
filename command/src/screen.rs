//! Where output goes: to a terminal, there through a pager, or to a file or another program.

use std::io::{self, IsTerminal, Write};
use std::process::{Child, Command, Stdio};

use crate::global::Colour;
use crate::output::Look;
use crate::stop::Stop;

/// Where output goes, and what is said beside it.
pub(crate) struct Screen<'w> {
    out: &'w mut dyn Write,
    errors: &'w mut dyn Write,
    pager: Option<String>,
    running: Option<Child>,
    is_terminal: bool,
}

impl<'w> Screen<'w> {
    /// Output that goes to writers.
    pub(crate) fn new(out: &'w mut dyn Write, errors: &'w mut dyn Write) -> Self {
        Self {
            out,
            errors,
            pager: None,
            running: None,
            is_terminal: false,
        }
    }

    /// Output that goes to this process's, which may be a terminal.
    pub(crate) fn of_process(out: &'w mut io::Stdout, errors: &'w mut io::Stderr) -> Self {
        let is_terminal = out.is_terminal();
        Self {
            is_terminal,
            ..Self::new(out, errors)
        }
    }

    /// Sets the program that shows output on a terminal.
    pub(crate) fn set_pager(&mut self, pager: Option<String>) {
        self.pager = pager.filter(|_| self.is_terminal);
    }

    /// How tables look here.
    pub(crate) fn look(&self, colour: Colour) -> Look {
        Look {
            width: if self.is_terminal { width() } else { WIDTH },
            colours: match colour {
                Colour::On => true,
                Colour::Off => false,
                Colour::Auto => self.is_terminal,
            },
        }
    }

    /// Writes a text. Nobody may read to its end.
    ///
    /// # Errors
    /// A pager that does not start.
    pub(crate) fn write(&mut self, text: &str) -> Result<(), Stop> {
        if text.is_empty() {
            return Ok(());
        }
        if let Some(pager) = self.pager.take() {
            self.running = Some(start(&pager)?);
        }
        let written = match self.running.as_mut().and_then(|child| child.stdin.as_mut()) {
            Some(input) => input.write_all(text.as_bytes()),
            None => self.out.write_all(text.as_bytes()),
        };
        // A reader that is gone has seen enough.
        drop(written);
        Ok(())
    }

    /// Says something that is no output.
    pub(crate) fn say(&mut self, text: &str) {
        // Nobody may be there to read it.
        drop(writeln!(self.errors, "{text}"));
    }

    /// Waits until the pager is left.
    pub(crate) fn close(&mut self) {
        // A reader that is gone has seen enough.
        drop(self.out.flush());
        if let Some(mut child) = self.running.take() {
            drop(child.stdin.take());
            drop(child.wait());
        }
    }
}

fn start(pager: &str) -> Result<Child, Stop> {
    let mut words = pager.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words).stdin(Stdio::piped());
    if std::env::var_os("LESS").is_none() {
        command.env("LESS", "FRX");
    }
    command.spawn().map_err(|error| {
        Stop::configuration(format!(
            "Unable to redirect output to pager. Received the following error when opening pager:\n{error}: {pager}; \
             name another in AWS_PAGER, or none with --no-cli-pager"
        ))
    })
}

/// The width of what is no terminal.
const WIDTH: usize = 80;

#[cfg(unix)]
fn width() -> usize {
    let size = rustix::termios::tcgetwinsize(io::stdout());
    match size {
        Ok(size) if size.ws_col > 0 => usize::from(size.ws_col),
        _ => WIDTH,
    }
}

#[cfg(not(unix))]
fn width() -> usize {
    WIDTH
}
