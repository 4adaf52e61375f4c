//! Locations: the folder with `touchmark.toml`, the runtime, and the workspace around a folder.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};
use touchmark_codegen::Runtime;

use crate::config;

/// A folder with a `touchmark.toml`, in which the models and the generated crates are.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// The folder.
    pub root: PathBuf,
}

impl Workspace {
    /// The one that the current folder is in.
    pub fn find() -> Result<Self> {
        let folder = std::env::current_dir().context("cannot tell what the current folder is")?;
        Self::around(&resolve(&folder)?)
    }

    /// The nearest one that a folder is in.
    fn around(folder: &Path) -> Result<Self> {
        let has_config = |folder: &&Path| folder.join(config::PATH).is_file();
        match folder.ancestors().find(has_config) {
            Some(root) => Ok(Self {
                root: root.to_path_buf(),
            }),
            None => bail!(
                "{}: no {} here or in a folder above, which lists the crates to generate; \
                 go to a folder that has one, or write one",
                folder.display(),
                config::PATH
            ),
        }
    }

    /// The folder of the models.
    pub fn models(&self) -> PathBuf {
        self.root.join("models")
    }

    /// Cargo's target folder, in which commands also keep what they reuse.
    pub fn target(&self) -> PathBuf {
        match std::env::var_os("CARGO_TARGET_DIR") {
            Some(target) => PathBuf::from(target),
            None => self.root.join("target"),
        }
    }

    /// `path` relative to the root, for messages.
    pub fn label(&self, path: &Path) -> String {
        slashes(path.strip_prefix(&self.root).unwrap_or(path))
    }

    /// The value of the runtime dependency in the manifest of a crate in `dir`, which may not exist yet.
    pub fn runtime_dependency(&self, dir: &Path) -> Result<Runtime> {
        let version = self.runtime_version()?;
        Ok(Runtime::version(version).path(self.runtime_path(dir)))
    }

    /// Relative where the two move together, in this checkout and beside it; absolute elsewhere, since a path up
    /// through the root of the file system and down again breaks as easily and reads worse.
    fn runtime_path(&self, dir: &Path) -> String {
        let runtime = self.root.join("runtime");
        let together = self
            .root
            .parent()
            .filter(|parent| parent.parent().is_some())
            .unwrap_or(&self.root);
        if dir.starts_with(together) {
            slashes(&relative(dir, &runtime))
        } else {
            slashes(&runtime)
        }
    }

    fn runtime_version(&self) -> Result<String> {
        let path = self.root.join("Cargo.toml");
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        let manifest: toml::Table = text.parse().with_context(|| path.display().to_string())?;
        let version = ["workspace", "dependencies", "touchmark"]
            .iter()
            .try_fold(&manifest, |table, key| table.get(*key)?.as_table())
            .and_then(|dependency| dependency.get("version")?.as_str())
            .with_context(|| {
                format!(
                    "{}: no workspace.dependencies.touchmark.version",
                    path.display()
                )
            })?;
        Ok(version.to_owned())
    }
}

/// The folder of the nearest workspace that contains `dir`, except `dir` itself.
pub fn enclosing(dir: &Path) -> Option<PathBuf> {
    dir.ancestors()
        .skip(1)
        .find(|folder| is_workspace(folder))
        .map(Path::to_path_buf)
}

fn is_workspace(folder: &Path) -> bool {
    let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
    manifest
        .parse::<toml::Table>()
        .is_ok_and(|table| table.contains_key("workspace"))
}

/// `path` made absolute and, as far as it exists, free of links, so that renames move the real folder.
pub fn resolve(path: &Path) -> Result<PathBuf> {
    let absolute =
        std::path::absolute(path).with_context(|| format!("{}: not a path", path.display()))?;
    let mut missing: Vec<OsString> = Vec::new();
    let mut existing = absolute.as_path();
    loop {
        if let Ok(real) = existing.canonicalize() {
            return Ok(missing
                .iter()
                .rev()
                .fold(real, |path, name| path.join(name)));
        }
        match (existing.parent(), existing.file_name()) {
            (Some(parent), Some(name)) => {
                missing.push(name.to_owned());
                existing = parent;
            }
            _ => anyhow::bail!(
                "{}: its `..` leads through a folder that does not exist",
                path.display()
            ),
        }
    }
}

