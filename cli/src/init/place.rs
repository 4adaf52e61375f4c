//! Where `touchmark init` adds a crate: the cargo workspace around a folder, and its `touchmark.toml`.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::config;
use crate::workspace::Workspace;

/// A place for a crate.
#[derive(Debug)]
pub(super) struct Place {
    /// The manifest of the cargo workspace, or of the package that has none.
    pub(super) manifest: PathBuf,
    /// The folder of `touchmark.toml`, which may not be written yet.
    pub(super) workspace: Workspace,
    /// Its text, if it is there.
    pub(super) config: Option<String>,
}

impl Place {
    /// The one that a folder is in, which is free of links.
    pub(super) fn around(folder: &Path) -> Result<Self> {
        let manifest = manifest(folder)?;
        let root = manifest.parent().unwrap_or(folder);
        // One further up belongs to another workspace.
        let within = folder
            .ancestors()
            .take_while(|folder| folder.starts_with(root));
        let nearest = within
            .into_iter()
            .find(|folder| folder.join(config::PATH).is_file());
        let root = nearest.unwrap_or(root).to_path_buf();
        let path = root.join(config::PATH);
        let config = match std::fs::read_to_string(&path) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => {
                return Err(error).with_context(|| format!("cannot read {}", path.display()));
            }
        };
        Ok(Self {
            manifest,
            workspace: Workspace { root },
            config,
        })
    }
}

/// The manifest of the workspace, or of a package without one. Only cargo knows which it is.
fn manifest(folder: &Path) -> Result<PathBuf> {
    let has_manifest = |folder: &&Path| folder.join("Cargo.toml").is_file();
    if !folder.ancestors().any(|folder| has_manifest(&folder)) {
        bail!(
            "{}: no Cargo.toml here or in a folder above; touchmark init adds a crate to a cargo workspace: \
             go to one, or make one with `cargo init`",
            folder.display()
        );
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let output = Command::new(&cargo)
        .args(["locate-project", "--workspace", "--message-format", "plain"])
        .current_dir(folder)
        .output()
        .with_context(|| format!("cannot run {}, which finds the workspace", cargo.display()))?;
    if !output.status.success() {
        let reason = String::from_utf8_lossy(&output.stderr);
        bail!(
            "cargo cannot read the workspace: {}",
            reason.trim().trim_start_matches("error: ")
        );
    }
    let path = String::from_utf8(output.stdout).context("cargo: a path that is not UTF-8")?;
    let path = Path::new(path.trim_end());
    path.canonicalize()
        .with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tests::put;

    fn around(dir: &Path, folder: &str) -> Result<(String, String, bool), String> {
        let real = dir.canonicalize().unwrap();
        let place = Place::around(&real.join(folder)).map_err(|error| error.to_string())?;
        let below = |path: &Path| {
            let path = path.strip_prefix(&real).unwrap();
            path.to_str().unwrap().to_owned()
        };
        Ok((
            below(&place.manifest),
            below(&place.workspace.root),
            place.config.is_some(),
        ))
    }

    #[test]
    fn the_nearest_configuration_in_the_workspace_counts() {
        let dir = tempfile::tempdir().unwrap();
        let package = "[package]\nname = \"app\"\nedition = \"2024\"\n";
        put(
            dir.path(),
            &[
                ("touchmark.toml", "of another workspace"),
                ("w/Cargo.toml", "[workspace]\nmembers = [\"app\"]\n"),
                ("w/app/Cargo.toml", package),
                ("w/app/src/lib.rs", ""),
                ("p/Cargo.toml", package),
                ("p/src/lib.rs", ""),
            ],
        );
        let of = |manifest: &str, root: &str, config| Ok((manifest.into(), root.into(), config));
        assert_eq!(
            around(dir.path(), "w/app/src"),
            of("w/Cargo.toml", "w", false)
        );
        assert_eq!(around(dir.path(), "p/src"), of("p/Cargo.toml", "p", false));
        put(dir.path(), &[("w/touchmark.toml", "")]);
        assert_eq!(
            around(dir.path(), "w/app/src"),
            of("w/Cargo.toml", "w", true)
        );
        put(dir.path(), &[("w/app/touchmark.toml", "")]);
        assert_eq!(
            around(dir.path(), "w/app"),
            of("w/Cargo.toml", "w/app", true)
        );
        assert_eq!(around(dir.path(), "w"), of("w/Cargo.toml", "w", true));
    }

    #[test]
    fn without_a_workspace_that_cargo_can_read_there_is_no_place() {
        let dir = tempfile::tempdir().unwrap();
        let error = around(dir.path(), "").unwrap_err();
        assert!(error.contains("make one with `cargo init`"), "{error}");
        put(dir.path(), &[("Cargo.toml", "[workspace\n")]);
        let error = around(dir.path(), "").unwrap_err();
        assert!(
            error.starts_with("cargo cannot read the workspace: "),
            "{error}"
        );
    }
}
