//! The arguments of `cargo xtask ci`.

use std::ffi::OsString;

use clap::Args;

/// The arguments of the command.
#[derive(Debug, Args)]
pub(crate) struct CiArgs {
    /// Generate a crate from the raw model of each service whose protocol Touchmark speaks, outside this workspace, and check
    /// it with rustc, clippy and rustdoc; this takes many minutes.
    #[arg(long)]
    pub(crate) all_services: bool,
    /// `botocore` (the newest release), `botocore==VERSION` or a botocore wheel [default: botocore].
    #[arg(long, value_name = "SOURCE", requires = "all_services")]
    from: Option<OsString>,
    /// Only these services, by the names of their folders in botocore, separated by commas.
    #[arg(long, value_name = "A,B", requires = "all_services")]
    services: Option<OsString>,
    /// Only generate, without building.
    #[arg(long, requires = "all_services")]
    generate_only: bool,
}

impl CiArgs {
    /// The arguments of proof's command `services`, which reads them.
    pub(crate) fn services(&self) -> Vec<OsString> {
        let mut arguments = Vec::new();
        for (name, value) in [("--from", &self.from), ("--services", &self.services)] {
            if let Some(value) = value {
                arguments.extend([name.into(), value.clone()]);
            }
        }
        if self.generate_only {
            arguments.push("--generate-only".into());
        }
        arguments
    }
}
