//! The command line: what can be asked for, not what is done about it.

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Parser, Subcommand};

use crate::config::CrateName;
use crate::source::Origin;

/// Works on models, generated crates and checks.
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
    /// Tell what lies between two releases of a service, and the semver step that the generated crate needs.
    Diff(DiffArgs),
    /// Account for each sentence of a raw model that looks like a constraint.
    Coverage(CoverageArgs),
    /// Ask botocore and the generated code the same: random requests and responses of every operation.
    Differential(DifferentialArgs),
    /// Run AWS protocol tests against what the generator makes of their models.
    Conformance(ConformanceArgs),
    /// Look for inputs that break a law: what no input may do to the generator or to generated code.
    Fuzz(FuzzArgs),
    /// Run every check, in the order of their cost; or those of every query service of a release.
    Ci(CiArgs),
    /// Check what is linked: licences, duplicate versions, sources, advisories, the oldest Rust, and that nothing is unsafe.
    SupplyChain(SupplyArgs),
    /// Measure what the generated crates cost to compile: cold, alone, in turns.
    Bench(BenchArgs),
    /// Measure the memory that responses take, and whether ten times the input takes about ten times the time.
    Scale(ScaleArgs),
}

#[derive(Debug, Args)]
pub(crate) struct CiArgs {
    /// Generate a crate from the raw model of each service that speaks the query protocol, outside of this workspace, and
    /// let rustc, clippy and rustdoc find no fault in it; it takes a while.
    #[arg(long)]
    pub(crate) all_services: bool,
    /// `botocore` (the newest), `botocore==VERSION` or a botocore wheel.
    #[arg(
        long,
        value_name = "SOURCE",
        requires = "all_services",
        default_value = "botocore"
    )]
    pub(crate) from: Origin,
    /// Only these, as botocore names their folders, with commas between.
    #[arg(long, value_name = "A,B", requires = "all_services", value_delimiter = ',',
          value_parser = NonEmptyStringValueParser::new())]
    pub(crate) services: Vec<String>,
    /// Generate, and build nothing.
    #[arg(long, requires = "all_services")]
    pub(crate) generate_only: bool,
}

#[derive(Debug, Args)]
pub(crate) struct SupplyArgs {
    /// Look up no advisories: their database has to be fetched.
    #[arg(long)]
    pub(crate) offline: bool,
    /// Fail where a check cannot run, too.
    #[arg(long, conflicts_with = "offline")]
    pub(crate) complete: bool,
}

