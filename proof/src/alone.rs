//! Generated crates in folders outside this workspace, to be built alone.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use touchmark_codegen::Package;

/// Replaces the folder's content with this crate, as a workspace of its own.
pub(crate) fn write(folder: &Path, package: &Package) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    for (path, text) in &package.files {
        let workspace = if path == "Cargo.toml" {
            "\n[workspace]\n"
        } else {
            ""
        };
        write_file(&folder.join(path), &format!("{text}{workspace}"))?;
    }
    Ok(())
}

/// Writes a file, and the folders above it.
pub(crate) fn write_file(path: &Path, text: &str) -> Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)
            .with_context(|| format!("cannot create {}", parent.display()))?;
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// The number of lines of a crate.
pub(crate) fn lines(package: &Package) -> usize {
    let texts = package.files.values();
    texts.map(|text| text.lines().count()).sum()
}
