//! What only this repository runs: comparisons with others, fuzzing, and measurements. `cargo xtask` starts it.

#![forbid(unsafe_code)]

mod alone;
mod bench;
mod conformance;
mod differential;
mod driver;
mod evidence;
mod fuzz;
mod memory;
mod peers;
mod processor;
mod python;
mod random;
mod scale;
mod services;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use touchmark_cli::ui;
use touchmark_cli::workspace::Workspace;

use bench::args::BenchArgs;
use conformance::args::ConformanceArgs;
use differential::args::DifferentialArgs;
use differential::oracle::Unavailable;
use evidence::args::EvidenceArgs;
use fuzz::args::FuzzArgs;
use peers::args::PeersArgs;
use scale::args::ScaleArgs;
use services::args::ServicesArgs;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The exit code if what we compare with is not available, by which `cargo xtask ci` tells that nothing was compared.
const UNAVAILABLE: u8 = 69;

/// Compares generated code with others, looks for inputs that break a law, and measures.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Compare the generated code with botocore on random requests and responses of every operation.
    Differential(DifferentialArgs),
    /// Hold every rule against what AWS is known to have accepted.
    Evidence(EvidenceArgs),
    /// Hold clients against servers of others, servers against clients of others, and rules for endpoints against the tests of
    /// models.
    Peers(PeersArgs),
    /// Run AWS protocol tests against the modules generated from their models.
    Conformance(ConformanceArgs),
    /// Fuzz the generator and generated code: look for inputs that break a law of `tests/src/laws`.
    Fuzz(FuzzArgs),
    /// Measure the compile time and memory of the generated crates, in cold builds of each crate alone.
    Bench(BenchArgs),
    /// Measure the memory that responses take, and whether ten times the input takes about ten times the time.
    Scale(ScaleArgs),
    /// Generate a crate from the raw model of each service whose protocol Touchmark speaks, outside this workspace, and check
    /// it with rustc, clippy and rustdoc; this takes many minutes.
    Services(ServicesArgs),
}

fn main() -> ExitCode {
    let result = run(Cli::parse().command);
    let unavailable = is_unavailable(&result);
    let code = ui::verdict(result);
    if unavailable {
        ExitCode::from(UNAVAILABLE)
    } else {
        code
    }
}

fn run(command: Command) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    match command {
        Command::Differential(args) => differential::run(&workspace, &args),
        Command::Evidence(args) => evidence::run(&workspace, &args),
        Command::Conformance(args) => conformance::run(&workspace, &args),
        Command::Peers(args) => peers::run(&workspace, &args),
        Command::Fuzz(args) => fuzz::run(&workspace, &args),
        Command::Bench(args) => bench::run(&workspace, &args),
        Command::Scale(args) => scale::run(&workspace, &args),
        Command::Services(args) => services::run(&workspace, &args),
    }
}

fn is_unavailable(result: &Result<ExitCode>) -> bool {
    matches!(result, Err(error) if error.is::<Unavailable>())
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_peer_that_is_missing_is_told_from_other_errors() {
        let missing = anyhow!("no pip").context(Unavailable("botocore"));
        assert_eq!(format!("{missing:#}"), "botocore is not available: no pip");
        assert!(is_unavailable(&Err(missing)));
        assert!(!is_unavailable(&Err(anyhow!("the modules do not build"))));
        assert!(!is_unavailable(&Ok(ExitCode::FAILURE)));
    }

    /// The workflow cannot be run here, but it can be checked that its command exists.
    #[test]
    fn the_workflow_uses_a_command_that_exists() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../.github/workflows/fuzz.yml");
        let text = std::fs::read_to_string(path).unwrap();
        let found: Vec<&str> = text
            .lines()
            .filter_map(|line| line.trim().strip_prefix("run: cargo xtask "))
            .collect();
        assert_eq!(found.len(), 1);
        let words = found[0].replace("\"$SECONDS_EACH\"", "600");
        let words = std::iter::once("xtask").chain(words.split(' '));
        assert!(Cli::try_parse_from(words).is_ok(), "{found:?}");
    }
}
