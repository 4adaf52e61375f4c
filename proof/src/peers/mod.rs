//! `cargo xtask peers`: what this repository makes, held against programs and tests of others.

pub(crate) mod args;
mod client;
mod command_line;
mod crate_of;
mod endpoints;
mod figures;
mod lines;
mod load;
mod moto;
mod scenario;
mod server;
mod signing;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use touchmark_cli::workspace::Workspace;

use args::{Part, PeersArgs};

/// The variable with the folder of Smithy models, which are not in this repository.
const MODELS: &str = "TOUCHMARK_SMITHY_MODELS";

/// Runs the command.
pub(crate) fn run(workspace: &Workspace, args: &PeersArgs) -> Result<ExitCode> {
    match args.part {
        Part::Client => client::run(workspace, args.from.as_ref()),
        Part::CommandLine => command_line::run(workspace, args),
        Part::Figures => figures::run(workspace),
        Part::Load => load::run(workspace),
        Part::Signing => signing::run(workspace, args.cases.unwrap_or(signing::CASES), args.seed),
        Part::Server => server::run(workspace, args),
        Part::Endpoints => {
            let folder = args.models.clone();
            let folder = folder.or_else(|| std::env::var_os(MODELS).map(PathBuf::from));
            let folder = folder.with_context(|| {
                format!("name the folder with Smithy models: --models DIR, or {MODELS}")
            })?;
            endpoints::run(workspace, &folder)
        }
    }
}
