//! The arguments of `evidence`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use touchmark_cli::source::Origin;

/// The arguments of the command.
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
    /// Instead of collecting anything, try the requests of `tests/data/labelled` at each level.
    #[arg(long)]
    pub(crate) labelled: bool,
    /// Read what was collected from a file instead of collecting it.
    #[arg(long, value_name = "FILE")]
    pub(crate) collected: Option<PathBuf>,
    /// Also write what evidence says of rules to the data of touchmark-prose, for the services that were tried.
    #[arg(long)]
    pub(crate) write: bool,
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
