//! `cargo xtask ci --all-services`: every service of a release whose protocol Touchmark speaks, generated from its raw model and checked.

pub(crate) mod args;
mod check;
mod table;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use touchmark_codegen::{Layout, Operations, Options, Origin, Package, Rules, Source, generate};

use crate::alone;
use crate::memory;
use args::ServicesArgs;
use check::Checks;
use table::{Outcome, Row};
use touchmark_cli::source::{self, Opened, RawModel, Wheel};
use touchmark_cli::ui::{self, Paint};
use touchmark_cli::workspace::Workspace;
use touchmark_model::model::Protocol;

/// The command, for headers.
const COMMAND: &str = "cargo xtask ci --all-services";

/// Checks one service after the other; one that fails does not stop the others.
pub(crate) fn run(workspace: &Workspace, args: &ServicesArgs) -> Result<ExitCode> {
    let Opened::Wheel(mut wheel) = source::open(&args.from)? else {
        bail!(
            "--all-services needs a release of botocore, not a single model: `botocore==VERSION` or a wheel"
        );
    };
    let services = chosen(&mut wheel, &args.services)?;
    let folder = tempfile::tempdir().context("cannot make a temporary folder for the crates")?;
    let checks = Checks::new(folder.path());
    if !args.generate_only {
        ui::err("building the dependencies of all crates");
        checks.prepare(&workspace.runtime_dependency(&checks.folder(check::NOTHING))?)?;
    }
    let mut rows = Vec::with_capacity(services.len());
    for (index, (service, version)) in services.iter().enumerate() {
        let progress = format!("[{}/{}] {service}", index + 1, services.len());
        let raw = wheel.model(service, version)?;
        ui::err(&format!("{progress}: generating"));
        let start = Instant::now();
        let package = package(workspace, &checks, service, &raw, &wheel.version);
        let generated = start.elapsed();
        let (package, outcome) = match package {
            Ok(package) if args.generate_only => (Some(package), Outcome::Generated),
            Ok(package) => {
                alone::write(&checks.folder(service), &package)?;
                let outcome =
                    checks.run(service, |step| ui::err(&format!("{progress}: {step}")))?;
                (Some(package), outcome)
            }
            Err(error) => (None, Outcome::Failed(format!("{error:#}"))),
        };
        let row = Row::new(service, package.as_ref(), generated, outcome);
        if let Outcome::Failed(message) = &row.outcome {
            ui::err(&format!(
                "{}: {service}: {message}",
                Paint::stderr().red("error")
            ));
        }
        rows.push(row);
    }
    ui::out(&table::print(&rows, memory::own(), Paint::stdout()));
    let failed = rows.iter().any(Row::has_failed);
    Ok(if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// The services whose protocol Touchmark speaks, also called `all`, or those that are requested, with their newest versions. Unknown names
/// are reported before the work begins.
pub(crate) fn chosen(wheel: &mut Wheel, wanted: &[String]) -> Result<Vec<(String, String)>> {
    let all = wheel.spoken_services()?;
    let mut services = Vec::new();
    let every = wanted.is_empty() || wanted == ["all"];
    for service in if every { &all } else { wanted } {
        let version = wheel.newest(service)?.to_owned();
        if !all.contains(service) {
            bail!(
                "{service} speaks none of the protocols {}; these do: {}",
                Protocol::ALL.map(Protocol::botocore).join(", "),
                all.join(", ")
            );
        }
        services.push((service.clone(), version));
    }
    Ok(services)
}

/// The crate of a raw model, with the rules of its prose, as a user generates it.
fn package(
    workspace: &Workspace,
    checks: &Checks,
    service: &str,
    raw: &RawModel,
    release: &str,
) -> Result<Package> {
    let options = Options {
        crate_name: check::crate_name(service),
        crate_version: "0.1.0".to_owned(),
        service: None,
        operations: Operations::All,
        runtime: workspace.runtime_dependency(&checks.folder(service))?,
        origin: Origin {
            model: format!("botocore {release}, {service}"),
            command: COMMAND.to_owned(),
        },
        layout: Layout::Crate,
        rules: Rules::Prose,
        overrides: None,
        docs: None,
        beside: raw.beside(),
        ..Options::default()
    };
    let source = Source {
        name: &raw.name,
        bytes: &raw.json,
    };
    Ok(generate(&source, &options)?)
}
