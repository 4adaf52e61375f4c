//! Checks of the packages' manifests and sources: no unsafe code, and the minimum Rust version.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::outcome::Outcome;
use crate::metadata::{Metadata, Package, Target};
use touchmark_cli::workspace::Workspace;

/// The attribute that code inside a crate cannot override.
const FORBID: &str = "#![forbid(unsafe_code)]";

/// Every library and program of ours has the attribute, which also applies if it is built alone; every other target has
/// it or the workspace's lints.
pub(super) fn no_unsafe_code(workspace: &Workspace, metadata: &Metadata) -> Result<Outcome> {
    let inherited = read(&workspace.root.join("Cargo.toml"))?;
    let inherited = forbids_in_workspace(&inherited.parse()?);
    let (mut targets, mut found) = (0, Vec::new());
    for package in metadata.members() {
        let manifest: toml::Table = read(&package.manifest_path)?
            .parse()
            .with_context(|| package.manifest_path.display().to_string())?;
        let lints = inherited && inherits_lints(&manifest);
        for target in &package.targets {
            targets += 1;
            let says_so = read(&target.src_path)?.lines().any(|line| line == FORBID);
            if !says_so && (is_linked(target) || !lints) {
                found.push(format!(
                    "{}: add `{FORBID}` to {}",
                    package.name,
                    workspace.label(&target.src_path)
                ));
            }
        }
    }
    Ok(Outcome::of(format!("{targets} targets forbid it"), found))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

fn forbids_in_workspace(manifest: &toml::Table) -> bool {
    let path = ["workspace", "lints", "rust"];
    let lints = path
        .iter()
        .try_fold(manifest, |table, key| table.get(*key)?.as_table());
    lints.and_then(|lints| lints.get("unsafe_code")?.as_str()) == Some("forbid")
}

fn inherits_lints(manifest: &toml::Table) -> bool {
    let lints = manifest.get("lints").and_then(toml::Value::as_table);
    lints.and_then(|lints| lints.get("workspace")?.as_bool()) == Some(true)
}

fn is_linked(target: &Target) -> bool {
    target
        .kind
        .iter()
        .any(|kind| kind == "lib" || kind == "bin")
}

/// Every member states the same minimum Rust version, and no dependency, also for tests, needs a newer one.
pub(super) fn oldest_rust(metadata: &Metadata) -> Outcome {
    let stated: Vec<_> = metadata
        .members()
        .map(|member| &member.rust_version)
        .collect();
    let Some(Some(oldest)) = stated.first() else {
        return Outcome::Failed(vec!["state `rust-version` in each manifest".to_owned()]);
    };
    let ours = metadata
        .members()
        .filter(|member| member.rust_version.as_deref() != Some(oldest))
        .map(|member| format!("{}: state `rust-version = \"{oldest}\"`", member.name));
    let theirs = metadata
        .packages
        .iter()
        .filter(|package| needs_newer(package, oldest))
        .map(|package| {
            let needed = package.rust_version.as_deref().unwrap_or_default();
            format!(
                "{} {} needs Rust {needed}, newer than {oldest}",
                package.name, package.version
            )
        });
    let packages = metadata.packages.len();
    Outcome::of(
        format!("{oldest} is enough for {packages} packages"),
        ours.chain(theirs).collect(),
    )
}

fn needs_newer(package: &Package, oldest: &str) -> bool {
    let needed = package.rust_version.as_deref();
    needed.is_some_and(|needed| numbers(needed) > numbers(oldest))
}

/// The numbers of a version; missing ones count as 0.
fn numbers(version: &str) -> [u32; 3] {
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    [(); 3].map(|()| parts.next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metadata(packages: &str) -> Metadata {
        let json = format!(r#"{{"packages": [{packages}], "workspace_members": ["a", "b"]}}"#);
        serde_json::from_str(&json).unwrap()
    }

    fn package(name: &str, rust_version: &str) -> String {
        format!(
            r#"{{"id": "{name}", "name": "{name}", "version": "1.0.0", "rust_version": {rust_version}, "features": {{}},
                "manifest_path": "/{name}/Cargo.toml", "targets": [], "publish": null}}"#
        )
    }

    #[test]
    fn a_dependency_may_not_ask_for_more_than_is_stated() {
        let packages = [
            package("a", "\"1.88\""),
            package("b", "\"1.88\""),
            package("c", "\"1.88.0\""),
        ];
        let passed = oldest_rust(&metadata(&packages.join(",")));
        assert_eq!(
            passed,
            Outcome::Passed("1.88 is enough for 3 packages".into())
        );
        let packages = [
            package("a", "\"1.88\""),
            package("b", "null"),
            package("c", "\"1.100\""),
        ];
        let failed = oldest_rust(&metadata(&packages.join(",")));
        let found = [
            "b: state `rust-version = \"1.88\"`",
            "c 1.0.0 needs Rust 1.100, newer than 1.88",
        ];
        assert_eq!(failed, Outcome::Failed(found.map(str::to_owned).to_vec()));
    }

    #[test]
    fn the_lints_are_read() {
        let workspace = "[workspace.lints.rust]\nunsafe_code = \"forbid\""
            .parse()
            .unwrap();
        let denied = "[workspace.lints.rust]\nunsafe_code = \"deny\""
            .parse()
            .unwrap();
        assert!(forbids_in_workspace(&workspace) && !forbids_in_workspace(&denied));
        assert!(inherits_lints(
            &"[lints]\nworkspace = true".parse().unwrap()
        ));
        assert!(!inherits_lints(&"[lints.rust]\n".parse().unwrap()));
    }

    /// The check itself, on this workspace.
    #[test]
    fn nothing_here_is_unsafe_or_needs_a_newer_rust() {
        let workspace = Workspace::find().unwrap();
        let metadata = Metadata::load(&workspace).unwrap();
        for outcome in [
            no_unsafe_code(&workspace, &metadata).unwrap(),
            oldest_rust(&metadata),
        ] {
            assert!(matches!(outcome, Outcome::Passed(_)), "{outcome:?}");
        }
    }
}
