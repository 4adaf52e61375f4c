//! Parts of a page, by the names that lead to them with dots between.

use serde_json::{Map, Value as Json};

/// The value that a path leads to; null counts as none.
pub(super) fn get<'v>(value: &'v Json, path: &str) -> Option<&'v Json> {
    let found = path
        .split('.')
        .try_fold(value, |value, name| value.as_object()?.get(name))?;
    Some(found).filter(|value| !value.is_null())
}

fn place<'v>(value: &'v mut Json, path: &str) -> Option<&'v mut Json> {
    path.split('.').try_fold(value, |value, name| {
        if !value.is_object() {
            *value = Json::Object(Map::new());
        }
        Some(value.as_object_mut()?.entry(name).or_insert(Json::Null))
    })
}

/// Sets the value at a path.
pub(super) fn set(value: &mut Json, path: &str, new: Json) {
    if let Some(place) = place(value, path) {
        *place = new;
    }
}

/// How many items or letters a value has.
pub(super) fn length(value: &Json) -> usize {
    match value {
        Json::Array(items) => items.len(),
        Json::Object(members) => members.len(),
        Json::String(text) => text.chars().count(),
        _ => 0,
    }
}

/// Leaves of a list or a text at a path what begins at `from`, at most so many.
pub(super) fn cut(value: &mut Json, path: &str, from: usize, most: usize) {
    let Some(part) = get(value, path) else {
        return;
    };
    let left = match part {
        Json::Array(items) => items.iter().skip(from).take(most).cloned().collect(),
        Json::String(text) => Json::from(text.chars().skip(from).take(most).collect::<String>()),
        Json::Number(_) => Json::from(0),
        _ => Json::Null,
    };
    set(value, path, left);
}

/// Appends to what stands at a path what is in the next page.
pub(super) fn extend(value: &mut Json, path: &str, more: &Json) {
    let Some(place) = place(value, path) else {
        return;
    };
    match (&mut *place, more) {
        (Json::Null, more) => *place = more.clone(),
        (Json::Array(items), Json::Array(more)) => items.extend(more.iter().cloned()),
        (Json::String(text), Json::String(more)) => text.push_str(more),
        (Json::Number(one), Json::Number(other)) => {
            let sum = one
                .as_i64()
                .zip(other.as_i64())
                .and_then(|(one, other)| one.checked_add(other));
            if let Some(sum) = sum {
                *place = Json::from(sum);
            }
        }
        _ => {}
    }
}

/// Adds members, and those of structures that are in both.
pub(super) fn merge(into: &mut Map<String, Json>, from: Map<String, Json>) {
    for (name, value) in from {
        match (into.get_mut(&name), value) {
            (Some(Json::Object(into)), Json::Object(from)) => merge(into, from),
            (_, value) => {
                into.insert(name, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn parts_are_found_cut_and_extended() {
        let mut page = json!({"A": {"B": [1, 2, 3]}, "T": "äbc", "N": 2});
        assert_eq!(get(&page, "A.B").map(length), Some(3));
        assert_eq!(get(&page, "A.C"), None);
        cut(&mut page, "A.B", 1, 1);
        cut(&mut page, "T", 1, usize::MAX);
        assert_eq!(page, json!({"A": {"B": [2]}, "T": "bc", "N": 2}));
        let more = json!([4]);
        extend(&mut page, "A.B", &more);
        extend(&mut page, "N", &json!(3));
        extend(&mut page, "X.Y", &more);
        assert_eq!(
            page,
            json!({"A": {"B": [2, 4]}, "T": "bc", "N": 5, "X": {"Y": [4]}})
        );
    }
}
