//! The effect of an update on the crates that are generated from the model: the changes, and the next version.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use toml::Spanned;
use touchmark_codegen::diff::{self, Comparison, Step};
use touchmark_codegen::{Document, Rules, Source};

use crate::codegen::{CONSTRAINTS, OVERRIDES, document};
use crate::config::{self, Config, ModelId};
use crate::diff::lines;
use crate::source::Provenance;
use crate::tree::{self, Files};
use crate::ui::Paint;
use crate::workspace::Workspace;

/// A crate after the update.
pub(super) struct Crate {
    name: String,
    version: String,
    /// `None` if nothing changed, or if a person has to decide.
    next: Option<String>,
    /// The previous release.
    from: String,
    comparison: Comparison,
}

/// Compares a model in `folder` with the files that are about to replace it, for each crate generated from it.
///
/// Compares nothing if the old model is missing or cannot be read.
pub(super) fn crates(
    workspace: &Workspace,
    config: &Config,
    id: &ModelId,
    folder: &Path,
    files: &Files,
) -> Result<Vec<Crate>> {
    let Some(model) = document(workspace, folder, "model.json")? else {
        return Ok(Vec::new());
    };
    let overlay = document(workspace, folder, CONSTRAINTS)?;
    let overrides = document(workspace, folder, OVERRIDES)?;
    let load = |model: &Document, overlay: Option<Document>| {
        let source = Source {
            name: &model.name,
            bytes: &model.bytes,
        };
        touchmark_codegen::load(&source, &Rules::beside(overlay), overrides.as_ref())
    };
    let Ok(old) = load(&model, overlay.clone()) else {
        return Ok(Vec::new());
    };
    let renewed = |file: &str, of: &Document| {
        let bytes = files.get(file).cloned();
        Document {
            name: of.name.clone(),
            bytes: bytes.unwrap_or_else(|| of.bytes.clone()),
        }
    };
    let new_overlay = overlay.map(|overlay| renewed(CONSTRAINTS, &overlay));
    let new = load(&renewed("model.json", &model), new_overlay)
        .context("the new model cannot be used; nothing was written")?;
    let source = folder.join("source.json");
    let from = Provenance::load(&source, &workspace.label(&source));
    let from = from.map_or_else(|_| "before".to_owned(), |source| source.release());
    let services = config.services.iter();
    let services = services.filter(|service| service.model == *id);
    services
        .map(|service| {
            let comparison = diff::compare(old.clone(), new.clone(), &service.operations.0)
                .context("the models cannot be compared; nothing was written")?;
            let version = service.version.0.clone();
            let next = diff::next_version(&version, comparison.step);
            Ok(Crate {
                name: service.crate_name.to_string(),
                next: next.filter(|next| *next != version),
                version,
                from: from.clone(),
                comparison,
            })
        })
        .collect()
}

impl Crate {
    /// The changes, and the step.
    pub(super) fn lines(&self, to: &str, paint: Paint) -> Vec<String> {
        let mut out = vec![String::new()];
        out.extend(lines(&self.comparison, &self.from, to, paint));
        let name = paint.bold(&self.name);
        let step = self.comparison.step.name();
        out.push(match (&self.next, self.comparison.step) {
            (Some(next), _) => format!(
                "{name} {} -> {} in {}; `touchmark generate` puts it into the crate",
                self.version,
                paint.bold(next),
                config::PATH
            ),
            (None, Step::None) => format!("{name} stays {}", self.version),
            (None, _) => format!(
                "{name} stays {}: choose the next version ({step}) yourself, in {}",
                self.version,
                config::PATH
            ),
        });
        out
    }
}

/// Writes the next versions into `touchmark.toml`, and preserves everything else in it.
pub(super) fn write_versions<'c>(
    workspace: &Workspace,
    crates: impl Iterator<Item = &'c Crate>,
) -> Result<()> {
    let next = crates.filter_map(|item| Some((item.name.as_str(), item.next.as_deref()?)));
    let next: BTreeMap<&str, &str> = next.collect();
    if next.is_empty() {
        return Ok(());
    }
    let path = workspace.root.join(config::PATH);
    let text =
        std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", config::PATH))?;
    let text = with_versions(&text, &next)?;
    tree::file::replace(&path, text.as_bytes())
}

/// The positions of versions in the file.
#[derive(Deserialize)]
struct Versions {
    service: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(rename = "crate")]
    name: String,
    version: Spanned<String>,
}

/// The file's text with these versions, by crate. Comments and layout are preserved.
fn with_versions(text: &str, next: &BTreeMap<&str, &str>) -> Result<String> {
    let versions: Versions = toml::from_str(text).context(config::PATH)?;
    let mut places: Vec<(Range<usize>, &str)> = Vec::new();
    for Entry { name, version } in &versions.service {
        if let Some(next) = next.get(name.as_str()) {
            places.push((version.span(), next));
        }
    }
    // From the end, so that earlier positions stay valid.
    places.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    let mut text = text.to_owned();
    for (span, next) in places {
        text.replace_range(span, &format!("\"{next}\""));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_change_and_comments_stay() {
        let text = "# one\n[[service]]\ncrate = \"a\"\nversion = \"0.1.0\" # two\n\n[[service]]\nversion = '0.2.0'\ncrate = \"b\"\n";
        let next = BTreeMap::from([("a", "0.10.0"), ("b", "0.2.1"), ("c", "9.0.0")]);
        assert_eq!(
            with_versions(text, &next).unwrap(),
            "# one\n[[service]]\ncrate = \"a\"\nversion = \"0.10.0\" # two\n\n[[service]]\nversion = \"0.2.1\"\ncrate = \"b\"\n"
        );
    }
}
