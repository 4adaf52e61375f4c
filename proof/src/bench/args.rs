//! The arguments of `bench`.

use clap::Args;
use touchmark_cli::name::name;
use touchmark_cli::source::Origin;

/// The arguments of the command.
#[derive(Debug, Args)]
pub(crate) struct BenchArgs {
    /// The number of builds of each crate in each profile, whose medians are printed.
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) runs: u32,
    /// A crate of an SDK to compare with, as in `aws-sdk-rds=1.159.0`; this takes minutes.
    #[arg(long, value_name = "NAME=VERSION")]
    pub(crate) sdk: Option<String>,
    /// After how many minutes a build of the SDK's crate is stopped, and told as such.
    #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) minutes: u64,
    /// With how many gigabytes of a compiler's memory it is.
    #[arg(long, value_name = "N", default_value_t = 24, value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) gigabytes: u64,
    /// `botocore`, `botocore==VERSION` or a botocore wheel, one of whose services is measured, or a model of one: from its
    /// raw model, with the rules and the text of its documentation [default: the first service of touchmark.toml].
    #[arg(long, value_name = "SOURCE")]
    pub(crate) from: Option<Origin>,
    /// The service, by the name of its folder in botocore.
    #[arg(long, value_name = "NAME", value_parser = name, requires = "from")]
    pub(crate) service: Option<String>,
    /// The operations of the small crate, separated by commas [default: the first that touchmark.toml lists, or the first
    /// of all].
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = name)]
    pub(crate) operations: Vec<String>,
    /// With EC2: how long it takes to read a response with this many instances, with the small crate and with the SDK's.
    #[arg(long, value_name = "N", requires = "service")]
    pub(crate) instances: Option<usize>,
}
