//! The arguments of `conformance`.

use std::path::PathBuf;

use clap::Args;

/// The arguments of the command.
#[derive(Debug, Args)]
pub(crate) struct ConformanceArgs {
    /// A folder of tests in botocore's JSON form: `input/*.json` and `output/*.json`, of any protocol.
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    /// Print everything as JSON instead.
    #[arg(long)]
    pub(crate) json: bool,
}
