//! Notes on `docs.json`, which an update does not change: lines that no longer match the model, and missing lines.

use std::path::Path;

use anyhow::Result;
use touchmark_codegen::Source;
use touchmark_model::model;
use touchmark_model::summary::{self, Missing};

use crate::codegen::args::COMMAND;
use crate::codegen::{DOCS, document};
use crate::source::RawModel;
use crate::ui;
use crate::workspace::Workspace;

/// The number of names that a note shows.
const NAMES: usize = 6;

/// Notes on the lines in `folder` to correct or to add when a crate is generated from a raw model.
pub(super) fn notes(workspace: &Workspace, folder: &Path, raw: &RawModel) -> Result<Vec<String>> {
    let Some(docs) = document(workspace, folder, DOCS)? else {
        return Ok(Vec::new());
    };
    let model = model::parse(&Source {
        name: &raw.name,
        bytes: &raw.json,
    })?;
    let review = summary::review(&docs.source(), &model)?;
    let mut notes = Vec::new();
    if !review.problems.entries().is_empty() {
        notes.push(format!(
            "{}: correct these lines before `{COMMAND}`\n{}",
            docs.name, review.problems
        ));
    }
    let Missing { operations, shapes } = review.missing;
    for (kind, names) in [("operations", operations), ("types and members", shapes)] {
        if !names.is_empty() {
            notes.push(format!(
                "{}: {kind} without a line: {} ({})",
                docs.name,
                names.len(),
                ui::list(&names, NAMES)
            ));
        }
    }
    Ok(notes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tests::put;

    const MODEL: &str = r#"{"version": "2.0",
        "metadata": {"apiVersion": "1", "endpointPrefix": "forge", "protocol": "query", "serviceFullName": "Forge",
            "serviceId": "Forge", "signatureVersion": "v4", "xmlNamespace": "https://forge.example/"},
        "operations": {
            "Melt": {"name": "Melt", "http": {"method": "POST", "requestUri": "/"}},
            "Cast": {"name": "Cast", "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "In"}}},
        "shapes": {"In": {"type": "structure", "members": {"Name": {"shape": "S"}}}, "S": {"type": "string"}}}"#;

    fn found(docs: &str) -> Vec<String> {
        let dir = tempfile::tempdir().unwrap();
        let workspace = Workspace {
            root: dir.path().to_path_buf(),
        };
        if !docs.is_empty() {
            put(dir.path(), &[(DOCS, docs)]);
        }
        let raw = RawModel {
            name: "service-2.json".into(),
            file: "service-2.json".into(),
            path: None,
            sha256: String::new(),
            json: MODEL.into(),
            extras: None,
        };
        notes(&workspace, dir.path(), &raw).unwrap()
    }

    #[test]
    fn stale_and_missing_lines_are_reported() {
        assert_eq!(found(""), [""; 0]);
        let docs = r#"{"smithy": "2.0", "metadata": {"touchmark#complete": ["com.amazonaws.forge#Cast"]}, "shapes": {
            "com.amazonaws.forge#Cast": {"type": "apply", "traits": {"smithy.api#documentation": "Pours."}},
            "com.amazonaws.forge#Forge": {"type": "apply", "traits": {"smithy.api#documentation": "Hammers."}}}}"#;
        assert_eq!(
            found(docs),
            [
                "docs.json: correct these lines before `touchmark generate`\n  \
                 com.amazonaws.forge#Forge: there is no operation or shape `Forge`",
                "docs.json: operations without a line: 1 (Melt)",
                "docs.json: types and members without a line: 1 (In.Name)",
            ]
        );
    }

    /// In this repository, no line is missing, and none is stale.
    #[test]
    fn the_lines_of_each_service_fit_its_model() {
        let workspace = Workspace::find().unwrap();
        let config = crate::config::Config::load(&workspace.root).unwrap();
        let mut lines = 0;
        for service in &config.services {
            let folder = workspace.models().join(service.model.to_string());
            let Some(docs) = document(&workspace, &folder, DOCS).unwrap() else {
                continue;
            };
            let bytes = std::fs::read(folder.join("model.json")).unwrap();
            let name = "model.json";
            let model = model::parse(&Source {
                name,
                bytes: &bytes,
            })
            .unwrap();
            let review = summary::review(&docs.source(), &model).unwrap();
            assert_eq!(review, summary::Review::default(), "{}", docs.name);
            lines += summary::read(&docs.source(), &model).unwrap().members.len();
        }
        assert!(lines > 0, "no service has lines");
    }
}
