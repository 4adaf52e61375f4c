//! The rules in a file of an overlay, one by one, without the model that it is an overlay of.

use serde_json::{Map, Value, json};

use super::rule::{Stated, text};
use crate::diagnostic::Error;
use crate::model::Source;
use crate::model::json::Log;
use crate::overlay::{kinds, traits};

/// The rules of a file.
pub(super) fn rules(source: &Source<'_>) -> Result<Vec<Stated>, Error> {
    let root = crate::model::read(source)?;
    let Some(Value::Object(shapes)) = root.get("shapes") else {
        let log = Log::default();
        log.push(
            "the file",
            "must be a Smithy overlay, with `shapes`".to_owned(),
        );
        let errors = |diagnostics| Error::Overlay {
            file: source.name.to_owned(),
            diagnostics,
        };
        return log
            .into_diagnostics()
            .into_result(Vec::new())
            .map_err(errors);
    };
    let mut found = Vec::new();
    for (id, shape) in shapes {
        if let Some(Value::Object(set)) = shape.get("traits") {
            let about = traits::local(id);
            each(set, &mut |kind, rule| {
                found.push((format!("{about}: {}", traits::local(kind)), text(rule)));
            });
        }
    }
    Ok(found)
}

/// Calls `found` with the kind of each rule of a set of traits, and with the traits that state it alone.
fn each(set: &Map<String, Value>, found: &mut dyn FnMut(&str, Map<String, Value>)) {
    for (id, value) in set {
        match (id.as_str(), value) {
            (kinds::WORDS | traits::SENTENCES | traits::DEFAULT, _) => {}
            (traits::ALSO, Value::Array(sets)) => {
                let sets = sets.iter().filter_map(Value::as_object);
                sets.for_each(|set| each(set, found));
            }
            (traits::WHEN, Value::Array(entries)) => {
                for entry in entries {
                    let Some(set) = entry.get("traits").and_then(Value::as_object) else {
                        continue;
                    };
                    each(set, &mut |kind, rule| {
                        let guarded = json!([{"if": entry.get("if"), "traits": rule}]);
                        found(kind, one(id, guarded));
                    });
                }
            }
            (part, Value::Object(set)) if traits::OF_PARTS.iter().any(|(id, _)| *id == part) => {
                each(set, &mut |kind, rule| found(kind, one(part, rule.into())));
            }
            (kind, Value::Array(entries)) if traits::OF_STRUCTURES.contains(&kind) => {
                for entry in entries {
                    found(kind, one(kind, json!([entry])));
                }
            }
            (kind, value) => {
                let mut rule = one(kind, value.clone());
                let sentences = set.get(traits::SENTENCES).and_then(|all| all.get(kind));
                if let Some(sentences) = sentences {
                    rule.insert(traits::SENTENCES.to_owned(), json!({kind: sentences}));
                }
                found(kind, rule);
            }
        }
    }
}

fn one(id: &str, value: Value) -> Map<String, Value> {
    Map::from_iter([(id.to_owned(), value)])
}
