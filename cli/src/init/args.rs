//! The arguments of `touchmark init`.

use std::path::PathBuf;

use clap::Args;

use crate::config::Prose;
use crate::config::package::{CrateDir, CrateName};
use crate::config::runtime::RuntimeSource;
use crate::source::Origin;

/// The arguments of the command.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The service, by the name of its folder in botocore, as in `sns`.
    #[arg(long, value_name = "NAME")]
    pub service: String,
    /// The operations to generate, separated by commas [default: all].
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = operation)]
    pub operations: Vec<String>,
    /// Where the crate `touchmark` is, which generated crates depend on: path=FOLDER, git=URL, git=URL#COMMIT or
    /// version=VERSION. Needed for the first service; later ones use what touchmark.toml says.
    #[arg(long, value_name = "SOURCE")]
    pub runtime: Option<RuntimeSource>,
    /// Where the model comes from: `botocore` (the newest release), `botocore==VERSION`, or a botocore wheel.
    #[arg(long, value_name = "SOURCE", default_value = "botocore")]
    pub from: Origin,
    /// A model file instead, which needs no network: `service-2.json`, also gzipped.
    #[arg(long, value_name = "FILE", conflicts_with = "from")]
    pub model: Option<PathBuf>,
    /// Whether the model keeps the service's documentation, which becomes that of the crate [default: keep, for the
    /// first service].
    #[arg(long, value_name = "KEEP")]
    pub prose: Option<Prose>,
    /// The crate's name [default: `touchmark-` and the service's name].
    #[arg(long, value_name = "NAME")]
    pub crate_name: Option<CrateName>,
    /// The crate's folder, as seen from the one of touchmark.toml [default: `generated/` and the service's name].
    #[arg(long, value_name = "DIR", value_parser = dir)]
    pub dir: Option<CrateDir>,
}

/// A name between commas.
fn operation(text: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err("a name is missing".to_owned()),
        name => Ok(name.to_owned()),
    }
}

fn dir(text: &str) -> Result<CrateDir, String> {
    text.to_owned().try_into()
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Debug, Parser)]
    struct Line {
        #[command(flatten)]
        args: InitArgs,
    }

    fn parsed(line: &[&str]) -> Result<InitArgs, String> {
        let line = ["init", "--service", "sns"].iter().chain(line);
        Line::try_parse_from(line)
            .map(|line| line.args)
            .map_err(|error| error.to_string())
    }

    #[test]
    fn the_service_alone_is_enough_for_a_second_one() {
        let args = parsed(&[]).unwrap();
        assert_eq!(args.from, Origin::Botocore(None));
        assert!(args.operations.is_empty() && args.runtime.is_none() && args.prose.is_none());
    }

    #[test]
    fn operations_come_with_commas_and_spaces() {
        let args = parsed(&["--operations", "Publish, PublishBatch"]).unwrap();
        assert_eq!(args.operations, ["Publish", "PublishBatch"]);
        assert!(parsed(&["--operations", "Publish,"]).is_err());
    }

    #[test]
    fn mistakes_are_explained() {
        for (line, message) in [
            (["--runtime", "../runtime"], "path=FOLDER, git=URL"),
            (["--prose", "some"], "possible values: drop, keep"),
            (["--dir", "sns"], "expected a folder in a folder"),
            (["--dir", "../sns"], "cannot hold a generated crate"),
            (["--crate-name", "9"], "not a crate name"),
        ] {
            let error = parsed(&line).unwrap_err();
            assert!(error.contains(message), "{error}");
        }
        let error = parsed(&["--from", "botocore", "--model", "a"]).unwrap_err();
        assert!(error.contains("cannot be used with"), "{error}");
    }
}
