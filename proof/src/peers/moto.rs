//! moto's server: AWS in memory.

use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::differential::oracle::Unavailable;
use crate::python;

/// The release whose behaviour the scenario knows.
const RELEASE: &str = "moto[server]==5.2.5";

/// How many requests moto takes without checking who they are from: those that make the first user.
pub(super) const UNCHECKED: &str = "3";

/// A server that runs.
pub(super) struct Moto {
    child: Child,
    pub(super) url: String,
}

impl Moto {
    /// Installs moto below `home` and starts it on a free port of this machine. It checks signatures from the fourth request on,
    /// or never.
    pub(super) fn start(home: &Path, checks_signatures: bool) -> Result<Self> {
        let python = python::environment(home, &[&[RELEASE]]).context(Unavailable("moto"))?;
        let port = free_port()?;
        let mut command = Command::new(&python);
        if checks_signatures {
            command.env("INITIAL_NO_AUTH_ACTION_COUNT", UNCHECKED);
        }
        let mut child = command
            .args([
                "-E",
                "-s",
                "-B",
                "-m",
                "moto.server",
                "-H",
                "127.0.0.1",
                "-p",
            ])
            .arg(port.to_string())
            .env("PYTHONUTF8", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .context("cannot run moto")?;
        // It writes a line for each request, which nobody reads, and waits if the pipe is full.
        let lines = child.stderr.take().map(BufReader::new);
        thread::spawn(move || {
            if let Some(lines) = lines {
                lines.lines().map_while(Result::ok).for_each(drop);
            }
        });
        let moto = Self {
            child,
            url: format!("http://127.0.0.1:{port}"),
        };
        moto.answers(port)
    }

    /// The number of its process.
    pub(super) fn id(&self) -> u32 {
        self.child.id()
    }

    /// The same, when it listens.
    fn answers(mut self, port: u16) -> Result<Self> {
        const PATIENCE: Duration = Duration::from_secs(60);
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(self);
            }
            if let Some(status) = self.child.try_wait()? {
                bail!("moto ended ({status}) before it listened");
            }
            thread::sleep(Duration::from_millis(100));
        }
        bail!("moto does not listen after {PATIENCE:?}")
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").context("cannot listen on this machine")?;
    Ok(listener.local_addr()?.port())
}
