//! The rules of an overlay one by one, and those that a sentence states.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{across, kinds, traits, write};
use crate::model::{Overlay, RuleSource};

/// A rule of an overlay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The structure.
    pub shape: String,
    /// The member that the rule is about; none for a rule between members.
    pub member: Option<String>,
    /// The rule as in the file of an overlay: its traits without their namespace, each with its value.
    pub rule: String,
}

/// The rules that sentences state, by the hash of the sentence.
#[must_use]
pub fn by_sentence(overlay: &Overlay) -> BTreeMap<String, Vec<Stated>> {
    let mut stated: BTreeMap<String, Vec<Stated>> = BTreeMap::new();
    for entry in entries(overlay) {
        let RuleSource::Documented { sentences } = entry.source else {
            continue;
        };
        let rule = Stated {
            shape: entry.shape,
            member: entry.member,
            rule: text(entry.traits),
        };
        for sentence in sentences {
            stated.entry(sentence).or_default().push(rule.clone());
        }
    }
    stated
}

/// A rule by itself.
pub(super) struct Entry {
    pub(super) shape: String,
    pub(super) member: Option<String>,
    /// The trait that states it.
    pub(super) id: &'static str,
    /// All traits that it has in a file.
    pub(super) traits: Map<String, Value>,
    source: RuleSource,
}

/// The rules of an overlay: those of members, then between members, then of enumerations.
pub(super) fn entries(overlay: &Overlay) -> Vec<Entry> {
    let mut overlay = overlay.clone();
    overlay.normalise();
    let mut entries = Vec::new();
    for ((shape, member), documented) in &overlay.members {
        for rule in documented {
            let mut stated = Map::new();
            write::of_member(&mut stated, std::slice::from_ref(rule));
            entries.push(Entry {
                shape: shape.clone(),
                member: Some(member.clone()),
                id: kinds::of_rule(&rule.rule),
                traits: stated,
                source: rule.source.clone(),
            });
        }
    }
    for (shape, between) in &overlay.structures {
        for rule in between {
            let mut stated = Map::new();
            across::add(&mut stated, rule);
            entries.push(Entry {
                shape: shape.clone(),
                member: traits::required(&rule.rule).map(str::to_owned),
                id: traits::of_across(&rule.rule),
                traits: stated,
                source: rule.source.clone(),
            });
        }
    }
    for shape in &overlay.any_case {
        entries.push(Entry {
            shape: shape.clone(),
            member: None,
            id: traits::ANY_CASE,
            traits: write::any_case(),
            source: RuleSource::Documented {
                sentences: Vec::new(),
            },
        });
    }
    entries
}

/// Traits as one line, without the sentences behind them.
fn text(stated: Map<String, Value>) -> String {
    let mut value = Value::Object(stated);
    remove(&mut value, &[traits::SENTENCES, "sentences"]);
    let Value::Object(stated) = value else {
        return String::new();
    };
    let stated = stated
        .iter()
        .map(|(id, value)| format!("{} {value}", traits::local(id)));
    stated.collect::<Vec<_>>().join(", ")
}

/// Removes keys, at any depth.
pub(super) fn remove(value: &mut Value, keys: &[&str]) {
    match value {
        Value::Object(fields) => {
            fields.retain(|key, _| !keys.contains(&key.as_str()));
            fields.values_mut().for_each(|value| remove(value, keys));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| remove(item, keys)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::overlay;
    use super::*;
    use crate::model::Source;
    use serde_json::json;

    #[test]
    fn rules_are_found_by_the_sentences_behind_them() {
        let model = super::super::tests::model();
        let text = overlay(&json!({
            "~Cast$Name": {
                "smithy.api#length": {"max": 8},
                "touchmark#sentences": {"smithy.api#length": ["0000000a", "0000000b"]}
            },
            "~Cast": {"touchmark#conflicts": [{
                "conditions": [{"member": "Name", "present": true}, {"member": "Heat", "present": true}],
                "sentences": ["0000000b"]
            }]}
        }));
        let source = Source {
            name: "constraints.json",
            bytes: text.as_bytes(),
        };
        let stated = by_sentence(&super::super::read(&source, &model).unwrap());
        let rules = |hash: &str| -> Vec<(Option<&str>, &str)> {
            let rules = stated[hash].iter();
            rules
                .map(|stated| (stated.member.as_deref(), stated.rule.as_str()))
                .collect()
        };
        let length = (Some("Name"), r#"length {"max":8}"#);
        let conflict = r#"conflicts [{"conditions":[{"member":"Name","present":true},{"member":"Heat","present":true}]}]"#;
        assert_eq!(rules("0000000a"), [length]);
        assert_eq!(rules("0000000b"), [length, (None, conflict)]);
        assert_eq!(stated.len(), 2);
    }
}
