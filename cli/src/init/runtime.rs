//! The runtime that a new `touchmark.toml` names: what `--runtime` says, checked.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::config::runtime::{RuntimeSource, SYNTAX};
use crate::config::{self, Config};
use crate::workspace;

/// The package's name in the runtime's manifest.
const PACKAGE: &str = "touchmark";

/// The runtime for a new file in `root`. A folder is given as seen from `here`.
pub(super) fn first(
    given: Option<&RuntimeSource>,
    here: &Path,
    root: &Path,
) -> Result<RuntimeSource> {
    let given = given.with_context(|| {
        format!(
            "say with --runtime where the crate {PACKAGE} is, which generated crates depend on: {SYNTAX}; \
             nothing was written"
        )
    })?;
    let RuntimeSource::Path { path, version } = given else {
        return Ok(given.clone());
    };
    let folder = workspace::resolve(&here.join(path))?;
    refuse_other(&folder, path)?;
    let path = if Path::new(path).is_absolute() {
        path.clone()
    } else {
        workspace::slashes(&workspace::relative(root, &folder))
    };
    let version = version.clone();
    Ok(RuntimeSource::Path { path, version })
}

/// Checks that a later service asks for nothing else than what the file says, which holds for all crates.
pub(super) fn again(
    given: Option<&RuntimeSource>,
    here: &Path,
    root: &Path,
    config: &Config,
) -> Result<()> {
    let Some(given) = given else {
        return Ok(());
    };
    let given = first(Some(given), here, root)?;
    match &config.runtime {
        Some(runtime) if *runtime != given => bail!(
            "{} says runtime = {runtime}, for all crates; leave --runtime out, or change it there",
            config::PATH
        ),
        _ => Ok(()),
    }
}

/// Only a folder with the runtime's package will do.
fn refuse_other(folder: &Path, path: &str) -> Result<()> {
    if is_runtime(folder) {
        return Ok(());
    }
    if is_runtime(&folder.join("runtime")) {
        let below = Path::new(path).join("runtime");
        bail!(
            "{path}: the crate {PACKAGE} is in the folder `runtime` of this one: --runtime path={}",
            workspace::slashes(&below)
        );
    }
    bail!(
        "{path}: there is no Cargo.toml of the crate {PACKAGE} in this folder; --runtime path=FOLDER needs it"
    );
}

fn is_runtime(folder: &Path) -> bool {
    let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
    let manifest: toml::Table = manifest.parse().unwrap_or_default();
    let package = manifest
        .get("package")
        .and_then(|package| package.get("name"));
    package.and_then(toml::Value::as_str) == Some(PACKAGE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tests::put;

    fn text(result: Result<RuntimeSource>) -> Result<String, String> {
        result
            .map(|runtime| runtime.to_string())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn a_folder_is_named_as_it_is_seen_from_the_file() {
        let dir = tempfile::tempdir().unwrap();
        let dir = dir.path().canonicalize().unwrap();
        put(
            &dir,
            &[
                ("touchmark/Cargo.toml", "[workspace]\n"),
                (
                    "touchmark/runtime/Cargo.toml",
                    "[package]\nname = \"touchmark\"\n",
                ),
                ("app/src/lib.rs", ""),
            ],
        );
        let (here, root) = (dir.join("app/src"), dir.join("app"));
        let of = |given: &str| text(first(Some(&given.parse().unwrap()), &here, &root));
        let relative = of("path=../../touchmark/runtime");
        assert_eq!(relative, Ok(r#"{ path = "../touchmark/runtime" }"#.into()));
        let absolute = format!("path={}", dir.join("touchmark/runtime").display());
        assert!(of(&absolute).unwrap().starts_with("{ path = \"/"));
        assert_eq!(of("version=0.1"), Ok(r#"{ version = "0.1" }"#.into()));
        assert_eq!(
            of("path=../../touchmark").unwrap_err(),
            "../../touchmark: the crate touchmark is in the folder `runtime` of this one: \
             --runtime path=../../touchmark/runtime"
        );
        for other in ["path=.", "path=none/at/all"] {
            assert!(
                of(other)
                    .unwrap_err()
                    .contains("there is no Cargo.toml of the crate touchmark")
            );
        }
        let error = text(first(None, &here, &root)).unwrap_err();
        assert!(
            error.starts_with("say with --runtime where the crate touchmark is"),
            "{error}"
        );
    }

    #[test]
    fn one_file_has_one_runtime() {
        let config = Config::parse("runtime = { version = \"0.1\" }").unwrap();
        let of = |given: Option<&str>| {
            let given = given.map(|given| given.parse().unwrap());
            again(given.as_ref(), Path::new("/"), Path::new("/"), &config)
                .map_err(|error| error.to_string())
        };
        assert_eq!(of(None), Ok(()));
        assert_eq!(of(Some("version=0.1")), Ok(()));
        let error = of(Some("version=0.2")).unwrap_err();
        assert!(
            error.starts_with("touchmark.toml says runtime = { version = \"0.1\" }"),
            "{error}"
        );
    }
}
