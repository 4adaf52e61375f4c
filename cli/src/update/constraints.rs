//! The rules that stand only in the prose of a raw model: mined, and compared with those of the release before.

use std::path::Path;

use anyhow::{Context, Result};
use touchmark_codegen::{Document, Source};
use touchmark_model::model::{self, Model, Overlay};
use touchmark_model::overlay::{self, Changes};
use touchmark_prose::Mined;

use super::facts;
use crate::codegen::{CONSTRAINTS, OVERRIDES, document};
use crate::coverage;
use crate::source::RawModel;
use crate::tree::Files;
use crate::ui;
use crate::workspace::Workspace;

/// The file with the counts of what was found in the prose.
const COVERAGE: &str = "coverage.json";

/// The number of names that a line shows.
const NAMES: usize = 6;

/// The result of mining the prose of a model.
pub(super) struct Constraints {
    /// The files to write; empty for a model without prose, whose existing files are kept.
    pub(super) files: Files,
    /// The changes by an update, in one line.
    pub(super) summary: String,
    /// Notes for the user.
    pub(super) notes: Vec<String>,
}

/// Mines the prose of a raw model, and checks that the overrides in `folder` still match.
pub(super) fn mine(workspace: &Workspace, folder: &Path, raw: &RawModel) -> Result<Constraints> {
    let mut model = model::parse(&Source {
        name: &raw.name,
        bytes: &raw.json,
    })?;
    let old = document(workspace, folder, CONSTRAINTS)?;
    if !has_prose(&model) {
        let notes =
            old.map(|old| format!("{}: has no prose, so {} is not changed", raw.name, old.name));
        return Ok(Constraints {
            files: Files::new(),
            summary: "constraints: unchanged, since the model has no prose".to_owned(),
            notes: notes.into_iter().collect(),
        });
    }
    let (mined, mut notes) = touchmark_prose::from_prose(&model);
    notes.extend(of_levels(&mined));
    let rules = mined.overlay;
    let changes = old
        .and_then(|old| parse_old(folder, &old))
        .map(|old| rules.changes_since(&old));
    let total = rules.changes_since(&Overlay::default()).total;
    let file = overlay::write(&rules, &model.service).into_bytes();
    let counts = facts::render(&coverage::counts(&mined.report))?;
    overlay::apply(&mut model, &rules);
    if let Some(overrides) = document(workspace, folder, OVERRIDES)? {
        overlay::override_rules(&mut model, &overrides.source())
            .context("the overrides no longer match the model; nothing was written")?;
    }
    Ok(Constraints {
        files: [
            (CONSTRAINTS.to_owned(), file),
            (COVERAGE.to_owned(), counts),
        ]
        .into(),
        summary: line(total, changes.as_ref()),
        notes,
    })
}

/// Which members corrections of kinds of rules met, and what is known that says nothing of a rule any more.
fn of_levels(mined: &Mined) -> impl Iterator<Item = String> {
    let kinds = mined.kinds.iter().filter(|kind| !kind.members.is_empty());
    let kinds = kinds.map(|kind| {
        let members = ui::list(&kind.members, NAMES);
        format!("{}: corrected in {members}", kind.name)
    });
    let idle = mined.idle.iter();
    kinds.chain(idle.map(|fact| {
        format!("{fact}: what AWS accepted breaks no such rule any more; `cargo xtask evidence --write` drops it")
    }))
}

/// The overlay of the previous release. One that cannot be read is about to be replaced, and is not compared with.
fn parse_old(folder: &Path, old: &Document) -> Option<Overlay> {
    let bytes = std::fs::read(folder.join("model.json")).ok()?;
    let name = "model.json";
    let model = model::parse(&Source {
        name,
        bytes: &bytes,
    });
    overlay::read(&old.source(), &model.ok()?).ok()
}

fn has_prose(model: &Model) -> bool {
    let operations = model.operations.values();
    let shapes = model.shapes.values();
    model.service.documentation.is_some()
        || operations
            .into_iter()
            .any(|operation| operation.documentation.is_some())
        || shapes.into_iter().any(|shape| {
            let members = match &shape.kind {
                model::Kind::Structure(members) | model::Kind::Union(members) => members.as_slice(),
                _ => &[],
            };
            let of_member = members.iter().any(|member| member.documentation.is_some());
            shape.documentation.is_some() || of_member
        })
}

/// As in `constraints 512: 2 added (S.A: length, S.B: range), 4 reworded`.
fn line(total: usize, changes: Option<&Changes>) -> String {
    let Some(changes) = changes else {
        return format!("constraints {total}: all new");
    };
    let named = [
        ("added", &changes.added),
        ("removed", &changes.removed),
        ("changed", &changes.changed),
    ];
    let mut parts: Vec<String> = named
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(verb, names)| format!("{} {verb} ({})", names.len(), ui::list(names, NAMES)))
        .collect();
    if changes.reworded > 0 {
        parts.push(format!("{} reworded", changes.reworded));
    }
    let parts = if parts.is_empty() {
        "no change".to_owned()
    } else {
        parts.join(", ")
    };
    format!("constraints {total}: {parts}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_lists_the_changes() {
        let mut changes = Changes {
            total: 9,
            ..Changes::default()
        };
        assert_eq!(line(9, None), "constraints 9: all new");
        assert_eq!(line(9, Some(&changes)), "constraints 9: no change");
        changes.added = vec!["S.A: length".to_owned(), "S.B: range".to_owned()];
        changes.changed = vec!["S.C: oneOf".to_owned()];
        changes.reworded = 4;
        assert_eq!(
            line(9, Some(&changes)),
            "constraints 9: 2 added (S.A: length, S.B: range), 1 changed (S.C: oneOf), 4 reworded"
        );
    }
}
