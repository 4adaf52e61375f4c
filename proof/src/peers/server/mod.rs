//! Servers of generated modules, called by boto3 and by the AWS CLI.

mod bench;
mod calls;
mod check;
mod cli;
mod faults;
mod known;
mod pages;
mod place;
mod refusals;
mod restore;
mod row;
#[cfg(test)]
mod sample;
mod waits;
mod walk;

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use touchmark_cli::source::{self, Opened, Origin, RawModel};
use touchmark_cli::ui::{self, Paint};
use touchmark_cli::workspace::Workspace;
use touchmark_codegen::Source;
use touchmark_model::model;
use touchmark_model::model::client::add_beside;

use super::args::PeersArgs;
use crate::differential::oracle::Unavailable;
use crate::differential::pinned_release;
use crate::driver::{self, EVERY_SERVICE, Module};
use crate::{python, services};
use bench::{Bench, Service};
use check::{Check, Found};
use cli::Cli;
use row::Row;

/// How often each operation is called, unless the arguments say so.
const CASES: usize = 3;

/// The service that the AWS CLI calls.
const RDS: &str = "rds";

/// Calls every operation of every service, and prints a row for each.
pub(super) fn run(workspace: &Workspace, args: &PeersArgs) -> Result<ExitCode> {
    let origin = match &args.from {
        Some(origin) => origin.clone(),
        None => Origin::Botocore(Some(pinned_release(workspace)?)),
    };
    let Opened::Wheel(mut wheel) = source::open(&origin)? else {
        bail!("servers are generated from a wheel of botocore, not from one model");
    };
    let mut served = Vec::new();
    let mut modules = Vec::new();
    for (name, version) in services::chosen(&mut wheel, &args.services)? {
        let raw = wheel.model(&name, &version)?;
        modules.push(Module::of_service(&name, &raw)?);
        served.push(service(name, &raw)?);
    }
    ui::err(&format!(
        "building servers of {}",
        ui::count(modules.len(), "service")
    ));
    let folder = workspace.target().join("peers/server");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let program = match args.services.is_empty() {
        true => driver::build(workspace, &workspace.target().join(EVERY_SERVICE), &modules)?,
        false => driver::build(workspace, &folder.join("some"), &modules)?,
    };
    let boto3 = format!("boto3=={}", wheel.version);
    let botocore = format!("botocore=={}", wheel.version);
    let python = python::environment(
        &folder.join(format!("boto3-{}", wheel.version)),
        &[&[boto3.as_str(), botocore.as_str(), cli::PACKAGE]],
    )
    .context(Unavailable("boto3"))?;
    let mut bench = Bench::start(workspace, &program, &python)?;
    let mut rows = Vec::new();
    for (index, service) in served.iter().enumerate() {
        let of = served.len();
        ui::err(&format!("[{}/{of}] {}", index + 1, service.name));
        rows.push(row(&mut bench, service, args)?);
    }
    let checks = others(&mut bench, &served, &python, &folder, args.seed)?;
    Ok(report(&rows, &checks, args.strict))
}

/// A service with its pages and waiters.
fn service(name: String, raw: &RawModel) -> Result<Service> {
    let source = Source {
        name: &raw.name,
        bytes: &raw.json,
    };
    let mut model = model::parse(&source)?;
    add_beside(&mut model, &raw.beside().sources())?;
    Ok(Service { name, model })
}

fn row(bench: &mut Bench, service: &Service, args: &PeersArgs) -> Result<Row> {
    let start = Instant::now();
    let mut row = Row {
        service: service.name.clone(),
        ..Row::default()
    };
    calls::run(
        bench,
        service,
        args.cases.unwrap_or(CASES),
        args.seed,
        &mut row,
    )?;
    faults::run(bench, service, args.seed, &mut row)?;
    pages::run(bench, service, args.seed, &mut row)?;
    waits::run(bench, service, args.seed, &mut row)?;
    row.time = start.elapsed();
    Ok(row)
}

/// What is of one operation or of several services.
fn others(
    bench: &mut Bench,
    served: &[Service],
    python: &Path,
    folder: &Path,
    seed: u64,
) -> Result<Vec<Check>> {
    let all: Vec<&Service> = served.iter().collect();
    let mut checks = refusals::run(bench, &all)?;
    let Some(rds) = served.iter().find(|service| service.name == RDS) else {
        return Ok(checks);
    };
    let mut clis = Vec::new();
    for (cli, missing) in [
        (
            Cli::beside(python),
            "the first version of the AWS CLI: it is not beside boto3",
        ),
        (
            Cli::second(),
            "the second version of the AWS CLI: it is not installed; Debian's package is awscli",
        ),
    ] {
        match cli {
            Some(cli) => clis.push(cli),
            None => checks.push(Check::not_tried(missing)),
        }
    }
    checks.extend(restore::run(bench, rds, &clis, folder, seed)?);
    Ok(checks)
}

fn report(rows: &[Row], checks: &[Check], strict: bool) -> ExitCode {
    let paint = Paint::stdout();
    for line in rows.iter().flat_map(|row| row.findings(paint)) {
        ui::out(&line);
    }
    ui::out(&row::table(rows, paint));
    for Check { name, found } in checks {
        ui::out(&match found {
            Found::Right => format!("{} {name}", paint.green("as expected:")),
            Found::Wrong(error) => format!("{} {name}: {error}", paint.red("differs:")),
            Found::NotTried => format!("{} {name}", paint.yellow("not tried:")),
        });
    }
    let failed = checks.iter().filter(|check| check.has_failed(strict));
    let differences = rows.iter().map(|row| row.differences.len()).sum::<usize>() + failed.count();
    ui::out(&row::verdict(differences, paint));
    match differences {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
