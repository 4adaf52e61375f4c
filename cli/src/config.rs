//! `touchmark.toml`: which crates are generated from which models.

pub mod package;
pub mod runtime;
pub mod selection;

use std::fmt;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use touchmark_codegen::Operations;

use package::{CommandName, CrateDir, CrateName, CrateVersion};
use runtime::RuntimeSource;
use selection::Selection;

/// The name of the file, in the root of a workspace.
pub const PATH: &str = "touchmark.toml";

/// The command that generates the crates, if the file names no other.
pub const GENERATE: &str = "touchmark generate";

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where the crates find the runtime.
    pub runtime: Option<RuntimeSource>,
    /// Whether models keep their documentation.
    #[serde(default)]
    pub prose: Prose,
    /// The command that generates the crates, for their headers; none for `touchmark generate`.
    pub command: Option<String>,
    /// The crates, each `[[service]]`.
    #[serde(default, rename = "service")]
    pub services: Vec<Service>,
}

/// Whether models keep their documentation, which becomes that of the crates. Rules come of it either way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Prose {
    /// Models hold facts only.
    #[default]
    Drop,
    /// Models hold documentation too.
    Keep,
}

/// One crate.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its model, below `models/`.
    pub model: ModelId,
    /// Its name.
    #[serde(rename = "crate")]
    pub crate_name: CrateName,
    /// Its version.
    pub version: CrateVersion,
    /// Its folder, below the one of `touchmark.toml`. Everything in it belongs to the generator.
    pub dir: CrateDir,
    /// Its operations.
    pub operations: Selection,
    /// The name that the AWS CLI has for the service, if the crate is to have a program with its commands.
    pub cli: Option<CommandName>,
}

impl Config {
    /// Reads the file.
    pub fn load(root: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(root.join(PATH))
            .with_context(|| format!("cannot read {PATH}"))?;
        Self::parse(&text)
    }

    /// Reads the file's text.
    pub fn parse(text: &str) -> Result<Self> {
        // The error's message has the line, the column and the line itself.
        let config: Self = toml::from_str(text)
            .map_err(|error| anyhow::anyhow!("{PATH}: {}", error.to_string().trim_end()))?;
        for (index, service) in config.services.iter().enumerate() {
            let before = config.services.iter().take(index);
            Self::apart(before, &service.dir, &service.crate_name)?;
        }
        Ok(config)
    }

    /// Checks that another crate with this folder and this name can be listed.
    pub fn admits(&self, dir: &CrateDir, name: &CrateName) -> Result<()> {
        Self::apart(self.services.iter(), dir, name)
    }

    fn apart<'s>(
        mut services: impl Iterator<Item = &'s Service>,
        dir: &CrateDir,
        name: &CrateName,
    ) -> Result<()> {
        services.try_for_each(|other| {
            if *dir == other.dir {
                bail!(
                    "{PATH}: two services have dir = \"{}\"; give each a folder of its own",
                    dir.0
                );
            }
            if *name == other.crate_name {
                bail!("{PATH}: two services have crate = \"{name}\"; names of crates are unique");
            }
            Ok(())
        })
    }

    /// The command that generates the crates.
    pub fn command(&self) -> &str {
        self.command.as_deref().unwrap_or(GENERATE)
    }

    /// The operations that crates of `model` are generated with, without crates that have all of them.
    pub fn operations_of(&self, model: &ModelId) -> Vec<&str> {
        let mut names: Vec<&str> = self
            .services
            .iter()
            .filter(|service| service.model == *model)
            .filter_map(|service| match &service.operations.0 {
                Operations::All => None,
                Operations::Only(names) => Some(names.iter().map(String::as_str)),
            })
            .flatten()
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// A model's folder below `models/`, as in `rds/2014-10-31`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct ModelId {
    /// The service, as botocore names its folder.
    pub service: String,
    /// The API version.
    pub api_version: String,
}

impl ModelId {
    /// Checks the parts: they become folders.
    pub fn new(service: &str, api_version: &str) -> Result<Self, String> {
        let plain = |part: &str| {
            part.starts_with(|c: char| c.is_ascii_alphanumeric())
                && part
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
        };
        if plain(service) && plain(api_version) {
            Ok(Self {
                service: service.to_owned(),
                api_version: api_version.to_owned(),
            })
        } else {
            Err(format!(
                "`{service}/{api_version}` is not a model: expected service/api-version, as in rds/2014-10-31"
            ))
        }
    }
}

