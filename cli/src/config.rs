//! `touchmark.toml`: which crates are generated from which models.

pub mod package;
pub mod program;
pub mod runtime;
pub mod selection;
mod service;

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use touchmark_codegen::Operations;

pub use service::{ModelId, Service};

use package::{CrateDir, CrateName};
use program::Program;
use runtime::RuntimeSource;

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
    /// The programs, each `[[program]]`.
    #[serde(default, rename = "program")]
    pub programs: Vec<Program>,
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
        let crates: Vec<Listed<'_>> = config.crates().collect();
        for (index, listed) in crates.iter().enumerate() {
            apart(crates.iter().take(index).copied(), *listed)?;
        }
        for program in &config.programs {
            program
                .entries(&config.services)
                .map_err(|error| anyhow::anyhow!("{PATH}: {error}"))?;
        }
        Ok(config)
    }

    /// Checks that another crate with this folder and this name can be listed.
    pub fn admits(&self, dir: &CrateDir, name: &CrateName) -> Result<()> {
        apart(self.crates(), (dir, name))
    }

    /// The folder and the name of each crate.
    pub fn crates(&self) -> impl Iterator<Item = Listed<'_>> {
        let services = self.services.iter();
        let programs = self.programs.iter();
        services
            .map(|service| (&service.dir, &service.crate_name))
            .chain(programs.map(|program| (&program.dir, &program.crate_name)))
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

/// A crate's folder and name.
type Listed<'c> = (&'c CrateDir, &'c CrateName);

/// Checks that a crate shares neither its folder nor its name with another.
fn apart<'c>(mut others: impl Iterator<Item = Listed<'c>>, (dir, name): Listed<'_>) -> Result<()> {
    others.try_for_each(|(other, other_name)| {
        if dir == other {
            bail!(
                "{PATH}: two crates have dir = \"{}\"; give each a folder of its own",
                dir.0
            );
        }
        let (one, two) = (Path::new(&dir.0), Path::new(&other.0));
        if one.starts_with(two) || two.starts_with(one) {
            bail!(
                "{PATH}: one of the folders {} and {} is in the other, but everything in a crate's folder is its own",
                dir.0,
                other.0
            );
        }
        if name == other_name {
            bail!("{PATH}: two crates have crate = \"{name}\"; names of crates are unique");
        }
        Ok(())
    })
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

    const PROGRAM: &str = r#"
[[program]]
crate = "touchmark-aws"
version = "0.1.0"
dir = "generated/aws"
services = ["rds"]
"#;

    #[test]
    fn a_program_reads() {
        let config = Config::parse(&format!("{GOOD}{PROGRAM}")).unwrap();
        let program = &config.programs[0];
        let entries = program.entries(&config.services).unwrap();
        assert_eq!(program.crate_name.to_string(), "touchmark-aws");
        assert_eq!(entries[0].crate_name.to_string(), "touchmark-rds");
        // `cli` is the name that counts, if it is there.
        let cli = GOOD.replace("dir =", "cli = \"db\"\ndir =");
        let text = format!("{cli}{PROGRAM}");
        assert!(error(&text).contains("no [[service]] is called so"));
        assert!(Config::parse(&text.replace("[\"rds\"]", "[\"db\"]")).is_ok());
    }

    #[test]
    fn mistakes_in_programs_are_explained() {
        let second = GOOD
            .replace("generated/rds", "generated/other")
            .replace("touchmark-rds", "other");
        for (from, to, message) in [
            ("services =", "service =", "unknown field `service`"),
            ("services = [\"rds\"]\n", "", "missing field `services`"),
            ("touchmark-aws", "touchmark aws", "not a crate name"),
            ("[\"rds\"]", "[]", "no services: name some"),
            ("[\"rds\"]", "[\"rds\", \"rds\"]", "rds is listed twice"),
            ("[\"rds\"]", "[\"aws rds\"]", "not the name of a command"),
            (
                "[\"rds\"]",
                "[\"rsd\"]",
                "the program touchmark-aws cannot have rsd, since no [[service]] is called so; did you mean rds?; \
                 add one, as `touchmark init --service rsd` does",
            ),
            ("generated/aws", "aws", "cannot hold a generated crate"),
            (
                "generated/aws",
                "generated/rds",
                "two crates have dir = \"generated/rds\"",
            ),
            (
                "generated/aws",
                "generated/rds/program",
                "one of the folders generated/rds/program and generated/rds is in the other",
            ),
            (
                "touchmark-aws",
                "touchmark-rds",
                "two crates have crate = \"touchmark-rds\"",
            ),
            (
                "[\"rds\"]\n",
                &format!("[\"rds\"]\n{second}"),
                "both touchmark-rds and other are called so",
            ),
        ] {
            let error = error(&format!("{GOOD}{}", PROGRAM.replace(from, to)));
            assert!(error.starts_with("touchmark.toml: "), "{error}");
            assert!(error.contains(message), "{error}");
        }
    }

    #[test]
    fn two_crates_never_share_a_folder_or_a_name() {
        assert!(
            error(&format!("{GOOD}{GOOD}")).contains("two crates have dir = \"generated/rds\"")
        );
        let second = GOOD.replace("generated/rds", "generated/other");
        assert!(
            error(&format!("{GOOD}{second}")).contains("two crates have crate = \"touchmark-rds\"")
        );
    }
}
