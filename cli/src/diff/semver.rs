//! Runs cargo-semver-checks on the crates generated from both releases.

use std::cmp::Ordering;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use touchmark_codegen::diff::{Comparison, Step};
use touchmark_codegen::{Layout, Operations, Options, Origin, Package, Source};

use super::side::Input;
use crate::ui::{self, Paint};
use crate::workspace::Workspace;

/// Generates the crates of both sides and compares their API. Returns `false` if that requires a higher step than ours.
pub(super) fn check(
    workspace: &Workspace,
    old: &Input,
    new: &Input,
    operations: &Operations,
    ours: &Comparison,
) -> Result<bool> {
    let dir = tempfile::tempdir().context("cannot make a temporary folder")?;
    let (before, after) = (dir.path().join("old"), dir.path().join("new"));
    generate(workspace, old, operations, &before)?;
    generate(workspace, new, operations, &after)?;
    let (theirs, lints) = required(&before, &after)?;
    let paint = Paint::stderr();
    let (verdict, why) = match theirs.cmp(&ours.step) {
        Ordering::Greater => (paint.red("requires more"), lints),
        Ordering::Equal => (paint.green("agrees"), Vec::new()),
        Ordering::Less => (paint.green("requires less"), beyond(ours)),
    };
    let why = match why.as_slice() {
        [] => String::new(),
        why => format!(" ({})", ui::list(why, NAMES)),
    };
    ui::err(&format!(
        "{}, {} -> {}: cargo-semver-checks {verdict}: {}, the diff says {}{why}",
        ours.service,
        old.label,
        new.label,
        theirs.name(),
        ours.step.name()
    ));
    Ok(theirs <= ours.step)
}

/// The number of reasons that are shown.
const NAMES: usize = 8;

/// The kinds of changes that require our step, which is higher than that of cargo-semver-checks.
fn beyond(ours: &Comparison) -> Vec<String> {
    let changes = ours.changes.iter();
    let further = changes.filter(|change| Step::from(change.effect()) == ours.step);
    let mut names: Vec<String> = further
        .map(|change| change.kind.name().to_owned())
        .collect();
    names.dedup();
    if names.is_empty() && ours.documentation > 0 {
        names.push("documentation".to_owned());
    }
    names
}

/// Writes a crate with those operations that the side has.
fn generate(
    workspace: &Workspace,
    input: &Input,
    operations: &Operations,
    dir: &Path,
) -> Result<()> {
    let operations = match operations {
        Operations::All => Operations::All,
        Operations::Only(names) => {
            let model = input.load()?;
            let known = names
                .iter()
                .filter(|name| model.operations.contains_key(*name));
            Operations::Only(known.cloned().collect())
        }
    };
    let options = Options {
        crate_name: "touchmark-compared".to_owned(),
        crate_version: "1.0.0".to_owned(),
        service: None,
        operations,
        runtime: workspace.runtime_dependency(dir)?,
        origin: Origin {
            model: input.label.clone(),
            command: "touchmark diff".to_owned(),
        },
        layout: Layout::Crate,
        rules: input.rules.clone(),
        overrides: input.overrides.clone(),
        docs: None,
        ..Options::default()
    };
    let source = Source {
        name: &input.name,
        bytes: &input.json,
    };
    let Package { files, .. } = touchmark_codegen::generate(&source, &options)?;
    for (path, content) in files {
        let path = dir.join(path);
        let parent = path.parent().unwrap_or(dir);
        std::fs::create_dir_all(parent)
            .and_then(|()| std::fs::write(&path, content))
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// The step that cargo-semver-checks requires, and the names of its checks that failed.
fn required(old: &Path, new: &Path) -> Result<(Step, Vec<String>)> {
    let output = Command::new("cargo")
        .args([
            "semver-checks",
            "check-release",
            "--release-type",
            "patch",
            "--all-features",
        ])
        .arg("--manifest-path")
        .arg(new.join("Cargo.toml"))
        .arg("--baseline-root")
        .arg(old)
        .output()
        .context("cannot run cargo")?;
    let report = String::from_utf8_lossy(&output.stderr);
    if report.contains("no such command") {
        bail!(
            "cargo-semver-checks is not installed; run `cargo install cargo-semver-checks --locked`"
        );
    }
    match verdict(&report) {
        Some(step) => Ok((step, failures(&report))),
        None if output.status.success() => Ok((Step::None, Vec::new())),
        None => bail!("cargo-semver-checks failed:\n{}", report.trim()),
    }
}

/// The step in the last line of the report.
fn verdict(report: &str) -> Option<Step> {
    let asked = |step: &str| report.contains(&format!("semver requires new {step} version"));
    if asked("major") {
        Some(Step::Major)
    } else if asked("minor") {
        Some(Step::Minor)
    } else {
        None
    }
}

/// The checks that failed, as in `enum_missing`.
fn failures(report: &str) -> Vec<String> {
    let lines = report.lines();
    let names = lines.filter_map(|line| line.strip_prefix("--- failure ")?.split(':').next());
    names.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_names_the_step() {
        let summary = |step: &str| {
            format!(
                "     Summary semver requires new {step} version: 1 major and 2 minor checks failed\n"
            )
        };
        assert_eq!(verdict(&summary("major")), Some(Step::Major));
        assert_eq!(verdict(&summary("minor")), Some(Step::Minor));
        assert_eq!(verdict("     Summary no semver update required\n"), None);
        let report = "Checked\n\n--- failure enum_missing: pub enum removed ---\n\nDescription:\n";
        assert_eq!(failures(report), ["enum_missing"]);
    }
}