#[derive(Debug, Args)]
pub(crate) struct DifferentialArgs {
    /// A service, as botocore names its folder, or `all` that speak the query protocol; may be repeated.
    #[arg(long, value_name = "NAME")]
    pub(crate) service: Vec<String>,
    /// How many requests, responses and error responses of each operation.
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) cases: u32,
    /// What the cases are made from: the same are made from the same number.
    #[arg(long, value_name = "K", default_value_t = 1)]
    pub(crate) seed: u64,
    /// `botocore` (the newest), `botocore==VERSION`, a botocore wheel, or a `service-2.json` of your own, also gzipped
    /// [default: the release that this repository's models come from].
    #[arg(long, value_name = "SOURCE")]
    pub(crate) from: Option<Origin>,
    /// Only these operations, with commas between.
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = NonEmptyStringValueParser::new())]
    pub(crate) operations: Vec<String>,
    /// Only the case of this number.
    #[arg(long, value_name = "I", conflicts_with = "cases", value_parser = clap::value_parser!(u32).range(..0xffff_ffff))]
    pub(crate) case: Option<u32>,
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
    /// How long to look at each target; it ends earlier with the first finding.
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) seconds: u64,
    /// A target, as `fuzz/Cargo.toml` names it; may be repeated [default: all].
    #[arg(long, value_name = "NAME")]
    pub(crate) target: Vec<String>,
    /// How many targets to look at side by side.
    #[arg(long, value_name = "J", default_value_t = 1)]
    pub(crate) jobs: usize,
    /// Run this one input on the target instead.
    #[arg(long, value_name = "FILE", requires = "target", conflicts_with_all = ["seconds", "jobs"])]
    pub(crate) replay: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct BenchArgs {
    /// How often each crate is built in each profile; medians are printed.
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) runs: u32,
    /// A crate of an SDK to compare with, as in `aws-sdk-rds=1.159.0`; it takes minutes.
    #[arg(long, value_name = "NAME=VERSION")]
    pub(crate) sdk: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ScaleArgs {
    /// How large the responses are whose memory is measured.
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(crate) megabytes: u32,
    /// Only the rows of times whose name holds this, and no memory.
    #[arg(long, value_name = "TEXT", conflicts_with = "megabytes")]
    pub(crate) only: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct UpdateArgs {
    /// `botocore` (the newest), `botocore==VERSION`, a botocore wheel, or a `service-2.json`, also gzipped.
    #[arg(long, value_name = "SOURCE")]
    pub(crate) from: Origin,
    /// The service, as botocore names its folder [default: those of models/touchmark.toml].
    #[arg(long, value_name = "NAME")]
    pub(crate) service: Option<String>,
    /// The API version, as in `2014-10-31` [default: the one of models/touchmark.toml, else the newest].
    #[arg(long, value_name = "DATE", requires = "service")]
    pub(crate) api_version: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct CodegenArgs {
    /// Write nothing; fail with every file that is not what would be generated.
    #[arg(long)]
    pub(crate) check: bool,
    /// A model of your own: `service-2.json`, also gzipped, or a Smithy JSON AST.
    #[arg(long, value_name = "FILE", requires = "purpose")]
    pub(crate) model: Option<PathBuf>,
    /// Where its crate goes: a new or empty folder, or one with a crate generated before.
    #[arg(long, value_name = "DIR", requires = "model", group = "purpose")]
    pub(crate) out: Option<PathBuf>,
    /// Write nothing; fail if this model, in either format, does not give the same crate.
    #[arg(long, value_name = "FILE", requires = "model", group = "purpose", conflicts_with_all = ["check", "crate_name"])]
    pub(crate) compare_model: Option<PathBuf>,
    /// The service to take from a model that has several: its shape's id, or the name that SDKs use.
    #[arg(long, value_name = "NAME", requires = "model")]
    pub(crate) service: Option<String>,
    /// The operations to generate, with commas between [default: all].
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
    /// JSON AST), or a revision of this repository, whose `models/` are meant.
    #[arg(value_name = "OLD")]
    pub(crate) old: String,
    /// The newer release, likewise [default: `models/` as it is].
    #[arg(value_name = "NEW")]
    pub(crate) new: Option<String>,
    /// A service, as botocore names its folder; may be repeated [default: each that changed].
    #[arg(long, value_name = "NAME")]
    pub(crate) service: Vec<String>,
    /// The operations that count, with commas between [default: those of models/touchmark.toml for a model of
    /// `models/`, else all].
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = NonEmptyStringValueParser::new())]
    pub(crate) operations: Vec<String>,
    /// Print everything as JSON instead.
    #[arg(long, conflicts_with = "markdown")]
    pub(crate) json: bool,
    /// Print a section of a changelog for each service instead.
    #[arg(long)]
    pub(crate) markdown: bool,
    /// Generate the crates of both releases, too, and fail if cargo-semver-checks asks for a higher step.
    #[arg(long)]
    pub(crate) semver_checks: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CoverageArgs {
    /// `botocore` (the newest), `botocore==VERSION`, a botocore wheel, or a model: `service-2.json`, also gzipped, or a
    /// Smithy JSON AST.
    #[arg(long, value_name = "SOURCE")]
    pub(crate) from: Origin,
    /// A service, as botocore names its folder; may be repeated [default: the model's; of a release, all that speak the
    /// query protocol].
    #[arg(long, value_name = "NAME")]
    pub(crate) service: Vec<String>,
    /// Show this operation alone, with each sentence.
    #[arg(long, value_name = "NAME")]
    pub(crate) operation: Option<String>,
    /// Show a row for each operation, also of several services.
    #[arg(long, conflicts_with = "operation")]
    pub(crate) operations: bool,
    /// How many forms of unrecognised sentences to show.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) top: usize,
    /// Print everything as JSON instead.
    #[arg(long)]
    pub(crate) json: bool,
    /// Write a page for a browser, too.
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

    /// The workflows cannot be run here; that their commands are commands of this program can be seen.
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
                    // What a variable holds is botocore's release; where the output goes is the shell's affair.
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
