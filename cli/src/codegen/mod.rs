//! `touchmark generate`: writes generated crates, or checks that they are what would be written.

pub(crate) mod args;
mod compared;
pub(crate) mod folder;
pub(crate) mod listed;
mod own;
mod programs;
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
                let drifts = render(&own.job)?.drifts()?;
                return Ok(verdict(&drifts, &own.command));
            }
            let rendered = [render(&own.job)?];
            interrupt::check()?;
            write(&rendered)?;
            ui::out(&own.next_steps());
            Ok(ExitCode::SUCCESS)
        }
        _ if args.check => check_listed(workspace),
        _ => {
            write_listed(workspace)?;
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
    let jobs = listed::jobs(workspace, config)?;
    let rendered = render_all(&jobs)?;
    let programs = programs::make(workspace, config, &rendered)?;
    let mut drifts = Vec::new();
    for rendered in &rendered {
        drifts.extend(rendered.drifts()?);
    }
    for program in &programs {
        drifts.extend(program.drifts()?);
    }
    let manifests = programs::manifests(&programs)?;
    drifts.extend(manifests.iter().map(|manifest| manifest.drift(workspace)));
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

/// Writes the crates of `touchmark.toml`. All are rendered before the first one is written, so that a model with an error
/// changes nothing; a program is written after the crates that it depends on, and listed in a workspace after that.
fn write_listed(workspace: &Workspace) -> Result<()> {
    let config = Config::load(&workspace.root)?;
    let jobs = listed::jobs(workspace, &config)?;
    for job in &jobs {
        job.folder.refuse_foreign()?;
    }
    let rendered = render_all(&jobs)?;
    let programs = programs::make(workspace, &config, &rendered)?;
    for program in &programs {
        program.folder.refuse_foreign()?;
    }
    let manifests = programs::manifests(&programs)?;
    manifests
        .iter()
        .try_for_each(programs::Manifest::refuse_read_only)?;
    interrupt::check()?;
    let paint = Paint::stdout();
    write(&rendered)?;
    for program in &programs {
        let plan = program
            .write()
            .with_context(|| format!("{}: not changed", program.folder.label))?;
        ui::out(&program.summary(&plan, paint));
    }
    for manifest in &manifests {
        ui::out(&manifest.write(workspace, paint)?);
    }
    for stray in listed::strays(workspace, &config)? {
        ui::out(&format!(
            "{} {}: {}",
            paint.yellow("note:"),
            stray.path,
            listed::STRAY
        ));
    }
    Ok(())
}

fn render_all(jobs: &[Job]) -> Result<Vec<Rendered<'_>>> {
    jobs.iter().map(render).collect()
}

fn render(job: &Job) -> Result<Rendered<'_>> {
    job.announce();
    job.render()
}

fn write(rendered: &[Rendered<'_>]) -> Result<()> {
    for rendered in rendered {
        let plan = rendered
            .write()
            .with_context(|| format!("{}: not changed", rendered.job.folder.label))?;
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
