//! The programs with the commands of several services in `touchmark.toml`.

use anyhow::{Result, bail};
use serde::Deserialize;

use super::package::{CommandName, CrateDir, CrateName, CrateVersion};
use super::service::Service;
use crate::nearest;

/// A crate that is a program.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Program {
    /// Its name, and the crate's.
    #[serde(rename = "crate")]
    pub crate_name: CrateName,
    /// Its version.
    pub version: CrateVersion,
    /// Its folder, below the one of `touchmark.toml`. Everything in it belongs to the generator.
    pub dir: CrateDir,
    /// The services, by the names that the AWS CLI has for them.
    pub services: ServiceNames,
}

/// Names of services, at least one, each once.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Vec<CommandName>")]
pub struct ServiceNames(pub Vec<CommandName>);

impl TryFrom<Vec<CommandName>> for ServiceNames {
    type Error = String;

    fn try_from(names: Vec<CommandName>) -> Result<Self, String> {
        if names.is_empty() {
            return Err("no services: name some, as in [\"rds\", \"iam\"]".to_owned());
        }
        let mut all = names.iter().enumerate();
        let again = all.find(|(index, name)| names.iter().take(*index).any(|other| other == *name));
        match again {
            Some((_, name)) => Err(format!("{} is listed twice", name.0)),
            None => Ok(Self(names)),
        }
    }
}

impl Program {
    /// The entries of its services, out of all.
    ///
    /// # Errors
    /// A name that no service has, or more than one.
    pub fn entries<'s>(&self, services: &'s [Service]) -> Result<Vec<&'s Service>> {
        let named = self.services.0.iter();
        named.map(|name| self.entry(&name.0, services)).collect()
    }

    fn entry<'s>(&self, name: &str, services: &'s [Service]) -> Result<&'s Service> {
        let mut found = services.iter().filter(|service| service.command() == name);
        let program = &self.crate_name;
        match (found.next(), found.next()) {
            (Some(service), None) => Ok(service),
            (Some(first), Some(second)) => bail!(
                "the program {program} cannot have {name}, since both {} and {} are called so; \
                 give one of them another name with `cli`",
                first.crate_name,
                second.crate_name
            ),
            (None, _) => bail!(
                "the program {program} cannot have {name}, since no [[service]] is called so{}; \
                 add one, as `touchmark init --service {name}` does",
                nearest::hint(name, services.iter().map(Service::command))
            ),
        }
    }
}
