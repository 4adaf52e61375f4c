//! `touchmark`: fetches models of AWS services, and generates crates from them.

#![forbid(unsafe_code)]

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use touchmark_cli::codegen::{self, CodegenArgs};
use touchmark_cli::coverage::{self, CoverageArgs};
use touchmark_cli::diff::{self, DiffArgs};
use touchmark_cli::ui;
use touchmark_cli::update::{self, UpdateArgs};
use touchmark_cli::workspace::Workspace;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Generates small Rust crates with checked requests from AWS API models, and keeps them up to date.
///
/// It works in a folder with a `touchmark.toml`, which lists the crates, and in all folders below it.
#[derive(Debug, Parser)]
#[command(name = "touchmark", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Generate the crates of `touchmark.toml`, or one from a model of your own.
    Generate(CodegenArgs),
    /// Rebuild the models in `models/` from a raw model, without its prose.
    Update(UpdateArgs),
    /// List the changes between two releases of a service, and the semver step that the generated crate needs.
    Diff(DiffArgs),
    /// Report how each sentence of a raw model that looks like a constraint is handled.
    Coverage(CoverageArgs),
}

fn main() -> ExitCode {
    ui::verdict(run(Cli::parse().command))
}

fn run(command: Command) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    match command {
        Command::Generate(args) => codegen::run(&workspace, &args),
        Command::Update(args) => update::run(&workspace, &args),
        Command::Diff(args) => diff::run(&workspace, &args),
        Command::Coverage(args) => coverage::run(&args),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }
}
