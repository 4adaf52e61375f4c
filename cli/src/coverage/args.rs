//! The arguments of `touchmark coverage`.

use std::path::PathBuf;

use clap::Args;

use crate::source::Origin;

/// The arguments of the command.
#[derive(Debug, Args)]
pub struct CoverageArgs {
    /// `botocore` (the newest release), `botocore==VERSION`, a botocore wheel, or a model: `service-2.json`, also
    /// gzipped, or a Smithy JSON AST.
    #[arg(long, value_name = "SOURCE")]
    pub from: Origin,
    /// A service, by the name of its folder in botocore; may be repeated [default: the model's; for a release, all with
    /// a protocol that Touchmark speaks].
    #[arg(long, value_name = "NAME")]
    pub service: Vec<String>,
    /// Show only this operation, with each sentence.
    #[arg(long, value_name = "NAME")]
    pub operation: Option<String>,
    /// Show a row for each operation, also if there are several services.
    #[arg(long, conflicts_with = "operation")]
    pub operations: bool,
    /// The number of forms of unrecognised sentences to show.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub top: usize,
    /// Print everything as JSON instead.
    #[arg(long)]
    pub json: bool,
    /// Also write an HTML page.
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
}
