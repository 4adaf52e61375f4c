//! `touchmark generate`: writes generated crates, or checks that they are what would be written.

pub(crate) mod args;
mod compared;
pub(crate) mod listed;
mod own;
pub(crate) mod rendered;

use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::config::Config;
use crate::interrupt;
use crate::tree::{self, Drift};
use crate::ui::{self, Paint};
use crate::workspace::Workspace;

pub use args::CodegenArgs;
pub use listed::{CONSTRAINTS, DOCS, OVERRIDES, document};
use rendered::{Job, Rendered};

/// Runs the command.
pub fn run(workspace: &Workspace, args: &CodegenArgs) -> Result<ExitCode> {
    interrupt::watch()?;
    if let (Some(model), Some(other)) = (&args.model, &args.compare_model) {
        return compared::run(model, other, args);
    }
    match (&args.model, &args.out) {
        (Some(model), Some(out)) => {
            let own = own::Own::new(workspace, model, out, args)?;
            if args.check {
                own.job.announce();
                let drifts = own.job.render()?.drifts()?;
                return Ok(verdict(&drifts, &own.command));
            }
            write(std::slice::from_ref(&own.job))?;
            ui::out(&own.next_steps());
            Ok(ExitCode::SUCCESS)
        }
        _ if args.check => check_listed(workspace),
        _ => {
            let config = Config::load(&workspace.root)?;
            write(&listed::jobs(workspace, &config)?)?;
            for stray in listed::strays(workspace, &config)? {
                ui::out(&format!(
                    "{} {}: {}",
                    Paint::stdout().yellow("note:"),
                    stray.path,
                    listed::STRAY
                ));
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// `touchmark generate --check`, as CI runs it too.
pub fn check_listed(workspace: &Workspace) -> Result<ExitCode> {
    let config = Config::load(&workspace.root)?;
    Ok(verdict(&drift(workspace, &config)?, config.command()))
}

/// The differences between the crates of `touchmark.toml` and what would be generated. Writes nothing.
fn drift(workspace: &Workspace, config: &Config) -> Result<Vec<Drift>> {
    let mut drifts = Vec::new();
    for job in listed::jobs(workspace, config)? {
        job.announce();
        drifts.extend(job.render()?.drifts()?);
    }
    drifts.extend(listed::strays(workspace, config)?);
    Ok(drifts)
}

fn verdict(drifts: &[Drift], command: &str) -> ExitCode {
    if drifts.is_empty() {
        ui::out("generated files are up to date");
        return ExitCode::SUCCESS;
    }
    ui::out(&tree::report(drifts, Paint::stdout()));
    let paint = Paint::stderr();
    ui::err(&format!(
        "\n{}: this is not what would be generated; run `{command}`",
        paint.red("error")
    ));
    ExitCode::FAILURE
}

/// Renders all crates before the first one is written: a model with an error changes nothing.
fn write(jobs: &[Job]) -> Result<()> {
    let rendered = jobs
        .iter()
        .map(|job| {
            job.announce();
            job.render()
        })
        .collect::<Result<Vec<Rendered<'_>>>>()?;
    interrupt::check()?;
    for rendered in rendered {
        let plan = rendered
            .write()
            .with_context(|| format!("{}: not changed", rendered.job.label))?;
        ui::out(&rendered.summary(&plan, Paint::stdout()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The gate: plain `cargo test` fails when someone edits a generated file, or forgets to generate.
    #[test]
    fn generated_crates_are_up_to_date() {
        let workspace = Workspace::find().unwrap();
        let config = Config::load(&workspace.root).unwrap();
        let drifts = drift(&workspace, &config).unwrap();
        assert!(
            drifts.is_empty(),
            "run `{}`:\n{}",
            config.command(),
            tree::report(&drifts, Paint::plain())
        );
    }
}
