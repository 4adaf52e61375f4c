//! `cargo xtask ci`: every check, the cheap ones first, up to the first that fails.

pub(crate) mod args;

use std::ffi::OsString;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::metadata::{Metadata, Package};
use crate::supply::{self, args::SupplyArgs};
use crate::{features, proof};
use touchmark_cli::codegen;
use touchmark_cli::ui::{self, Paint};
use touchmark_cli::workspace::Workspace;

/// The variable that services for continuous integration set.
const SERVICE: &str = "CI";

/// The variable with the folder of AWS's tests of protocols, which are not in this repository.
const TESTS: &str = "TOUCHMARK_PROTOCOL_TESTS";

/// The variable with the folder of cases for clients, which are not in this repository either.
const CASES: &str = "TOUCHMARK_CLIENT_TESTS";

/// The variable with the folder of Smithy models, likewise.
const MODELS: &str = "TOUCHMARK_SMITHY_MODELS";

/// The comparison with botocore: a small service that has maps, blobs, timestamps, and a fault with members.
const COMPARED: [&str; 4] = ["--service", "sns", "--cases", "20"];

/// One check.
struct Step {
    action: Action,
    /// Variables in the environment of cargo.
    variable: Option<(&'static str, &'static str)>,
}

enum Action {
    /// cargo with these arguments.
    Cargo(Vec<String>),
    /// Likewise, if there are cases for clients.
    Cases(Vec<String>),
    /// `cargo xtask codegen --check`, without another process.
    Check,
    /// `cargo xtask supply-chain --offline`, likewise.
    SupplyChain,
    /// `cargo xtask conformance`, if there are tests for it.
    Conformance,
    /// `cargo xtask differential` with these arguments, likewise.
    Differential(&'static [&'static str]),
    /// `cargo xtask evidence --strict`, where packages can be installed.
    Evidence,
    /// `cargo xtask peers --part client`, likewise.
    Clients,
    /// `cargo xtask peers --part endpoints`, if there are models with tests.
    Endpoints,
}

/// The result of a check.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Passed,
    Failed,
    /// The check cannot be run here.
    Skipped,
}

impl State {
    fn of(passed: bool) -> Self {
        if passed { Self::Passed } else { Self::Failed }
    }
}

impl Step {
    fn cargo(line: &str) -> Self {
        Self {
            action: Action::Cargo(line.split(' ').map(str::to_owned).collect()),
            variable: None,
        }
    }

    fn cases(line: &str) -> Self {
        Self {
            action: Action::Cases(line.split(' ').map(str::to_owned).collect()),
            variable: None,
        }
    }

    /// The step as a command line.
    fn title(&self) -> String {
        let command = match &self.action {
            Action::Cargo(arguments) | Action::Cases(arguments) => {
                format!("cargo {}", arguments.join(" "))
            }
            Action::Check => "cargo xtask codegen --check".to_owned(),
            Action::SupplyChain => "cargo xtask supply-chain --offline".to_owned(),
            Action::Conformance => {
                format!("cargo xtask conformance \"${TESTS}\"")
            }
            Action::Evidence => "cargo xtask evidence --strict".to_owned(),
            Action::Clients => "cargo xtask peers --part client".to_owned(),
            Action::Endpoints => {
                format!("cargo xtask peers --part endpoints --models \"${MODELS}\"")
            }
            Action::Differential(arguments) => {
                format!("cargo xtask differential {}", arguments.join(" "))
            }
        };
        match self.variable {
            Some((name, value)) => format!("{name}=\"{value}\" {command}"),
            None => command,
        }
    }

