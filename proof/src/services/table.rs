//! A row for each service, and the sums.

use std::time::Duration;

use touchmark_codegen::Package;

use crate::alone;
use touchmark_cli::ui::{self, Paint};

/// The result of a service.
pub(super) enum Outcome {
    /// It was generated, but not built.
    Generated,
    /// It passed all checks, which took these times.
    Passed(Vec<Duration>),
    /// It could not be generated, or failed a check.
    Failed(String),
}

/// One service.
pub(super) struct Row {
    service: String,
    operations: usize,
    types: usize,
    lines: usize,
    generated: Duration,
    pub(super) outcome: Outcome,
}

impl Row {
    pub(super) fn new(
        service: &str,
        package: Option<&Package>,
        generated: Duration,
        outcome: Outcome,
    ) -> Self {
        Self {
            service: service.to_owned(),
            operations: package.map_or(0, |package| package.operations),
            types: package.map_or(0, |package| package.types),
            lines: package.map_or(0, alone::lines),
            generated,
            outcome,
        }
    }

    pub(super) fn has_failed(&self) -> bool {
        matches!(self.outcome, Outcome::Failed(_))
    }

    /// The time of generation per type, in milliseconds.
    fn per_type(&self) -> f64 {
        let types = u32::try_from(self.types.max(1)).unwrap_or(u32::MAX);
        self.generated.as_secs_f64() * 1000.0 / f64::from(types)
    }
}

/// The table, the sums, and the time of generation per shape for the smallest and the largest service.
pub(super) fn print(rows: &[Row], kilobytes: Option<u64>, paint: Paint) -> String {
    let width = rows
        .iter()
        .map(|row| row.service.len())
        .max()
        .unwrap_or(0)
        .max(7);
    let heading = format!(
        "{:width$}  {:>10}  {:>6}  {:>7}  {:>10}  {:>8}  {:>8}  {:>9}",
        "service",
        "operations",
        "shapes",
        "lines",
        "generate s",
        "rustc s",
        "clippy s",
        "rustdoc s"
    );
    let mut lines = vec![paint.bold(heading)];
    for row in rows {
        let figures = format!(
            "{:width$}  {:>10}  {:>6}  {:>7}  {:>10.3}",
            row.service,
            row.operations,
            row.types,
            row.lines,
            row.generated.as_secs_f64()
        );
        lines.push(match &row.outcome {
            Outcome::Generated => figures,
            Outcome::Passed(times) => {
                let times = times.iter().zip([8, 8, 9]);
                let times =
                    times.map(|(time, width)| format!("  {:>width$.1}", time.as_secs_f64()));
                format!("{figures}{}", times.collect::<String>())
            }
            Outcome::Failed(_) => format!("{figures}  {}", paint.red("failed")),
        });
    }
    lines.extend(sums(rows, kilobytes));
    let failed: Vec<&str> = rows
        .iter()
        .filter(|row| row.has_failed())
        .map(|row| row.service.as_str())
        .collect();
    lines.push(if failed.is_empty() {
        paint.green("all passed")
    } else {
        paint.red(format!("failed: {}", failed.join(", ")))
    });
    lines.join("\n")
}

fn sums(rows: &[Row], kilobytes: Option<u64>) -> Vec<String> {
    let generated: Duration = rows.iter().map(|row| row.generated).sum();
    let memory = kilobytes.map_or_else(String::new, |kilobytes| {
        format!(", at most {} MB of memory", kilobytes / 1024)
    });
    let mut lines = vec![format!(
        "{}, {}, {}: generated in {:.2} s{memory}",
        ui::count(rows.len(), "service"),
        ui::count(rows.iter().map(|row| row.operations).sum(), "operation"),
        ui::count(rows.iter().map(|row| row.types).sum(), "shape"),
        generated.as_secs_f64(),
    )];
    let ends = [
        ("smallest", rows.iter().min_by_key(|row| row.types)),
        ("largest", rows.iter().max_by_key(|row| row.types)),
    ];
    for (name, row) in ends {
        lines.extend(row.map(|row| {
            let (service, time) = (&row.service, row.per_type());
            format!(
                "the {name}, {service}: {time:.2} ms for each of its {}",
                ui::count(row.types, "shape")
            )
        }));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(service: &str, types: usize, outcome: Outcome) -> Row {
        Row {
            service: service.into(),
            operations: 2,
            types,
            lines: 300,
            generated: Duration::from_millis(100),
            outcome,
        }
    }

    #[test]
    fn rows_and_sums() {
        let times = [1500, 2500, 3500].map(Duration::from_millis).to_vec();
        let rows = [
            row("sns", 50, Outcome::Passed(times)),
            row("sts", 20, Outcome::Generated),
        ];
        assert_eq!(
            print(&rows, Some(2048), Paint::plain()),
            "service  operations  shapes    lines  generate s   rustc s  clippy s  rustdoc s\n\
             sns               2      50      300       0.100       1.5       2.5        3.5\n\
             sts               2      20      300       0.100\n\
             2 services, 4 operations, 70 shapes: generated in 0.20 s, at most 2 MB of memory\n\
             the smallest, sts: 5.00 ms for each of its 20 shapes\n\
             the largest, sns: 2.00 ms for each of its 50 shapes\n\
             all passed"
        );
    }

    #[test]
    fn failures_are_named() {
        let rows = [
            row("sns", 0, Outcome::Failed("x".into())),
            row("sts", 1, Outcome::Generated),
        ];
        let text = print(&rows, None, Paint::plain());
        assert!(text.contains("0.100  failed\n"), "{text}");
        assert!(text.ends_with("\nfailed: sns"), "{text}");
    }
}
