//! How soon a request is on the wire, beside the AWS CLI, in turns; how large the program is, and how long it takes to build.

use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use touchmark_cli::ui::{self, Paint};
use touchmark_cli::workspace::Workspace;

use super::{aws, settings};
use crate::processor;

/// How often ours runs; theirs runs in every third turn.
const TURNS: usize = 30;
const THEIRS: usize = 3;

/// The command, and what answers it.
const WORDS: [&str; 7] = [
    "describe-db-clusters",
    "--db-cluster-identifier",
    "one",
    "--region",
    "us-east-1",
    "--output",
    "json",
];
const RESPONSE: &str = "<DescribeDBClustersResponse><DescribeDBClustersResult><DBClusters/></DescribeDBClustersResult>\
     </DescribeDBClustersResponse>";

/// The program of the crate with all of RDS.
const PROGRAM: &str = "touchmark-rds";

/// A program that is measured.
struct Subject {
    name: String,
    program: PathBuf,
    /// What stands before the words.
    words: Vec<&'static str>,
    times: Vec<Times>,
}

/// From the start to the request, and to the end.
#[derive(Clone, Copy)]
struct Times {
    wire: Duration,
    whole: Duration,
}

/// Builds the program from nothing, and measures.
pub(super) fn run(workspace: &Workspace, folder: &Path) -> Result<ExitCode> {
    let target = folder.join("release");
    ui::err(&format!("building {PROGRAM} from nothing, in release"));
    let (wall, processor) = build(workspace, &target)?;
    let program = target.join("release").join(PROGRAM);
    let bytes = fs::metadata(&program)
        .with_context(|| format!("cannot read {}", program.display()))?
        .len();
    let mut subjects = vec![Subject {
        name: PROGRAM.to_owned(),
        program,
        words: Vec::new(),
        times: Vec::new(),
    }];
    for (version, command) in aws::programs(workspace, folder)? {
        subjects.push(Subject {
            name: format!("the AWS CLI, {version}"),
            program: command.get_program().into(),
            words: vec!["rds"],
            times: Vec::new(),
        });
    }
    let config = settings::config(folder)?;
    for turn in 0..TURNS {
        for (index, subject) in subjects.iter_mut().enumerate() {
            if index == 0 || turn % THEIRS == 0 {
                let times = subject.once(&config)?;
                subject.times.push(times);
            }
        }
    }
    ui::out(&format!(
        "{PROGRAM}, stripped, with TLS: {:.2} MB; built from nothing in release in {wall:.0} s, {processor:.0} s of processor time",
        bytes as f64 / 1e6
    ));
    ui::out(&Paint::stdout().bold(format!(
        "{:<20}{:>6}{:>14}{:>14}",
        "median of times", "runs", "to wire ms", "to end ms"
    )));
    for subject in &subjects {
        ui::out(&format!(
            "{:<20}{:>6}{:>14.1}{:>14.1}",
            subject.name,
            subject.times.len(),
            median(&subject.times, |times| times.wire),
            median(&subject.times, |times| times.whole),
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// Builds it, and returns the seconds by the clock and those of processors.
fn build(workspace: &Workspace, target: &Path) -> Result<(f64, f64)> {
    if target.exists() {
        fs::remove_dir_all(target)
            .with_context(|| format!("cannot remove {}", target.display()))?;
    }
    let cargo = |arguments: &[&str]| -> Result<()> {
        let status = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(arguments)
            .arg("--quiet")
            .current_dir(&workspace.root)
            .env("CARGO_TARGET_DIR", target)
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_RELEASE_STRIP", "true")
            .stdin(Stdio::null())
            .status()
            .context("cannot run cargo")?;
        if !status.success() {
            bail!("cargo {} failed; its output is above", arguments.join(" "));
        }
        Ok(())
    };
    // Downloads are not measured.
    cargo(&["fetch"])?;
    let (start, before) = (Instant::now(), processor::of_children()?);
    cargo(&[
        "build",
        "--release",
        "--package",
        PROGRAM,
        "--features",
        "cli",
        "--bin",
        PROGRAM,
    ])?;
    Ok((
        start.elapsed().as_secs_f64(),
        processor::of_children()? - before,
    ))
}

impl Subject {
    /// Runs it once against a server that notes when the request has come.
    fn once(&self, config: &Path) -> Result<Times> {
        let listener = TcpListener::bind("127.0.0.1:0").context("cannot listen on this machine")?;
        let url = format!("http://{}", listener.local_addr()?);
        let start = Instant::now();
        let mut child = Command::new(&self.program)
            .args(&self.words)
            .args(WORDS)
            .args(["--endpoint-url", &url])
            .env("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
            .env("AWS_SECRET_ACCESS_KEY", "nothing")
            .env("AWS_CONFIG_FILE", config)
            .env("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
            .env("AWS_PAGER", "")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot run {}", self.program.display()))?;
        let stream = accept(&listener, &mut child)?;
        let wire = answer(stream, start)?;
        let status = child.wait()?;
        if !status.success() {
            bail!("{} failed: {status}", self.name);
        }
        Ok(Times {
            wire,
            whole: start.elapsed(),
        })
    }
}

/// Waits for the program's connection, or for its end.
fn accept(listener: &TcpListener, child: &mut Child) -> Result<TcpStream> {
    const PAUSE: Duration = Duration::from_micros(50);
    listener.set_nonblocking(true)?;
    loop {
        match listener.accept() {
            Ok((stream, _)) => {
                stream.set_nonblocking(false)?;
                return Ok(stream);
            }
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Err(error) => return Err(error.into()),
        }
        if let Some(status) = child.try_wait()? {
            bail!("the program ended ({status}) before it sent a request; its output is above");
        }
        thread::sleep(PAUSE);
    }
}

/// Waits for a request, answers it, and returns when it was there.
fn answer(mut stream: TcpStream, start: Instant) -> Result<Duration> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 8192];
    // The identifier is the last of what both send.
    while !String::from_utf8_lossy(&bytes).contains("DBClusterIdentifier=one") {
        match stream.read(&mut buffer)? {
            0 => bail!("the request ends before its body"),
            count => bytes.extend(buffer.iter().take(count)),
        }
    }
    let time = start.elapsed();
    let length = RESPONSE.len();
    write!(
        stream,
        "HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{RESPONSE}"
    )?;
    Ok(time)
}

/// The median, in milliseconds.
fn median(times: &[Times], of: fn(&Times) -> Duration) -> f64 {
    let mut all: Vec<Duration> = times.iter().map(of).collect();
    all.sort_unstable();
    let middle = all.get(all.len() / 2);
    middle.copied().unwrap_or_default().as_secs_f64() * 1e3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_milliseconds() {
        let times = [9, 1, 5].map(|millis| Times {
            wire: Duration::from_millis(millis),
            whole: Duration::from_millis(millis * 2),
        });
        assert_eq!(median(&times, |times| times.wire), 5.0);
        assert_eq!(median(&times, |times| times.whole), 10.0);
        assert_eq!(median(&[], |times| times.wire), 0.0);
    }
}