    fn run(&self, workspace: &Workspace) -> Result<State> {
        let arguments = match &self.action {
            Action::Cargo(arguments) => arguments,
            Action::Cases(arguments) => {
                if std::env::var_os(CASES).is_none_or(|folder| folder.is_empty()) {
                    ui::err(&format!("no case is run: {CASES} names no folder of them"));
                    return Ok(State::Skipped);
                }
                arguments
            }
            Action::Check => {
                let code = codegen::check_listed(workspace)?;
                return Ok(State::of(code == ExitCode::SUCCESS));
            }
            Action::SupplyChain => {
                let args = SupplyArgs {
                    offline: true,
                    complete: false,
                };
                let code = supply::run(workspace, &args)?;
                return Ok(State::of(code == ExitCode::SUCCESS));
            }
            Action::Conformance => {
                let Some(folder) = std::env::var_os(TESTS).filter(|folder| !folder.is_empty())
                else {
                    ui::err(&format!(
                        "no protocol test is run: {TESTS} names no folder of them"
                    ));
                    return Ok(State::Skipped);
                };
                let status = proof::status(workspace, "conformance", &[folder])?;
                return Ok(State::of(status.success()));
            }
            Action::Evidence => return with_packages(workspace, "evidence", &["--strict"]),
            Action::Clients => return with_packages(workspace, "peers", &["--part", "client"]),
            Action::Endpoints => {
                if std::env::var_os(MODELS).is_none_or(|folder| folder.is_empty()) {
                    ui::err(&format!(
                        "no test of endpoints is run: {MODELS} names no folder of Smithy models"
                    ));
                    return Ok(State::Skipped);
                }
                let status = proof::status(workspace, "peers", &["--part", "endpoints"])?;
                return Ok(State::of(status.success()));
            }
            Action::Differential(arguments) => {
                let status = proof::status(workspace, "differential", arguments)?;
                return Ok(compared(status.code(), is_service()));
            }
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
        Ok(State::of(status.success()))
    }
}

/// A command of proof that installs packages of others, which is done where that is expected.
fn with_packages(workspace: &Workspace, command: &str, arguments: &[&str]) -> Result<State> {
    if !is_service() {
        ui::err(&format!(
            "nothing is compared: that takes pip and a network; with {SERVICE}=true it is"
        ));
        return Ok(State::Skipped);
    }
    let status = proof::status(workspace, command, arguments)?;
    Ok(State::of(status.success()))
}

/// Whether this runs in continuous integration, whose services all set this variable.
fn is_service() -> bool {
    std::env::var_os(SERVICE).is_some_and(|value| !value.is_empty() && value != "false")
}

/// The result of a comparison with botocore, from its exit code. If `strict`, it is a failure if botocore is not
/// available.
fn compared(code: Option<i32>, strict: bool) -> State {
    if code == Some(proof::UNAVAILABLE) && !strict {
        ui::err(&format!(
            "nothing is compared with botocore; with {SERVICE}=true this is a failure"
        ));
        return State::Skipped;
    }
    State::of(code == Some(0))
}

/// The checks. The published crates come last, each by itself with every set of its features.
fn steps<'p>(published: impl IntoIterator<Item = &'p Package>) -> Vec<Step> {
    let mut steps = vec![
        Step::cargo("fmt --all --check"),
        Step::cargo("clippy --workspace --all-targets --all-features -- -D warnings"),
        Step {
            action: Action::SupplyChain,
            variable: None,
        },
        Step {
            action: Action::Check,
            variable: None,
        },
        // Packages as for a registry. Building them from the packages is left to a release.
        Step::cargo("package --workspace --no-verify --allow-dirty --quiet"),
        Step::cargo("test --workspace"),
        Step::cargo("test --workspace --all-features"),
        Step {
            action: Action::Conformance,
            variable: None,
        },
        Step::cases("test --package touchmark --test it sigv4_suite -- --ignored"),
        Step::cases(
            "test --package touchmark-credentials --all-features --test it cases:: -- --ignored",
        ),
        Step {
            action: Action::Differential(&COMPARED),
            variable: None,
        },
        Step {
            action: Action::Evidence,
            variable: None,
        },
        Step {
            action: Action::Endpoints,
            variable: None,
        },
        Step {
            action: Action::Clients,
            variable: None,
        },
        // A program in a workspace of a user's, which builds the runtime once more.
        Step::cargo("test --package touchmark-cli --test program -- --ignored"),
        Step {
            variable: Some(("RUSTDOCFLAGS", "-D warnings")),
            ..Step::cargo("doc --workspace --no-deps --all-features")
        },
    ];
    steps.extend(published.into_iter().flat_map(|package| {
        let sets = features::sets(package).into_iter();
        sets.map(|set| {
            Step::cargo(&format!(
                "rustc --profile check --package {} --lib {set} -- -D warnings",
                package.name
            ))
        })
    }));
    steps
}

