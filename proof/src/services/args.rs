//! The arguments of `services`.

use clap::Args;
use touchmark_cli::name::name;
use touchmark_cli::source::Origin;

/// The arguments of the command.
#[derive(Debug, Args)]
pub(crate) struct ServicesArgs {
    /// `botocore` (the newest release), `botocore==VERSION` or a botocore wheel.
    #[arg(long, value_name = "SOURCE", default_value = "botocore")]
    pub(crate) from: Origin,
    /// Only these services, by the names of their folders in botocore, separated by commas.
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = name)]
    pub(crate) services: Vec<String>,
    /// Only generate, without building.
    #[arg(long)]
    pub(crate) generate_only: bool,
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Debug, Parser)]
    struct Line {
        #[command(flatten)]
        args: ServicesArgs,
    }

    #[test]
    fn services_come_with_commas_and_from_the_newest_release() {
        let line = ["services", "--services", "sns, sts"];
        let args = Line::try_parse_from(line).unwrap().args;
        assert_eq!(args.services, ["sns", "sts"]);
        assert_eq!(args.from, Origin::Botocore(None));
        assert!(Line::try_parse_from(["services", "--services", ""]).is_err());
    }
}
