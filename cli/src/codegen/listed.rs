//! The crates that `touchmark.toml` lists.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use touchmark_codegen::{Beside, Document, Layout, Options, Origin, Rules};

use super::folder::Folder;
use super::rendered::Job;
use crate::config::{self, Config, Service};
use crate::source::Provenance;
use crate::tree::{self, Drift, Files, Ownership, State};
use crate::workspace::Workspace;

/// The file with the rules of a model's prose, next to the model.
pub const CONSTRAINTS: &str = "constraints.json";

/// The file with the rules that are disabled or corrected, next to the model.
pub const OVERRIDES: &str = "overrides.json";

/// The file with a line of documentation for operations, types and members, next to the model.
pub const DOCS: &str = "docs.json";

/// The message for a stray: what is wrong with it, and what to do.
pub(super) const STRAY: &str =
    "nothing that touchmark.toml lists is generated here; delete it, or list it there";

/// A job for each service.
pub(super) fn jobs(workspace: &Workspace, config: &Config) -> Result<Vec<Job>> {
    if config.services.is_empty() {
        bail!("{} lists no service; add a [[service]]", config::PATH);
    }
    let renewed = Files::new();
    config
        .services
        .iter()
        .map(|service| job(workspace, config, service, &renewed))
        .collect()
}

/// The job of a service. `renewed` are files of the model's folder that are about to be written there.
pub(crate) fn job(
    workspace: &Workspace,
    config: &Config,
    service: &Service,
    renewed: &Files,
) -> Result<Job> {
    let folder = workspace.models().join(service.model.to_string());
    let file = |file: &str| match renewed.get(file) {
        Some(bytes) => Ok(Some(Document {
            name: workspace.label(&folder.join(file)),
            bytes: bytes.clone(),
        })),
        None => document(workspace, &folder, file),
    };
    let label = |file: &str| workspace.label(&folder.join(file));
    let model = file("model.json")?.with_context(|| {
        format!(
            "cannot read {}; `touchmark update --from botocore --service {}` fetches it",
            label("model.json"),
            service.model.service
        )
    })?;
    let source =
        file("source.json")?.with_context(|| Provenance::missing(&label("source.json")))?;
    let source = Provenance::parse(&source.bytes, &source.name)?;
    let dir = workspace.root.join(&service.dir.0);
    let runtime = workspace.dependency(config, &dir)?;
    Ok(Job {
        folder: Folder {
            label: service.dir.0.clone(),
            ownership: Ownership::Everything,
            dir,
        },
        model_name: model.name,
        model: model.bytes,
        options: Options {
            crate_name: service.crate_name.to_string(),
            crate_version: service.version.0.clone(),
            service: None,
            operations: service.operations.0.clone(),
            runtime,
            origin: Origin {
                model: source.headline(),
                command: config.command().to_owned(),
            },
            layout: Layout::Crate,
            rules: Rules::beside(file(CONSTRAINTS)?),
            overrides: file(OVERRIDES)?,
            docs: file(DOCS)?,
            beside: Beside::of(file)?,
            client: false,
            catalog: false,
            cli: service.cli.as_ref().map(|name| name.0.clone()),
        },
    })
}

/// An optional file next to a model.
pub fn document(workspace: &Workspace, folder: &Path, file: &str) -> Result<Option<Document>> {
    let path = folder.join(file);
    let name = workspace.label(&path);
    match std::fs::read(&path) {
        Ok(bytes) => Ok(Some(Document { name, bytes })),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {name}")),
    }
}

