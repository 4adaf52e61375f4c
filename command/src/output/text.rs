//! Text for other programs: a line for each structure, with tabs between its values, in the order of their names.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use super::scalar::{is_scalar, scalar};

/// A value as lines.
pub(super) fn print(value: &Json) -> String {
    let mut lines = String::new();
    any(value, None, None, &mut lines);
    lines
}

/// `name` is the member that the value is one of; `keys` are those of all items of the list that the value is in.
fn any(value: &Json, name: Option<&str>, keys: Option<&BTreeSet<&str>>, lines: &mut String) {
    match value {
        Json::Object(members) => structure(members, name, keys, lines),
        Json::Array(items) => list(items, name, lines),
        value => line([scalar(value)], lines),
    }
}

fn line(values: impl IntoIterator<Item = String>, lines: &mut String) {
    let values: Vec<String> = values.into_iter().collect();
    lines.push_str(&values.join("\t"));
    lines.push('\n');
}

fn list(items: &[Json], name: Option<&str>, lines: &mut String) {
    if items.iter().any(Json::is_object) {
        let members = items.iter().filter_map(Json::as_object).flatten();
        let keys = members.filter(|(_, value)| is_scalar(value));
        let keys: BTreeSet<&str> = keys.map(|(key, _)| key.as_str()).collect();
        for item in items {
            any(item, name, Some(&keys), lines);
        }
        return;
    }
    let (scalars, others): (Vec<&Json>, Vec<&Json>) =
        items.iter().partition(|item| is_scalar(item));
    match (scalars.is_empty(), name) {
        (true, _) => {}
        (false, None) => line(scalars.into_iter().map(scalar), lines),
        (false, Some(name)) => {
            for item in scalars {
                line([name.to_uppercase(), scalar(item)], lines);
            }
        }
    }
    for item in others {
        any(item, name, None, lines);
    }
}

fn structure(
    members: &Map<String, Json>,
    name: Option<&str>,
    keys: Option<&BTreeSet<&str>>,
    lines: &mut String,
) {
    let mut names: Vec<&str> = members.keys().map(String::as_str).collect();
    names.sort_unstable();
    let is_own = |key: &str| members.get(key).is_some_and(is_scalar);
    let columns: Vec<&str> = match keys {
        Some(keys) => keys.iter().copied().collect(),
        None => names.iter().copied().filter(|key| is_own(key)).collect(),
    };
    let mut values: Vec<String> = columns
        .iter()
        .map(|key| members.get(*key).map_or_else(String::new, scalar))
        .collect();
    if !values.is_empty() {
        if let Some(name) = name {
            values.insert(0, name.to_uppercase());
        }
        line(values, lines);
    }
    let rest = names.into_iter().filter(|key| !columns.contains(key));
    for key in rest {
        if let Some(value) = members.get(key) {
            any(value, Some(key), None, lines);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_stand_in_lines() {
        for (value, expected) in [
            (json!({}), ""),
            (json!(null), "None\n"),
            (json!(["a", 1, true, 0.5]), "a\t1\tTrue\t0.5\n"),
            (
                json!({"B": 1, "A": "x", "C": {"E": false, "D": null}}),
                "x\t1\nC\tNone\tFalse\n",
            ),
            (
                json!({"Tags": [{"Key": "a", "Value": "b"}, {"Key": "c", "More": [1]}]}),
                "TAGS\ta\tb\nTAGS\tc\t\nMORE\t1\n",
            ),
            (json!({"Zones": ["a", "b"]}), "ZONES\ta\nZONES\tb\n"),
            (json!([["a", "b"], ["c"], "d"]), "d\na\tb\nc\n"),
            (json!([]), ""),
        ] {
            assert_eq!(print(&value), expected, "{value}");
        }
    }
}
