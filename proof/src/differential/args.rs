//! The arguments of `differential`.

use clap::Args;
use touchmark_cli::name::name;
use touchmark_cli::source::Origin;

/// The arguments of the command.
#[derive(Debug, Args)]
pub(crate) struct DifferentialArgs {
    /// A service, by the name of its folder in botocore, or `all` for every one whose protocol Touchmark
    /// speaks; may be repeated.
    #[arg(long, value_name = "NAME")]
    pub(crate) service: Vec<String>,
    /// The number of requests, of responses and of error responses for each operation.
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) cases: u32,
    /// The seed of the random cases: the same seed results in the same cases.
    #[arg(long, value_name = "K", default_value_t = 1)]
    pub(crate) seed: u64,
    /// `botocore` (the newest), `botocore==VERSION`, a botocore wheel, or a `service-2.json` of your own, also gzipped
    /// [default: the release that this repository's models come from].
    #[arg(long, value_name = "SOURCE")]
    pub(crate) from: Option<Origin>,
    /// Only these operations, separated by commas.
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = name)]
    pub(crate) operations: Vec<String>,
    /// Only the case with this number.
    #[arg(long, value_name = "I", conflicts_with = "cases", value_parser = clap::value_parser!(u32).range(..0xffff_ffff))]
    pub(crate) case: Option<u32>,
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Debug, Parser)]
    struct Line {
        #[command(flatten)]
        args: DifferentialArgs,
    }

    #[test]
    fn cases_are_counted_or_one_is_named() {
        let parsed = |line: &[&str]| {
            Line::try_parse_from(std::iter::once(&"differential").chain(line)).map(|line| line.args)
        };
        assert!(parsed(&["--service", "sns", "--cases", "0"]).is_err());
        assert!(parsed(&["--service", "sns", "--cases", "9", "--case", "1"]).is_err());
        let args = parsed(&["--service", "sns", "--service", "sts", "--case", "7"]).unwrap();
        assert_eq!(
            (args.service.len(), args.case, args.from),
            (2, Some(7), None)
        );
    }
}
