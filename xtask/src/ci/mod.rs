//! `cargo xtask ci`: every check, the cheap ones first, up to the first that fails.

pub(crate) mod args;
mod step;
mod steps;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;
use touchmark_cli::ui::{self, Paint};
use touchmark_cli::workspace::Workspace;

use self::step::{State, Step};
use crate::metadata::Metadata;

/// Runs the command.
pub(crate) fn run(workspace: &Workspace) -> Result<ExitCode> {
    let metadata = Metadata::load(workspace)?;
    let steps = steps::all(metadata.members().filter(|package| package.is_published()));
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
