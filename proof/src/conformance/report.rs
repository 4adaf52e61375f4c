//! A row for each suite, the differences found, and the sums.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::compare::{Outcome, Verdict};
use super::suite::Suite;
use touchmark_cli::ui::{self, Paint};

/// A suite, and the results of its cases.
pub(super) struct Row<'s> {
    pub(super) suite: &'s Suite,
    pub(super) outcomes: Vec<Outcome>,
}

impl Row<'_> {
    fn count(&self, is: fn(&Verdict) -> bool) -> usize {
        let outcomes = self.outcomes.iter();
        outcomes.filter(|outcome| is(&outcome.verdict)).count()
    }

    fn passed(&self) -> usize {
        self.count(|verdict| *verdict == Verdict::Passed)
    }

    pub(super) fn failed(&self) -> usize {
        self.count(|verdict| matches!(verdict, Verdict::Failed(_)))
    }

    fn skipped(&self) -> usize {
        self.count(|verdict| matches!(verdict, Verdict::Skipped(_)))
    }

    /// Why cases were not run, and which parts of cases were not compared.
    fn remarks(&self) -> String {
        let mut remarks: Vec<String> = Vec::new();
        for outcome in &self.outcomes {
            if let Verdict::Skipped(reason) = &outcome.verdict
                && !remarks.contains(reason)
            {
                remarks.push(reason.clone());
            }
        }
        let mut parts: Vec<_> = self
            .outcomes
            .iter()
            .flat_map(|outcome| &outcome.left_out)
            .collect();
        parts.sort();
        parts.dedup();
        if !parts.is_empty() {
            let names: Vec<&str> = parts.iter().map(|(part, _)| part.name()).collect();
            remarks.push(format!("but for {}", names.join(", ")));
        }
        remarks.join("; ")
    }
}

/// The maximum width of a suite's description.
const WIDTH: usize = 60;

/// The report for a terminal.
pub(super) fn print(rows: &[Row<'_>], paint: Paint) -> String {
    let shown = |row: &Row<'_>| -> String { row.suite.description.chars().take(WIDTH).collect() };
    let width = rows
        .iter()
        .map(|row| shown(row).chars().count())
        .max()
        .unwrap_or_default();
    let mut lines = Vec::new();
    let mut file = "";
    for row in rows {
        if row.suite.file != file {
            file = &row.suite.file;
            let heading = format!("{file:width$}  passed  failed  skipped");
            lines.push(paint.bold(heading));
        }
        let figures = [(row.passed(), 6), (row.failed(), 6), (row.skipped(), 7)];
        let [passed, failed, skipped] = figures.map(|(count, width)| format!("{count:>width$}"));
        let failed = if row.failed() > 0 {
            paint.red(failed)
        } else {
            failed
        };
        let line = format!(
            "{:width$}  {passed}  {failed}  {skipped}  {}",
            shown(row),
            paint.dim(row.remarks())
        );
        lines.push(line.trim_end().to_owned());
    }
    lines.extend(rows.iter().flat_map(|row| failures(row, paint)));
    lines.push(String::new());
    lines.extend(left_out(rows));
    lines.push(sum(rows, paint));
    lines.join("\n")
}

/// The differences of the cases that failed.
fn failures(row: &Row<'_>, paint: Paint) -> Vec<String> {
    let mut lines = Vec::new();
    for outcome in &row.outcomes {
        let Verdict::Failed(differences) = &outcome.verdict else {
            continue;
        };
        let (file, description) = (&row.suite.file, &row.suite.description);
        lines.push(format!(
            "\n{} {file}, {description}: {}",
            paint.red("failed"),
            outcome.case
        ));
        lines.extend(
            differences
                .iter()
                .map(|difference| format!("    {}", difference.replace('\n', "\n    "))),
        );
    }
    lines
}

/// What was not compared, how often and why.
fn left_out(rows: &[Row<'_>]) -> Vec<String> {
    let outcomes = rows.iter().flat_map(|row| &row.outcomes);
    let mut counts = BTreeMap::new();
    for left_out in outcomes.flat_map(|outcome| &outcome.left_out) {
        *counts.entry(left_out).or_insert(0) += 1;
    }
    counts
        .into_iter()
        .map(|((part, reason), count)| {
            format!(
                "not compared in {}: {}: {reason}",
                ui::count(count, "case"),
                part.name()
            )
        })
        .collect()
}

/// How many cases passed, failed and were skipped.
fn sums(rows: &[Row<'_>]) -> [usize; 3] {
    let counts = rows
        .iter()
        .map(|row| [row.passed(), row.failed(), row.skipped()]);
    counts.fold([0; 3], |[a, b, c], [passed, failed, skipped]| {
        [a + passed, b + failed, c + skipped]
    })
}

fn sum(rows: &[Row<'_>], paint: Paint) -> String {
    let [passed, failed, skipped] = sums(rows);
    let text = format!(
        "{}: {passed} passed, {failed} failed, {skipped} skipped",
        ui::count(passed + failed + skipped, "case")
    );
    if failed > 0 {
        paint.red(text)
    } else {
        paint.green(text)
    }
}

/// The report as JSON.
pub(super) fn json(rows: &[Row<'_>]) -> Value {
    let case = |outcome: &Outcome| {
        let parts = outcome.left_out.iter();
        let left_out: Vec<Value> = parts
            .map(|(part, reason)| json!({"part": part.name(), "reason": reason}))
            .collect();
        let (verdict, differences, reason) = match &outcome.verdict {
            Verdict::Passed => ("passed", None, None),
            Verdict::Failed(differences) => ("failed", Some(differences), None),
            Verdict::Skipped(reason) => ("skipped", None, Some(reason)),
        };
        json!({"case": outcome.case, "verdict": verdict, "differences": differences, "reason": reason,
            "not_compared": left_out})
    };
    let suite = |row: &Row<'_>| {
        json!({
            "file": row.suite.file,
            "description": row.suite.description,
            "passed": row.passed(),
            "failed": row.failed(),
            "skipped": row.skipped(),
            "cases": row.outcomes.iter().map(case).collect::<Vec<_>>(),
        })
    };
    let [passed, failed, skipped] = sums(rows);
    json!({
        "passed": passed,
        "failed": failed,
        "skipped": skipped,
        "suites": rows.iter().map(suite).collect::<Vec<_>>(),
    })
}
