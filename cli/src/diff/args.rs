//! The arguments of `touchmark diff`.

use clap::Args;

use crate::name::name;

/// The arguments of the command.
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// The older release: `botocore==VERSION`, a botocore wheel, a model (`service-2.json`, also gzipped, or a Smithy
    /// JSON AST), or a revision of this repository, for its `models/`.
    #[arg(value_name = "OLD")]
    pub old: String,
    /// The newer release, likewise [default: `models/` in the working tree].
    #[arg(value_name = "NEW")]
    pub new: Option<String>,
    /// A service, by the name of its folder in botocore; may be repeated [default: each that changed].
    #[arg(long, value_name = "NAME")]
    pub service: Vec<String>,
    /// The operations to compare, separated by commas [default: those of touchmark.toml for a model of
    /// `models/`, else all].
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = name)]
    pub operations: Vec<String>,
    /// Compare only the rules that documentation states, member by member; OLD and NEW can also be two constraints.json.
    #[arg(long, conflicts_with_all = ["markdown", "semver_checks", "operations"])]
    pub rules: bool,
    /// Print everything as JSON instead.
    #[arg(long, conflicts_with = "markdown")]
    pub json: bool,
    /// Print a section of a changelog for each service instead.
    #[arg(long)]
    pub markdown: bool,
    /// Also generate the crates of both releases, and fail if cargo-semver-checks requires a higher step.
    #[arg(long)]
    pub semver_checks: bool,
}
