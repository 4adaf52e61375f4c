//! Locations: the folder with `touchmark.toml`, the runtime, and the workspace around a folder.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};
use touchmark_codegen::Runtime;

use crate::config::runtime::RuntimeSource;
use crate::config::{self, Config};

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
                 go to a folder that has one, or make one with `touchmark init`",
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

    /// The runtime dependency in the manifest of a crate in `dir`, which may not exist yet.
    pub fn runtime_dependency(&self, dir: &Path) -> Result<Runtime> {
        self.dependency(&Config::load(&self.root)?, dir)
    }

    /// The same, by a configuration that may not be written yet.
    pub(crate) fn dependency(&self, config: &Config, dir: &Path) -> Result<Runtime> {
        let runtime = config.runtime.as_ref().with_context(|| {
            format!(
                "{0}: no `runtime`, which says where generated crates find the crate touchmark; \
                 add a line at the top of {0}, as in runtime = {{ path = \"../touchmark/runtime\" }}",
                config::PATH
            )
        })?;
        Ok(match runtime {
            RuntimeSource::Path { path, version } => {
                let runtime = Runtime::path(self.runtime_path(path, dir));
                match version {
                    Some(version) => runtime.and_version(version),
                    None => runtime,
                }
            }
            RuntimeSource::Git { url, rev } => {
                let runtime = Runtime::git(url);
                match rev {
                    Some(rev) => runtime.rev(rev),
                    None => runtime,
                }
            }
            RuntimeSource::Version(version) => Runtime::version(version),
        })
    }

    /// Relative where the two move together, in this folder and beside it; absolute elsewhere, since a path up through
    /// the root of the file system and down again breaks as easily and reads worse; and absolute if that is how it is
    /// given.
    fn runtime_path(&self, path: &str, dir: &Path) -> String {
        let runtime = plain(&self.root.join(path));
        let together = self
            .root
            .parent()
            .filter(|parent| parent.parent().is_some())
            .unwrap_or(&self.root);
        if Path::new(path).is_relative() && dir.starts_with(together) {
            slashes(&relative(dir, &runtime))
        } else {
            slashes(&runtime)
        }
    }
}

/// An absolute path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
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
        let of = |root: &str, path: &str, dir: &str| {
            Workspace { root: root.into() }.runtime_path(path, Path::new(dir))
        };
        let root = "/home/me/touchmark";
        for (dir, path) in [
            ("/home/me/touchmark/generated/rds", "../../runtime"),
            ("/home/me/app/crates/rds", "../../../touchmark/runtime"),
            ("/srv/rds", "/home/me/touchmark/runtime"),
        ] {
            assert_eq!(of(root, "runtime", dir), path, "{dir}");
        }
        assert_eq!(
            of("/touchmark", "runtime", "/srv/rds"),
            "/touchmark/runtime"
        );
        assert_eq!(
            of("/touchmark", "runtime", "/touchmark/generated/rds"),
            "../../runtime"
        );
        let beside = "/home/me/app/generated/rds";
        assert_eq!(
            of("/home/me/app", "../touchmark/runtime", beside),
            "../../../touchmark/runtime"
        );
        assert_eq!(
            of("/home/me/app", "./up/../runtime", beside),
            "../../runtime"
        );
        assert_eq!(of("/home/me/app", "/opt/runtime", beside), "/opt/runtime");
    }

    #[test]
    fn the_runtime_is_where_the_configuration_says() {
        let dir = tempfile::tempdir().unwrap();
        let workspace = Workspace {
            root: dir.path().to_path_buf(),
        };
        let of = |text: &str| {
            std::fs::write(dir.path().join(config::PATH), text).unwrap();
            let dependency = workspace.runtime_dependency(&dir.path().join("generated/rds"));
            dependency
                .map(|runtime| runtime.to_string())
                .map_err(|error| error.to_string())
        };
        for (entry, dependency) in [
            (r#"{ path = "r" }"#, r#"{ path = "../../r" }"#),
            (
                r#"{ path = "r", version = "1" }"#,
                r#"{ version = "1", path = "../../r" }"#,
            ),
            (r#"{ git = "u" }"#, r#"{ git = "u" }"#),
            (
                r#"{ git = "u", rev = "4f" }"#,
                r#"{ git = "u", rev = "4f" }"#,
            ),
            (r#"{ version = "1.2" }"#, r#"{ version = "1.2" }"#),
        ] {
            assert_eq!(of(&format!("runtime = {entry}")).unwrap(), dependency);
        }
        let error = of("").unwrap_err();
        assert!(error.starts_with("touchmark.toml: no `runtime`"), "{error}");
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
            Runtime::path("../../runtime").and_version(env!("CARGO_PKG_VERSION"))
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
