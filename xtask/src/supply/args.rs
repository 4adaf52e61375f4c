//! The arguments of `cargo xtask supply-chain`.

use clap::Args;

/// The arguments of the command.
#[derive(Debug, Args)]
pub(crate) struct SupplyArgs {
    /// Skip advisories, whose database has to be downloaded.
    #[arg(long)]
    pub(crate) offline: bool,
    /// Also fail if a check cannot run.
    #[arg(long, conflicts_with = "offline")]
    pub(crate) complete: bool,
}
