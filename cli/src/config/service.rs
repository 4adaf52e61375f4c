//! The crates of services in `touchmark.toml`.

use std::fmt;

use serde::Deserialize;

use super::package::{CommandName, CrateDir, CrateName, CrateVersion};
use super::selection::Selection;

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

impl Service {
    /// The name that the AWS CLI has for the service: that of the model's folder, unless `cli` says otherwise.
    pub fn command(&self) -> &str {
        match &self.cli {
            Some(name) => &name.0,
            None => &self.model.service,
        }
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
