//! A comparison for a terminal: changes by kind, those with the greatest effect first.

use touchmark_codegen::diff::{Change, Comparison, Effect, Step};

use crate::ui::{self, Paint};

/// The column of the description of a change, if its place is not longer.
const WIDTH: usize = 64;

/// The lines of a service.
pub(crate) fn lines(comparison: &Comparison, old: &str, new: &str, paint: Paint) -> Vec<String> {
    let title = format!("{} {}", comparison.service, comparison.api_version);
    let mut lines = vec![format!("{}: {old} -> {new}", paint.bold(title))];
    let kinds = comparison.changes.chunk_by(|a, b| a.kind == b.kind);
    for changes in kinds {
        lines.extend(kind(changes, paint));
    }
    lines.push(format!("  {}", summary(comparison)));
    let step = comparison.step.name();
    let step = match comparison.step {
        Step::Major => paint.red(step),
        Step::Minor => paint.yellow(step),
        Step::None | Step::Patch => paint.green(step),
    };
    lines.push(format!("  semver step: {step}"));
    lines
}

/// The changes of one kind, below its description.
fn kind(changes: &[Change], paint: Paint) -> Vec<String> {
    let Some(first) = changes.first() else {
        return Vec::new();
    };
    let effect = |effect: Effect| match effect {
        Effect::Major => paint.red("major"),
        Effect::Minor => paint.yellow("minor"),
        Effect::None => paint.dim("none"),
    };
    let mut lines = vec![format!(
        "  {} (Rust {}, wire {}): {}",
        paint.bold(first.kind.name()),
        effect(first.api()),
        effect(first.wire()),
        paint.dim(first.kind.reason())
    )];
    let longest = changes.iter().map(|change| change.place.rust.len()).max();
    let width = longest.unwrap_or_default().min(WIDTH);
    lines.extend(
        changes
            .iter()
            .map(|change| format!("    {:width$}  {}", change.place.rust, change.text)),
    );
    lines
}

/// As in `162 -> 168 operations; 12 changes: 1 major, 9 minor, 2 without effect`.
fn summary(comparison: &Comparison) -> String {
    let (old, new) = comparison.operations;
    let operations = if old == new {
        ui::count(new, "operation")
    } else {
        format!("{old} -> {}", ui::count(new, "operation"))
    };
    let changes = match comparison.changes.len() {
        0 => "no changes".to_owned(),
        all => format!(
            "{}: {} major, {} minor, {} without effect",
            ui::count(all, "change"),
            comparison.count(Effect::Major),
            comparison.count(Effect::Minor),
            comparison.count(Effect::None)
        ),
    };
    let documentation = match comparison.documentation {
        0 => String::new(),
        places => format!("; documentation changed in {}", ui::count(places, "place")),
    };
    format!("{operations}; {changes}{documentation}")
}
