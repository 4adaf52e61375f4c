//! Notes on `docs.json`, which an update does not change: lines to correct, to add, and to write in our own words.

use std::path::Path;

use anyhow::Result;
use touchmark_codegen::Source;
use touchmark_model::model;
use touchmark_model::summary::{self, Copied, Target};

use crate::codegen::{DOCS, document};
use crate::config::GENERATE;
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
            "{}: correct these lines before `{GENERATE}`\n{}",
            docs.name, review.problems
        ));
    }
    let places =
        |targets: &[Target]| -> Vec<String> { targets.iter().map(Target::to_string).collect() };
    let copied = review.copied.iter();
    let copied = copied.map(|Copied { target, words }| format!("{target}: \"{words}\""));
    for (what, names) in [
        ("without a line", places(&review.missing)),
        ("lines that say no more than the name", places(&review.thin)),
        (
            "lines with words of the model's documentation, to write in words of our own",
            copied.collect(),
        ),
    ] {
        if !names.is_empty() {
            let (count, names) = (names.len(), ui::list(&names, NAMES));
            notes.push(format!("{}: {what}: {count} ({names})", docs.name));
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
        "shapes": {"In": {"type": "structure", "members": {"Name": {"shape": "S",
            "documentation": "<p>What the <b>smith</b> says when he hands the piece over.</p>"}}}, "S": {"type": "string"}}}"#;

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
            beside: Default::default(),
        };
        notes(&workspace, dir.path(), &raw).unwrap()
    }

    #[test]
    fn stale_and_missing_lines_are_reported() {
        assert_eq!(found(""), [""; 0]);
        let docs = r#"{"operations": {"Cast": "Casts.", "Forge": "Hammers."},
            "members": {"Name": "Just what the smith says when he hands the piece over to you."}}"#;
        assert_eq!(
            found(docs),
            [
                "docs.json: correct these lines before `touchmark generate`\n  \
                 operations.Forge: there is no operation `Forge`",
                "docs.json: without a line: 1 (operations.Melt)",
                "docs.json: lines that say no more than the name: 1 (operations.Cast)",
                "docs.json: lines with words of the model's documentation, to write in words of our own: 1 (members.Name: \
                 \"what the smith says when he hands the piece\")",
            ]
        );
    }

    /// In this repository, no line is missing, stale, or as good as none.
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
            lines += summary::read(&docs.source(), &model)
                .unwrap()
                .lines()
                .count();
        }
        assert!(lines > 0, "no service has lines");
    }
}
