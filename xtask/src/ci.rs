//! `cargo xtask ci`: every check, the cheap ones first, up to the first that fails.

use std::ffi::OsString;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::codegen;
use crate::config::Config;
use crate::differential;
use crate::ui::{self, Paint};
use crate::workspace::Workspace;

/// One check.
struct Step {
    action: Action,
    /// Set in the environment of cargo.
    variable: Option<(&'static str, &'static str)>,
}

enum Action {
    /// cargo with these arguments.
    Cargo(Vec<String>),
    /// `cargo xtask codegen --check`, without another process.
    Check,
    /// `cargo xtask differential` of one service, likewise.
    Differential,
}

impl Step {
    fn cargo(line: &str) -> Self {
        Self {
            action: Action::Cargo(line.split(' ').map(str::to_owned).collect()),
            variable: None,
        }
    }

    /// The step as someone would type it.
    fn title(&self) -> String {
        let command = match &self.action {
            Action::Cargo(arguments) => format!("cargo {}", arguments.join(" ")),
            Action::Check => format!("{} --check", codegen::COMMAND),
            Action::Differential => differential::smoke_title(),
        };
        match self.variable {
            Some((name, value)) => format!("{name}=\"{value}\" {command}"),
            None => command,
        }
    }

    fn passes(&self, workspace: &Workspace) -> Result<bool> {
        let arguments = match &self.action {
            Action::Cargo(arguments) => arguments,
            Action::Check => return Ok(codegen::check_listed(workspace)? == ExitCode::SUCCESS),
            Action::Differential => return Ok(differential::smoke(workspace)? == ExitCode::SUCCESS),
        };
        // The cargo that runs this program, so that all steps use one toolchain.
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
        let mut command = Command::new(&cargo);
        command
            .args(arguments)
            .current_dir(&workspace.root)
            .envs(self.variable);
        let status = command
            .status()
            .with_context(|| format!("cannot run {}", cargo.display()))?;
        Ok(status.success())
    }
}

/// The checks. The crates with their default features alone come last: in a build of the whole workspace, features that
/// another member asks for hide what is missing without them.
fn steps(crates: &[String]) -> Vec<Step> {
    let mut steps = vec![
        Step::cargo("fmt --all --check"),
        Step::cargo("clippy --workspace --all-targets --all-features -- -D warnings"),
        Step {
            action: Action::Check,
            variable: None,
        },
        // What a registry would take. Building it again from there is left to a release.
        Step::cargo("package --workspace --no-verify --allow-dirty --quiet"),
        Step::cargo("test --workspace"),
        Step::cargo("test --workspace --all-features"),
        Step {
            action: Action::Differential,
            variable: None,
        },
        Step {
            variable: Some(("RUSTDOCFLAGS", "-D warnings")),
            ..Step::cargo("doc --workspace --no-deps --all-features")
        },
    ];
    steps.extend(
        crates
            .iter()
            .map(|name| Step::cargo(&format!("rustc --package {name} --lib -- -D warnings"))),
    );
    steps
}

/// Runs the command.
pub(crate) fn run(workspace: &Workspace) -> Result<ExitCode> {
    let config = Config::load(&workspace.root)?;
    let crates: Vec<String> = config
        .services
        .iter()
        .map(|service| service.crate_name.to_string())
        .collect();
    let steps = steps(&crates);
    let paint = Paint::stdout();
    let mut times: Vec<Duration> = Vec::new();
    let mut failed = false;
    for (index, step) in steps.iter().enumerate() {
        ui::out(&format!(
            "\n{} {}",
            paint.bold(format!("[{}/{}]", index + 1, steps.len())),
            paint.bold(step.title())
        ));
        let start = Instant::now();
        let passed = step.passes(workspace).unwrap_or_else(|error| {
            ui::err(&format!("{}: {error:#}", Paint::stderr().red("error")));
            false
        });
        times.push(start.elapsed());
        ui::out(&paint.dim(format!("{:.1} s", start.elapsed().as_secs_f64())));
        if !passed {
            failed = true;
            break;
        }
    }
    ui::out(&summary(&steps, &times, failed, paint));
    Ok(if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// A line for each step; the last that ran is the one that failed, if one did.
fn summary(steps: &[Step], times: &[Duration], failed: bool, paint: Paint) -> String {
    let mut lines = vec![String::new()];
    for (index, step) in steps.iter().enumerate() {
        let (state, time) = match times.get(index) {
            Some(time) if failed && index + 1 == times.len() => (paint.red("failed "), *time),
            Some(time) => (paint.green("passed "), *time),
            None => (paint.dim("not run"), Duration::ZERO),
        };
        lines.push(format!(
            "{state} {:>7.1} s  {}",
            time.as_secs_f64(),
            step.title()
        ));
    }
    let total: Duration = times.iter().sum();
    let verdict = if failed {
        paint.red("ci failed")
    } else {
        paint.green("ci passed")
    };
    lines.push(format!("{verdict} in {:.1} s", total.as_secs_f64()));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_generated_crate_is_built_alone() {
        let titles: Vec<String> = steps(&["touchmark-rds".into()])
            .iter()
            .map(Step::title)
            .collect();
        assert_eq!(titles.len(), 9);
        assert_eq!(titles[2], "cargo xtask codegen --check");
        assert_eq!(titles[4], "cargo test --workspace");
        assert_eq!(
            titles[6],
            "cargo xtask differential --service sts --cases 20"
        );
        assert_eq!(
            titles[7],
            "RUSTDOCFLAGS=\"-D warnings\" cargo doc --workspace --no-deps --all-features"
        );
        assert_eq!(
            titles[8],
            "cargo rustc --package touchmark-rds --lib -- -D warnings"
        );
    }

    #[test]
    fn the_summary_names_what_failed_and_what_never_ran() {
        let steps = [Step::cargo("a"), Step::cargo("b"), Step::cargo("c")];
        let times = [Duration::from_millis(1500), Duration::from_millis(500)];
        assert_eq!(
            summary(&steps, &times, true, Paint::plain()),
            "\npassed      1.5 s  cargo a\nfailed      0.5 s  cargo b\nnot run     0.0 s  cargo c\nci failed in 2.0 s"
        );
        let passed = summary(&steps[..2], &times, false, Paint::plain());
        assert!(
            passed.ends_with("passed      0.5 s  cargo b\nci passed in 2.0 s"),
            "{passed}"
        );
    }
}
