//! `cargo xtask evidence`: holds every rule against what AWS is known to have accepted.

pub(crate) mod args;
mod ask;
mod collect;
mod judge;
mod labelled;
mod line;
mod place;
mod report;
mod rule;
#[cfg(test)]
mod tests;
mod walk;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::process::ExitCode;
use std::thread;

use anyhow::{Context, Result, bail};
use touchmark_codegen::{Rules, Source, load};
use touchmark_model::model::{Level, Model};

use crate::differential;
use crate::driver::{Driver, EVERY_SERVICE, Module, name_of};
use crate::services;
use args::EvidenceArgs;
pub(crate) use collect::AWSCLI;
use judge::Service;
use line::{FactKind, Line};
use report::sums::Report;
use touchmark_cli::source::{self, Opened, Origin, RawModel, Wheel};
use touchmark_cli::ui::{self, Paint};
use touchmark_cli::workspace::Workspace;

/// The accepted requests that are checked in, below the root of the checkout.
const ACCEPTED: &str = "proof/data/accepted.jsonl";

/// The levels at which everything is tried: a wider form of a rule shows only where the narrower is not checked.
const LEVELS: [Level; 2] = [Level::Trusted, Level::Documented];

/// The number of questions that are asked at once.
const BATCH: usize = 1024;

/// Runs the command.
pub(crate) fn run(workspace: &Workspace, args: &EvidenceArgs) -> Result<ExitCode> {
    let origin = match &args.from {
        Some(origin) => origin.clone(),
        None => Origin::Botocore(Some(differential::pinned_release(workspace)?)),
    };
    let Opened::Wheel(mut wheel) = source::open(&origin)? else {
        bail!("--from takes a release of botocore: botocore==VERSION, or a wheel");
    };
    let chosen = services::chosen(&mut wheel, &args.services)?;
    if args.labelled {
        return run_labelled(workspace, &mut wheel, &chosen);
    }
    let names: Vec<String> = chosen.iter().map(|(name, _)| name.clone()).collect();
    let requirement = match &origin {
        Origin::File(path) => path.display().to_string(),
        Origin::Botocore(_) => format!("botocore=={}", wheel.version),
    };
    let mut raws = Vec::new();
    for (name, version) in &chosen {
        raws.push((name.clone(), wheel.model(name, version)?));
    }
    let mut report = Report::default();
    // What was accepted is collected while the rules are built that it is held against: each takes more than a minute.
    let (rules, collected) = thread::scope(|scope| {
        let collecting = scope.spawn(|| match &args.collected {
            Some(path) => {
                let text = fs::read_to_string(path)
                    .with_context(|| format!("cannot read {}", path.display()))?;
                line::read(&text).map(Ok)
            }
            None => {
                let smithy = args.smithy.as_deref();
                Ok(collect::collect(workspace, &requirement, &names, smithy))
            }
        });
        let rules = every_rule(workspace, &raws, &mut report);
        (rules, collecting.join())
    });
    let Ok(collected) = collected else {
        bail!("what AWS accepted could not be collected; the reason is above");
    };
    let mut lines = collected?.unwrap_or_else(|error| {
        report.missing.push(format!("{error:#}"));
        Vec::new()
    });
    let path = workspace.root.join(ACCEPTED);
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {ACCEPTED}"))?;
    lines.extend(line::accepted(&text)?);
    judge(rules?, &lines, &mut report)?;
    report::print(&report, &workspace.root, args, Paint::stdout())?;
    let all = args.services.is_empty();
    let failed = args.strict && report.has_failed() || all && report.has_idle_kinds();
    Ok(if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// Tries the requests that were labelled by hand.
fn run_labelled(
    workspace: &Workspace,
    wheel: &mut Wheel,
    chosen: &[(String, String)],
) -> Result<ExitCode> {
    let mut all = labelled::read(workspace)?;
    all.retain(|one| chosen.iter().any(|(name, _)| *name == one.service));
    let mut modules = Vec::new();
    for (name, version) in chosen {
        if all.iter().any(|one| one.service == *name) {
            let raw = wheel.model(name, version)?;
            let model = model_of(&raw)?;
            let own = all.iter_mut().filter(|one| one.service == *name);
            own.for_each(|one| one.encode(&model));
            modules.push(Module::of_service(name, &raw)?);
        }
    }
    let folder = workspace.target().join("evidence/labelled");
    let mut driver = Driver::build(workspace, &folder, &modules)?;
    let measure = labelled::measure(&mut driver, &all, name_of)?;
    ui::out(&measure.text(Paint::stdout()));
    Ok(if measure.has_failed() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// The rules of all services, and the program that has them.
struct Everything {
    services: BTreeMap<String, Service>,
    driver: Driver,
}

/// Reads and builds the rules of all services.
fn every_rule(
    workspace: &Workspace,
    raws: &[(String, RawModel)],
    report: &mut Report,
) -> Result<Everything> {
    let mut services = BTreeMap::new();
    let mut modules = Vec::new();
    ui::err("reading the models and their documentation");
    for (name, raw) in raws {
        let source = Source {
            name: &raw.name,
            bytes: &raw.json,
        };
        let model = load(&source, &Rules::Prose, None)?;
        report.kinds(name, touchmark_prose::mine(&model_of(raw)?).kinds);
        modules.push(Module::of_service(name, raw)?);
        services.insert(name.clone(), Service::new(name, model));
    }
    ui::err(&format!(
        "building {}",
        ui::count(modules.len(), "generated module")
    ));
    let folder = workspace.target().join(EVERY_SERVICE);
    let driver = Driver::build(workspace, &folder, &modules)?;
    Ok(Everything { services, driver })
}

/// Tries all that was collected on the rules of all services.
fn judge(rules: Everything, lines: &[Line], report: &mut Report) -> Result<()> {
    let Everything {
        mut services,
        mut driver,
    } = rules;
    for line in lines {
        report.read(line);
        if let Line::Fact {
            service,
            kind: FactKind::Pattern,
            ..
        } = line
            && let Some(service) = services.get_mut(service)
        {
            // Whether one pattern includes another is no question to a program.
            service.pattern(line);
        }
    }
    for batch in lines.chunks(BATCH) {
        let asked: Vec<(&str, ask::Asked<'_>)> = batch
            .iter()
            .flat_map(|line| LEVELS.map(|level| (line, level)))
            .filter_map(|(line, level)| {
                let name = service_of(line)?;
                let asked = ask::question(services.get(name)?, &name_of(name), level, line)?;
                Some((name, asked))
            })
            .collect();
        let questions: Vec<_> = asked
            .iter()
            .map(|(_, asked)| asked.question.clone())
            .collect();
        for ((name, asked), answer) in asked.iter().zip(driver.ask(&questions)?) {
            if let Some(service) = services.get_mut(*name)
                && let Err(reason) = ask::count(service, asked, &answer)
            {
                report.unreadable(name, asked.line, &reason);
            }
        }
    }
    report.services = services.into_values().collect();
    Ok(())
}

/// A model without the rules of its documentation.
fn model_of(raw: &RawModel) -> Result<Model> {
    let source = Source {
        name: &raw.name,
        bytes: &raw.json,
    };
    Ok(load(&source, &Rules::None, None)?)
}

fn service_of(line: &Line) -> Option<&str> {
    match line {
        Line::Request { service, .. }
        | Line::Value { service, .. }
        | Line::Fact { service, .. } => Some(service),
        _ => None,
    }
}