/// Generated crates next to those of the configuration: they are no longer listed. They are reported, but not
/// deleted. Other folders are not looked at: a user keeps crates of their own beside generated ones.
pub(super) fn strays(workspace: &Workspace, config: &Config) -> Result<Vec<Drift>> {
    let dirs: Vec<PathBuf> = config
        .crates()
        .map(|(dir, _)| workspace.root.join(&dir.0))
        .collect();
    let parents: BTreeSet<&Path> = dirs.iter().filter_map(|dir| dir.parent()).collect();
    let mut strays = Vec::new();
    for parent in parents.into_iter().filter(|parent| parent.is_dir()) {
        let label = workspace.label(parent);
        for entry in
            std::fs::read_dir(parent).with_context(|| format!("cannot read the folder {label}"))?
        {
            let entry = entry.with_context(|| format!("cannot read the folder {label}"))?;
            let path = entry.path();
            let manifest = std::fs::read(path.join("Cargo.toml")).unwrap_or_default();
            // A folder that contains a crate's folder is not a stray.
            if tree::is_marked(&manifest) && !dirs.iter().any(|dir| dir.starts_with(&path)) {
                strays.push(Drift {
                    path: workspace.label(&path),
                    state: State::Orphaned,
                    diff: String::new(),
                });
            }
        }
    }
    strays.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(strays)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tests::put;
    use touchmark_codegen::Operations;

    const CONFIG: &str = "runtime = { path = \"runtime\", version = \"0.3.0\" }\ncommand = \"cargo xtask codegen\"\n[[service]]\nmodel = \"rds/2014-10-31\"\ncrate = \"touchmark-rds\"\nversion = \"0.2.0\"\n\
                          dir = \"generated/rds\"\noperations = [\"A\"]\n";

    fn checkout(files: &[(&str, &str)]) -> (tempfile::TempDir, Workspace) {
        let dir = tempfile::tempdir().unwrap();
        put(dir.path(), files);
        let workspace = Workspace {
            root: dir.path().to_path_buf(),
        };
        (dir, workspace)
    }

    fn made(workspace: &Workspace) -> Result<Vec<Job>> {
        jobs(workspace, &Config::load(&workspace.root)?)
    }

    #[test]
    fn a_service_becomes_a_job() {
        let source = r#"{"service": "rds", "apiVersion": "2014-10-31", "package": "botocore", "version": "1.44.5", "sha256": ""}"#;
        let (_dir, workspace) = checkout(&[
            ("touchmark.toml", CONFIG),
            ("models/rds/2014-10-31/model.json", "{}"),
            ("models/rds/2014-10-31/source.json", source),
            ("models/rds/2014-10-31/overrides.json", "[]"),
        ]);
        let jobs = made(&workspace).unwrap();
        let options = &jobs[0].options;
        assert_eq!(jobs[0].folder.label, "generated/rds");
        assert_eq!(jobs[0].model_name, "models/rds/2014-10-31/model.json");
        assert_eq!(options.crate_version, "0.2.0");
        assert_eq!(options.operations, Operations::Only(vec!["A".into()]));
        assert_eq!(
            options.runtime.to_string(),
            "{ version = \"0.3.0\", path = \"../../runtime\" }"
        );
        assert_eq!(options.origin.model, "botocore 1.44.5, rds 2014-10-31");
        assert_eq!(options.origin.command, "cargo xtask codegen");
        let overrides = options.overrides.as_ref().unwrap();
        assert_eq!(options.rules, Rules::None);
        assert_eq!(overrides.name, "models/rds/2014-10-31/overrides.json");
    }

    #[test]
    fn missing_files_are_reported_with_the_command_that_writes_them() {
        let (dir, workspace) = checkout(&[("touchmark.toml", CONFIG)]);
        let error = format!("{:#}", made(&workspace).unwrap_err());
        assert!(
            error.contains(
                "models/rds/2014-10-31/model.json; `touchmark update --from botocore --service rds`"
            ),
            "{error}"
        );
        put(dir.path(), &[("models/rds/2014-10-31/model.json", "{}")]);
        let error = format!("{:#}", made(&workspace).unwrap_err());
        assert!(
            error.contains("models/rds/2014-10-31/source.json; `touchmark update` writes it"),
            "{error}"
        );
        put(dir.path(), &[("touchmark.toml", "")]);
        assert!(
            made(&workspace)
                .unwrap_err()
                .to_string()
                .contains("lists no service")
        );
    }

    #[test]
    fn strays_beside_the_crates_are_seen() {
        let (_dir, workspace) = checkout(&[
            ("touchmark.toml", CONFIG),
            ("generated/rds/Cargo.toml", ""),
            (
                "generated/sts/Cargo.toml",
                "# @generated by touchmark-codegen\n",
            ),
            ("generated/app/Cargo.toml", "[package]\n"),
            ("generated/.gitattributes", ""),
            ("generated/note.txt", ""),
        ]);
        let paths: Vec<_> = strays(&workspace, &Config::load(&workspace.root).unwrap())
            .unwrap()
            .into_iter()
            .map(|stray| stray.path)
            .collect();
        assert_eq!(paths, ["generated/sts"]);
    }
}
