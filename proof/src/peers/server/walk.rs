//! Values of a model's shapes, changed from within.

use serde_json::{Map, Value as Json};
use touchmark_model::model::{Kind, Member, Model};

/// What is done with a value whose parts are done with already: it stays, changed or not, or it goes.
pub(super) type Change<'c> = dyn FnMut(&Member, &Kind, Json) -> Option<Json> + 'c;

/// Changes everything in a structure of this shape, from within; the structure itself stays.
pub(super) fn change(
    model: &Model,
    shape: Option<&str>,
    value: Json,
    with: &mut Change<'_>,
) -> Json {
    let kind = shape.and_then(|shape| model.shapes.get(shape));
    match (kind.map(|shape| &shape.kind), value) {
        (Some(Kind::Structure(members)), Json::Object(object)) => {
            Json::Object(in_members(model, members, object, with))
        }
        (_, value) => value,
    }
}

fn in_members(
    model: &Model,
    members: &[Member],
    object: Map<String, Json>,
    with: &mut Change<'_>,
) -> Map<String, Json> {
    let changed = object.into_iter().filter_map(|(name, value)| {
        let Some(member) = members.iter().find(|member| member.name == name) else {
            return Some((name, value));
        };
        Some((name, within(model, member, value, with)?))
    });
    changed.collect()
}

fn within(model: &Model, member: &Member, value: Json, with: &mut Change<'_>) -> Option<Json> {
    let kind = &model.shapes.get(&member.target)?.kind;
    let value = inside(model, kind, value, with)?;
    with(member, kind, value)
}

/// Changes the parts of a value only.
fn inside(model: &Model, kind: &Kind, value: Json, with: &mut Change<'_>) -> Option<Json> {
    Some(match (kind, value) {
        (Kind::Structure(members) | Kind::Union(members), Json::Object(object)) => {
            Json::Object(in_members(model, members, object, with))
        }
        (Kind::List(item), Json::Array(items)) => {
            let was_empty = items.is_empty();
            let items = items.into_iter();
            let items: Vec<Json> = items
                .filter_map(|value| within(model, item, value, with))
                .collect();
            // A list of which nothing stays is none: an empty one is something else.
            if items.is_empty() && !was_empty {
                return None;
            }
            Json::Array(items)
        }
        (Kind::Map { value: item, .. }, Json::Object(entries)) => {
            let kind = &model.shapes.get(&item.target)?.kind;
            let entries = entries.into_iter();
            // Its key tells of an entry, whatever the value.
            let entries =
                entries.filter_map(|(key, value)| Some((key, inside(model, kind, value, with)?)));
            Json::Object(entries.collect())
        }
        (_, value) => value,
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use serde_json::json;

    #[test]
    fn parts_before_the_whole() {
        let model = sample::model(&json!({
            "Piece": {"type": "structure", "members": {"Name": {"shape": "Name"}, "Parts": {"shape": "Parts"}}},
            "Parts": {"type": "list", "member": {"shape": "Piece"}},
            "Name": {"type": "string"},
        }));
        let shape = model.operations["Forge"].input.clone();
        let mut without_empty = |_: &Member, kind: &Kind, value: Json| {
            let is_empty = matches!(kind, Kind::Structure(_)) && value == json!({});
            (!is_empty).then_some(value)
        };
        for (given, expected) in [
            (
                json!({"Name": "a", "Parts": []}),
                json!({"Name": "a", "Parts": []}),
            ),
            (
                json!({"Parts": [{}, {"Name": "a"}]}),
                json!({"Parts": [{"Name": "a"}]}),
            ),
            (json!({"Parts": [{"Parts": [{}]}]}), json!({})),
            (json!({"Other": {}}), json!({"Other": {}})),
        ] {
            let changed = change(&model, shape.as_deref(), given, &mut without_empty);
            assert_eq!(changed, expected);
        }
    }
}
