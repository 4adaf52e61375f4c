//! The report of `--check` on files that are not up to date.

use std::collections::BTreeMap;

use similar::TextDiff;

use super::{Files, Found, Plan};
use crate::ui::{self, Paint};

/// Lines of a file's diff that are shown, and lines of all diffs together.
const LINES_PER_FILE: usize = 40;
const LINES: usize = 400;

/// How a file differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The file exists with other content.
    Stale,
    /// The file does not exist.
    Missing,
    /// The file exists, but would not be generated.
    Orphaned,
}

impl State {
    fn word(self) -> &'static str {
        match self {
            Self::Stale => "stale",
            Self::Missing => "missing",
            Self::Orphaned => "orphaned",
        }
    }
}

/// A file that is not up to date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    /// Its path, as the user names it.
    pub path: String,
    /// How it differs.
    pub state: State,
    /// The diff from the current to the generated content of a stale file; empty if it cannot be shown.
    pub diff: String,
}

impl Drift {
    /// A file with other text than it should have.
    pub fn stale(path: &str, old: &str, new: &str) -> Self {
        Self {
            path: path.to_owned(),
            state: State::Stale,
            diff: unified(path, old, new),
        }
    }
}

/// Every difference in a plan, by path.
pub fn drifts(
    label: &str,
    found: &BTreeMap<String, Found>,
    wanted: &Files,
    plan: &Plan,
) -> Vec<Drift> {
    // Of a folder that is not there, the names of its files say nothing more.
    if found.is_empty() && !wanted.is_empty() {
        return vec![Drift {
            path: format!(
                "{label} (the whole folder: {})",
                ui::count(wanted.len(), "file")
            ),
            state: State::Missing,
            diff: String::new(),
        }];
    }
    let states = [
        (State::Stale, &plan.changed),
        (State::Missing, &plan.created),
        (State::Orphaned, &plan.removed),
    ];
    let mut drifts: Vec<Drift> = states
        .into_iter()
        .flat_map(|(state, paths)| paths.iter().map(move |path| (state, path)))
        .map(|(state, path)| {
            let old = found.get(path).and_then(|old| match old {
                Found::File(bytes) => text(bytes),
                Found::Other => Some("(not a regular file)\n"),
            });
            let new = wanted.get(path).and_then(|bytes| text(bytes));
            let path = format!("{label}/{path}");
            let diff = match (old, new) {
                (Some(old), Some(new)) => unified(&path, old, new),
                _ => String::new(),
            };
            Drift { path, state, diff }
        })
        .collect();
    drifts.sort_by(|a, b| a.path.cmp(&b.path));
    drifts
}

fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

fn unified(path: &str, old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    diff.unified_diff()
        .context_radius(3)
        .header(&format!("{path} (current)"), &format!("{path} (generated)"))
        .to_string()
}

/// The whole report: first the names of all files, then the diffs of stale ones up to a limit.
pub fn report(drifts: &[Drift], paint: Paint) -> String {
    let mut lines: Vec<String> = drifts
        .iter()
        .map(|drift| {
            format!(
                "  {} {}",
                paint.yellow(format!("{:8}", drift.state.word())),
                drift.path
            )
        })
        .collect();
    let mut left = LINES;
    let mut hidden = 0;
    for drift in drifts.iter().filter(|drift| !drift.diff.is_empty()) {
        if left == 0 {
            hidden += 1;
            continue;
        }
        let diff: Vec<&str> = drift.diff.lines().collect();
        let shown = diff.len().min(LINES_PER_FILE).min(left);
        left -= shown;
        let part: Vec<&str> = diff.iter().take(shown).copied().collect();
        lines.push(String::new());
        lines.push(paint.diff(&part.join("\n")));
        if diff.len() > shown {
            lines.push(paint.dim(format!(
                "... {} more of this diff",
                ui::count(diff.len() - shown, "line")
            )));
        }
    }
    if hidden > 0 {
        lines.push(paint.dim(format!("... {} more", ui::count(hidden, "diff"))));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::super::tests::files;
    use super::super::{Ownership, plan};
    use super::*;

    fn found(list: &[(&str, &str)]) -> BTreeMap<String, Found> {
        files(list)
            .into_iter()
            .map(|(path, bytes)| (path, Found::File(bytes)))
            .collect()
    }

    fn of(there: &[(&str, &str)], wanted: &[(&str, &str)]) -> Vec<Drift> {
        let (found, wanted) = (found(there), files(wanted));
        drifts(
            "generated/x",
            &found,
            &wanted,
            &plan(&found, &wanted, Ownership::Everything),
        )
    }

    #[test]
    fn every_file_is_reported_and_stale_ones_with_their_diff() {
        let drifts = of(
            &[("b", "1\n2\n"), ("c", "x\n"), ("same", "s")],
            &[("a", "new\n"), ("b", "1\n3\n"), ("same", "s")],
        );
        assert_eq!(
            report(&drifts, Paint::plain()),
            "  missing  generated/x/a\n  stale    generated/x/b\n  orphaned generated/x/c\n\
             \n--- generated/x/b (current)\n+++ generated/x/b (generated)\n@@ -1,2 +1,2 @@\n 1\n-2\n+3"
        );
    }

    #[test]
    fn long_diffs_are_cut_and_every_name_is_kept() {
        let long: String = (0..100).map(|line| format!("{line}\n")).collect();
        let names: Vec<String> = (0..20).map(|index| format!("f{index}")).collect();
        let files = |content| -> Vec<(&str, &str)> {
            names.iter().map(|name| (name.as_str(), content)).collect()
        };
        let report = report(&of(&files(""), &files(&long)), Paint::plain());
        assert!(
            names
                .iter()
                .all(|name| report.contains(&format!("  stale    generated/x/{name}\n")))
        );
        assert_eq!(report.matches("... 63 lines more of this diff").count(), 10);
        assert!(report.ends_with("... 10 diffs more"), "{report}");
    }

    #[test]
    fn a_folder_that_is_not_there_takes_one_line() {
        assert_eq!(
            report(
                &of(&[], &[("a", "1\n2\n"), ("src/b", "1\n")]),
                Paint::plain()
            ),
            "  missing  generated/x (the whole folder: 2 files)"
        );
    }

    #[test]
    fn bytes_that_are_not_utf8_are_still_reported() {
        let found = [("a".to_owned(), Found::File(vec![0xff]))].into();
        let wanted = files(&[("a", "1")]);
        let drifts = drifts(
            "x",
            &found,
            &wanted,
            &plan(&found, &wanted, Ownership::Everything),
        );
        assert_eq!(
            (drifts[0].state, drifts[0].diff.as_str()),
            (State::Stale, "")
        );
    }
}