impl TryFrom<String> for ModelId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let (service, api_version) = text.split_once('/').unwrap_or((&text, ""));
        Self::new(service, api_version)
    }
}

impl fmt::Display for ModelId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.service, self.api_version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
[[service]]
model = "rds/2014-10-31"
crate = "touchmark-rds"
version = "0.1.0"
dir = "generated/rds"
operations = ["RestoreDBClusterFromS3"]
"#;

    fn error(text: &str) -> String {
        format!("{:#}", Config::parse(text).unwrap_err())
    }

    #[test]
    fn a_service_reads() {
        let config = Config::parse(GOOD).unwrap();
        let model = ModelId::new("rds", "2014-10-31").unwrap();
        assert_eq!(config.services[0].model, model);
        assert_eq!(config.operations_of(&model), ["RestoreDBClusterFromS3"]);
        let all = Config::parse(&GOOD.replace(r#"["RestoreDBClusterFromS3"]"#, "\"all\"")).unwrap();
        assert!(all.operations_of(&model).is_empty());
        assert_eq!(all.services[0].operations.0, Operations::All);
    }

    #[test]
    fn what_holds_for_all_crates_stands_above_them() {
        let config = Config::parse(GOOD).unwrap();
        assert_eq!(
            (config.runtime.is_none(), config.prose),
            (true, Prose::Drop)
        );
        assert_eq!(config.command(), GENERATE);
        let head = "prose = \"keep\"\ncommand = \"make\"\nruntime = { version = \"0.1\" }\n";
        let config = Config::parse(&format!("{head}{GOOD}")).unwrap();
        assert_eq!(config.prose, Prose::Keep);
        assert_eq!(config.command(), "make");
        assert_eq!(config.runtime, Some(RuntimeSource::Version("0.1".into())));
        assert!(error("prose = \"some\"\n").contains("expected `drop` or `keep`"));
        assert!(error("runtime = \"0.1\"\n").contains("line 1"));
    }

    #[test]
    fn mistakes_come_with_their_line() {
        for (from, to, line, message) in [
            ("crate =", "crat =", "line 4", "unknown field `crat`"),
            (
                "rds/2014-10-31",
                "rds",
                "line 3",
                "expected service/api-version",
            ),
            (
                "rds/2014-10-31",
                "../2014-10-31",
                "line 3",
                "expected service/api-version",
            ),
            (
                "touchmark-rds",
                "touchmark rds",
                "line 4",
                "not a crate name",
            ),
            ("0.1.0", "0.01.0", "line 5", "expected major.minor.patch"),
            (
                "generated/rds",
                "../rds",
                "line 6",
                "cannot hold a generated crate",
            ),
            (
                "generated/rds",
                "runtime",
                "line 6",
                "cannot hold a generated crate",
            ),
            (
                "[\"Restore",
                "[\"RestoreDBClusterFromS3\", \"Restore",
                "line 7",
                "listed twice",
            ),
            (
                "[\"RestoreDBClusterFromS3\"]",
                "[]",
                "line 7",
                "no operations",
            ),
            (
                "[\"RestoreDBClusterFromS3\"]",
                "\"some\"",
                "line 7",
                "expected \"all\" or a list",
            ),
            (
                "[\"RestoreDBClusterFromS3\"]",
                "\"all\"\ncli = \"aws rds\"",
                "line 8",
                "not the name of a command",
            ),
        ] {
            let error = error(&GOOD.replace(from, to));
            assert!(error.starts_with("touchmark.toml: "), "{error}");
            assert!(error.contains(line) && error.contains(message), "{error}");
        }
    }

    #[test]
    fn two_crates_never_share_a_folder_or_a_name() {
        assert!(
            error(&format!("{GOOD}{GOOD}")).contains("two services have dir = \"generated/rds\"")
        );
        let second = GOOD.replace("generated/rds", "generated/other");
        assert!(
            error(&format!("{GOOD}{second}"))
                .contains("two services have crate = \"touchmark-rds\"")
        );
    }
}
