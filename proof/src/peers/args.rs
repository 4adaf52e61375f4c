//! The arguments of `peers`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use touchmark_cli::name::name;
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
    /// `botocore` (the newest), `botocore==VERSION` or a botocore wheel, whose models clients and servers are generated from
    /// [default: the release that this repository's models come from].
    #[arg(long, value_name = "SOURCE")]
    pub(crate) from: Option<Origin>,
    /// How many random requests are signed [default: 2000], are sent for each operation to a server [default: 3], or are
    /// written as command lines for each command [default: 1].
    #[arg(long, value_name = "N")]
    pub(crate) cases: Option<usize>,
    /// Fail if a client is not installed that a server is held against.
    #[arg(long)]
    pub(crate) strict: bool,
    /// The seed of random requests, responses and command lines.
    #[arg(long, value_name = "SEED", default_value_t = 1)]
    pub(crate) seed: u64,
    /// The services that are served, or whose command lines are compared, by the names of their folders in botocore, separated
    /// by commas; `all` for every one whose protocol Touchmark speaks [default: all are served; command lines are those of a few
    /// small ones].
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = name)]
    pub(crate) services: Vec<String>,
    /// With the part `command-line`: measures how soon a request is on the wire, and how large the program is; this builds it
    /// in release from nothing.
    #[arg(long)]
    pub(crate) figures: bool,
}

/// What is held against others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// Clients, against moto's server, which checks signatures.
    Client,
    /// Command lines, against both versions of the AWS CLI: what they send, what they print, how they fail.
    CommandLine,
    /// The rules for endpoints, against the tests that models have.
    Endpoints,
    /// What a program with one call costs, beside the same one on aws-sdk-rds and aws-config; this takes many minutes.
    Figures,
    /// How many requests a second a server answers on one core, beside moto's; this builds in release.
    Load,
    /// Servers of every service, called by boto3 and by the AWS CLI.
    Server,
    /// Signatures of random requests, against botocore's and those of the crate aws-sigv4.
    Signing,
}
