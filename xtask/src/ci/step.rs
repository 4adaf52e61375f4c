//! One check: what it runs, what it needs, and how it ended.

use std::ffi::{OsStr, OsString};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use touchmark_cli::codegen;
use touchmark_cli::ui;
use touchmark_cli::workspace::Workspace;

use crate::proof;
use crate::supply::{self, args::SupplyArgs};

/// The variable that services for continuous integration set.
const SERVICE: &str = "CI";

/// One check.
pub(super) struct Step {
    action: Action,
    needs: Needs,
    /// A variable in the environment of cargo.
    variable: Option<(&'static str, &'static str)>,
}

enum Action {
    /// cargo with these arguments.
    Cargo(Vec<String>),
    /// A command of proof with its arguments. One that begins with `$` is the value of a variable.
    Proof(Vec<String>),
    /// `cargo xtask codegen --check`, without another process.
    Check,
    /// `cargo xtask supply-chain --offline`, likewise.
    SupplyChain,
}

/// What not every machine has.
#[derive(Clone, Copy)]
enum Needs {
    Nothing,
    /// pip and a network, to install packages of others: where continuous integration runs.
    Packages,
    /// botocore, which may be there already: proof says so if it is not.
    Botocore,
    /// A folder that a variable names, with what this repository does not have.
    Folder(&'static str),
}

/// The result of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
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
    pub(super) const CHECK: Self = Self::new(Action::Check);
    pub(super) const SUPPLY_CHAIN: Self = Self::new(Action::SupplyChain);

    const fn new(action: Action) -> Self {
        Self {
            action,
            needs: Needs::Nothing,
            variable: None,
        }
    }

    pub(super) fn cargo(line: &str) -> Self {
        Self::new(Action::Cargo(words(line)))
    }

    /// A command of proof.
    pub(super) fn proof(line: &str) -> Self {
        Self::new(Action::Proof(words(line)))
    }

    /// The same check, only where packages of others can be installed.
    pub(super) fn with_packages(mut self) -> Self {
        self.needs = Needs::Packages;
        self
    }

    /// The same check, which a machine without botocore leaves out.
    pub(super) fn with_botocore(mut self) -> Self {
        self.needs = Needs::Botocore;
        self
    }

    /// The same check, only if this variable names a folder.
    pub(super) fn with_folder(mut self, variable: &'static str) -> Self {
        self.needs = Needs::Folder(variable);
        self
    }

    /// The same check, with a variable in cargo's environment.
    pub(super) fn with_variable(mut self, name: &'static str, value: &'static str) -> Self {
        self.variable = Some((name, value));
        self
    }

    /// The step as a command line.
    pub(super) fn title(&self) -> String {
        let command = match &self.action {
            Action::Cargo(arguments) => format!("cargo {}", arguments.join(" ")),
            Action::Proof(arguments) => {
                let shown = arguments.iter().map(|word| {
                    let is_variable = word.starts_with('$');
                    if is_variable {
                        format!("\"{word}\"")
                    } else {
                        word.clone()
                    }
                });
                format!("cargo xtask {}", shown.collect::<Vec<_>>().join(" "))
            }
            Action::Check => "cargo xtask codegen --check".to_owned(),
            Action::SupplyChain => "cargo xtask supply-chain --offline".to_owned(),
        };
        match self.variable {
            Some((name, value)) => format!("{name}=\"{value}\" {command}"),
            None => command,
        }
    }

    pub(super) fn run(&self, workspace: &Workspace) -> Result<State> {
        let is_service = is_set(SERVICE);
        if let Some(reason) = self.needs.missing(is_service) {
            ui::err(&format!("left out: {reason}"));
            return Ok(State::Skipped);
        }
        match &self.action {
            Action::Cargo(arguments) => self.run_cargo(workspace, arguments),
            Action::Proof(arguments) => {
                let Some((command, arguments)) = arguments.split_first() else {
                    return Ok(State::Failed);
                };
                let arguments: Vec<OsString> = arguments.iter().map(|word| value(word)).collect();
                let status = proof::status(workspace, command, &arguments)?;
                Ok(self.needs.state(status.code(), is_service))
            }
            Action::Check => Ok(State::of(
                codegen::check_listed(workspace)? == ExitCode::SUCCESS,
            )),
            Action::SupplyChain => {
                let args = SupplyArgs {
                    offline: true,
                    complete: false,
                };
                Ok(State::of(
                    supply::run(workspace, &args)? == ExitCode::SUCCESS,
                ))
            }
        }
    }

    fn run_cargo(&self, workspace: &Workspace, arguments: &[String]) -> Result<State> {
        // The cargo that runs this program, so that all steps use one toolchain.
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
        let status = Command::new(&cargo)
            .args(arguments)
            .current_dir(&workspace.root)
            .envs(self.variable)
            .status()
            .with_context(|| format!("cannot run {}", cargo.display()))?;
        Ok(State::of(status.success()))
    }
}

impl Needs {
    /// Why a check that needs this cannot be run.
    fn missing(self, is_service: bool) -> Option<String> {
        match self {
            Self::Packages if !is_service => Some(format!(
                "it takes pip and a network; with {SERVICE}=true it is run"
            )),
            Self::Folder(variable) if !is_set(variable) => {
                Some(format!("{variable} names no folder"))
            }
            _ => None,
        }
    }

    /// How a command of proof ended that has this exit code.
    fn state(self, code: Option<i32>, is_service: bool) -> State {
        let is_unavailable = matches!(self, Self::Botocore) && code == Some(proof::UNAVAILABLE);
        if is_unavailable && !is_service {
            ui::err(&format!(
                "nothing is compared with botocore; with {SERVICE}=true this is a failure"
            ));
            return State::Skipped;
        }
        State::of(code == Some(0))
    }
}

fn words(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}

/// An argument, or the value of the variable that it names.
fn value(word: &str) -> OsString {
    match word.strip_prefix('$') {
        Some(variable) => std::env::var_os(variable).unwrap_or_default(),
        None => OsStr::new(word).to_owned(),
    }
}

/// Whether a variable has a value that does not say no.
fn is_set(variable: &str) -> bool {
    std::env::var_os(variable).is_some_and(|value| !value.is_empty() && value != "false")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_botocore_nothing_is_compared() {
        let compared = |code, is_service| Needs::Botocore.state(code, is_service);
        let unavailable = Some(proof::UNAVAILABLE);
        assert_eq!(compared(unavailable, false), State::Skipped);
        assert_eq!(compared(unavailable, true), State::Failed);
        // Differences, a panic or a build that failed, and a signal.
        for failed in [Some(1), Some(101), None] {
            assert_eq!(compared(failed, false), State::Failed);
        }
        assert_eq!(compared(Some(0), true), State::Passed);
        // What is not left out without botocore fails.
        assert_eq!(Needs::Nothing.state(unavailable, false), State::Failed);
    }

    #[test]
    fn what_is_not_there_is_left_out() {
        assert!(Needs::Packages.missing(false).is_some());
        assert!(Needs::Packages.missing(true).is_none());
        let folder = Needs::Folder("TOUCHMARK_TESTS_THAT_NOBODY_HAS");
        assert!(folder.missing(true).is_some());
        assert!(Needs::Folder("PATH").missing(false).is_none());
    }

    #[test]
    fn titles_are_command_lines() {
        let step = Step::proof("conformance $FOLDER").with_variable("A", "b");
        assert_eq!(step.title(), "A=\"b\" cargo xtask conformance \"$FOLDER\"");
        assert_eq!(Step::CHECK.title(), "cargo xtask codegen --check");
    }
}
