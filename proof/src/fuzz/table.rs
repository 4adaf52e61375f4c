//! A row for each target.

use super::session::Outcome;
use touchmark_cli::ui::Paint;

/// The table and the verdict.
pub(super) fn print(outcomes: &[Outcome], paint: Paint) -> String {
    let width = outcomes
        .iter()
        .map(|outcome| outcome.target.len())
        .max()
        .unwrap_or(0)
        .max(6);
    let heading = format!(
        "{:width$}  {:>7}  {:>12}  {:>8}  {:>7}  {:>8}  {:>7}  {:>7}  {:>8}",
        "target",
        "seconds",
        "executions",
        "per s",
        "edges",
        "features",
        "corpus",
        "peak MB",
        "findings"
    );
    let mut lines = vec![paint.bold(heading)];
    for outcome in outcomes {
        let figures = &outcome.figures;
        let per_second = figures.executions / outcome.time.as_secs().max(1);
        let findings = match outcome.finding {
            Some(_) => paint.red(format!("{:>8}", 1)),
            None => format!("{:>8}", 0),
        };
        lines.push(format!(
            "{:width$}  {:>7}  {:>12}  {per_second:>8}  {:>7}  {:>8}  {:>7}  {:>7}  {findings}",
            outcome.target,
            outcome.time.as_secs(),
            figures.executions,
            figures.edges,
            figures.features,
            figures.corpus,
            figures.megabytes,
        ));
    }
    let broken: Vec<&str> = outcomes
        .iter()
        .filter(|outcome| outcome.finding.is_some())
        .map(|outcome| outcome.target.as_str())
        .collect();
    lines.push(if broken.is_empty() {
        paint.green("no finding")
    } else {
        paint.red(format!("findings: {}", broken.join(", ")))
    });
    lines.join("\n")
}
