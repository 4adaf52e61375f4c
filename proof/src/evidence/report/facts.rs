//! What evidence says of rules, as the data that is checked in: a file for each service.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value as Json, json};

use super::{Contradicted, Report};
use crate::evidence::place::Spot;
use touchmark_cli::ui;

/// How many values are kept of a rule that they cannot be added to: two show what it is about.
const KEPT: usize = 2;

/// Texts longer than this are facts about their length alone.
const LONGEST: usize = 120;

/// Writes a file for each service of which a rule is contradicted.
pub(super) fn write(report: &Report, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let contradicted = report.contradicted();
    for service in &report.services {
        let own = contradicted
            .iter()
            .filter(|found| found.service == service.name);
        let rules: Vec<Json> = own.map(rule).collect();
        if rules.is_empty() {
            continue;
        }
        let path = folder.join(format!("{}.json", service.name));
        let text = serde_json::to_string_pretty(&json!({ "rules": rules }))?;
        fs::write(&path, text + "\n")
            .with_context(|| format!("cannot write {}", path.display()))?;
        ui::err(&format!("wrote {}", path.display()));
    }
    Ok(())
}

/// A rule by what tells it from others, with what contradicts it.
fn rule(found: &Contradicted<'_>) -> Json {
    let rule = found.rule;
    let mut fields = Map::new();
    let mut set = |name: &str, value: Json| fields.insert(name.to_owned(), value);
    set("structure", json!(rule.address.holder));
    set("member", json!(rule.address.member));
    let of = match rule.address.spot {
        Spot::Value => None,
        Spot::Item => Some("item"),
        Spot::Key => Some("key"),
        Spot::MapValue => Some("value"),
    };
    if let Some(of) = of {
        set("of", json!(of));
    }
    if let Some((holder, member)) = &rule.only_below {
        set("below", json!(format!("{holder}.{member}")));
    }
    set("kind", json!(rule.kind));
    set("stated", json!(rule.source.name()));
    if !rule.named().is_empty() {
        set("with", json!(rule.named()));
    }
    // Each value of a list is one that the list lacks.
    let kept = if rule.kind == "OneOf" {
        usize::MAX
    } else {
        KEPT
    };
    let accepted = found.by.iter().take(kept).map(|each| {
        let text = each.value.as_str().map(|text| text.chars().count());
        let value = match text.filter(|length| *length > LONGEST) {
            Some(length) => json!({ "length": length }),
            None => json!({ "value": each.value }),
        };
        let mut fields = value.as_object().cloned().unwrap_or_default();
        fields.insert("operation".to_owned(), json!(each.operation));
        fields.insert(
            "source".to_owned(),
            json!(format!("{}: {}", each.source, each.file)),
        );
        Json::Object(fields)
    });
    set("accepted", Json::Array(accepted.collect()));
    Json::Object(fields)
}
