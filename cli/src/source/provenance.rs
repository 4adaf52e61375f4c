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
        let bytes = std::fs::read(path).with_context(|| {
            format!("cannot read {label}; `touchmark update` writes it beside the model")
        })?;
        serde_json::from_slice(&bytes).with_context(|| label.to_owned())
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

    /// The origin for headers of generated files, as in `botocore 1.44.5, rds 2014-10-31`.
    pub fn headline(&self) -> String {
        format!("{}, {} {}", self.release(), self.service, self.api_version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
