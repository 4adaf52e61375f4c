//! Generated crates in folders outside this workspace, to be built alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
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

/// Writes a file, unless it is as it should be: cargo compares the times at which files were changed.
pub(crate) fn update(path: &Path, text: &str) -> Result<()> {
    if fs::read(path).is_ok_and(|found| found == text.as_bytes()) {
        return Ok(());
    }
    write_file(path, text)
}

/// Builds the crate in a folder, in debug, and returns the path of its program, whose name is that of the crate. The
/// compiler's output goes to standard error.
pub(crate) fn build(folder: &Path, target: &Path, name: &str) -> Result<PathBuf> {
    let status = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["build", "--quiet", "--target-dir"])
        .arg(target)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .context("cannot run cargo")?;
    if !status.success() {
        bail!(
            "the program in {} does not build; cargo's output is above",
            folder.display()
        );
    }
    let program = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    Ok(target.join("debug").join(program))
}

/// The number of lines of a crate.
pub(crate) fn lines(package: &Package) -> usize {
    let texts = package.files.values();
    texts.map(|text| text.lines().count()).sum()
}
