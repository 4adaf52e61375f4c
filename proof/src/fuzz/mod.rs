//! `cargo xtask fuzz`: looks for an input that breaks a law of `tests/src/laws`, target by target.

pub(crate) mod args;
mod build;
mod output;
mod seeds;
mod session;
mod table;

use std::collections::VecDeque;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use args::FuzzArgs;
use session::{Outcome, Session};
use touchmark_cli::nearest;
use touchmark_cli::ui::{self, Paint};
use touchmark_cli::workspace::Workspace;

/// The folder of the targets, in the layout of `cargo fuzz`.
const FOLDER: &str = "fuzz";

/// Runs the command.
pub(crate) fn run(workspace: &Workspace, args: &FuzzArgs) -> Result<ExitCode> {
    let fuzz = workspace.root.join(FOLDER);
    let targets = chosen(&targets(&fuzz.join("Cargo.toml"))?, &args.target)?;
    let programs = build::programs(&fuzz, &targets)?;
    let sessions = targets.iter().map(|target| {
        let program = programs.get(target);
        let program = program.with_context(|| format!("cargo built no program for {target}"))?;
        Session::new(&fuzz, target, program)
    });
    let sessions = sessions.collect::<Result<Vec<Session>>>()?;
    if let Some(file) = &args.replay {
        return replay(&sessions, file);
    }
    seeds::derive(workspace, &fuzz)?;
    let outcomes = side_by_side(&sessions, args.jobs, Duration::from_secs(args.seconds))?;
    ui::out(&table::print(&outcomes, Paint::stdout()));
    let findings = outcomes
        .iter()
        .filter_map(|outcome| outcome.finding.as_ref());
    for finding in findings.clone() {
        ui::out(&finding.words(workspace, Paint::stdout()));
    }
    Ok(if findings.count() == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The names of the programs in the manifest.
fn targets(manifest: &Path) -> Result<Vec<String>> {
    let text = std::fs::read_to_string(manifest)
        .with_context(|| format!("cannot read {}", manifest.display()))?;
    let table: toml::Table = text
        .parse()
        .with_context(|| manifest.display().to_string())?;
    let programs = table.get("bin").and_then(toml::Value::as_array);
    let names = programs.into_iter().flatten();
    let names = names.filter_map(|program| program.get("name")?.as_str());
    Ok(names.map(str::to_owned).collect())
}

/// The requested targets, by default all.
fn chosen(targets: &[String], wanted: &[String]) -> Result<Vec<String>> {
    for name in wanted {
        if !targets.contains(name) {
            let hint = nearest::hint(name, targets.iter().map(String::as_str));
            let all = targets.join(", ");
            bail!("no target is named {name}{hint} There are: {all}");
        }
    }
    let is_wanted = |name: &&String| wanted.is_empty() || wanted.contains(name);
    Ok(targets.iter().filter(is_wanted).cloned().collect())
}

/// Runs one input.
fn replay(sessions: &[Session], file: &Path) -> Result<ExitCode> {
    let [session] = sessions else {
        bail!("--replay needs exactly one --target");
    };
    if !file.is_file() {
        bail!("{}: no such file", file.display());
    }
    let finding = session.replay(file)?;
    Ok(match finding {
        None => {
            ui::out(&Paint::stdout().green("the law holds"));
            ExitCode::SUCCESS
        }
        Some(message) => {
            ui::out(&message);
            ui::out(&Paint::stdout().red("the law is broken"));
            ExitCode::FAILURE
        }
    })
}

/// Runs `jobs` sessions at a time; returns their outcomes in the order of the sessions.
fn side_by_side(sessions: &[Session], jobs: usize, time: Duration) -> Result<Vec<Outcome>> {
    let waiting: Mutex<VecDeque<(usize, &Session)>> =
        Mutex::new(sessions.iter().enumerate().collect());
    let next = || waiting.lock().ok()?.pop_front();
    let work = || {
        let mut outcomes = Vec::new();
        while let Some((place, session)) = next() {
            outcomes.push((place, session.run(time)?));
        }
        Ok(outcomes)
    };
    let results: Vec<Result<Vec<(usize, Outcome)>>> = thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs.max(1)).map(|_| scope.spawn(work)).collect();
        let panicked = |_| Err(anyhow::anyhow!("a session panicked in this program"));
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(panicked))
            .collect()
    });
    let mut outcomes = Vec::new();
    for result in results {
        outcomes.extend(result?);
    }
    outcomes.sort_by_key(|(place, _)| *place);
    Ok(outcomes.into_iter().map(|(_, outcome)| outcome).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_chosen_by_name() {
        let all = ["xml_output".to_owned(), "html".to_owned()];
        assert_eq!(chosen(&all, &[]).unwrap(), all);
        assert_eq!(chosen(&all, &["html".to_owned()]).unwrap(), ["html"]);
        let error = chosen(&all, &["htm".to_owned()]).unwrap_err().to_string();
        assert_eq!(
            error,
            "no target is named htm; did you mean html? There are: xml_output, html"
        );
    }

    #[test]
    fn each_target_is_a_program_with_seeds() {
        let fuzz = Workspace::find().unwrap().root.join(FOLDER);
        let targets = targets(&fuzz.join("Cargo.toml")).unwrap();
        assert!(!targets.is_empty());
        for target in targets {
            assert!(
                fuzz.join(format!("fuzz_targets/{target}.rs")).is_file(),
                "{target}"
            );
            assert!(fuzz.join(format!("seeds/{target}")).is_dir(), "{target}");
        }
    }
}
