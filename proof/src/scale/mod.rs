//! `cargo xtask scale`: how much memory responses take, and whether ten times the input takes about ten times the time.

pub(crate) mod args;
mod row;

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, ExitCode, Stdio};

use anyhow::{Context, Result, bail};

use args::ScaleArgs;
use row::{MemoryRow, Row, TimeRow};
use touchmark_cli::ui::{self, Paint};
use touchmark_cli::workspace::Workspace;

/// Runs the benchmark program, and prints a row for each of its lines.
pub(crate) fn run(workspace: &Workspace, args: &ScaleArgs) -> Result<ExitCode> {
    ui::err("building the benchmark in release; this takes minutes the first time");
    let status = program(workspace, &["--no-run"], &[]).status();
    if !status.context("cannot run cargo")?.success() {
        bail!("the benchmark cannot be built");
    }
    let marked = match &args.only {
        Some(only) => rows::<TimeRow>(workspace, &["time", only])?,
        None => {
            let megabytes = args.megabytes.to_string();
            let memory = rows::<MemoryRow>(workspace, &["memory", &megabytes])?;
            ui::out("");
            memory + rows::<TimeRow>(workspace, &["time", ""])?
        }
    };
    if marked > 0 {
        let rows = ui::count(marked, "row");
        ui::err(&format!(
            "{}: {rows} beyond the limit",
            Paint::stderr().red("error")
        ));
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

/// The benchmark program: it links generated crates, as their users do.
fn program(workspace: &Workspace, options: &[&str], arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args([
            "bench",
            "--quiet",
            "--package",
            "touchmark-tests",
            "--bench",
            "scale",
        ])
        .args(options)
        .arg("--")
        .args(arguments)
        .current_dir(&workspace.root)
        // The optimisations of the release profile would not change how time grows.
        .env("CARGO_PROFILE_BENCH_LTO", "false")
        .env("CARGO_PROFILE_BENCH_CODEGEN_UNITS", "16")
        .stdin(Stdio::null());
    command
}

/// Prints the program's rows as they arrive, and returns how many exceed their limit.
fn rows<R: Row>(workspace: &Workspace, arguments: &[&str]) -> Result<usize> {
    let mut child = program(workspace, &[], arguments)
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot run cargo")?;
    let marked = table::<R>(&mut child);
    let status = child.wait().context("cannot wait for cargo")?;
    if !status.success() {
        bail!("the benchmark failed");
    }
    marked
}

fn table<R: Row>(child: &mut Child) -> Result<usize> {
    let paint = Paint::stdout();
    ui::out(&paint.bold(R::heading()));
    let mut marked = 0;
    let lines = child.stdout.take().context("the program has no output")?;
    for line in BufReader::new(lines).lines() {
        let line = line.context("cannot read what the program prints")?;
        let row = R::parse(&line).with_context(|| format!("not a row of figures: {line}"))?;
        if row.is_beyond() {
            marked += 1;
            ui::out(&paint.red(row.print()));
        } else {
            ui::out(&row.print());
        }
    }
    Ok(marked)
}
