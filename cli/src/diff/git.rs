//! Reads files of a revision of this repository.

use std::process::{Command, Output};

use anyhow::{Context, Result, bail};

use crate::workspace::Workspace;

/// The commit that `text` names, if there is one.
pub(super) fn revision(workspace: &Workspace, text: &str) -> Result<Option<String>> {
    let commit = format!("{text}^{{commit}}");
    let output = run(
        workspace,
        &[
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &commit,
        ],
    )?;
    let name = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    Ok(output.status.success().then_some(name))
}

/// The paths of the files below a folder.
pub(super) fn files(workspace: &Workspace, revision: &str, folder: &str) -> Result<Vec<String>> {
    let output = run(
        workspace,
        &[
            "ls-tree",
            "-r",
            "-z",
            "--name-only",
            "--full-tree",
            revision,
            folder,
        ],
    )?;
    let text = String::from_utf8(succeeded(output)?).context("git: a path that is not UTF-8")?;
    let paths = text.split('\0').filter(|path| !path.is_empty());
    Ok(paths.map(str::to_owned).collect())
}

/// A file's content.
pub(super) fn content(workspace: &Workspace, revision: &str, path: &str) -> Result<Vec<u8>> {
    let object = format!("{revision}:{path}");
    succeeded(run(workspace, &["cat-file", "blob", &object])?)
}

fn run(workspace: &Workspace, arguments: &[&str]) -> Result<Output> {
    Command::new("git")
        .arg("-C")
        .arg(&workspace.root)
        .args(arguments)
        .output()
        .context("cannot run git, which a revision needs; install it, or name a file or a botocore release")
}

fn succeeded(output: Output) -> Result<Vec<u8>> {
    if output.status.success() {
        return Ok(output.stdout);
    }
    bail!("git: {}", String::from_utf8_lossy(&output.stderr).trim())
}
