//! `cargo xtask differential`: compares botocore and the generated code on random requests and responses.

pub(crate) mod args;
mod case;
mod compare;
mod dress;
mod fault;
pub(crate) mod oracle;
mod peer;
mod render;
mod report;
mod shrink;
mod sides;
#[cfg(test)]
mod tests;

use std::process::ExitCode;

use anyhow::{Context, Result, anyhow, bail};
use touchmark_codegen::Source;
use touchmark_model::model::{self, Operation};

use crate::driver::{Driver, Module};
use crate::services;
use args::DifferentialArgs;
use case::Service;
pub(crate) use compare::difference;
use oracle::{Botocore, Oracle, Unavailable};
use peer::Ours;
use report::Row;
use sides::{Plan, Sides};
use touchmark_cli::config::Config;
use touchmark_cli::nearest;
use touchmark_cli::source::{self, Opened, Origin, Provenance, RawModel};
use touchmark_cli::ui::{self, Paint};
use touchmark_cli::workspace::Workspace;

/// The command.
const COMMAND: &str = "cargo xtask differential";

/// The name that stands for every service.
const ALL: &str = "all";

/// A service with its raw model.
type Loaded = (Service, RawModel);

/// Compares both sides for one service after the other.
pub(crate) fn run(workspace: &Workspace, args: &DifferentialArgs) -> Result<ExitCode> {
    let (services, botocore) = load(workspace, args)?;
    let chosen = operations(&services, &args.operations)?;
    let mut sides = sides(workspace, &services, &botocore)?;
    let mut rows = Vec::with_capacity(services.len());
    for (index, ((service, _), operations)) in services.iter().zip(chosen).enumerate() {
        let (place, of) = (index + 1, services.len());
        let count = ui::count(operations.len(), "operation");
        ui::err(&format!("[{place}/{of}] {}: {count}", service.name));
        let plan = Plan {
            service,
            operations,
            cases: args.case.map_or(0..args.cases, |case| case..case + 1),
            seed: args.seed,
        };
        let outcome = sides.run(&plan)?;
        let again = again(args, &botocore, &service.name);
        for found in &outcome.findings {
            let found = report::finding(&service.name, found, &again, Paint::stdout());
            ui::out(&found);
        }
        rows.push(Row {
            service: service.name.clone(),
            operations: plan.operations.len(),
            outcome,
        });
    }
    ui::out(&report::summary(&rows, Paint::stdout()));
    let differ = rows.iter().any(|row| row.outcome.differences > 0);
    Ok(if differ {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// The command that reproduces a difference, up to the operation.
fn again(args: &DifferentialArgs, botocore: &Botocore, service: &str) -> String {
    let from = match &args.from {
        Some(Origin::File(path)) => path.display().to_string(),
        _ => format!("botocore=={}", botocore.release),
    };
    let again = format!("{COMMAND} --from {from} --seed {}", args.seed);
    if args.service.is_empty() {
        // A model file has one service.
        return again;
    }
    format!("{again} --service {service}")
}

/// Both sides, ready for questions.
fn sides(workspace: &Workspace, services: &[Loaded], botocore: &Botocore) -> Result<Sides> {
    // The environment and the program are kept for later runs.
    let folder = workspace.target().join("differential");
    let mut oracle = Oracle::start(workspace, &folder, botocore)?;
    for (service, raw) in services {
        let protocol = service.model.service.protocol;
        oracle.learn(&service.name, protocol, &raw.json)?;
    }
    ui::err("generating and building our side");
    let modules = services.iter();
    let modules = modules.map(|(service, raw)| Module::of_service(&service.name, raw));
    let modules: Vec<Module> = modules.collect::<Result<_>>()?;
    let driver = Driver::build(workspace, &folder.join("driver"), &modules)?;
    Ok(Sides {
        ours: Box::new(Ours { driver }),
        theirs: Box::new(oracle),
    })
}

/// The version of botocore that the models of this repository come from.
pub(crate) fn pinned_release(workspace: &Workspace) -> Result<String> {
    Ok(pinned(workspace)?.release)
}

/// The release that the models of this repository come from.
fn pinned(workspace: &Workspace) -> Result<Botocore> {
    let config = Config::load(&workspace.root)?;
    let service = config
        .services
        .first()
        .context("touchmark.toml lists no service")?;
    let path = workspace
        .models()
        .join(service.model.to_string())
        .join("source.json");
    let label = workspace.label(&path);
    let release = Provenance::load(&path, &label)?.version;
    let release = release.with_context(|| {
        format!("{label} names no release of botocore; name one, as in --from botocore==1.44.5")
    })?;
    Ok(Botocore {
        requirement: format!("botocore=={release}"),
        release,
    })
}

/// The error for a release without a service.
fn no_service() -> anyhow::Error {
    anyhow!("name a service with --service, as botocore names its folder, or --service {ALL}")
}

/// The services, and the release of botocore to compare with.
fn load(workspace: &Workspace, args: &DifferentialArgs) -> Result<(Vec<Loaded>, Botocore)> {
    let origin = match &args.from {
        Some(origin) => origin.clone(),
        None => Origin::Botocore(Some(pinned(workspace)?.release)),
    };
    let opened = match &origin {
        // Checked before the download, which takes a while.
        Origin::Botocore(_) if args.service.is_empty() => return Err(no_service()),
        Origin::Botocore(_) => source::open(&origin).context(Unavailable("botocore"))?,
        Origin::File(_) => source::open(&origin)?,
    };
    let mut wheel = match opened {
        Opened::Wheel(wheel) => wheel,
        Opened::Model(_) if !args.service.is_empty() => {
            bail!("--service chooses among the services of a release; a model is of one")
        }
        Opened::Model(raw) => {
            let loaded = parse(None, raw)?;
            return Ok((vec![loaded], pinned(workspace)?));
        }
    };
    if args.service.is_empty() {
        return Err(no_service());
    }
    let all = args.service.iter().any(|name| name == ALL);
    let mut named = services::chosen(&mut wheel, if all { &[] } else { &args.service })?;
    named.sort();
    named.dedup();
    let load = |(name, version): (String, String)| {
        let raw = wheel.model(&name, &version)?;
        parse(Some(name), raw)
    };
    let loaded = named.into_iter().map(load).collect::<Result<_>>()?;
    let release = wheel.version.clone();
    let requirement = match &origin {
        Origin::Botocore(_) => format!("botocore=={release}"),
        Origin::File(path) => path.display().to_string(),
    };
    Ok((
        loaded,
        Botocore {
            release,
            requirement,
        },
    ))
}

/// A service from its raw model; by default with its name in SDKs.
fn parse(name: Option<String>, raw: RawModel) -> Result<Loaded> {
    let source = Source {
        name: &raw.name,
        bytes: &raw.json,
    };
    let model = model::parse(&source)?;
    let name = name.unwrap_or_else(|| model.service.sdk_id.to_lowercase().replace(' ', ""));
    Ok((Service { name, model }, raw))
}

/// The operations of each service; unknown names are reported before the work begins.
fn operations<'s>(services: &'s [Loaded], wanted: &[String]) -> Result<Vec<Vec<&'s Operation>>> {
    let has = |name: &String| {
        let mut all = services.iter();
        all.any(|(service, _)| service.model.operations.contains_key(name))
    };
    if let Some(name) = wanted.iter().find(|name| !has(name)) {
        let all = services
            .iter()
            .flat_map(|(service, _)| service.model.operations.keys());
        let hint = nearest::hint(name, all.map(String::as_str));
        bail!("none of these services has the operation {name}{hint}");
    }
    let chosen = services.iter().map(|(service, _)| {
        let operations = service.model.operations.values();
        let chosen = operations.filter(|each| wanted.is_empty() || wanted.contains(&each.name));
        chosen.collect()
    });
    Ok(chosen.collect())
}
