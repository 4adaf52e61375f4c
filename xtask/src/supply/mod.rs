//! `cargo xtask supply-chain`: checks dependencies, the minimum Rust version, and that no code here is unsafe.

pub(crate) mod args;
mod deny;
mod outcome;
mod packages;

use std::process::ExitCode;

use anyhow::Result;

use crate::metadata::Metadata;
use args::SupplyArgs;
use outcome::Outcome;
use touchmark_cli::ui::{self, Paint};
use touchmark_cli::workspace::Workspace;

/// Runs every check, and prints a row for each.
pub(crate) fn run(workspace: &Workspace, args: &SupplyArgs) -> Result<ExitCode> {
    let metadata = Metadata::load(workspace)?;
    let advisories = match args.offline {
        true => Outcome::NotRun("they are looked up without --offline".to_owned()),
        false => deny::run(workspace, &["advisories"])?,
    };
    let rows = [
        (
            "no unsafe code",
            packages::no_unsafe_code(workspace, &metadata)?,
        ),
        ("oldest Rust", packages::oldest_rust(&metadata)),
        ("licences", deny::run(workspace, &["licenses"])?),
        (
            "bans: duplicate versions, wildcards",
            deny::run(workspace, &["bans"])?,
        ),
        ("sources", deny::run(workspace, &["sources"])?),
        ("advisories", advisories),
    ];
    let paint = Paint::stdout();
    for (title, outcome) in &rows {
        ui::out(&row(title, outcome, paint));
    }
    let failed = rows.iter().any(|(_, outcome)| match outcome {
        Outcome::Passed(_) => false,
        Outcome::Failed(_) => true,
        Outcome::NotRun(_) => args.complete,
    });
    Ok(if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn row(title: &str, outcome: &Outcome, paint: Paint) -> String {
    let (state, details) = match outcome {
        Outcome::Passed(looked_at) => (paint.green("passed "), looked_at.clone()),
        Outcome::Failed(found) => (paint.red("failed "), format!("\n  {}", found.join("\n  "))),
        Outcome::NotRun(reason) => (paint.yellow("not run"), reason.clone()),
    };
    format!("{state}  {title}: {details}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_shows_the_result_of_a_check() {
        let line = |outcome| row("licences", &outcome, Paint::plain());
        assert_eq!(
            line(Outcome::of("9 crates".into(), Vec::new())),
            "passed   licences: 9 crates"
        );
        let found = vec!["a: GPL".to_owned(), "b: none".to_owned()];
        assert_eq!(
            line(Outcome::of("9 crates".into(), found)),
            "failed   licences: \n  a: GPL\n  b: none"
        );
        assert_eq!(line(Outcome::NotRun("no".into())), "not run  licences: no");
    }
}
