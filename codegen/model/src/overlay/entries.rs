//! What a set of traits gets, whatever rule it is for.

use serde_json::{Map, Value, json};

use super::traits;
use crate::model::RuleSource;

/// Adds an entry to the array that a trait is.
pub(super) fn push(traits: &mut Map<String, Value>, id: &str, value: Value) {
    match traits.get_mut(id).and_then(Value::as_array_mut) {
        Some(values) => values.push(value),
        None => drop(traits.insert(id.to_owned(), json!([value]))),
    }
}

/// Adds the hashes of the sentences behind a trait, behind all traits so far.
pub(super) fn sentences(traits: &mut Map<String, Value>, id: &str, source: &RuleSource) {
    let RuleSource::Documented { sentences } = source else {
        return;
    };
    let mut all = match traits.shift_remove(traits::SENTENCES) {
        Some(Value::Object(all)) => all,
        _ => Map::new(),
    };
    if !sentences.is_empty() {
        all.insert(id.to_owned(), json!(sentences));
    }
    if !all.is_empty() {
        traits.insert(traits::SENTENCES.to_owned(), all.into());
    }
}