/// The relative path from the folder `from` to `to`; both absolute, without `.` and `..`.
pub fn relative(from: &Path, to: &Path) -> PathBuf {
    let common = from
        .components()
        .zip(to.components())
        .take_while(|(a, b)| a == b)
        .count();
    let up = from.components().skip(common).map(|_| Component::ParentDir);
    up.chain(to.components().skip(common)).collect()
}

/// A path with `/` between its parts, as manifests and messages have it on every system.
pub fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_runtime_is_found_from_crates_here_and_elsewhere() {
        let workspace = Workspace {
            root: "/home/me/touchmark".into(),
        };
        for (dir, path) in [
            ("/home/me/touchmark/generated/rds", "../../runtime"),
            ("/home/me/app/crates/rds", "../../../touchmark/runtime"),
            ("/srv/rds", "/home/me/touchmark/runtime"),
        ] {
            assert_eq!(workspace.runtime_path(Path::new(dir)), path, "{dir}");
        }
        let shallow = Workspace {
            root: "/touchmark".into(),
        };
        assert_eq!(
            shallow.runtime_path(Path::new("/srv/rds")),
            "/touchmark/runtime"
        );
        assert_eq!(
            shallow.runtime_path(Path::new("/touchmark/generated/rds")),
            "../../runtime"
        );
    }

    #[test]
    fn the_nearest_configuration_above_or_here_counts() {
        let dir = tempfile::tempdir().unwrap();
        let deep = dir.path().join("a/b/c");
        std::fs::create_dir_all(&deep).unwrap();
        let error = Workspace::around(&deep).unwrap_err().to_string();
        assert!(
            error.starts_with(&format!("{}: no touchmark.toml here", deep.display())),
            "{error}"
        );
        for folder in ["", "a/b"].map(|folder| dir.path().join(folder)) {
            std::fs::write(folder.join("touchmark.toml"), "").unwrap();
            let root = |start: &Path| Workspace::around(start).unwrap().root;
            assert_eq!(root(&deep), folder);
            assert_eq!(root(&folder), folder);
        }
        // A folder of that name is no configuration.
        std::fs::create_dir(deep.join("touchmark.toml")).unwrap();
        let above = dir.path().join("a/b");
        assert_eq!(Workspace::around(&deep).unwrap().root, above);
    }

    #[test]
    fn the_dependency_has_the_version_of_this_checkout() {
        let workspace = Workspace::find().unwrap();
        let dependency = workspace
            .runtime_dependency(&workspace.root.join("generated/rds"))
            .unwrap();
        assert_eq!(
            dependency,
            Runtime::version(env!("CARGO_PKG_VERSION")).path("../../runtime")
        );
    }

    #[test]
    fn the_nearest_workspace_above_counts() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("Cargo.toml"), "[workspace]\n").unwrap();
        std::fs::create_dir_all(dir.path().join("a/b")).unwrap();
        std::fs::write(dir.path().join("a/Cargo.toml"), "[package]\n").unwrap();
        assert_eq!(
            enclosing(&dir.path().join("a/b")),
            Some(dir.path().to_path_buf())
        );
        assert_eq!(enclosing(dir.path()), None);
    }

    #[test]
    fn paths_that_do_not_exist_yet_resolve() {
        let dir = tempfile::tempdir().unwrap();
        let real = dir.path().canonicalize().unwrap();
        assert_eq!(
            resolve(&dir.path().join("new/crate")).unwrap(),
            real.join("new/crate")
        );
        assert_eq!(resolve(dir.path()).unwrap(), real);
    }
}
