//! `cargo xtask bench`: compile times of the generated crates, compared with others.

pub(crate) mod args;
mod given;
mod measure;
mod reading;
mod registry;
mod subject;

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Result;

use args::BenchArgs;
use given::Given;
use measure::{Built, Figures, Limit, Profile};
use subject::Subject;
use touchmark_cli::ui::{self, Paint};
use touchmark_cli::workspace::Workspace;

/// Builds each subject cold and alone, its dependencies built before, and prints a row for each.
///
/// The subjects take turns, so that a machine that slows down slows all of them.
pub(crate) fn run(workspace: &Workspace, args: &BenchArgs) -> Result<ExitCode> {
    // In this checkout's `target`, so that `cargo clean` removes it; a workspace of its own for each subject.
    let root = workspace.root.join("target/bench");
    let given = Given::load(workspace, args)?;
    let besides = args.instances.map_or("", |_| reading::THEIR_DEPENDENCIES);
    let subjects = subject::all(workspace, &root, &given, args.sdk.as_deref(), besides)?;
    let readers = match args.instances {
        Some(_) => reading::programs(&subjects, &given)?,
        None => Vec::new(),
    };
    let limit = Limit {
        time: Duration::from_secs(args.minutes.saturating_mul(60)),
        kilobytes: args.gigabytes.saturating_mul(1024 * 1024),
    };
    let mut figures: Vec<Figures> = subjects.iter().map(|_| Figures::default()).collect();
    for profile in [Profile::Debug, Profile::Release] {
        for (subject, figures) in subjects.iter().zip(&mut figures) {
            ui::err(&format!(
                "building the dependencies of {} ({profile})",
                subject.name
            ));
            let built = measure::dependencies(subject, profile, limit)?;
            if let Built::Stopped(_) = built {
                figures.add(profile, built);
            }
        }
        for round in 1..=args.runs {
            for (subject, figures) in subjects.iter().zip(&mut figures) {
                if figures.is_stopped(profile) {
                    continue;
                }
                ui::err(&format!(
                    "{profile}, round {round} of {}: {}",
                    args.runs, subject.name
                ));
                figures.add(profile, measure::cold_build(subject, profile, limit)?);
            }
        }
    }
    print(&subjects, &figures, &root);
    if let Some(instances) = args.instances {
        reading::run(&root, &readers, instances)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn print(subjects: &[Subject], figures: &[Figures], root: &Path) {
    let paint = Paint::stdout();
    let width = subjects
        .iter()
        .map(|subject| subject.name.len())
        .max()
        .unwrap_or(0);
    let heading = format!(
        "{:width$}  {:>9}  {:>9}  {:>10}  {:>9}",
        "median of cold builds", "debug s", "release s", "rustc MB", "lines"
    );
    ui::out(&paint.bold(heading));
    for (subject, figures) in subjects.iter().zip(figures) {
        ui::out(&format!(
            "{:width$}  {:>9.2}  {:>9.2}  {:>10}  {:>9}",
            subject.name,
            figures.seconds(Profile::Debug),
            figures.seconds(Profile::Release),
            figures
                .megabytes()
                .map_or_else(|| "?".to_owned(), |megabytes| megabytes.to_string()),
            subject
                .lines
                .map_or_else(|| "?".to_owned(), |lines| lines.to_string()),
        ));
    }
    for (subject, figures) in subjects.iter().zip(figures) {
        for (profile, build) in &figures.stopped {
            let gigabytes = build.kilobytes.unwrap_or(0) / (1024 * 1024);
            ui::out(&format!(
                "{} was stopped in {profile} after {:.0} s, with a compiler at {gigabytes} GB",
                subject.name,
                build.time.as_secs_f64()
            ));
        }
    }
    let (Some(theirs), Some(ours)) = (figures.last(), figures.get(subject::WHOLE)) else {
        return;
    };
    if subjects.last().is_some_and(|subject| subject.is_theirs) {
        let ratio = |profile| theirs.seconds(profile) / ours.seconds(profile);
        ui::out(&format!(
            "the whole service is {:.1} times lighter in debug, {:.1} times in release",
            ratio(Profile::Debug),
            ratio(Profile::Release),
        ));
    }
    ui::err(&format!("the crates are kept in {}", root.display()));
}
