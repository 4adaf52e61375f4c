//! The definition of the command line.

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Parser, Subcommand};

use crate::config::CrateName;
use crate::source::Origin;

/// Updates models, generates crates and runs checks.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Rebuild the models in `models/` from a raw model, without its prose.
    Update(UpdateArgs),
    /// Generate the crates of `models/touchmark.toml`, or one from a model of your own.
    Codegen(CodegenArgs),
    /// List the changes between two releases of a service, and the semver step that the generated crate needs.
    Diff(DiffArgs),
    /// Report how each sentence of a raw model that looks like a constraint is handled.
    Coverage(CoverageArgs),
    /// Compare the generated code with botocore on random requests and responses of every operation.
    Differential(DifferentialArgs),
    /// Hold every rule against what AWS is known to have accepted.
    Evidence(EvidenceArgs),
    /// Run AWS protocol tests against the modules generated from their models.
    Conformance(ConformanceArgs),
    /// Fuzz the generator and generated code: look for inputs that break a law of `tests/src/laws`.
    Fuzz(FuzzArgs),
    /// Run every check, the cheapest first; or generate and check every query service of a release.
    Ci(CiArgs),
    /// Check dependencies: licences, duplicate versions, sources, advisories and minimum Rust version; and that no code
    /// is unsafe.
    SupplyChain(SupplyArgs),
    /// Measure the compile time and memory of the generated crates, in cold builds of each crate alone.
    Bench(BenchArgs),
    /// Measure the memory that responses take, and whether ten times the input takes about ten times the time.
    Scale(ScaleArgs),
}

#[derive(Debug, Args)]
pub(crate) struct CiArgs {
    /// Generate a crate from the raw model of each service with the query protocol, outside this workspace, and check
    /// it with rustc, clippy and rustdoc; this takes many minutes.
    #[arg(long)]
    pub(crate) all_services: bool,
    /// `botocore` (the newest release), `botocore==VERSION` or a botocore wheel.
    #[arg(
        long,
        value_name = "SOURCE",
        requires = "all_services",
        default_value = "botocore"
    )]
    pub(crate) from: Origin,
    /// Only these services, by the names of their folders in botocore, separated by commas.
    #[arg(long, value_name = "A,B", requires = "all_services", value_delimiter = ',',
          value_parser = NonEmptyStringValueParser::new())]
    pub(crate) services: Vec<String>,
    /// Only generate, without building.
    #[arg(long, requires = "all_services")]
    pub(crate) generate_only: bool,
}

#[derive(Debug, Args)]
pub(crate) struct SupplyArgs {
    /// Skip advisories, whose database has to be downloaded.
    #[arg(long)]
    pub(crate) offline: bool,
    /// Also fail if a check cannot run.
    #[arg(long, conflicts_with = "offline")]
    pub(crate) complete: bool,
}

#[derive(Debug, Args)]
pub(crate) struct DifferentialArgs {
    /// A service, by the name of its folder in botocore, or `all` for every one with the query protocol; may be
    /// repeated.
    #[arg(long, value_name = "NAME")]
    pub(crate) service: Vec<String>,
    /// The number of requests, of responses and of error responses for each operation.
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) cases: u32,
    /// The seed of the random cases: the same seed results in the same cases.
    #[arg(long, value_name = "K", default_value_t = 1)]
    pub(crate) seed: u64,
    /// `botocore` (the newest), `botocore==VERSION`, a botocore wheel, or a `service-2.json` of your own, also gzipped
    /// [default: the release that this repository's models come from].
    #[arg(long, value_name = "SOURCE")]
    pub(crate) from: Option<Origin>,
    /// Only these operations, separated by commas.
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = NonEmptyStringValueParser::new())]
    pub(crate) operations: Vec<String>,
    /// Only the case with this number.
    #[arg(long, value_name = "I", conflicts_with = "cases", value_parser = clap::value_parser!(u32).range(..0xffff_ffff))]
    pub(crate) case: Option<u32>,
}

