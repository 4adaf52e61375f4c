//! Command lines, against both versions of the AWS CLI: over the examples that it comes with, and over random words made from
//! its tables of arguments.

mod aws;
mod compare;
mod figures;
mod form;
mod known;
mod ours;
mod reference;
mod report;
mod session;
mod settings;

use std::process::ExitCode;

use anyhow::{Result, bail};
use touchmark_cli::source::{self, Opened, Origin};
use touchmark_cli::ui::{self, Paint};
use touchmark_cli::workspace::{self, Workspace};

use self::aws::{Aws, Version};
use self::known::Known;
use self::ours::Ours;
use self::report::Row;
use self::session::Session;
use super::args::PeersArgs;
use crate::differential::pinned_release;
use crate::services;

/// The services that are compared unless the arguments say it: small ones, and one that has most of what command lines have.
const DEFAULT: [&str; 4] = ["elb", "rds", "ses", "sns"];

/// The name that stands for every service.
const ALL: &str = "all";

/// Compares, and prints a row for each service; or measures.
pub(super) fn run(workspace: &Workspace, args: &PeersArgs) -> Result<ExitCode> {
    let folder = workspace::resolve(&workspace.target().join("peers/command-line"))?;
    if args.figures {
        return figures::run(workspace, &folder);
    }
    let origin = match &args.from {
        Some(origin) => origin.clone(),
        None => Origin::Botocore(Some(pinned_release(workspace)?)),
    };
    let Opened::Wheel(mut wheel) = source::open(&origin)? else {
        bail!("command lines are generated from a wheel of botocore, not from one model");
    };
    let wanted = match args.services.as_slice() {
        [] => DEFAULT.map(str::to_owned).to_vec(),
        [all] if all == ALL => Vec::new(),
        some => some.to_vec(),
    };
    let chosen = services::chosen(&mut wheel, &wanted)?;
    let services: Vec<String> = chosen.into_iter().map(|(name, _)| name).collect();
    let known = Known::load(workspace)?;
    aws::write_models(workspace, &folder, &services)?;
    let mut first = Aws::first(workspace, &folder)?;
    let second = Aws::second(workspace, &folder);
    ui::err("generating and building our side");
    let ours = Ours::build(workspace, &folder, &mut wheel, &services)?;
    let examples = first.examples(&services)?;
    let mut sides = vec![first];
    match second {
        Ok(second) => sides.push(second),
        Err(error) => ui::err(&format!("{error:#}")),
    }
    let mut session = Session::new(ours, &known, folder.join("lines"), args.seed);
    for aws in &mut sides {
        ui::err(&format!("the AWS CLI {}: examples", aws.release));
        session.examples(aws, &examples)?;
        for service in &services {
            ui::err(&format!("the AWS CLI {}: {service}", aws.release));
            session.random(aws, service, args.cases.unwrap_or(1))?;
        }
    }
    let wrong = reference::differences(workspace, &mut session, &mut sides, &services)?;
    report::print(&session.rows, Paint::stdout());
    for (name, reason, count) in known.met() {
        ui::out(&format!("{name} ({count}): {}", reason.replace('\n', " ")));
    }
    let versions: Vec<Version> = sides.iter().map(|side| side.version).collect();
    let idle = if wanted.is_empty() {
        known.idle(&versions)
    } else {
        Vec::new()
    };
    for name in &idle {
        ui::out(&format!(
            "{} is met by nothing: take it out of {}",
            name,
            known::PATH
        ));
    }
    let rows = session.rows.values().flat_map(|services| services.values());
    let unexplained: usize = rows.map(Row::unexplained).sum::<usize>() + wrong;
    ui::out(&ui::count(unexplained, "unexplained difference"));
    Ok(match unexplained == 0 && idle.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}
