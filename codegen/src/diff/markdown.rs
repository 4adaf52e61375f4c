//! A comparison as a section of a changelog.

use std::fmt::Write;

use super::{Change, Comparison, Effect, Step};

/// The parts of a section: a heading, and how far the changes below it go.
const PARTS: [(&str, Effect); 3] = [
    ("Breaking", Effect::Major),
    ("Compatible", Effect::Minor),
    ("Without effect", Effect::None),
];

impl Comparison {
    /// A section of a changelog. `old` and `new` are the releases, as in `botocore 1.44.5`.
    #[must_use]
    pub fn to_markdown(&self, old: &str, new: &str) -> String {
        let mut out = format!(
            "## {} {}: {} to {}\n\n",
            self.service,
            self.api_version,
            escaped(old),
            escaped(new)
        );
        // Writing to a text cannot fail.
        let _ = match self.step {
            Step::None => writeln!(out, "Nothing changed."),
            step => writeln!(out, "Semver step: **{}**.", step.name()),
        };
        for (heading, effect) in PARTS {
            let changes = self.changes.iter();
            let changes: Vec<&Change> =
                changes.filter(|change| change.effect() == effect).collect();
            if changes.is_empty() {
                continue;
            }
            let _ = write!(out, "\n### {heading}\n\n");
            for change in changes {
                let _ = writeln!(out, "{}", item(change));
            }
        }
        if self.documentation > 0 {
            let _ = writeln!(
                out,
                "\nTexts of the documentation that changed: {}.",
                self.documentation
            );
        }
        out
    }
}

/// A line of a list. The reason is given where something breaks.
fn item(change: &Change) -> String {
    let Change { place, text, .. } = change;
    let mut line = format!("- `{place}`: {text}");
    if change.effect() == Effect::Major {
        let (wire, api) = (change.wire().name(), change.api().name());
        let reason = change.kind.reason();
        line.push_str(&format!(" (wire: {wire}, Rust: {api}; {reason})"));
    }
    line
}

/// Names of releases can be names of files.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(
            character,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#'
        ) {
            out.push('\\');
        }
        out.push(character);
    }
    out
}