#[derive(Debug, Args)]
pub(crate) struct EvidenceArgs {
    /// `botocore` (the newest), `botocore==VERSION` or a botocore wheel, whose rules are tried [default: the release that
    /// this repository's models come from].
    #[arg(long, value_name = "SOURCE")]
    pub(crate) from: Option<Origin>,
    /// Only these services, by the names of their folders in botocore, separated by commas.
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = NonEmptyStringValueParser::new())]
    pub(crate) services: Vec<String>,
    /// A folder of Smithy models, whose examples count as well.
    #[arg(long, value_name = "DIR")]
    pub(crate) smithy: Option<PathBuf>,
    /// Read what was collected from a file instead of collecting it.
    #[arg(long, value_name = "FILE")]
    pub(crate) collected: Option<PathBuf>,
    /// Also write what evidence says of rules to this folder, a file for each service.
    #[arg(long, value_name = "DIR")]
    pub(crate) write: Option<PathBuf>,
    /// Fail if a rule is contradicted, or a source is missing.
    #[arg(long)]
    pub(crate) strict: bool,
    /// Print everything as JSON instead.
    #[arg(long)]
    pub(crate) json: bool,
    /// Also write an HTML page.
    #[arg(long, value_name = "FILE")]
    pub(crate) html: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ConformanceArgs {
    /// A folder of tests in botocore's JSON form: `input/*.json` and `output/*.json`, of any protocol.
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    /// Print everything as JSON instead.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct FuzzArgs {
    /// How long to fuzz each target; it stops at the first finding.
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) seconds: u64,
    /// A target, by its name in `fuzz/Cargo.toml`; may be repeated [default: all].
    #[arg(long, value_name = "NAME")]
    pub(crate) target: Vec<String>,
    /// The number of targets to fuzz in parallel.
    #[arg(long, value_name = "J", default_value_t = 1)]
    pub(crate) jobs: usize,
    /// Only run this input on the target.
    #[arg(long, value_name = "FILE", requires = "target", conflicts_with_all = ["seconds", "jobs"])]
    pub(crate) replay: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct BenchArgs {
    /// The number of builds of each crate in each profile, whose medians are printed.
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) runs: u32,
    /// A crate of an SDK to compare with, as in `aws-sdk-rds=1.159.0`; this takes minutes.
    #[arg(long, value_name = "NAME=VERSION")]
    pub(crate) sdk: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ScaleArgs {
    /// The size of the responses whose memory is measured.
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(crate) megabytes: u32,
    /// Only measure times, and only rows whose name contains this.
    #[arg(long, value_name = "TEXT", conflicts_with = "megabytes")]
    pub(crate) only: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct UpdateArgs {
    /// `botocore` (the newest release), `botocore==VERSION`, a botocore wheel, or a `service-2.json`, also gzipped.
    #[arg(long, value_name = "SOURCE")]
    pub(crate) from: Origin,
    /// The service, by the name of its folder in botocore [default: those of models/touchmark.toml].
    #[arg(long, value_name = "NAME")]
    pub(crate) service: Option<String>,
    /// The API version, as in `2014-10-31` [default: the one in models/touchmark.toml, else the newest].
    #[arg(long, value_name = "DATE", requires = "service")]
    pub(crate) api_version: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct CodegenArgs {
    /// Write nothing; fail if generated files are not up to date, and list them.
    #[arg(long)]
    pub(crate) check: bool,
    /// A model of your own: `service-2.json`, also gzipped, or a Smithy JSON AST.
    #[arg(long, value_name = "FILE", requires = "purpose")]
    pub(crate) model: Option<PathBuf>,
    /// The folder for its crate: a new or empty folder, or one with a crate generated before.
    #[arg(long, value_name = "DIR", requires = "model", group = "purpose")]
    pub(crate) out: Option<PathBuf>,
    /// Write nothing; fail if this model, in either format, does not result in the same crate.
    #[arg(long, value_name = "FILE", requires = "model", group = "purpose", conflicts_with_all = ["check", "crate_name"])]
    pub(crate) compare_model: Option<PathBuf>,
    /// The service to generate from a model with several: its shape id, or its name in SDKs.
    #[arg(long, value_name = "NAME", requires = "model")]
    pub(crate) service: Option<String>,
    /// The operations to generate, separated by commas [default: all].
    #[arg(long, value_name = "A,B", requires = "model", value_delimiter = ',',
          value_parser = NonEmptyStringValueParser::new())]
    pub(crate) operations: Vec<String>,
    /// The crate's name [default: `touchmark-` and the service's name].
    #[arg(long, value_name = "NAME", requires = "model")]
    pub(crate) crate_name: Option<CrateName>,
}

