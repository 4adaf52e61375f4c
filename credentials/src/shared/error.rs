//! A setting with a value that it cannot have.

use std::error::Error;
use std::fmt;

use crate::file::Origin;

/// A setting with a value that it cannot have.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SettingError {
    /// Where it is set.
    pub source: SettingSource,
    /// The value. Settings of this kind are no secrets.
    pub value: String,
    /// What it could be.
    pub expected: &'static str,
}

/// Where a setting is set.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SettingSource {
    /// In the environment.
    Variable(String),
    /// By the program ([`Setup`](crate::Setup)).
    Program {
        /// The name of the setting.
        name: &'static str,
    },
    /// In a shared file.
    File {
        /// The name of the setting.
        name: String,
        /// Where it stands.
        origin: Origin,
    },
}

impl fmt::Display for SettingSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Variable(name) => f.write_str(name),
            Self::Program { name } => write!(f, "the program's `{name}`"),
            Self::File { name, origin } => write!(f, "`{name}` ({origin})"),
        }
    }
}

impl fmt::Display for SettingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            source,
            value,
            expected,
        } = self;
        write!(f, "{source} is `{}`, not {expected}", value.escape_debug())
    }
}

impl Error for SettingError {}
