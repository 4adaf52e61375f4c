//! A program with the commands of several services.

use std::collections::BTreeSet;

use crate::crate_name::check_crate_name;
use crate::error::Error;
use crate::options::Origin;
use crate::runtime::Runtime;

/// A crate that is a program with the commands of services, in the words of the AWS CLI.
#[derive(Debug, Clone)]
pub struct Program {
    /// The crate's name, and the program's, as in `touchmark-aws`.
    pub name: String,
    /// The crate's version, as in `0.1.0`.
    pub version: String,
    /// Where the crate finds the runtime, and beside it the interpreter of command lines.
    pub runtime: Runtime,
    /// The services. With one, its commands are the first words; with several, their names are.
    pub services: Vec<Commands>,
    /// What the files' headers say of their origin: the command, since there is no model.
    pub origin: Origin,
}

/// A service of a program.
#[derive(Debug, Clone)]
pub struct Commands {
    /// The name that the AWS CLI has for it, as in `rds`.
    pub command: String,
    /// The name of the crate that [`generate`](crate::generate) made for it.
    pub crate_name: String,
    /// Where that crate is found.
    pub found: Runtime,
}

impl Program {
    /// Checks that there can be such a crate.
    ///
    /// # Errors
    /// [`Error::Options`] for a name that no crate can have, no services, and two of one name or crate.
    pub(crate) fn check(&self) -> Result<(), Error> {
        check_crate_name(&self.name).map_err(Error::Options)?;
        let name = &self.name;
        if self.services.is_empty() {
            return Err(Error::Options(format!(
                "the program {name} has no services"
            )));
        }
        let mut seen = BTreeSet::new();
        let names = self.services.iter().flat_map(|service| {
            [
                ("command", &service.command),
                ("crate", &service.crate_name),
            ]
        });
        for (what, of) in names {
            if !seen.insert((what, of)) {
                return Err(Error::Options(format!(
                    "two services of the program {name} have the {what} `{of}`"
                )));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn program(services: &[(&str, &str)]) -> Program {
        Program {
            name: "touchmark-aws".to_owned(),
            version: "0.2.0".to_owned(),
            runtime: Runtime::path("../../runtime").and_version("0.1.0"),
            services: services
                .iter()
                .map(|(command, crate_name)| Commands {
                    command: (*command).to_owned(),
                    crate_name: (*crate_name).to_owned(),
                    found: Runtime::path(["../", command].concat()).and_version("0.1.3"),
                })
                .collect(),
            origin: Origin {
                model: String::new(),
                command: "touchmark generate".to_owned(),
            },
        }
    }

    #[test]
    fn mistakes_are_named() {
        let two = [("rds", "touchmark-rds"), ("rds", "other")];
        let same = [("rds", "touchmark-rds"), ("iam", "touchmark-rds")];
        for (services, message) in [
            (&two[..0], "the program touchmark-aws has no services"),
            (
                &two,
                "two services of the program touchmark-aws have the command `rds`",
            ),
            (
                &same,
                "two services of the program touchmark-aws have the crate `touchmark-rds`",
            ),
        ] {
            let error = program(services).check().unwrap_err();
            assert_eq!(error.to_string(), message);
        }
        let mut program = program(&[("rds", "touchmark-rds")]);
        program.name = "a b".to_owned();
        let error = program.check().unwrap_err().to_string();
        assert!(error.contains("`a b` is not a crate name"), "{error}");
    }
}
