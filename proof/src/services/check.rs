//! The checks of a crate: rustc, clippy and rustdoc, without warnings.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::table::Outcome;
use crate::alone;
use touchmark_model::model::Protocol;

/// One check: its name, and cargo's arguments.
struct Step {
    title: &'static str,
    arguments: &'static [&'static str],
}

/// The first is the one whose time is reported: with default features, as most users build.
const STEPS: [Step; 3] = [
    Step {
        title: "rustc",
        arguments: &["rustc", "--lib", "--", "-D", "warnings"],
    },
    Step {
        title: "clippy",
        arguments: &["clippy", "--all-features", "--", "-D", "warnings"],
    },
    Step {
        title: "rustdoc",
        arguments: &["doc", "--no-deps", "--all-features"],
    },
];

/// The name of the crate that only depends on the runtime; no service has a name with a space.
pub(super) const NOTHING: &str = "no service";

/// The name of a service's crate.
pub(super) fn crate_name(service: &str) -> String {
    format!("touchmark-{service}")
}

/// The folders in which crates are checked: they share their dependencies.
pub(super) struct Checks {
    root: PathBuf,
}

impl Checks {
    pub(super) fn new(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
        }
    }

    /// The folder of a service's crate.
    pub(super) fn folder(&self, service: &str) -> PathBuf {
        self.root.join(service)
    }

    /// Builds the dependencies of all crates with every kind of check, so that no crate's time includes them.
    pub(super) fn prepare(&self, runtime: &touchmark_codegen::Runtime) -> Result<()> {
        let manifest = format!(
            "[package]\nname = \"nothing\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
             [features]\nblocking = [\"touchmark/ureq\"]\nclient = [\"touchmark/hyper\"]\nserde = [\"touchmark/serde\"]\nserver = [\"touchmark/server\"]\n\n[dependencies]\ntouchmark = {}\n\n[workspace]\n",
            runtime.dependency(&Protocol::ALL.map(Protocol::feature))
        );
        let folder = self.folder(NOTHING);
        alone::write_file(&folder.join("Cargo.toml"), &manifest)?;
        alone::write_file(&folder.join("src/lib.rs"), "//! Nothing.\n")?;
        match self.run(NOTHING, |_| ())? {
            Outcome::Failed(message) => bail!("the runtime cannot be built: {message}"),
            _ => Ok(()),
        }
    }

    /// Checks the crate in the service's folder, up to the first check that fails; calls `progress` with each.
    pub(super) fn run(&self, service: &str, progress: impl Fn(&str)) -> Result<Outcome> {
        let mut times = Vec::new();
        for step in &STEPS {
            progress(step.title);
            let (time, complaint) = self.cargo(service, step.arguments)?;
            if let Some(complaint) = complaint {
                return Ok(Outcome::Failed(format!("{}: {complaint}", step.title)));
            }
            times.push(time);
        }
        Ok(Outcome::Passed(times))
    }

    /// Runs cargo; returns the first error if it fails.
    fn cargo(&self, service: &str, arguments: &[&str]) -> Result<(Duration, Option<String>)> {
        let start = Instant::now();
        let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(arguments)
            .current_dir(self.folder(service))
            .env("CARGO_TARGET_DIR", self.root.join("target"))
            .env("CARGO_TERM_COLOR", "never")
            .env("RUSTDOCFLAGS", "-D warnings")
            .stdin(Stdio::null())
            .output()
            .context("cannot run cargo")?;
        let complaint = (!output.status.success())
            .then(|| first_error(&String::from_utf8_lossy(&output.stderr)));
        Ok((start.elapsed(), complaint))
    }
}

/// The first error in cargo's output: from its heading to the next empty line.
fn first_error(printed: &str) -> String {
    let is_heading = |line: &&str| line.starts_with("error") || line.starts_with("warning");
    let lines: Vec<&str> = printed
        .lines()
        .skip_while(|line| !is_heading(line))
        .take_while(|line| !line.is_empty())
        .collect();
    if lines.is_empty() {
        printed.trim().to_owned()
    } else {
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_error_is_shown_whole_and_alone() {
        let printed = "   Compiling x v0.1.0\nerror: unused variable\n --> src/lib.rs:1:1\n  |\n\nerror: two\n";
        assert_eq!(
            first_error(printed),
            "error: unused variable\n --> src/lib.rs:1:1\n  |"
        );
        assert_eq!(first_error("  killed\n"), "killed");
    }

    /// The checks themselves: a crate with a warning fails with it, one without passes.
    #[test]
    fn a_warning_is_a_failure() {
        let root = tempfile::tempdir().unwrap();
        let checks = Checks::new(root.path());
        let manifest = |name: &str| {
            format!(
                "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n"
            )
        };
        for (service, source) in [("good", "//! Good.\n"), ("bad", "fn unused() {}\n")] {
            let folder = checks.folder(service);
            alone::write_file(&folder.join("Cargo.toml"), &manifest(service)).unwrap();
            alone::write_file(&folder.join("src/lib.rs"), source).unwrap();
        }
        let outcome = |service: &str| checks.run(service, |_| ()).unwrap();
        assert!(matches!(outcome("good"), Outcome::Passed(times) if times.len() == STEPS.len()));
        let Outcome::Failed(message) = outcome("bad") else {
            panic!("not failed")
        };
        assert!(
            message.starts_with("rustc: error: function `unused` is never used"),
            "{message}"
        );
    }
}
