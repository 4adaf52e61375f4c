//! The report: a row for each service, and each difference with the command that reproduces it.

use super::case::What;
use super::sides::{Finding, Outcome};
use touchmark_cli::ui::{self, Paint};

/// The file with the reasons.
const REASONS: &str = "tests/KNOWN_DIFFERENCES.md";

/// The number of characters of a question or an answer that are shown.
const SHOWN: usize = 4000;

/// One service.
pub(super) struct Row {
    pub(super) service: String,
    pub(super) operations: usize,
    pub(super) outcome: Outcome,
}

/// A difference, and how to reproduce it; `again` is the command up to the operation.
pub(super) fn finding(service: &str, finding: &Finding, again: &str, paint: Paint) -> String {
    let (what, content) = match &finding.asked.what {
        What::Request(input) => ("input", input.to_string()),
        What::Response { status, body } => ("document", format!("(status {status}) {body}")),
    };
    let difference = &finding.difference;
    let place = if difference.place.is_empty() {
        "the whole answer"
    } else {
        &difference.place
    };
    let heading = format!(
        "{service} {}, {} of case {}: {:?} at {place}",
        finding.operation,
        finding.question.name(),
        finding.case,
        difference.kind
    );
    let lines = [
        paint.red(heading),
        format!("  smallest {what}: {}", visible(&content)),
        format!("  ours:     {}", visible(&difference.ours)),
        format!("  botocore: {}", visible(&difference.theirs)),
        format!(
            "  again:    {again} --operations {} --case {}",
            finding.operation, finding.case
        ),
    ];
    lines.join("\n")
}

/// Makes control characters visible as escapes.
fn visible(text: &str) -> String {
    let mut shown: String = text
        .chars()
        .take(SHOWN)
        .flat_map(|c| {
            let plain = !c.is_control();
            let escaped = (!plain).then(|| c.escape_default());
            escaped.into_iter().flatten().chain(plain.then_some(c))
        })
        .collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push_str(" ...");
    }
    shown
}

/// The table, the intended differences that occurred, and the verdict.
pub(super) fn summary(rows: &[Row], paint: Paint) -> String {
    let names = rows.iter().map(|row| row.service.len());
    let width = names.max().unwrap_or(0).max(7);
    let line = |name: &str, operations: &str, outcome: [&str; 5], time: &str| {
        let [requests, responses, faults, differences, known] = outcome;
        format!(
            "{name:width$}  {operations:>10}  {requests:>8}  {responses:>9}  {faults:>7}  {differences:>11}  {known:>6}  {time:>7}"
        )
    };
    let headings = ["requests", "responses", "faults", "differences", "known"];
    let mut lines = vec![paint.bold(line("service", "operations", headings, "s"))];
    let mut sum = Outcome::default();
    for row in rows {
        lines.push(figures(&row.service, row.operations, &row.outcome, line));
        add(&mut sum, &row.outcome);
    }
    let operations = rows.iter().map(|row| row.operations).sum();
    if rows.len() > 1 {
        lines.push(paint.bold(figures("all", operations, &sum, line)));
    }
    if !sum.known.is_empty() {
        lines.push(format!("known differences, explained in {REASONS}:"));
        lines.extend(
            sum.known
                .iter()
                .map(|(known, count)| format!("  {}: {count}", known.name())),
        );
    }
    lines.push(match sum.differences {
        0 => paint.green("no other difference"),
        count => paint.red(ui::count(count, "unexplained difference")),
    });
    lines.join("\n")
}

fn figures(
    name: &str,
    operations: usize,
    outcome: &Outcome,
    line: impl Fn(&str, &str, [&str; 5], &str) -> String,
) -> String {
    let known: usize = outcome.known.values().sum();
    let figures = [
        outcome.requests,
        outcome.responses,
        outcome.faults,
        outcome.differences,
        known,
    ]
    .map(|figure| figure.to_string());
    let time = format!("{:.1}", outcome.time.as_secs_f64());
    let figures = figures.each_ref().map(String::as_str);
    line(name, &operations.to_string(), figures, &time)
}

fn add(sum: &mut Outcome, outcome: &Outcome) {
    sum.requests += outcome.requests;
    sum.responses += outcome.responses;
    sum.faults += outcome.faults;
    sum.differences += outcome.differences;
    sum.time += outcome.time;
    for (known, count) in &outcome.known {
        *sum.known.entry(*known).or_default() += count;
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::differential::case::{Asked, Question};
    use crate::differential::compare::known::Known;
    use crate::differential::compare::verdict::{Difference, Kind};

    fn row(service: &str, differences: usize, known: &[(Known, usize)]) -> Row {
        Row {
            service: service.into(),
            operations: 2,
            outcome: Outcome {
                requests: 4,
                responses: 4,
                faults: 4,
                differences,
                findings: Vec::new(),
                known: known.iter().copied().collect(),
                time: Duration::from_millis(1500),
            },
        }
    }

    #[test]
    fn rows_sums_and_verdict() {
        let rows = [
            row("sns", 0, &[(Known::ShortYears, 2)]),
            row("sdb", 1, &[(Known::ShortYears, 1)]),
        ];
        let text = summary(&rows, Paint::plain());
        assert_eq!(
            text,
            "service  operations  requests  responses   faults  differences   known        s\n\
             sns               2         4          4        4            0       2      1.5\n\
             sdb               2         4          4        4            1       1      1.5\n\
             all               4         8          8        8            1       3      3.0\n\
             known differences, explained in tests/KNOWN_DIFFERENCES.md:\n  short-years: 3\n\
             1 unexplained difference"
        );
        let alone = summary(&[row("sns", 0, &[])], Paint::plain());
        assert!(alone.ends_with("1.5\nno other difference"), "{alone}");
    }

    #[test]
    fn a_difference_can_be_seen_again() {
        let found = Finding {
            operation: "Publish".into(),
            case: 7,
            question: Question::Response,
            asked: Asked {
                operation: "Publish".into(),
                what: What::Response {
                    status: 200,
                    body: "<a>\r</a>".into(),
                },
            },
            difference: Difference {
                kind: Kind::Value,
                place: "/MessageId".into(),
                ours: "\"a\"".into(),
                theirs: "\"b\"".into(),
            },
        };
        assert_eq!(
            finding(
                "sns",
                &found,
                "cargo xtask differential --seed 1 --service sns",
                Paint::plain()
            ),
            "sns Publish, response of case 7: Value at /MessageId\n  \
             smallest document: (status 200) <a>\\r</a>\n  ours:     \"a\"\n  botocore: \"b\"\n  \
             again:    cargo xtask differential --seed 1 --service sns --operations Publish --case 7"
        );
    }
}