#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    /// The older release: `botocore==VERSION`, a botocore wheel, a model (`service-2.json`, also gzipped, or a Smithy
    /// JSON AST), or a revision of this repository, for its `models/`.
    #[arg(value_name = "OLD")]
    pub(crate) old: String,
    /// The newer release, likewise [default: `models/` in the working tree].
    #[arg(value_name = "NEW")]
    pub(crate) new: Option<String>,
    /// A service, by the name of its folder in botocore; may be repeated [default: each that changed].
    #[arg(long, value_name = "NAME")]
    pub(crate) service: Vec<String>,
    /// The operations to compare, separated by commas [default: those of models/touchmark.toml for a model of
    /// `models/`, else all].
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = NonEmptyStringValueParser::new())]
    pub(crate) operations: Vec<String>,
    /// Print everything as JSON instead.
    #[arg(long, conflicts_with = "markdown")]
    pub(crate) json: bool,
    /// Print a section of a changelog for each service instead.
    #[arg(long)]
    pub(crate) markdown: bool,
    /// Also generate the crates of both releases, and fail if cargo-semver-checks requires a higher step.
    #[arg(long)]
    pub(crate) semver_checks: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CoverageArgs {
    /// `botocore` (the newest release), `botocore==VERSION`, a botocore wheel, or a model: `service-2.json`, also
    /// gzipped, or a Smithy JSON AST.
    #[arg(long, value_name = "SOURCE")]
    pub(crate) from: Origin,
    /// A service, by the name of its folder in botocore; may be repeated [default: the model's; for a release, all with
    /// the query protocol].
    #[arg(long, value_name = "NAME")]
    pub(crate) service: Vec<String>,
    /// Show only this operation, with each sentence.
    #[arg(long, value_name = "NAME")]
    pub(crate) operation: Option<String>,
    /// Show a row for each operation, also if there are several services.
    #[arg(long, conflicts_with = "operation")]
    pub(crate) operations: bool,
    /// The number of forms of unrecognised sentences to show.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) top: usize,
    /// Print everything as JSON instead.
    #[arg(long)]
    pub(crate) json: bool,
    /// Also write an HTML page.
    #[arg(long, value_name = "FILE")]
    pub(crate) html: Option<PathBuf>,
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
    fn a_model_needs_a_folder_and_the_other_way_round() {
        for line in [
            ["codegen", "--model", "a.json"],
            ["codegen", "--out", "dir"],
            ["codegen", "--operations", "A"],
            ["codegen", "--service", "A"],
            ["codegen", "--compare-model", "a.json"],
        ] {
            let parsed = Cli::try_parse_from(["xtask"].into_iter().chain(line));
            assert!(parsed.is_err(), "{line:?}");
        }
    }

    #[test]
    fn a_model_is_written_or_compared() {
        let parses =
            |line: &[&str]| Cli::try_parse_from(["xtask", "codegen"].iter().chain(line)).is_ok();
        assert!(parses(&["--model", "a", "--out", "b"]));
        assert!(parses(&["--model", "a", "--compare-model", "b"]));
        assert!(!parses(&[
            "--model",
            "a",
            "--compare-model",
            "b",
            "--out",
            "c"
        ]));
        assert!(!parses(&[
            "--model",
            "a",
            "--compare-model",
            "b",
            "--check"
        ]));
    }

    #[test]
    fn services_are_named_of_all_services_alone() {
        let parsed = |line: &[&str]| Cli::try_parse_from(["xtask", "ci"].iter().chain(line));
        assert!(parsed(&[]).is_ok());
        assert!(parsed(&["--services", "sns"]).is_err());
        assert!(parsed(&["--from", "botocore==1.44.5"]).is_err());
        let all = parsed(&["--all-services", "--services", "sns,sts"]).unwrap();
        let Command::Ci(args) = all.command else {
            panic!("not ci")
        };
        assert_eq!(args.services, ["sns", "sts"]);
        assert_eq!(args.from, Origin::Botocore(None));
    }

    #[test]
    fn cases_are_counted_or_one_is_named() {
        let parsed =
            |line: &[&str]| Cli::try_parse_from(["xtask", "differential"].iter().chain(line));
        assert!(parsed(&["--service", "sns", "--cases", "0"]).is_err());
        assert!(parsed(&["--service", "sns", "--cases", "9", "--case", "1"]).is_err());
        let parsed = parsed(&["--service", "sns", "--service", "sts", "--case", "7"]).unwrap();
        let Command::Differential(args) = parsed.command else {
            panic!("not differential")
        };
        assert_eq!(
            (args.service.len(), args.case, args.from),
            (2, Some(7), None)
        );
    }

    #[test]
    fn operations_come_with_commas() {
        let line = [
            "xtask",
            "codegen",
            "--model",
            "a",
            "--out",
            "b",
            "--operations",
            "A,B",
        ];
        let Command::Codegen(args) = Cli::try_parse_from(line).unwrap().command else {
            panic!("not codegen")
        };
        assert_eq!(args.operations, ["A", "B"]);
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
