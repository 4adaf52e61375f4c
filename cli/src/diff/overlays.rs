//! `diff --rules`: the rules of prose on two sides, or in two `constraints.json`, compared member by member.

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Serialize;
use serde_json::Value;
use touchmark_codegen::{Document, Rules};
use touchmark_model::model::{self, Source};
use touchmark_model::overlay::{self, Difference};

use super::args::DiffArgs;
use super::pairs::{Pair, pairs};
use super::side::{Input, Side};
use crate::ui::{self, Paint};
use crate::workspace::Workspace;

/// The rules of one service, compared.
#[derive(Serialize)]
struct Section {
    /// The older file or release.
    from: String,
    /// The newer one.
    to: String,
    rules: Vec<Changed>,
}

/// A rule that is not the same on both sides.
#[derive(Debug, PartialEq, Serialize)]
struct Changed {
    /// The member, or the structure for a rule between members.
    member: String,
    kind: String,
    change: Change,
    /// The rule as it was, as the traits that state it.
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<Value>,
    /// The rule as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<Value>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Change {
    Added,
    Removed,
    Changed,
}

/// Runs the command.
pub(super) fn run(workspace: &Workspace, args: &DiffArgs) -> Result<()> {
    let files = (overlay_file(&args.old)?, args.new.as_deref());
    let sections = match files {
        (Some(old), Some(new)) => {
            let Some(new) = overlay_file(new)? else {
                bail!(
                    "{new}: not an overlay as {} is; name another constraints.json",
                    args.old
                );
            };
            vec![section((&args.old, &old), (&new.name, &new))?]
        }
        (Some(_), None) => bail!(
            "{}: name a second constraints.json to compare it with",
            args.old
        ),
        (None, _) => sections(workspace, args)?,
    };
    if args.json {
        ui::out(&serde_json::to_string_pretty(&sections)?);
        return Ok(());
    }
    for section in &sections {
        lines(section, Paint::stdout())
            .iter()
            .for_each(|line| ui::out(line));
    }
    Ok(())
}

/// The file of an overlay of this name; none for a model, a wheel, or what is no file.
fn overlay_file(name: &str) -> Result<Option<Document>> {
    if !Path::new(name).is_file() || !name.ends_with(".json") {
        return Ok(None);
    }
    let bytes = std::fs::read(name).with_context(|| format!("cannot read {name}"))?;
    let root: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    let applies = |shape: &Value| shape.get("type").and_then(Value::as_str) == Some("apply");
    let shapes = root.get("shapes").and_then(Value::as_object);
    let is_overlay =
        root.get("smithy").is_some() && shapes.is_some_and(|all| all.values().all(applies));
    let name = name.to_owned();
    Ok(is_overlay.then_some(Document { name, bytes }))
}

/// The services of both sides whose rules differ.
fn sections(workspace: &Workspace, args: &DiffArgs) -> Result<Vec<Section>> {
    let mut old = Side::open(workspace, &args.old)?;
    let mut new = match &args.new {
        Some(new) => Side::open(workspace, new)?,
        None => Side::checkout(workspace)?,
    };
    let mut sections = Vec::new();
    for Pair { service, old, new } in pairs(&mut old, &mut new, &args.service)? {
        let (Some(old), Some(new)) = (&old, &new) else {
            let only = old.or(new).map(|side| side.label).unwrap_or_default();
            ui::err(&format!("{service}: only in {only}"));
            continue;
        };
        let label = |side: &Input| format!("{service} of {}", side.label);
        let documents = (rules(old)?, rules(new)?);
        sections.push(section(
            (&label(old), &documents.0),
            (&label(new), &documents.1),
        )?);
    }
    Ok(sections)
}

/// The overlay of a side: the file beside its model, or what its prose states.
fn rules(input: &Input) -> Result<Document> {
    let model = || model::parse(&input.source());
    let text = match &input.rules {
        Rules::Overlay(document) => return Ok(document.clone()),
        Rules::Prose => {
            let model = model()?;
            overlay::write(
                &touchmark_prose::from_prose(&model).0.overlay,
                &model.service,
            )
        }
        // Other sources of rules than these two have none of their own.
        _ => overlay::write(&model::Overlay::default(), &model()?.service),
    };
    Ok(Document {
        name: input.name.clone(),
        bytes: text.into_bytes(),
    })
}

fn section(old: (&str, &Document), new: (&str, &Document)) -> Result<Section> {
    let differences = overlay::compare_files(&source(old.1), &source(new.1))?;
    Ok(Section {
        from: old.0.to_owned(),
        to: new.0.to_owned(),
        rules: differences.into_iter().map(changed).collect(),
    })
}

