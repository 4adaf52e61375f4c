//! Brings a Smithy model into the form without `apply` and mixins.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::super::json::{Log, describe};
use super::mixins::{self, Shapes};

/// The shapes in `entries`, with what `apply` and mixins add to them, and without traits that the file itself defines,
/// which are told in `notes`.
pub(super) fn expand(entries: &Map<String, Value>, log: &Log, notes: &mut Vec<String>) -> Shapes {
    let mut shapes = Shapes::new();
    let mut applied = Vec::new();
    for (id, value) in entries {
        match value {
            Value::Object(shape) if shape.get("type").and_then(Value::as_str) == Some("apply") => {
                applied.push((id.as_str(), shape));
            }
            Value::Object(shape) => {
                shapes.insert(id.clone(), shape.clone());
            }
            other => log.push(id, format!("must be an object, found {}", describe(other))),
        }
    }
    // A mixin passes on what is applied to it, but a member that comes from a mixin is there only after that.
    applied.retain(|(id, apply)| !apply_to(&mut shapes, id, apply, Clash::Report(log)));
    mixins::mix(&mut shapes, log);
    for (id, apply) in applied {
        if !apply_to(&mut shapes, id, apply, Clash::Replace) {
            log.push(id, "traits are applied to something that does not exist");
        }
    }
    remove_own_traits(&mut shapes, notes);
    shapes
}

/// What becomes of a trait that is applied to what has it already.
#[derive(Clone, Copy)]
enum Clash<'a> {
    /// Lists grow, anything else must be the same.
    Report(&'a Log),
    /// What is applied stands in place of what a mixin said.
    Replace,
}

/// Adds the traits of one `apply` to the shape or member with this id, if that exists.
fn apply_to(shapes: &mut Shapes, id: &str, apply: &Map<String, Value>, clash: Clash<'_>) -> bool {
    let (shape, member) = id
        .split_once('$')
        .map_or((id, None), |(shape, member)| (shape, Some(member)));
    let Some(shape) = shapes.get_mut(shape) else {
        return false;
    };
    let target = match member {
        None => Some(shape),
        Some(member) => member_mut(shape, member),
    };
    let Some(target) = target else { return false };
    for (key, value) in apply {
        match (key.as_str(), value) {
            ("type", _) => {}
            ("traits", Value::Object(traits)) => merge_traits(id, target, traits, clash),
            // Unknown here is unknown there.
            _ => {
                target.insert(format!("apply {key}"), value.clone());
            }
        }
    }
    true
}

fn member_mut<'s>(
    shape: &'s mut Map<String, Value>,
    member: &str,
) -> Option<&'s mut Map<String, Value>> {
    let in_members = shape
        .get("members")
        .is_some_and(|members| members.get(member).is_some());
    let value = if in_members {
        shape.get_mut("members")?.get_mut(member)
    } else {
        shape.get_mut(member)
    };
    value?
        .as_object_mut()
        .filter(|object| object.contains_key("target"))
}

/// Adds `traits` to those of `target`.
fn merge_traits(
    id: &str,
    target: &mut Map<String, Value>,
    traits: &Map<String, Value>,
    clash: Clash<'_>,
) {
    let own = target
        .entry("traits")
        .or_insert_with(|| Value::Object(Map::new()));
    let Value::Object(own) = own else { return };
    for (name, value) in traits {
        match (own.get_mut(name), value, clash) {
            (Some(known), value, Clash::Report(_)) if known == value => {}
            (Some(Value::Array(known)), Value::Array(more), Clash::Report(_)) => {
                known.extend(more.iter().cloned());
            }
            (Some(known), value, Clash::Report(log)) => log.push(
                format!("{id}: {name}"),
                format!(
                    "is {} where it is defined, and {} is applied",
                    describe(known),
                    describe(value)
                ),
            ),
            _ => {
                own.insert(name.clone(), value.clone());
            }
        }
    }
}

/// Takes off the traits that shapes of the file define: what they mean is not known here.
fn remove_own_traits(shapes: &mut Shapes, notes: &mut Vec<String>) {
    let is_trait = |shape: &Map<String, Value>| {
        shape
            .get("traits")
            .is_some_and(|traits| traits.get("smithy.api#trait").is_some())
    };
    let own: BTreeSet<String> = shapes
        .iter()
        .filter(|(_, shape)| is_trait(shape))
        .map(|(id, _)| id.clone())
        .collect();
    if own.is_empty() {
        return;
    }
    let mut used = BTreeSet::new();
    let mut strip = |object: &mut Map<String, Value>| {
        if let Some(Value::Object(traits)) = object.get_mut("traits") {
            used.extend(traits.keys().filter(|id| own.contains(*id)).cloned());
            traits.retain(|id, _| !own.contains(id));
        }
    };
    for shape in shapes.values_mut() {
        strip(shape);
        for key in ["member", "key", "value"] {
            if let Some(Value::Object(member)) = shape.get_mut(key) {
                strip(member);
            }
        }
        if let Some(Value::Object(members)) = shape.get_mut("members") {
            members
                .values_mut()
                .filter_map(Value::as_object_mut)
                .for_each(&mut strip);
        }
    }
    notes.extend(
        used.into_iter()
            .map(|id| format!("{id}: a trait of this model's own, it has no effect")),
    );
}
