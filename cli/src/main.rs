//! `touchmark`: fetches models of AWS services, and generates crates from them.

#![forbid(unsafe_code)]

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use touchmark_cli::codegen::{self, CodegenArgs};
use touchmark_cli::coverage::{self, CoverageArgs};
use touchmark_cli::diff::{self, DiffArgs};
use touchmark_cli::init::{self, InitArgs};
use touchmark_cli::ui;
use touchmark_cli::update::{self, UpdateArgs};
use touchmark_cli::workspace::Workspace;

#[cfg(feature = "mimalloc")]
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
    /// Add a service to this workspace: its model, its crate, and their entry in `touchmark.toml`.
    Init(InitArgs),
    /// Generate the crates of `touchmark.toml`, or one from a model of your own.
    Generate(CodegenArgs),
    /// Rebuild the models in `models/` from a raw model.
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
    if let Command::Init(args) = &command {
        return init::run(args);
    }
    let workspace = Workspace::find()?;
    match command {
        Command::Init(args) => init::run(&args),
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
