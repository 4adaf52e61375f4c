//! The members of a request, and parts of them by the path that leads there.

use serde_json::{Map, Value as Json};

/// The members that options set, as JSON, in the order of the options.
pub(crate) type Members = Map<String, Json>;

/// Sets the part that a path leads to, with all that it is part of; `0` is the only item of a list.
pub(super) fn insert(members: &mut Members, path: &[&str], value: Json) {
    let Some((name, path)) = path.split_first() else {
        return;
    };
    if path.is_empty() {
        members.insert((*name).to_owned(), value);
        return;
    }
    let entry = members.entry(*name).or_insert(Json::Null);
    if let ["0", path @ ..] = path {
        let mut only = match entry.take() {
            Json::Array(mut items) => items.pop().unwrap_or_default(),
            _ => Json::Null,
        };
        below(&mut only, path, value);
        *entry = Json::Array(vec![only]);
    } else {
        below(entry, path, value);
    }
}

fn below(whole: &mut Json, path: &[&str], value: Json) {
    if !whole.is_object() {
        *whole = Json::Object(Map::new());
    }
    if let Json::Object(members) = whole {
        insert(members, path, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn parts_make_their_wholes() {
        let mut members = Map::new();
        insert(&mut members, &["Data", "0", "Name"], json!("a"));
        insert(&mut members, &["Data", "0", "Value"], json!(1));
        insert(&mut members, &["Message", "Body", "Text"], json!("t"));
        insert(&mut members, &["Message", "Subject"], json!("s"));
        assert_eq!(
            Json::Object(members),
            json!({
                "Data": [{"Name": "a", "Value": 1}],
                "Message": {"Body": {"Text": "t"}, "Subject": "s"}
            })
        );
    }
}
