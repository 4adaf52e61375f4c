//! `source.json`: the origin of a model.

use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

/// The origin of a model, in a form that can be checked against the package index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Provenance {
    /// The service, by the name of its folder in botocore.
    pub service: String,
    /// The API version.
    pub api_version: String,
    /// The package it was found in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package: Option<String>,
    /// That package's version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The package's file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wheel: Option<WheelFacts>,
    /// The path inside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The file's name, for a model that came as a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// SHA-256 of the model's file as found, compressed if it was.
    pub sha256: String,
}

/// A wheel's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WheelFacts {
    /// Its name.
    pub file: String,
    /// Its SHA-256, as the package index shows it.
    pub sha256: String,
}

impl Provenance {
    /// Reads a `source.json`.
    pub fn load(path: &Path, label: &str) -> Result<Self> {
        let bytes = std::fs::read(path).with_context(|| Self::missing(label))?;
        Self::parse(&bytes, label)
    }

    /// Reads the text of one.
    pub fn parse(bytes: &[u8], label: &str) -> Result<Self> {
        serde_json::from_slice(bytes).with_context(|| label.to_owned())
    }

    /// The message for one that cannot be read.
    pub fn missing(label: &str) -> String {
        format!("cannot read {label}; `touchmark update` writes it beside the model")
    }

    /// The release, as in `botocore 1.44.5`, or the file's name.
    pub fn release(&self) -> String {
        match (&self.package, &self.version, &self.file) {
            (Some(package), Some(version), _) => format!("{package} {version}"),
            (Some(package), None, _) => package.clone(),
            (None, _, Some(file)) => file.clone(),
            (None, _, None) => "a file".to_owned(),
        }
    }

    /// Whether this is an earlier release of the same package.
    pub fn is_older_than(&self, other: &Self) -> bool {
        match (&self.version, &other.version) {
            (Some(own), Some(others)) if self.package == other.package => {
                numbers(own) < numbers(others)
            }
            _ => false,
        }
    }

    /// The origin for headers of generated files, as in `botocore 1.44.5, rds 2014-10-31`.
    pub fn headline(&self) -> String {
        format!("{}, {} {}", self.release(), self.service, self.api_version)
    }
}

/// The numbers of a release, as in `1.44.5`. What is no number, as in `1.0.0rc1`, comes before all numbers.
fn numbers(version: &str) -> Vec<Option<u64>> {
    version.split('.').map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_are_compared_by_their_numbers() {
        let of = |package: Option<&str>, version: Option<&str>| Provenance {
            service: "rds".into(),
            api_version: "2014-10-31".into(),
            package: package.map(str::to_owned),
            version: version.map(str::to_owned),
            wheel: None,
            path: None,
            file: None,
            sha256: String::new(),
        };
        let botocore = |version| of(Some("botocore"), Some(version));
        for (old, new) in [
            ("1.9.5", "1.44.0"),
            ("1.43.99", "1.44.0"),
            ("1.44", "1.44.0"),
            ("1.44.0rc1", "1.44.0"),
        ] {
            assert!(botocore(old).is_older_than(&botocore(new)), "{old} {new}");
            assert!(!botocore(new).is_older_than(&botocore(old)), "{old} {new}");
        }
        let same = botocore("1.44.5");
        assert!(!same.is_older_than(&same));
        let file = of(None, None);
        assert!(!file.is_older_than(&same) && !same.is_older_than(&file));
    }

    #[test]
    fn headlines_name_release_and_model() {
        let mut source = Provenance {
            service: "rds".into(),
            api_version: "2014-10-31".into(),
            package: Some("botocore".into()),
            version: Some("1.44.5".into()),
            wheel: None,
            path: None,
            file: None,
            sha256: String::new(),
        };
        assert_eq!(source.headline(), "botocore 1.44.5, rds 2014-10-31");
        source.package = None;
        source.file = Some("service-2.json.gz".into());
        assert_eq!(source.headline(), "service-2.json.gz, rds 2014-10-31");
    }

    #[test]
    fn a_missing_or_foreign_file_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("source.json");
        let error = format!(
            "{:#}",
            Provenance::load(&path, "models/x/source.json").unwrap_err()
        );
        assert!(
            error.contains("cannot read models/x/source.json; `touchmark update` writes it"),
            "{error}"
        );
        std::fs::write(
            &path,
            r#"{"service": "rds", "apiVersion": "1", "sha256": "", "more": 1}"#,
        )
        .unwrap();
        let error = format!(
            "{:#}",
            Provenance::load(&path, "models/x/source.json").unwrap_err()
        );
        assert!(
            error.contains("models/x/source.json: unknown field `more`"),
            "{error}"
        );
    }
}
