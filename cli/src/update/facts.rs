//! Reduces a raw botocore model to what `models/` holds: in a fixed order, without prose unless it is kept.

use serde_json::{Map, Value};

use crate::config::Prose;

/// Keys of the model format that contain sentences. `deprecated` and `deprecatedSince` are facts and are kept.
const PROSE: [&str; 3] = ["documentation", "deprecatedMessage", "examples"];

/// Keys of the model format whose value is keyed by names that the service chose. A member may be called
/// `documentation`: it is distinguished from the format's own key by its place.
const NAMED: [&str; 6] = [
    "operations",
    "shapes",
    "members",
    "clientContextParams",
    "staticContextParams",
    "operationContextParams",
];

/// Keys that come first, and those that come last; all others are between, sorted by name.
const FIRST: [&str; 5] = ["version", "metadata", "name", "type", "shape"];
const LAST: [&str; 3] = ["members", "operations", "shapes"];

/// The model, its keys in an order that does not depend on the release: operations and shapes by name;
/// members, enum values and lists in the service's order, which is one of the facts. Without prose if it is dropped.
pub(super) fn facts(model: Value, prose: Prose) -> Value {
    record(model, prose)
}

/// The file's text: indented by two spaces, with a newline at the end.
pub(super) fn render(model: &Value) -> serde_json::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(model)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A value whose keys are the model format's.
fn record(value: Value, prose: Prose) -> Value {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<(String, Value)> = map
                .into_iter()
                .filter(|(key, _)| prose == Prose::Keep || !PROSE.contains(&key.as_str()))
                .map(|(key, value)| {
                    let value = if NAMED.contains(&key.as_str()) {
                        named(&key, value, prose)
                    } else {
                        record(value, prose)
                    };
                    (key, value)
                })
                .collect();
            entries.sort_by(|(a, _), (b, _)| rank(a).cmp(&rank(b)).then_with(|| a.cmp(b)));
            Value::Object(entries.into_iter().collect())
        }
        Value::Array(items) => {
            Value::Array(items.into_iter().map(|item| record(item, prose)).collect())
        }
        other => other,
    }
}

/// A value whose keys are names; below each the format's keys begin again.
fn named(key: &str, value: Value, prose: Prose) -> Value {
    let Value::Object(map) = value else {
        return record(value, prose);
    };
    let mut map: Map<String, Value> = map
        .into_iter()
        .map(|(name, value)| (name, record(value, prose)))
        .collect();
    if key != "members" {
        map.sort_keys();
    }
    Value::Object(map)
}

fn rank(key: &str) -> usize {
    let last = || {
        LAST.iter()
            .position(|last| *last == key)
            .map(|index| FIRST.len() + 1 + index)
    };
    FIRST
        .iter()
        .position(|first| *first == key)
        .or_else(last)
        .unwrap_or(FIRST.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn text(model: Value) -> String {
        String::from_utf8(render(&facts(model, Prose::Drop)).unwrap()).unwrap()
    }

    #[test]
    fn prose_goes_at_every_depth_and_members_of_its_name_stay() {
        let model = json!({
            "version": "2.0",
            "metadata": {"apiVersion": "1"},
            "documentation": "prose",
            "deprecatedMessage": "prose",
            "examples": {"Op": [{"title": "prose"}]},
            "clientContextParams": {"documentation": {"documentation": "prose", "type": "boolean"}},
            "operations": {"Op": {
                "name": "Op",
                "documentation": "prose",
                "deprecated": true,
                "deprecatedMessage": "prose",
                "deprecatedSince": "2020-01-01",
                "input": {"shape": "documentation", "documentation": "prose"},
                "errors": [{"shape": "Fault", "documentation": "prose"}],
            }},
            "shapes": {"documentation": {
                "type": "structure",
                "documentation": "prose",
                "required": ["documentation", "examples"],
                "members": {
                    "examples": {"shape": "List", "documentation": "prose"},
                    "documentation": {"shape": "String", "documentation": "prose", "deprecatedMessage": "prose"},
                    "members": {"shape": "members"},
                },
            }, "List": {"type": "list", "member": {"shape": "String", "documentation": "prose"}}},
        });
        let kept = facts(model.clone(), Prose::Keep);
        assert_eq!(kept, model);
        let stripped = facts(model, Prose::Drop);
        assert!(!stripped.to_string().contains("prose"), "{stripped}");
        assert_eq!(
            stripped,
            json!({
                "version": "2.0",
                "metadata": {"apiVersion": "1"},
                "clientContextParams": {"documentation": {"type": "boolean"}},
                "operations": {"Op": {
                    "name": "Op",
                    "deprecated": true,
                    "deprecatedSince": "2020-01-01",
                    "errors": [{"shape": "Fault"}],
                    "input": {"shape": "documentation"},
                }},
                "shapes": {"documentation": {
                    "type": "structure",
                    "required": ["documentation", "examples"],
                    "members": {
                        "examples": {"shape": "List"},
                        "documentation": {"shape": "String"},
                        "members": {"shape": "members"},
                    },
                }, "List": {"type": "list", "member": {"shape": "String"}}},
            })
        );
    }

    #[test]
    fn the_order_does_not_depend_on_the_release() {
        let one = r#"{"shapes": {
            "B": {"members": {"Z": {"locationName": "z", "shape": "S"}, "A": {"shape": "S"}}, "type": "structure"},
            "A": {"enum": ["z", "a"], "type": "string"}},
            "operations": {"Y": {"name": "Y", "http": {"requestUri": "/", "method": "POST"}}, "X": {}},
            "metadata": {}, "version": "2.0"}"#;
        let two = r#"{"version": "2.0", "metadata": {},
            "operations": {"X": {}, "Y": {"http": {"method": "POST", "requestUri": "/"}, "name": "Y"}},
            "shapes": {"A": {"type": "string", "enum": ["z", "a"]},
            "B": {"type": "structure", "members": {"Z": {"shape": "S", "locationName": "z"}, "A": {"shape": "S"}}}}}"#;
        let one = text(serde_json::from_str(one).unwrap());
        assert_eq!(one, text(serde_json::from_str(two).unwrap()));
        let places: Vec<_> = [
            "\"version\"",
            "\"metadata\"",
            "\"X\"",
            "\"Y\"",
            "\"A\": {\n      \"type\"",
            "\"z\"",
            "\"a\"",
            "\"B\"",
            "\"Z\"",
            "\"A\": {\n          \"shape\"",
        ]
        .map(|part| one.find(part).unwrap())
        .into();
        assert!(places.is_sorted(), "{places:?}\n{one}");
        assert!(one.ends_with("}\n"));
    }

    #[test]
    fn facts_of_facts_are_the_same() {
        let once = facts(
            json!({"operations": {"B": {"documentation": "x"}, "A": {}}, "metadata": {}}),
            Prose::Drop,
        );
        assert_eq!(
            render(&once).unwrap(),
            render(&facts(once.clone(), Prose::Drop)).unwrap()
        );
    }
}
