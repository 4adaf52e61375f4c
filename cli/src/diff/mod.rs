//! `touchmark diff`: the changes between two releases of a service, for users of the generated crate.

mod args;
mod git;
mod overlays;
mod pairs;
mod semver;
mod side;
mod table;
#[cfg(test)]
mod tests;

use std::process::ExitCode;

use anyhow::{Context, Result};
use serde::Serialize;
use touchmark_codegen::Operations;
use touchmark_codegen::diff::{self, Comparison};

use crate::config::Config;
use crate::interrupt;
use crate::ui::{self, Paint};
use crate::workspace::Workspace;

pub use args::DiffArgs;
use pairs::Pair;
use side::{Input, Side};

pub(crate) use table::lines;

/// One service, compared.
#[derive(Serialize)]
struct Section {
    /// The older release.
    from: String,
    /// The newer release.
    to: String,
    #[serde(flatten)]
    comparison: Comparison,
}

/// Runs the command.
pub fn run(workspace: &Workspace, args: &DiffArgs) -> Result<ExitCode> {
    interrupt::watch()?;
    if args.rules {
        return overlays::run(workspace, args).map(|()| ExitCode::SUCCESS);
    }
    let mut old = Side::open(workspace, &args.old)?;
    let mut new = match &args.new {
        Some(new) => Side::open(workspace, new)?,
        None => Side::checkout(workspace)?,
    };
    let pairs = pairs::pairs(&mut old, &mut new, &args.service)?;
    let config = Config::load(&workspace.root)?;
    let alone = pairs.len() == 1;
    let (mut sections, mut unchanged, mut passed) = (Vec::new(), 0, true);
    for Pair { service, old, new } in pairs {
        interrupt::check()?;
        let (Some(old), Some(new)) = (&old, &new) else {
            let only = old.or(new).map(|side| side.label).unwrap_or_default();
            ui::err(&format!("{service}: only in {only}"));
            continue;
        };
        if !alone && old.equals(new) {
            unchanged += 1;
            continue;
        }
        let operations = operations(&config, &args.operations, old, new);
        let section = section(old, new, &operations)?;
        if args.semver_checks {
            passed &= semver::check(workspace, old, new, &operations, &section.comparison)?;
        }
        sections.push(section);
    }
    interrupt::check()?;
    show(args, &sections, unchanged)?;
    Ok(if passed {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn section(old: &Input, new: &Input, operations: &Operations) -> Result<Section> {
    let comparison = diff::compare(old.load()?, new.load()?, operations)
        .with_context(|| format!("cannot compare {} with {}", old.name, new.name))?;
    Ok(Section {
        from: old.label.clone(),
        to: new.label.clone(),
        comparison,
    })
}

/// The requested operations, by default those that the crate of a model of this repository has.
fn operations(config: &Config, wanted: &[String], old: &Input, new: &Input) -> Operations {
    if !wanted.is_empty() {
        return Operations::Only(wanted.to_vec());
    }
    let id = new.id.as_ref().or(old.id.as_ref());
    let mut crates = config.services.iter().filter(|s| Some(&s.model) == id);
    match (crates.next(), crates.next()) {
        (Some(service), None) => service.operations.0.clone(),
        _ => Operations::All,
    }
}

fn show(args: &DiffArgs, sections: &[Section], unchanged: usize) -> Result<()> {
    if args.json {
        ui::out(&serde_json::to_string_pretty(sections)?);
        return Ok(());
    }
    for (index, section) in sections.iter().enumerate() {
        if index > 0 {
            ui::out("");
        }
        let Section {
            from,
            to,
            comparison,
        } = section;
        if args.markdown {
            ui::out(comparison.to_markdown(from, to).trim_end());
            continue;
        }
        for line in lines(comparison, from, to, Paint::stdout()) {
            ui::out(&line);
        }
    }
    if unchanged > 0 {
        ui::err(&format!("{} unchanged", ui::count(unchanged, "service")));
    }
    Ok(())
}