fn source(document: &Document) -> Source<'_> {
    Source {
        name: &document.name,
        bytes: &document.bytes,
    }
}

fn changed(difference: Difference) -> Changed {
    let (member, kind) = difference
        .rule
        .split_once(": ")
        .unwrap_or((&difference.rule, ""));
    let value = |text: &Option<String>| {
        text.as_deref()
            .map(|text| serde_json::from_str(text).unwrap_or(Value::Null))
    };
    Changed {
        member: member.to_owned(),
        kind: kind.to_owned(),
        change: match (&difference.first, &difference.second) {
            (None, _) => Change::Added,
            (_, None) => Change::Removed,
            _ => Change::Changed,
        },
        old: value(&difference.first),
        new: value(&difference.second),
    }
}

/// The lines of a service: each member with its rules.
fn lines(section: &Section, paint: Paint) -> Vec<String> {
    let mut lines = vec![format!(
        "{} -> {}",
        paint.bold(&section.from),
        paint.bold(&section.to)
    )];
    for rules in section.rules.chunk_by(|a, b| a.member == b.member) {
        lines.extend(rules.first().map(|rule| format!("  {}", rule.member)));
        for rule in rules {
            let name = match rule.change {
                Change::Added => paint.green("added"),
                Change::Removed => paint.red("removed"),
                Change::Changed => paint.yellow("changed"),
            };
            lines.push(format!("    {name} {}", rule.kind));
            let sides = [("-", &rule.old), ("+", &rule.new)];
            let shown = sides
                .iter()
                .filter_map(|(sign, rule)| Some(format!("      {sign} {}", rule.as_ref()?)));
            lines.extend(shown);
        }
    }
    let count = |change: Change| {
        section
            .rules
            .iter()
            .filter(|rule| rule.change == change)
            .count()
    };
    lines.push(format!(
        "  rules: {} added, {} removed, {} changed",
        count(Change::Added),
        count(Change::Removed),
        count(Change::Changed)
    ));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(name: &str, shapes: &str) -> Document {
        Document {
            name: name.to_owned(),
            bytes: format!(r#"{{"smithy": "2.0", "shapes": {{{shapes}}}}}"#).into_bytes(),
        }
    }

    fn compared() -> Section {
        let apply = |id: &str, traits: &str| {
            format!(r#""forge#{id}": {{"type": "apply", "traits": {{{traits}}}}}"#)
        };
        let range = |max: u8| format!(r#""smithy.api#range": {{"max": {max}}}"#);
        let pattern = r#""smithy.api#pattern": "^[a-z]+$""#;
        let old = [apply("Cast$Heat", &range(5)), apply("Cast$Name", pattern)].join(", ");
        let heat = format!(r#"{}, "touchmark#multipleOf": 2"#, range(7));
        let (old, new) = (
            document("old", &old),
            document("new", &apply("Cast$Heat", &heat)),
        );
        section(("old", &old), ("new", &new)).unwrap()
    }

    #[test]
    fn rules_by_member() {
        assert_eq!(
            lines(&compared(), Paint::plain()),
            [
                "old -> new",
                "  Cast$Heat",
                "    added multipleOf",
                r#"      + {"touchmark#multipleOf":2}"#,
                "    changed range",
                r#"      - {"smithy.api#range":{"max":5}}"#,
                r#"      + {"smithy.api#range":{"max":7}}"#,
                "  Cast$Name",
                "    removed pattern",
                r#"      - {"smithy.api#pattern":"^[a-z]+$"}"#,
                "  rules: 1 added, 1 removed, 1 changed",
            ]
        );
    }

    #[test]
    fn json_holds_the_same() {
        let json = serde_json::to_value(compared()).unwrap();
        let rules = json["rules"].as_array().unwrap();
        assert_eq!(rules.len(), 3);
        assert_eq!(rules[0]["change"], "added");
        assert_eq!(rules[0]["new"]["touchmark#multipleOf"], 2);
        assert!(rules[0].get("old").is_none());
        assert_eq!(rules[1]["member"], "Cast$Heat");
        assert_eq!(rules[1]["kind"], "range");
    }

    #[test]
    fn an_overlay_is_told_from_a_model() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path.display().to_string()
        };
        let overlay = document("o", r#""forge#A": {"type": "apply", "traits": {}}"#);
        let model = document("m", r#""forge#A": {"type": "string"}"#);
        let is_overlay = |path: &str| overlay_file(path).unwrap().is_some();
        assert!(is_overlay(&file("constraints.json", &overlay.bytes)));
        assert!(!is_overlay(&file("model.json", &model.bytes)));
        assert!(!is_overlay("HEAD~1"));
    }
}
