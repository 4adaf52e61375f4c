//! What an update changed, in counts and names.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::ui;

/// The number of names that a line shows.
const NAMES: usize = 6;

/// Lines such as `operations 164: 2 added (A, B), 1 removed (C), 3 changed`, one for each kind of thing.
pub(super) fn summary(old: Option<&Value>, new: &Value) -> Vec<String> {
    let nothing = Value::Null;
    let old = old.unwrap_or(&nothing);
    [
        line(
            "operations",
            &entries(old, "operations"),
            &entries(new, "operations"),
        ),
        line("shapes", &entries(old, "shapes"), &entries(new, "shapes")),
        line("members", &members(old), &members(new)),
    ]
    .into()
}

fn line(kind: &str, old: &BTreeMap<String, &Value>, new: &BTreeMap<String, &Value>) -> String {
    let added: Vec<&str> = new
        .keys()
        .filter(|name| !old.contains_key(*name))
        .map(String::as_str)
        .collect();
    let removed: Vec<&str> = old
        .keys()
        .filter(|name| !new.contains_key(*name))
        .map(String::as_str)
        .collect();
    let changed: Vec<&str> = new
        .iter()
        .filter(|(name, value)| old.get(*name).is_some_and(|old| old != *value))
        .map(|(name, _)| name.as_str())
        .collect();
    let mut parts = Vec::new();
    for (verb, names) in [("added", added), ("removed", removed), ("changed", changed)] {
        match names.len() {
            0 => {}
            // If everything is new, names are not helpful.
            all if all == new.len() && verb == "added" => parts.push("all new".to_owned()),
            some => parts.push(format!("{some} {verb} ({})", ui::list(&names, NAMES))),
        }
    }
    let parts = if parts.is_empty() {
        "no change".to_owned()
    } else {
        parts.join(", ")
    };
    format!("{kind} {}: {parts}", new.len())
}

fn entries<'a>(model: &'a Value, key: &str) -> BTreeMap<String, &'a Value> {
    model
        .get(key)
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .map(|(name, value)| (name.clone(), value))
        .collect()
}

fn members(model: &Value) -> BTreeMap<String, &Value> {
    entries(model, "shapes")
        .into_iter()
        .flat_map(|(shape, value)| {
            entries(value, "members")
                .into_iter()
                .map(move |(member, value)| (format!("{shape}.{member}"), value))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn counts_and_names() {
        let old = json!({"operations": {"A": {}, "B": {}}, "shapes": {"S": {"members": {"x": {"shape": "T"}, "y": {}}}}});
        let new = json!({"operations": {"A": {}, "C": {}}, "shapes": {"S": {"members": {"x": {"shape": "U"}, "y": {}}}}});
        assert_eq!(
            summary(Some(&old), &new),
            [
                "operations 2: 1 added (C), 1 removed (B)",
                "shapes 1: 1 changed (S)",
                "members 2: 1 changed (S.x)",
            ]
        );
        assert_eq!(summary(Some(&new), &new)[0], "operations 2: no change");
        assert_eq!(
            summary(None, &new),
            [
                "operations 2: all new",
                "shapes 1: all new",
                "members 2: all new"
            ]
        );
    }
}
