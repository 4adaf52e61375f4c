//! What evidence says of rules, as the data that is checked in: what was accepted where a rule of prose refuses it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value as Json, json};

use super::sums::{Contradicted, Report};
use crate::evidence::judge::{Contradiction, is_of_prose};
use crate::evidence::place::Spot;
use touchmark_cli::ui;

/// Where `touchmark-prose` has its data, below the root of the checkout.
pub(super) const DATA: &str = "codegen/prose/data/evidence.json";

/// How many values are kept of a rule that they cannot be added to: two show what it is about.
const KEPT: usize = 2;

/// Texts longer than this are facts about their length alone.
const LONGEST: usize = 120;

/// Writes what was found of the services that were tried, and keeps what is known of others.
pub(super) fn write(report: &Report, root: &Path) -> Result<()> {
    let path = root.join(DATA);
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {DATA}"))?;
    let mut all: Map<String, Json> =
        serde_json::from_str(&text).with_context(|| format!("{DATA}: not an object"))?;
    let contradicted = report.contradicted();
    for service in &report.services {
        let own = contradicted.iter();
        let own = own.filter(|found| found.service == service.name && is_of_prose(found.rule));
        let facts = facts(own);
        let id = service.model.service.sdk_id.clone();
        if facts.is_empty() {
            all.remove(&id);
        } else {
            all.insert(id, Json::Array(facts));
        }
    }
    all.sort_keys();
    let text = serde_json::to_string_pretty(&all)?;
    fs::write(&path, text + "\n").with_context(|| format!("cannot write {DATA}"))?;
    ui::err(&format!("wrote {DATA}"));
    Ok(())
}

/// The facts about these rules. The forms of a rule have one place and kind, and so share one fact.
fn facts<'c>(rules: impl Iterator<Item = &'c Contradicted<'c>>) -> Vec<Json> {
    let mut facts: Vec<(Map<String, Json>, &str, Vec<&Contradiction>)> = Vec::new();
    for found in rules {
        let about = about(found);
        let known = facts.iter_mut().find(|(known, ..)| *known == about);
        let by = match known {
            Some((.., by)) => by,
            None => {
                facts.push((about, found.rule.kind, Vec::new()));
                let Some((.., by)) = facts.last_mut() else {
                    continue;
                };
                by
            }
        };
        for each in &found.by {
            if !by.iter().any(|known| known.value == each.value) {
                by.push(each);
            }
        }
    }
    let facts = facts.into_iter().map(|(mut fact, kind, by)| {
        let accepted = kept(kind, by).into_iter().map(|each| accepted(kind, each));
        fact.insert("accepted".to_owned(), Json::Array(accepted.collect()));
        Json::Object(fact)
    });
    facts.collect()
}

/// What tells a rule from others.
fn about(found: &Contradicted<'_>) -> Map<String, Json> {
    let rule = found.rule;
    let mut fields = Map::new();
    let mut set = |name: &str, value: Json| fields.insert(name.to_owned(), value);
    set(
        "target",
        json!(format!("{}${}", rule.address.holder, rule.address.member)),
    );
    let part = match rule.address.spot {
        Spot::Value => None,
        Spot::Item => Some("items"),
        Spot::Key => Some("keys"),
        Spot::MapValue => Some("values"),
    };
    if let Some(part) = part {
        set("part", json!(part));
    }
    if let Some((holder, member)) = &rule.only_below {
        set("below", json!(format!("{holder}${member}")));
    }
    set("kind", json!(rule.kind));
    let with: BTreeSet<&str> = rule.named().into_iter().collect();
    if !with.is_empty() {
        set("with", json!(with));
    }
    fields
}

/// The values that say all: of a list each, of limits the ends, of patterns those with other characters than the others.
fn kept<'c>(kind: &str, mut by: Vec<&'c Contradiction>) -> Vec<&'c Contradiction> {
    by.sort_by_key(|each| (size(&each.value), each.value.to_string()));
    match kind {
        "OneOf" => by,
        "Length" | "Range" => {
            let mut ends = by.clone();
            ends.drain(1..by.len().saturating_sub(1).max(1));
            ends
        }
        "Pattern" => {
            let (mut seen, mut first) = (BTreeSet::new(), true);
            by.retain(|each| {
                let text = each.value.as_str().unwrap_or_default();
                let odd = text.chars().filter(|c| !c.is_alphanumeric());
                let before = seen.len();
                seen.extend(odd);
                std::mem::take(&mut first) || before < seen.len() || each.is_pattern
            });
            by
        }
        _ => {
            by.truncate(KEPT);
            by
        }
    }
}

/// What limits measure of a value.
fn size(value: &Json) -> i64 {
    let count = match value {
        Json::String(text) => text.chars().count(),
        Json::Array(items) => items.len(),
        other => return other.as_i64().unwrap_or_default(),
    };
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn accepted(kind: &str, each: &Contradiction) -> Json {
    let text = each.value.as_str().map(|text| text.chars().count());
    let what = match text.filter(|length| *length > LONGEST) {
        _ if each.is_pattern => json!({ "pattern": each.value }),
        Some(length) => json!({ "length": length }),
        // What a schema says of a length.
        None if kind == "Length" && each.value.is_number() => json!({ "length": each.value }),
        None => json!({ "value": each.value }),
    };
    let mut fields = what.as_object().cloned().unwrap_or_default();
    let mut set = |name: &str, value: String| fields.insert(name.to_owned(), Json::from(value));
    set("operation", each.operation.clone());
    set("path", each.path.clone());
    set("source", format!("{}: {}", each.source, each.file));
    Json::Object(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_values_those_are_kept_that_say_all() {
        let of = |value: Json| Contradiction {
            rule: 0,
            operation: String::new(),
            path: String::new(),
            value,
            is_pattern: false,
            source: String::new(),
            file: String::new(),
        };
        let kept = |kind: &str, values: &[Json]| -> Vec<Json> {
            let all: Vec<Contradiction> = values.iter().cloned().map(of).collect();
            let kept = super::kept(kind, all.iter().collect());
            kept.into_iter().map(|each| each.value.clone()).collect()
        };
        let texts = [json!("a.b"), json!("ccc.d"), json!("a:b.c"), json!("z")];
        let odd = [json!("z"), json!("a.b"), json!("a:b.c")];
        assert_eq!(kept("Pattern", &texts), odd);
        assert_eq!(kept("Length", &texts), [json!("z"), json!("ccc.d")]);
        assert_eq!(kept("Length", &texts[..1]), texts[..1]);
        assert_eq!(
            kept("Range", &[json!(7), json!(3), json!(5)]),
            [json!(3), json!(7)]
        );
        assert_eq!(kept("OneOf", &texts).len(), 4);
        assert_eq!(kept("Requires", &texts).len(), KEPT);
    }
}
