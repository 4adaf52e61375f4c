//! The commands of this repository: those of `touchmark`, those of `proof`, which it starts through cargo, `ci` and
//! `supply-chain`.

#![forbid(unsafe_code)]

mod ci;
mod features;
mod metadata;
mod proof;
mod supply;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use touchmark_cli::codegen::{self, CodegenArgs};
use touchmark_cli::coverage::{self, CoverageArgs};
use touchmark_cli::diff::{self, DiffArgs};
use touchmark_cli::ui;
use touchmark_cli::update::{self, UpdateArgs};
use touchmark_cli::workspace::Workspace;

use ci::args::CiArgs;
use proof::Passed;
use supply::args::SupplyArgs;

/// Updates models, generates crates and runs checks.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Rebuild the models in `models/` from a raw model: `touchmark update`.
    Update(UpdateArgs),
    /// Generate the crates of `touchmark.toml`, or one from a model of your own: `touchmark generate`.
    Codegen(CodegenArgs),
    /// List the changes between two releases of a service, and the semver step that the generated crate needs:
    /// `touchmark diff`.
    Diff(DiffArgs),
    /// Report how each sentence of a raw model that looks like a constraint is handled: `touchmark coverage`.
    Coverage(CoverageArgs),
    /// Compare the generated code with botocore on random requests and responses of every operation.
    #[command(disable_help_flag = true)]
    Differential(Passed),
    /// Hold every rule against what AWS is known to have accepted.
    Evidence(Passed),
    /// Hold clients against servers of others, and rules for endpoints against the tests of models.
    #[command(disable_help_flag = true)]
    Peers(Passed),
    /// Run AWS protocol tests against the modules generated from their models.
    #[command(disable_help_flag = true)]
    Conformance(Passed),
    /// Fuzz the generator and generated code: look for inputs that break a law of `tests/src/laws`.
    #[command(disable_help_flag = true)]
    Fuzz(Passed),
    /// Run every check, the cheapest first; or generate and check every service of a release whose
    /// protocol Touchmark speaks.
    Ci(CiArgs),
    /// Check dependencies: licences, duplicate versions, sources, advisories and minimum Rust version; and that no code
    /// is unsafe.
    SupplyChain(SupplyArgs),
    /// Measure the compile time and memory of the generated crates, in cold builds of each crate alone.
    #[command(disable_help_flag = true)]
    Bench(Passed),
    /// Measure the memory that responses take, and whether ten times the input takes about ten times the time.
    #[command(disable_help_flag = true)]
    Scale(Passed),
}

fn main() -> ExitCode {
    ui::verdict(run(Cli::parse().command))
}

fn run(command: Command) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    match command {
        Command::Update(args) => update::run(&workspace, &args),
        Command::Codegen(args) => codegen::run(&workspace, &args),
        Command::Diff(args) => diff::run(&workspace, &args),
        Command::Coverage(args) => coverage::run(&args),
        Command::Differential(args) => proof::run(&workspace, "differential", &args.arguments),
        Command::Evidence(args) => proof::run(&workspace, "evidence", &args.arguments),
        Command::Peers(args) => proof::run(&workspace, "peers", &args.arguments),
        Command::Conformance(args) => proof::run(&workspace, "conformance", &args.arguments),
        Command::Fuzz(args) => proof::run(&workspace, "fuzz", &args.arguments),
        Command::Bench(args) => proof::run(&workspace, "bench", &args.arguments),
        Command::Scale(args) => proof::run(&workspace, "scale", &args.arguments),
        Command::Ci(args) if args.all_services => {
            proof::run(&workspace, "services", &args.services())
        }
        Command::Ci(_) => ci::run(&workspace),
        Command::SupplyChain(args) => supply::run(&workspace, &args),
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

    #[test]
    fn arguments_of_proof_are_passed_on_as_they_are() {
        let line = ["--service", "sns", "--help", "-x", "--", "a"];
        let whole = ["xtask", "differential"].iter().chain(&line);
        let Command::Differential(args) = Cli::try_parse_from(whole).unwrap().command else {
            panic!("not differential")
        };
        assert_eq!(args.arguments, line);
    }

    #[test]
    fn services_are_named_of_all_services_alone() {
        let parsed = |line: &[&str]| Cli::try_parse_from(["xtask", "ci"].iter().chain(line));
        assert!(parsed(&[]).is_ok());
        assert!(parsed(&["--services", "sns"]).is_err());
        assert!(parsed(&["--from", "botocore==1.44.5"]).is_err());
        assert!(parsed(&["--generate-only"]).is_err());
        let line = ["--services", "sns,sts", "--all-services", "--generate-only"];
        let Command::Ci(args) = parsed(&line).unwrap().command else {
            panic!("not ci")
        };
        assert_eq!(
            args.services(),
            ["--services", "sns,sts", "--generate-only"]
        );
    }

    /// The workflows cannot be run here, but it can be checked that their commands exist.
    #[test]
    fn the_workflows_use_commands_that_exist() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../.github/workflows");
        let mut found = Vec::new();
        for file in ["ci.yml", "update.yml"] {
            let text = std::fs::read_to_string(format!("{folder}/{file}")).unwrap();
            for line in text.lines() {
                let line = line
                    .trim()
                    .trim_start_matches("- ")
                    .trim_start_matches("run: ");
                if let Some(rest) = line.strip_prefix("cargo xtask ") {
                    // Variables contain botocore's release; redirections are left to the shell.
                    let words = rest.replace("\"$RELEASE\"", "botocore");
                    let words = words.split_whitespace().take_while(|word| *word != ">");
                    let words: Vec<&str> = std::iter::once("xtask").chain(words).collect();
                    let parsed = Cli::try_parse_from(&words);
                    assert!(parsed.is_ok(), "{line}: {}", parsed.unwrap_err());
                    found.push(words[1].to_owned());
                }
            }
        }
        assert_eq!(found, ["supply-chain", "update", "codegen", "diff"]);
    }
}
