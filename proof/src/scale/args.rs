//! The arguments of `scale`.

use clap::Args;

/// The arguments of the command.
#[derive(Debug, Args)]
pub(crate) struct ScaleArgs {
    /// The size of the responses whose memory is measured.
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(crate) megabytes: u32,
    /// Only measure times, and only rows whose name contains this.
    #[arg(long, value_name = "TEXT", conflicts_with = "megabytes")]
    pub(crate) only: Option<String>,
}
