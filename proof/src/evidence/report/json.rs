//! The report as JSON.

use serde_json::{Map, Value as Json, json};

use super::sums::{Contradicted, Report, Row};
use crate::evidence::rule::class_name;

/// Everything that was found.
pub(super) fn document(report: &Report) -> Json {
    let contradicted = report.contradicted();
    let contradicted: Vec<Json> = contradicted.iter().map(contradiction).collect();
    let requests = report.requests();
    let requests = requests.iter().map(|((level, source), (all, refused))| {
        json!({"source": source, "level": level.to_string(), "requests": all, "refused": refused})
    });
    let counts = report.counts.iter();
    let counts =
        counts.map(|((source, kind), count)| json!({"source": source, "of": kind, "count": count}));
    let unexplained = report.services.iter();
    let unexplained = unexplained.flat_map(|service| &service.unexplained);
    json!({
        "contradicted": contradicted,
        "classes": table(report.by_class().iter().map(|((class, level), row)| (format!("{} ({level})", class_name(*class)), row))),
        "services": table(report.by_service().iter().map(|(name, row)| (name.clone(), row))),
        "sources": table(report.by_source().iter().map(|(name, row)| (name.clone(), row))),
        "requests": requests.collect::<Vec<_>>(),
        "counts": counts.collect::<Vec<_>>(),
        "skipped": report.skipped,
        "unexplained": unexplained.collect::<Vec<_>>(),
        "missing": report.missing,
    })
}

fn contradiction(found: &Contradicted<'_>) -> Json {
    let rule = found.rule;
    let by = found.by.iter().map(|each| {
        json!({
            "operation": each.operation,
            "path": each.path,
            "value": each.value,
            "source": each.source,
            "file": each.file,
        })
    });
    json!({
        "service": found.service,
        "rule": rule.place(),
        "kind": rule.kind,
        "source": rule.source.name(),
        "level": rule.level.to_string(),
        "class": class_name(rule.class),
        "says": rule.says,
        "when": rule.guard(),
        "by": by.collect::<Vec<_>>(),
    })
}

fn table<'a>(rows: impl Iterator<Item = (String, &'a Row)>) -> Map<String, Json> {
    let rows = rows.map(|(name, row)| {
        let Row {
            rules,
            exercised,
            contradicted,
        } = row;
        let row = json!({"rules": rules, "exercised": exercised, "contradicted": contradicted});
        (name, row)
    });
    rows.collect()
}
