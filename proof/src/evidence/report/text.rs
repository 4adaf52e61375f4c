//! The report as text.

use super::sums::{Contradicted, Report, Row};
use crate::evidence::rule::class_name;
use touchmark_cli::ui::Paint;

/// How much of a long value or rule is shown.
const SHOWN: usize = 200;

/// The contradicted rules, the tables, and what could not be read.
pub(super) fn table(report: &Report, paint: Paint) -> String {
    let mut lines = Vec::new();
    for found in report.contradicted() {
        lines.extend(contradicted(&found, paint));
    }
    let heading = |name: &str| {
        let (rules, exercised, contradicted) = ("rules", "exercised", "contradicted");
        paint.bold(format!(
            "{name:78}  {rules:>6}  {exercised:>9}  {contradicted:>12}"
        ))
    };
    lines.push(heading("class"));
    let by_class = report.by_class();
    lines.extend(
        by_class
            .iter()
            .map(|((class, level), row)| print(&format!("{} ({level})", class_name(*class)), *row)),
    );
    lines.push(heading("service, rules of prose"));
    let by_service = report.by_service();
    lines.extend(by_service.iter().map(|(name, row)| print(name, *row)));
    lines.push(heading("source of evidence, rules of prose"));
    let by_source = report.by_source();
    lines.extend(by_source.iter().map(|(name, row)| print(name, *row)));
    for ((level, source), (all, refused)) in report.requests() {
        lines.push(format!(
            "{source}: {refused} of {all} whole requests are refused at {level}"
        ));
    }
    for (name, members) in &report.kinds {
        lines.push(if members.is_empty() {
            paint.red(format!("{name}: meets no member"))
        } else {
            format!("{name}: corrected in {}", members.join(", "))
        });
    }
    for ((source, kind), count) in &report.counts {
        lines.push(format!("{source}: {count} {kind}"));
    }
    let skipped = report.skipped.iter();
    lines.extend(skipped.map(|each| paint.dim(format!("skipped: {each}"))));
    for service in &report.services {
        let unexplained = service.unexplained.iter();
        let name = &service.name;
        lines.extend(unexplained.map(|each| paint.yellow(format!("no rule found: {name} {each}"))));
    }
    let missing = report.missing.iter();
    lines.extend(missing.map(|each| paint.red(format!("missing: {each}"))));
    lines.join("\n")
}

fn contradicted(found: &Contradicted<'_>, paint: Paint) -> Vec<String> {
    let rule = found.rule;
    let when = match rule.guard() {
        guard if guard.is_empty() => guard,
        guard => format!(" when {guard}"),
    };
    let mut lines = vec![
        paint.bold(format!("{} {}", found.service, rule.place())),
        format!(
            "  {} ({}, {}): {}{when}",
            rule.kind,
            rule.level,
            class_name(rule.class),
            short(&rule.says)
        ),
    ];
    lines.extend(found.by.iter().map(|each| {
        let value = short(&each.value.to_string());
        let (operation, path) = (&each.operation, &each.path);
        format!(
            "    {operation} {path} = {value} [{} {}]",
            each.source, each.file
        )
    }));
    lines
}

fn print(name: &str, row: Row) -> String {
    let Row {
        rules,
        exercised,
        contradicted,
    } = row;
    format!("{name:78}  {rules:>6}  {exercised:>9}  {contradicted:>12}")
}

fn short(text: &str) -> String {
    let mut short: String = text.chars().take(SHOWN).collect();
    if short.len() < text.len() {
        short.push_str(" ...");
    }
    short
}
