//! Brings a Smithy model into the form without `apply` and mixins.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::super::json::{Log, describe};

/// The shapes of a file by their id, as JSON objects.
pub(super) type Shapes = BTreeMap<String, Map<String, Value>>;

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
    applied.retain(|(id, apply)| !apply_to(&mut shapes, id, apply));
    mix(&mut shapes, log);
    for (id, apply) in applied {
        if !apply_to(&mut shapes, id, apply) {
            log.push(id, "traits are applied to something that does not exist");
        }
    }
    remove_own_traits(&mut shapes, notes);
    shapes
}

/// Adds the traits of one `apply` to the shape or member with this id, if that exists.
fn apply_to(shapes: &mut Shapes, id: &str, apply: &Map<String, Value>) -> bool {
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
            ("traits", Value::Object(traits)) => merge_traits(target, traits, false),
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

/// Adds `traits` to those of `target`; of two with one name, `target`'s stays if `keep`.
fn merge_traits(target: &mut Map<String, Value>, traits: &Map<String, Value>, keep: bool) {
    let own = target
        .entry("traits")
        .or_insert_with(|| Value::Object(Map::new()));
    let Value::Object(own) = own else { return };
    for (id, value) in traits {
        if !(keep && own.contains_key(id)) {
            own.insert(id.clone(), value.clone());
        }
    }
}

/// Gives each shape what its mixins have.
fn mix(shapes: &mut Shapes, log: &Log) {
    let mut waiting: BTreeSet<String> = shapes
        .iter()
        .filter(|(_, shape)| shape.contains_key("mixins"))
        .map(|(id, _)| id.clone())
        .collect();
    // A shape is ready once none of its mixins waits: each round takes all that are, until none is left.
    while !waiting.is_empty() {
        let is_ready = |id: &&String| {
            !mixins(shapes.get(*id))
                .iter()
                .any(|mixin| waiting.contains(*mixin))
        };
        let ready: Vec<String> = waiting.iter().filter(is_ready).cloned().collect();
        if ready.is_empty() {
            for id in waiting {
                if let Some(shape) = shapes.get_mut(&id) {
                    shape.remove("mixins");
                }
                log.push(id, "`mixins` lead back to the shape itself");
            }
            return;
        }
        for id in ready {
            mix_into(shapes, &id, log);
            waiting.remove(&id);
        }
    }
}

/// The ids of a shape's mixins.
fn mixins(shape: Option<&Map<String, Value>>) -> Vec<&str> {
    let list = shape
        .and_then(|shape| shape.get("mixins"))
        .and_then(Value::as_array);
    let targets = list
        .into_iter()
        .flatten()
        .map(|mixin| mixin.get("target").and_then(Value::as_str));
    targets.map(Option::unwrap_or_default).collect()
}

fn mix_into(shapes: &mut Shapes, id: &str, log: &Log) {
    let Some(mut own) = shapes.remove(id) else {
        return;
    };
    let mut mixed = Map::new();
    for mixin in mixins(Some(&own)) {
        match shapes.get(mixin) {
            Some(mixin) => inherit(&mut mixed, passed_on(mixin)),
            None => log.push(id, format!("mixin {mixin:?} does not exist")),
        }
    }
    own.remove("mixins");
    inherit(&mut mixed, own);
    shapes.insert(id.to_owned(), mixed);
}

/// What a mixin passes on: all but its being a mixin, and the traits that it keeps for itself.
fn passed_on(mixin: &Map<String, Value>) -> Map<String, Value> {
    const MIXIN: &str = "smithy.api#mixin";
    let mut passed = mixin.clone();
    if let Some(Value::Object(traits)) = passed.get_mut("traits") {
        let local = traits
            .remove(MIXIN)
            .and_then(|mixin| mixin.get("localTraits").cloned());
        for id in local
            .iter()
            .flat_map(|local| local.as_array().into_iter().flatten())
        {
            traits.retain(|known, _| Some(known.as_str()) != id.as_str());
        }
    }
    passed
}

/// Adds `more` to `mixed`: members behind those that are there, lists likewise, and of anything else `more` wins.
fn inherit(mixed: &mut Map<String, Value>, more: Map<String, Value>) {
    for (key, value) in more {
        match (key.as_str(), mixed.get_mut(&key), value) {
            ("members", Some(Value::Object(members)), Value::Object(more)) => {
                for (name, member) in more {
                    match (members.get_mut(&name), member) {
                        (Some(Value::Object(known)), Value::Object(member)) => {
                            inherit(known, member)
                        }
                        (_, member) => {
                            members.insert(name, member);
                        }
                    }
                }
            }
            ("member" | "key" | "value", Some(Value::Object(known)), Value::Object(member)) => {
                inherit(known, member)
            }
            (
                "traits" | "identifiers" | "properties" | "rename",
                Some(Value::Object(known)),
                Value::Object(more),
            ) => {
                known.extend(more);
            }
            (_, Some(Value::Array(known)), Value::Array(more)) => known.extend(more),
            (_, _, value) => {
                mixed.insert(key, value);
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
