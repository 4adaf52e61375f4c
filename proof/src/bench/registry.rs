//! Generated crates as cargo sees crates of a registry, so that they are compiled as their users compile them.
//!
//! Cargo treats a crate with a path as the user's own, wherever it lies: lints run, and a debug build keeps incremental
//! state. For a crate of a registry it passes `--cap-lints allow`, which spares rustc the lints altogether, and never
//! `-C incremental`. A registry that is a folder gets the same flags as crates.io, without a server: `cargo build -v`
//! shows no difference but names and features.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use touchmark_codegen::Package;

use crate::alone;
use touchmark_cli::workspace::slashes;

/// The registry's name in manifests.
const NAME: &str = "bench";

/// The registry's index, which cargo never contacts: a folder replaces it.
const INDEX: &str = "https://registry.invalid/";

/// Cargo requires a checksum file for each crate in a folder. An empty one disables the check.
const CHECKSUMS: &str = "{\"files\":{},\"package\":null}";

/// Writes a package into a registry that is a folder.
pub(super) fn publish(registry: &Path, name: &str, package: &Package) -> Result<()> {
    let folder = registry.join(name);
    for (path, text) in &package.files {
        alone::write_file(&folder.join(path), text)?;
    }
    alone::write_file(&folder.join(".cargo-checksum.json"), CHECKSUMS)
}

/// Writes a package that uses one of the registry, as a workspace of its own, into a folder that is emptied first.
///
/// The results of earlier builds are removed, too: cargo assumes that a published crate never changes, and would not
/// rebuild it. The runtime comes from its path: it is built before anything is measured, so that its flags do not
/// matter.
pub(super) fn user(
    folder: &Path,
    registry: &Path,
    package: &str,
    dependency: &str,
    runtime: &Path,
) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    let config = format!(
        "[registries.{NAME}]\nindex = \"{INDEX}\"\n\n\
         [source.{NAME}]\nregistry = \"{INDEX}\"\nreplace-with = \"folder\"\n\n\
         [source.folder]\ndirectory = \"{}\"\n",
        slashes(registry)
    );
    let manifest = format!(
        "[package]\nname = \"{package}\"\nedition = \"2024\"\n\n\
         [dependencies]\n{dependency} = {{ version = \"*\", registry = \"{NAME}\" }}\n\n\
         [patch.{NAME}]\ntouchmark = {{ path = \"{}\" }}\n\n[workspace]\n",
        slashes(runtime)
    );
    alone::write_file(&folder.join(".cargo/config.toml"), &config)?;
    alone::write_file(&folder.join("Cargo.toml"), &manifest)
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    #[test]
    fn cargo_treats_a_generated_crate_as_one_from_a_registry() {
        let folder = tempfile::tempdir().unwrap();
        let (user_folder, runtime) = (folder.path().join("user"), folder.path().join("runtime"));
        let registry = user_folder.join("registry");
        let manifest = |name: &str| {
            format!("[package]\nname = \"{name}\"\nversion = \"1.2.3\"\nedition = \"2024\"\n")
        };
        user(&user_folder, &registry, "user", "ours", &runtime).unwrap();
        let dependency =
            "[dependencies]\ntouchmark = { version = \"1.0\", path = \"../anywhere\" }\n";
        for (path, text) in [
            (
                registry.join("ours/.cargo-checksum.json"),
                CHECKSUMS.to_owned(),
            ),
            (
                registry.join("ours/Cargo.toml"),
                manifest("ours") + dependency,
            ),
            (registry.join("ours/src/lib.rs"), String::new()),
            (
                runtime.join("Cargo.toml"),
                manifest("touchmark") + "[workspace]\n",
            ),
            (runtime.join("src/lib.rs"), String::new()),
            (user_folder.join("src/lib.rs"), String::new()),
        ] {
            alone::write_file(&path, &text).unwrap();
        }
        let output = Command::new(env!("CARGO"))
            .args(["check", "--offline", "--verbose"])
            .current_dir(&user_folder)
            .env("CARGO_TARGET_DIR", "target")
            .env_remove("CARGO_INCREMENTAL")
            .output()
            .unwrap();
        let log = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{log}");
        let line = |name: &str| {
            let name = format!("--crate-name {name} ");
            log.lines().find(|line| line.contains(&name)).unwrap()
        };
        assert!(line("ours").contains("--cap-lints allow"), "{log}");
        assert!(!line("ours").contains("incremental="), "{log}");
        assert!(!line("user").contains("--cap-lints"), "{log}");
    }
}
