//! The name, version and folder of a crate.

use std::fmt;
use std::path::{Component, Path};
use std::str::FromStr;

use serde::Deserialize;

/// A crate's name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct CrateName(String);

impl TryFrom<String> for CrateName {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        touchmark_codegen::check_crate_name(&text)?;
        Ok(Self(text))
    }
}

impl FromStr for CrateName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.to_owned().try_into()
    }
}

impl fmt::Display for CrateName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The name that the AWS CLI has for a service, as in `rds`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct CommandName(pub String);

impl TryFrom<String> for CommandName {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let is_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !text.is_empty() && text.chars().all(is_word) {
            Ok(Self(text))
        } else {
            Err(format!(
                "`{text}` is not the name of a command: expected one as in rds or elbv2"
            ))
        }
    }
}

/// A crate's version.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct CrateVersion(pub String);

impl TryFrom<String> for CrateVersion {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let core = text.split(['-', '+']).next().unwrap_or_default();
        let numbers: Vec<&str> = core.split('.').collect();
        let number = |part: &&str| {
            part.parse::<u64>()
                .is_ok_and(|value| value.to_string() == **part)
        };
        let tail = text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+'));
        if numbers.len() == 3 && numbers.iter().all(number) && tail {
            Ok(Self(text))
        } else {
            Err(format!(
                "`{text}` is not a version: expected major.minor.patch, as in 0.1.0"
            ))
        }
    }
}

/// A crate's folder, relative to the one of `touchmark.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct CrateDir(pub String);

impl TryFrom<String> for CrateDir {
    type Error = String;

    /// Everything in the folder is the generator's to remove: it must be one made for that, as in `generated/rds`.
    fn try_from(text: String) -> Result<Self, String> {
        let parts: Vec<Component<'_>> = Path::new(&text).components().collect();
        if parts.len() > 1
            && parts
                .iter()
                .all(|part| matches!(part, Component::Normal(_)))
        {
            Ok(Self(text.trim_end_matches('/').to_owned()))
        } else {
            Err(format!(
                "`{text}` cannot hold a generated crate: expected a folder in a folder, as in generated/rds"
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_other_crates_are_taken() {
        for name in ["std", "touchmark", "self", "fn"] {
            let error = CrateName::try_from(name.to_owned()).unwrap_err();
            assert!(error.contains("choose another name"), "{error}");
        }
        assert!("touchmark-rds".parse::<CrateName>().is_ok());
        assert!("a".repeat(300).parse::<CrateName>().is_err());
    }
}
