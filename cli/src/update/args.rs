//! The arguments of `touchmark update`.

use clap::Args;

use crate::source::Origin;

/// The arguments of the command.
#[derive(Debug, Args)]
pub struct UpdateArgs {
    /// `botocore` (the newest release), `botocore==VERSION`, a botocore wheel, or a `service-2.json`, also gzipped.
    #[arg(long, value_name = "SOURCE")]
    pub from: Origin,
    /// The service, by the name of its folder in botocore [default: those of touchmark.toml].
    #[arg(long, value_name = "NAME")]
    pub service: Option<String>,
    /// The API version, as in `2014-10-31` [default: the one in touchmark.toml, else the newest].
    #[arg(long, value_name = "DATE", requires = "service")]
    pub api_version: Option<String>,
}
