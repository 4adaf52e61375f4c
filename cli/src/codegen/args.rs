//! The arguments of `touchmark generate`.

use std::path::PathBuf;

use clap::Args;

use crate::config::package::CrateName;
use crate::name::name;

/// The arguments of the command.
#[derive(Debug, Args)]
pub struct CodegenArgs {
    /// Write nothing; fail if generated files are not up to date, and list them.
    #[arg(long)]
    pub check: bool,
    /// A model of your own: `service-2.json`, also gzipped, or a Smithy JSON AST.
    #[arg(long, value_name = "FILE", requires = "purpose")]
    pub model: Option<PathBuf>,
    /// The folder for its crate: a new or empty folder, or one with a crate generated before.
    #[arg(long, value_name = "DIR", requires = "model", group = "purpose")]
    pub out: Option<PathBuf>,
    /// Write nothing; fail if this model, in either format, does not result in the same crate.
    #[arg(long, value_name = "FILE", requires = "model", group = "purpose", conflicts_with_all = ["check", "crate_name"])]
    pub compare_model: Option<PathBuf>,
    /// The service to generate from a model with several: its shape id, or its name in SDKs.
    #[arg(long, value_name = "NAME", requires = "model")]
    pub service: Option<String>,
    /// The operations to generate, separated by commas [default: all].
    #[arg(long, value_name = "A,B", requires = "model", value_delimiter = ',',
          value_parser = name)]
    pub operations: Vec<String>,
    /// The crate's name [default: `touchmark-` and the service's name].
    #[arg(long, value_name = "NAME", requires = "model")]
    pub crate_name: Option<CrateName>,
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Debug, Parser)]
    struct Line {
        #[command(flatten)]
        args: CodegenArgs,
    }

    fn parsed(line: &[&str]) -> Result<CodegenArgs, clap::Error> {
        let line = std::iter::once("generate").chain(line.iter().copied());
        Line::try_parse_from(line).map(|line| line.args)
    }

    #[test]
    fn a_model_needs_a_folder_and_the_other_way_round() {
        for line in [
            ["--model", "a.json"],
            ["--out", "dir"],
            ["--operations", "A"],
            ["--service", "A"],
            ["--compare-model", "a.json"],
        ] {
            assert!(parsed(&line).is_err(), "{line:?}");
        }
    }

    #[test]
    fn a_model_is_written_or_compared() {
        let parses = |rest: &[&str]| parsed(&[&["--model", "a"], rest].concat()).is_ok();
        assert!(parses(&["--out", "b"]));
        assert!(parses(&["--compare-model", "b"]));
        assert!(!parses(&["--compare-model", "b", "--out", "c"]));
        assert!(!parses(&["--compare-model", "b", "--check"]));
    }

    #[test]
    fn operations_come_with_commas() {
        for list in ["A,B", "A, B", " A ,B "] {
            let line = ["--model", "a", "--out", "b", "--operations", list];
            assert_eq!(parsed(&line).unwrap().operations, ["A", "B"]);
        }
        for list in ["", "A,", "A, ,B"] {
            let line = ["--model", "a", "--out", "b", "--operations", list];
            assert!(parsed(&line).is_err(), "{list}");
        }
    }
}
