//! The arguments of `bench`.

use clap::Args;

/// The arguments of the command.
#[derive(Debug, Args)]
pub(crate) struct BenchArgs {
    /// The number of builds of each crate in each profile, whose medians are printed.
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) runs: u32,
    /// A crate of an SDK to compare with, as in `aws-sdk-rds=1.159.0`; this takes minutes.
    #[arg(long, value_name = "NAME=VERSION")]
    pub(crate) sdk: Option<String>,
}
