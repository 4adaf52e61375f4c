//! What came of a service, and the table of all.

use std::time::Duration;

use touchmark_cli::ui::{self, Paint};

use super::known::Tally;

/// How many differences of a service are shown; they often have the same cause.
const SHOWN: usize = 8;

/// What came of a service.
#[derive(Default)]
pub(super) struct Row {
    pub(super) service: String,
    pub(super) operations: usize,
    pub(super) calls: usize,
    pub(super) faults: usize,
    pub(super) paginators: usize,
    pub(super) waiters: usize,
    pub(super) known: Tally,
    pub(super) differences: Vec<String>,
    pub(super) time: Duration,
}

impl Row {
    /// Counts what is wrong, if anything is.
    pub(super) fn check(&mut self, what: &str, result: Result<(), String>) {
        if let Err(error) = result {
            self.differences.push(format!("{what}: {error}"));
        }
    }

    /// The differences, as far as they are shown.
    pub(super) fn findings(&self, paint: Paint) -> Vec<String> {
        let heading = paint.red("differs:");
        let shown = self.differences.iter().take(SHOWN);
        let mut lines: Vec<String> = shown
            .map(|found| format!("{heading} {} {}", self.service, short(found)))
            .collect();
        let more = self.differences.len().saturating_sub(SHOWN);
        if more > 0 {
            lines.push(format!("{heading} {} {more} more", self.service));
        }
        lines
    }
}

fn short(text: &str) -> String {
    const LONGEST: usize = 1200;
    let shown: String = text.chars().take(LONGEST).collect();
    match shown.len() < text.len() {
        true => format!("{shown} ..."),
        false => shown,
    }
}

/// The table, and the known differences that occurred.
pub(super) fn table(rows: &[Row], paint: Paint) -> String {
    let line = |name: &str, cells: [String; 8]| {
        let [
            operations,
            calls,
            faults,
            paginators,
            waiters,
            differences,
            known,
            time,
        ] = cells;
        format!(
            "{name:<17} {operations:>10} {calls:>6} {faults:>6} {paginators:>10} {waiters:>7} {differences:>11} {known:>6} {time:>6}"
        )
    };
    let headings = [
        "operations",
        "calls",
        "faults",
        "paginators",
        "waiters",
        "differences",
        "known",
        "s",
    ];
    let mut lines = vec![paint.bold(line("service", headings.map(str::to_owned)))];
    let mut all = Row {
        service: "all".to_owned(),
        ..Row::default()
    };
    let mut sum = [0; 7];
    for row in rows {
        let cells = figures(row);
        sum.iter_mut()
            .zip(cells)
            .for_each(|(sum, cell)| *sum += cell);
        lines.push(line(&row.service, with_time(cells, row.time)));
        all.time += row.time;
        for (known, count) in &row.known {
            *all.known.entry(*known).or_default() += count;
        }
    }
    if rows.len() > 1 {
        lines.push(paint.bold(line(&all.service, with_time(sum, all.time))));
    }
    if !all.known.is_empty() {
        lines.push("known:".to_owned());
    }
    lines.extend(all.known.iter().map(|(known, count)| {
        let (name, reason) = known.reason();
        format!("  {name}, {count}: {reason}")
    }));
    lines.join("\n")
}

fn figures(row: &Row) -> [usize; 7] {
    let known = row.known.values().sum();
    let differences = row.differences.len();
    [
        row.operations,
        row.calls,
        row.faults,
        row.paginators,
        row.waiters,
        differences,
        known,
    ]
}

fn with_time(cells: [usize; 7], time: Duration) -> [String; 8] {
    let mut texts = cells.map(|cell| cell.to_string()).to_vec();
    texts.push(format!("{:.1}", time.as_secs_f64()));
    texts.try_into().unwrap_or_default()
}

/// The verdict.
pub(super) fn verdict(differences: usize, paint: Paint) -> String {
    match differences {
        0 => paint.green("no other difference"),
        count => paint.red(ui::count(count, "difference")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::known::Known;
    use super::*;

    #[test]
    fn rows_and_sums() {
        let row = |service: &str, differences: &[&str]| Row {
            service: service.to_owned(),
            operations: 2,
            calls: 4,
            faults: 3,
            paginators: 1,
            waiters: 0,
            known: [(Known::Tokens, 2)].into(),
            differences: differences.iter().map(|text| (*text).to_owned()).collect(),
            time: Duration::from_millis(1500),
        };
        let rows = [row("sns", &[]), row("sts", &["a", "b"])];
        assert_eq!(
            table(&rows, Paint::plain()),
            "service           operations  calls faults paginators waiters differences  known      s\n\
             sns                        2      4      3          1       0           0      2    1.5\n\
             sts                        2      4      3          1       0           2      2    1.5\n\
             all                        4      8      6          2       0           2      4    3.0\n\
             known:\n  idempotency-tokens, 4: boto3 fills those in that are absent"
        );
        assert_eq!(rows[1].findings(Paint::plain())[1], "differs: sts b");
    }
}
