//! The arguments of `fuzz`.

use std::path::PathBuf;

use clap::Args;

/// The arguments of the command.
#[derive(Debug, Args)]
pub(crate) struct FuzzArgs {
    /// How long to fuzz each target; it stops at the first finding.
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) seconds: u64,
    /// A target, by its name in `fuzz/Cargo.toml`; may be repeated [default: all].
    #[arg(long, value_name = "NAME")]
    pub(crate) target: Vec<String>,
    /// The number of targets to fuzz in parallel.
    #[arg(long, value_name = "J", default_value_t = 1)]
    pub(crate) jobs: usize,
    /// Only run this input on the target.
    #[arg(long, value_name = "FILE", requires = "target", conflicts_with_all = ["seconds", "jobs"])]
    pub(crate) replay: Option<PathBuf>,
}
