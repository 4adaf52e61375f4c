//! The arguments of `peers`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use touchmark_cli::source::Origin;

/// The arguments of the command.
#[derive(Debug, Args)]
pub(crate) struct PeersArgs {
    /// What to hold against others.
    #[arg(long, value_enum)]
    pub(crate) part: Part,
    /// The folder with Smithy models whose endpoint tests are run [default: that of the variable
    /// `TOUCHMARK_SMITHY_MODELS`].
    #[arg(long, value_name = "DIR")]
    pub(crate) models: Option<PathBuf>,
    /// `botocore` (the newest), `botocore==VERSION` or a botocore wheel, whose models clients are generated from
    /// [default: the release that this repository's models come from].
    #[arg(long, value_name = "SOURCE")]
    pub(crate) from: Option<Origin>,
    /// How many random requests are signed.
    #[arg(long, value_name = "N", default_value_t = 2000)]
    pub(crate) cases: usize,
    /// The seed of random requests.
    #[arg(long, value_name = "SEED", default_value_t = 1)]
    pub(crate) seed: u64,
}

/// What is held against others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// Clients, against moto's server, which checks signatures.
    Client,
    /// The rules for endpoints, against the tests that models have.
    Endpoints,
    /// What a program with one call costs, beside the same one on aws-sdk-rds and aws-config; this takes many minutes.
    Figures,
    /// Signatures of random requests, against botocore's and those of the crate aws-sigv4.
    Signing,
}
