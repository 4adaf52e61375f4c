//! Runs a command of the user's with the system's shell.

use std::fmt;
use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What a command printed.
#[derive(Clone)]
#[non_exhaustive]
pub struct Output {
    /// Its exit code; `None` if it was ended by a signal.
    pub code: Option<i32>,
    /// What it printed.
    pub stdout: Vec<u8>,
    /// What it printed for people.
    pub stderr: Vec<u8>,
}

impl Output {
    /// What a command printed before it ended with this code.
    #[must_use]
    pub fn new(code: Option<i32>, stdout: impl Into<Vec<u8>>, stderr: impl Into<Vec<u8>>) -> Self {
        Self {
            code,
            stdout: stdout.into(),
            stderr: stderr.into(),
        }
    }
}

/// Shows nothing that was printed: it may be a secret.
impl fmt::Debug for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Output")
            .field("code", &self.code)
            .field("stdout", &format_args!("{} bytes", self.stdout.len()))
            .field("stderr", &format_args!("{} bytes", self.stderr.len()))
            .finish()
    }
}

/// How much a command may print; the rest is not read.
const LIMIT: u64 = 1 << 20;

/// How often a command that runs is looked at.
const PAUSE: Duration = Duration::from_millis(5);

/// Runs the command to its end, or ends it when its time is over.
pub(super) fn run(command: &str, limit: Duration) -> io::Result<Output> {
    let mut child = shell(command)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    // Both are read at the same time, so that a command that fills one of them goes on.
    let stdout = child.stdout.take().map(reader);
    let stderr = child.stderr.take().map(reader);
    let status = wait(&mut child, limit)?;
    Ok(Output {
        code: status.code(),
        stdout: stdout.map(joined).transpose()?.unwrap_or_default(),
        stderr: stderr.map(joined).transpose()?.unwrap_or_default(),
    })
}

fn shell(command: &str) -> Command {
    let (program, option) = if cfg!(windows) {
        ("cmd.exe", "/C")
    } else {
        ("sh", "-c")
    };
    let mut shell = Command::new(program);
    shell.args([option, command]);
    shell
}

type Reader = thread::JoinHandle<io::Result<Vec<u8>>>;

fn reader(from: impl Read + Send + 'static) -> Reader {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        from.take(LIMIT).read_to_end(&mut bytes)?;
        Ok(bytes)
    })
}

fn joined(reader: Reader) -> io::Result<Vec<u8>> {
    let result = reader.join();
    result.unwrap_or_else(|_| Err(io::Error::other("what it printed could not be read")))
}

fn wait(child: &mut Child, limit: Duration) -> io::Result<ExitStatus> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if start.elapsed() >= limit {
            // It may have ended in the meantime.
            child.kill().or_else(|error| match error.kind() {
                io::ErrorKind::InvalidInput => Ok(()),
                _ => Err(error),
            })?;
            child.wait()?;
            return Err(io::Error::new(
                io::ErrorKind::TimedOut,
                format!("it did not end within {limit:?}"),
            ));
        }
        thread::sleep(PAUSE);
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    #[test]
    fn what_it_prints_and_how_it_ends() {
        let output = run("echo out; echo err >&2; exit 3", MINUTE).unwrap();
        assert_eq!(output.code, Some(3));
        assert_eq!(output.stdout, b"out\n");
        assert_eq!(output.stderr, b"err\n");
        assert_eq!(
            format!("{output:?}"),
            "Output { code: Some(3), stdout: 4 bytes, stderr: 4 bytes }"
        );
    }

    #[test]
    fn a_command_that_does_not_end_is_ended() {
        let start = Instant::now();
        let error = run("exec sleep 30", Duration::from_millis(20)).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        assert!(start.elapsed() < Duration::from_secs(15));
    }
}
