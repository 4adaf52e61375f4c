//! What a program with one call and the default client costs, beside the same program on another SDK: processor time to build
//! it, crates, size, and the time of a call.

mod times;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result, bail};
use touchmark_cli::ui::{self, Paint};
use touchmark_cli::workspace::{self, Workspace};

use self::times::Times;
use crate::alone;

/// What a program is made of.
struct Program {
    name: &'static str,
    folder: &'static str,
    manifest: &'static str,
    call: &'static str,
    time: &'static str,
}

/// Ours with given credentials, ours with all places where credentials are looked for, and theirs, which has them all.
const PROGRAMS: &[Program] = &[
    Program {
        name: "touchmark-rds",
        folder: "ours",
        manifest: include_str!("ours.toml.in"),
        call: include_str!("ours_call.rs.in"),
        time: include_str!("ours_time.rs.in"),
    },
    Program {
        name: "with touchmark-credentials",
        folder: "ours-chain",
        manifest: include_str!("ours_chain.toml.in"),
        call: include_str!("ours_chain_call.rs.in"),
        time: include_str!("ours_time.rs.in"),
    },
    Program {
        name: "aws-sdk-rds, aws-config",
        folder: "theirs",
        manifest: include_str!("theirs.toml.in"),
        call: include_str!("theirs_call.rs.in"),
        time: include_str!("theirs_time.rs.in"),
    },
];

impl Program {
    fn write(&self, workspace: &Workspace, folder: PathBuf) -> Result<Subject> {
        let root = workspace::slashes(&workspace.root);
        let manifest = self.manifest.replace("{root}", &root);
        for (path, text) in [
            ("Cargo.toml", manifest.as_str()),
            ("src/bin/call.rs", self.call),
            ("src/bin/time.rs", self.time),
        ] {
            alone::write_file(&folder.join(path), text)?;
        }
        Ok(Subject {
            name: self.name,
            folder,
        })
    }
}

/// A program in a workspace of its own, with two binaries: `call`, which is measured, and `time`, which measures itself.
struct Subject {
    name: &'static str,
    folder: PathBuf,
}

/// What one costs.
struct Figures {
    debug: f64,
    release: f64,
    crates: usize,
    bytes: u64,
}

/// Builds both programs from nothing, and prints a row for each.
pub(super) fn run(workspace: &Workspace) -> Result<ExitCode> {
    let root = workspace::resolve(&workspace.target().join("peers/figures"))?;
    let mut rows = Vec::new();
    for program in PROGRAMS {
        let subject = program.write(workspace, root.join(program.folder))?;
        ui::err(&format!(
            "building {} from nothing, in debug and in release",
            subject.name
        ));
        let figures = measure(&subject)?;
        rows.push((subject, figures));
    }
    let subjects: Vec<&Subject> = rows.iter().map(|(subject, _)| subject).collect();
    let times = times::in_turns(
        &subjects
            .iter()
            .map(|one| one.program("time"))
            .collect::<Vec<_>>(),
    )?;
    print(&rows, &times);
    Ok(ExitCode::SUCCESS)
}

impl Subject {
    /// A program of it, as it was built for release.
    fn program(&self, name: &str) -> PathBuf {
        self.folder.join("target/release").join(name)
    }
}

fn measure(subject: &Subject) -> Result<Figures> {
    let target = subject.folder.join("target");
    if target.exists() {
        fs::remove_dir_all(&target)
            .with_context(|| format!("cannot remove {}", target.display()))?;
    }
    let folder = &subject.folder;
    // Downloads are not measured.
    cargo(folder, &["fetch"])?;
    let debug = cargo(folder, &["build", "--bin", "call"])?;
    let release = cargo(folder, &["build", "--release", "--bin", "call"])?;
    let call = subject.program("call");
    let bytes = fs::metadata(&call)
        .with_context(|| format!("cannot read {}", call.display()))?
        .len();
    cargo(folder, &["build", "--release", "--bin", "time"])?;
    Ok(Figures {
        debug,
        release,
        crates: crates(folder)?,
        bytes,
    })
}

/// Runs cargo in a folder, and returns the seconds of processor time that it and its children took.
fn cargo(folder: &Path, arguments: &[&str]) -> Result<f64> {
    let before = children_seconds()?;
    let status = command(folder, arguments)
        .stdout(Stdio::null())
        .status()
        .context("cannot run cargo")?;
    if !status.success() {
        bail!(
            "cargo {} failed in {}",
            arguments.join(" "),
            folder.display()
        );
    }
    Ok(children_seconds()? - before)
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(arguments)
        .arg("--quiet")
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", "target")
        .env("CARGO_INCREMENTAL", "0")
        .stdin(Stdio::null());
    command
}

/// The processor time of all children that have ended, as Linux counts it.
pub(super) fn children_seconds() -> Result<f64> {
    /// Fields behind the name, which is in parentheses: user and system time of children.
    const CHILDREN: [usize; 2] = [13, 14];
    const TICKS: f64 = 100.0;
    let text =
        fs::read_to_string("/proc/self/stat").context("processor times are read on Linux")?;
    let (_, fields) = text.rsplit_once(')').context("no process of Linux")?;
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let ticks = CHILDREN
        .iter()
        .map(|index| fields.get(*index)?.parse().ok());
    let ticks: Option<Vec<f64>> = ticks.collect();
    let ticks = ticks.context("no process of Linux")?;
    Ok(ticks.iter().sum::<f64>() / TICKS)
}

/// How many crates the program consists of, itself included.
fn crates(folder: &Path) -> Result<usize> {
    let output = command(folder, &["tree", "--prefix", "none", "--edges", "normal"]).output();
    let output = output.context("cannot run cargo")?;
    let text = String::from_utf8(output.stdout).context("cargo tree prints no text")?;
    let packages = text.lines().filter_map(|line| {
        let mut words = line.split(' ');
        Some((words.next()?, words.next()?))
    });
    Ok(packages.collect::<std::collections::BTreeSet<_>>().len())
}

fn print(rows: &[(Subject, Figures)], times: &[Times]) {
    let paint = Paint::stdout();
    ui::out(&paint.bold(format!(
        "{:<26}  {:>11}  {:>13}  {:>6}  {:>8}  {:>7}  {:>12}",
        "one call, default client",
        "debug cpu s",
        "release cpu s",
        "crates",
        "MB",
        "call us",
        "signature us"
    )));
    for ((subject, figures), times) in rows.iter().zip(times) {
        let signature = times.signature.map(|time| format!("{time:.2}"));
        ui::out(&format!(
            "{:<26}  {:>11.1}  {:>13.1}  {:>6}  {:>8.2}  {:>7.2}  {:>12}",
            subject.name,
            figures.debug,
            figures.release,
            figures.crates,
            figures.bytes as f64 / 1e6,
            times.call,
            signature.unwrap_or_default(),
        ));
    }
    let (Some(((_, theirs), ours)), Some((their_times, our_times))) =
        (rows.split_last(), times.split_last())
    else {
        return;
    };
    for ((subject, figures), times) in ours.iter().zip(our_times) {
        ui::out(&format!(
            "{} takes {:.3} of their processor time in debug, {:.3} in release; a call is {:.1} times faster",
            subject.name,
            figures.debug / theirs.debug,
            figures.release / theirs.release,
            their_times.call / times.call,
        ));
    }
}