/// Runs the command.
pub(crate) fn run(workspace: &Workspace) -> Result<ExitCode> {
    let metadata = Metadata::load(workspace)?;
    let steps = steps(metadata.members().filter(|package| package.is_published()));
    let paint = Paint::stdout();
    let mut results: Vec<(State, Duration)> = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        ui::out(&format!(
            "\n{} {}",
            paint.bold(format!("[{}/{}]", index + 1, steps.len())),
            paint.bold(step.title())
        ));
        let start = Instant::now();
        let state = step.run(workspace).unwrap_or_else(|error| {
            ui::err(&format!("{}: {error:#}", Paint::stderr().red("error")));
            State::Failed
        });
        results.push((state, start.elapsed()));
        ui::out(&paint.dim(format!("{:.1} s", start.elapsed().as_secs_f64())));
        if state == State::Failed {
            break;
        }
    }
    ui::out(&summary(&steps, &results, paint));
    Ok(if has_failed(&results) {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn has_failed(results: &[(State, Duration)]) -> bool {
    results.iter().any(|(state, _)| *state == State::Failed)
}

/// A line for each step, also for those that did not run since an earlier one failed.
fn summary(steps: &[Step], results: &[(State, Duration)], paint: Paint) -> String {
    let mut lines = vec![String::new()];
    for (index, step) in steps.iter().enumerate() {
        let (state, time) = match results.get(index) {
            Some((State::Failed, time)) => (paint.red("failed "), *time),
            Some((State::Passed, time)) => (paint.green("passed "), *time),
            Some((State::Skipped, time)) => (paint.yellow("skipped"), *time),
            None => (paint.dim("not run"), Duration::ZERO),
        };
        lines.push(format!(
            "{state} {:>7.1} s  {}",
            time.as_secs_f64(),
            step.title()
        ));
    }
    let total: Duration = results.iter().map(|(_, time)| time).sum();
    let verdict = if has_failed(results) {
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
    fn each_published_crate_is_built_alone_with_each_set_of_features() {
        let workspace = Workspace::find().unwrap();
        let metadata = Metadata::load(&workspace).unwrap();
        let steps = steps(metadata.members().filter(|package| package.is_published()));
        let titles: Vec<String> = steps.iter().map(Step::title).collect();
        assert_eq!(titles[2], "cargo xtask supply-chain --offline");
        assert_eq!(titles[3], "cargo xtask codegen --check");
        assert_eq!(titles[5], "cargo test --workspace");
        assert_eq!(
            titles[7],
            "cargo xtask conformance \"$TOUCHMARK_PROTOCOL_TESTS\""
        );
        assert!(titles[8].contains("sigv4_suite -- --ignored"));
        assert!(titles[9].contains("touchmark-credentials --all-features"));
        assert_eq!(
            titles[10],
            "cargo xtask differential --service sns --cases 20"
        );
        assert_eq!(titles[11], "cargo xtask evidence --strict");
        assert_eq!(
            titles[12],
            "cargo xtask peers --part endpoints --models \"$TOUCHMARK_SMITHY_MODELS\""
        );
        assert_eq!(titles[13], "cargo xtask peers --part client");
        assert!(titles[14].contains("--package touchmark-cli --test program -- --ignored"));
        for (package, feature) in [
            ("touchmark", Some("serde")),
            ("touchmark-model", None),
            ("touchmark-prose", None),
            ("touchmark-codegen", Some("prose")),
            ("touchmark-cli", None),
            ("touchmark-rds", Some("serde")),
            ("touchmark-sts", Some("serde")),
            ("touchmark-credentials", Some("login")),
        ] {
            let start = format!("cargo rustc --profile check --package {package} --lib ");
            let sets: Vec<&str> = titles
                .iter()
                .filter_map(|title| title.strip_prefix(&start))
                .collect();
            assert_eq!(sets[0], "--no-default-features -- -D warnings", "{package}");
            let alone = feature.map(|feature| {
                format!("--no-default-features --features {feature} -- -D warnings")
            });
            assert!(
                alone.is_none_or(|set| sets.contains(&set.as_str())),
                "{sets:?}"
            );
        }
        for own in [
            "xtask --lib",
            "touchmark-proof --lib",
            "touchmark-tests --lib",
        ] {
            assert!(titles.iter().all(|title| !title.contains(own)));
        }
    }

    #[test]
    fn without_botocore_nothing_is_compared() {
        let unavailable = Some(proof::UNAVAILABLE);
        assert!(compared(unavailable, false) == State::Skipped);
        assert!(compared(unavailable, true) == State::Failed);
        // Differences, a panic or a build that failed, and a signal.
        for failed in [Some(1), Some(101), None] {
            assert!(compared(failed, false) == State::Failed);
        }
        assert!(compared(Some(0), true) == State::Passed);
    }

    #[test]
    fn the_summary_names_steps_that_failed_and_that_did_not_run() {
        let steps = [Step::cargo("a"), Step::cargo("b"), Step::cargo("c")];
        let times = [1500, 500].map(Duration::from_millis);
        let results = [(State::Passed, times[0]), (State::Failed, times[1])];
        assert_eq!(
            summary(&steps, &results, Paint::plain()),
            "\npassed      1.5 s  cargo a\nfailed      0.5 s  cargo b\nnot run     0.0 s  cargo c\nci failed in 2.0 s"
        );
        let results = [(State::Skipped, times[0]), (State::Passed, times[1])];
        let passed = summary(&steps[..2], &results, Paint::plain());
        assert!(passed.contains("skipped     1.5 s  cargo a\n"), "{passed}");
        assert!(
            passed.ends_with("passed      0.5 s  cargo b\nci passed in 2.0 s"),
            "{passed}"
        );
    }
}
