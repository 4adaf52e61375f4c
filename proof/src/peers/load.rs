//! How many requests a second our server answers, and how much memory it has, beside moto's server.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};

use anyhow::{Context, Result, bail};
use touchmark_cli::ui::{self, Paint};
use touchmark_cli::workspace::Workspace;

use super::moto::Moto;
use crate::{memory, processor};

/// Connections at once; the first numbers come again at last, to see that memory does not grow with requests.
const CONNECTIONS: [usize; 6] = [1, 16, 64, 256, 1024, 16];

/// How long each number is tried, in seconds.
const SECONDS: u64 = 4;

/// The number of connections with which moto is called: more do not make it faster.
const MOTO: usize = 16;

/// What the server is to reach: requests a second on one core, and as many times as many as moto.
const LEAST: f64 = 10_000.0;
const TIMES: f64 = 50.0;

/// What a server did under load.
struct Measured {
    connections: usize,
    requests: f64,
    /// By the clock.
    seconds: f64,
    /// Of the processor, by the server alone.
    processor: f64,
    /// Of the server, afterwards.
    kilobytes: Option<u64>,
}

impl Measured {
    fn each_second(&self) -> f64 {
        self.requests / self.seconds
    }

    fn on_one_core(&self) -> f64 {
        self.requests / self.processor
    }
}

/// Builds the server and the generator of load in release, and prints a row for each load.
pub(super) fn run(workspace: &Workspace) -> Result<ExitCode> {
    ui::err("building the server and the generator of load in release");
    let program = build(workspace)?;
    let home = workspace.target().join("peers/moto");
    let moto = Moto::start(&home, false)?;
    let mut checked = Served::start(&program, &["--verify"])?;
    let verified = measure(&program, &checked.address, checked.child.id(), MOTO, &[])?;
    checked.stop()?;
    let mut served = Served::start(&program, &[])?;
    let idle = memory::resident(served.child.id());
    let mut ours = Vec::new();
    for connections in CONNECTIONS {
        ui::err(&ui::count(connections, "connection"));
        let id = served.child.id();
        ours.push(measure(&program, &served.address, id, connections, &[])?);
    }
    served.stop()?;
    ui::err("moto");
    let address = moto.url.trim_start_matches("http://");
    // The first requests take much longer: it loads the service then.
    let theirs = |connections| measure(&program, address, moto.id(), connections, &["--describe"]);
    theirs(1)?;
    let theirs = theirs(MOTO)?;
    let all = Figures {
        idle,
        ours,
        verified,
        theirs,
    };
    Ok(all.report(Paint::stdout()))
}

struct Figures {
    idle: Option<u64>,
    ours: Vec<Measured>,
    verified: Measured,
    theirs: Measured,
}

impl Figures {
    fn report(&self, paint: Paint) -> ExitCode {
        ui::out(&paint.bold(format!(
            "{:<42} {:>11} {:>9} {:>10} {:>11} {:>9}",
            "", "connections", "requests", "requests/s", "on one core", "memory"
        )));
        let idle = kilobytes(self.idle);
        ui::out(&format!(
            "{:<42} {:>11} {:>9} {:>10} {:>11} {idle:>9}",
            "ours, before the first", 0, 0, "", ""
        ));
        for measured in &self.ours {
            ui::out(&line("ours, RestoreDBClusterFromS3", measured));
        }
        ui::out(&line(
            "ours, the same with signatures checked",
            &self.verified,
        ));
        ui::out(&line(
            "moto, DescribeDBClusters without clusters",
            &self.theirs,
        ));
        let same = self
            .ours
            .iter()
            .rev()
            .find(|measured| measured.connections == MOTO);
        let ours = same.map_or(0.0, Measured::on_one_core);
        let times = ours / self.theirs.on_one_core();
        let verdict = |is_reached: bool| match is_reached {
            true => paint.green("reached"),
            false => paint.red("not reached"),
        };
        ui::out(&format!(
            "{ours:.0} requests/s on one core, of {LEAST}: {}; {times:.0} times those of moto, of {TIMES}: {}",
            verdict(ours >= LEAST),
            verdict(times >= TIMES)
        ));
        match ours >= LEAST && times >= TIMES {
            true => ExitCode::SUCCESS,
            false => ExitCode::FAILURE,
        }
    }
}

fn line(name: &str, measured: &Measured) -> String {
    format!(
        "{name:<42} {:>11} {:>9} {:>10.0} {:>11.0} {:>9}",
        measured.connections,
        measured.requests,
        measured.each_second(),
        measured.on_one_core(),
        kilobytes(measured.kilobytes)
    )
}

fn kilobytes(kilobytes: Option<u64>) -> String {
    kilobytes.map_or_else(
        || "?".to_owned(),
        |kilobytes| format!("{} MB", kilobytes.div_ceil(1024)),
    )
}

fn build(workspace: &Workspace) -> Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args([
            "build",
            "--quiet",
            "--release",
            "--package",
            "touchmark-example-server",
        ])
        .args(["--bin", "load"])
        .current_dir(&workspace.root)
        .status()
        .context("cannot run cargo")?;
    if !status.success() {
        bail!("the example server does not build; cargo's output is above");
    }
    let name = format!("load{}", std::env::consts::EXE_SUFFIX);
    Ok(workspace.target().join("release").join(name))
}

/// A server of ours, which ends when its input does.
struct Served {
    child: Child,
    address: String,
}

impl Served {
    fn start(program: &Path, arguments: &[&str]) -> Result<Self> {
        let mut child = Command::new(program)
            .arg("--serve")
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot run {}", program.display()))?;
        let mut address = String::new();
        if let Some(output) = child.stdout.take() {
            BufReader::new(output).read_line(&mut address)?;
        }
        let address = address.trim().to_owned();
        Ok(Self { child, address })
    }

    fn stop(&mut self) -> Result<()> {
        self.child.stdin.take();
        let status = self.child.wait()?;
        match status.success() {
            true => Ok(()),
            false => bail!("the server failed ({status}); its output is above"),
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Calls a server that is a process for a few seconds.
fn measure(
    program: &Path,
    address: &str,
    process: u32,
    connections: usize,
    arguments: &[&str],
) -> Result<Measured> {
    let before = processor::of(process)?;
    let output = Command::new(program)
        .args(["--address", address, "--seconds", &SECONDS.to_string()])
        .args(["--connections", &connections.to_string()])
        .args(arguments)
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot run {}", program.display()))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let [answered, refused, seconds] = numbers(&said)
        .with_context(|| format!("the generator of load does not say what it did: {said}"))?;
    if answered == 0.0 || refused > 0.0 {
        bail!("{refused} of {} requests were refused", answered + refused);
    }
    Ok(Measured {
        connections,
        requests: answered,
        seconds,
        processor: processor::of(process)? - before,
        kilobytes: memory::resident(process),
    })
}

/// The numbers of `N answered, N refused, in N s`.
fn numbers(said: &str) -> Option<[f64; 3]> {
    let words: Vec<&str> = said.split_whitespace().collect();
    match words.as_slice() {
        [
            answered,
            "answered,",
            refused,
            "refused,",
            "in",
            seconds,
            "s",
            ..,
        ] => Some([
            answered.parse().ok()?,
            refused.parse().ok()?,
            seconds.parse().ok()?,
        ]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_says_three_numbers() {
        let said = "120 answered, 3 refused, in 4.002 s over 16 connections: 30 requests/s\n";
        assert_eq!(numbers(said), Some([120.0, 3.0, 4.002]));
        assert_eq!(numbers("error"), None);
    }
}
