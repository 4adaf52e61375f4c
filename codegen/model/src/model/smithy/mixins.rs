//! Gives shapes what their mixins have, and finds mixins that contradict each other.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::super::json::{Log, describe};
use super::traits::{self, MIXIN};

/// How many mixins may have one another, each what the one before it has. Real models have three; each passes on all
/// that it has, so that without a limit a model grows by the square of its length.
const MAX_MIXINS: usize = 32;

/// The shapes of a file by their id, as JSON objects.
pub(super) type Shapes = BTreeMap<String, Map<String, Value>>;

/// Gives each shape what its mixins have.
pub(super) fn mix(shapes: &mut Shapes, log: &Log) {
    let mut waiting: BTreeSet<String> = shapes
        .iter()
        .filter(|(_, shape)| shape.contains_key("mixins"))
        .map(|(id, _)| id.clone())
        .collect();
    // A shape is ready once none of its mixins waits: each round takes all that are, until none is left.
    for _ in 0..=MAX_MIXINS {
        let is_ready = |id: &&String| {
            !mixins(shapes.get(*id))
                .iter()
                .any(|mixin| waiting.contains(*mixin))
        };
        let ready: Vec<String> = waiting.iter().filter(is_ready).cloned().collect();
        if ready.is_empty() {
            return give_up(
                shapes,
                waiting,
                "`mixins` lead back to the shape itself",
                log,
            );
        }
        for id in ready {
            mix_into(shapes, &id, log);
            waiting.remove(&id);
        }
        if waiting.is_empty() {
            return;
        }
    }
    let message = format!("more than {MAX_MIXINS} mixins have one another");
    give_up(shapes, waiting, &message, log);
}

/// Leaves these shapes without what their mixins have.
fn give_up(shapes: &mut Shapes, waiting: BTreeSet<String>, message: &str, log: &Log) {
    for id in waiting {
        if let Some(shape) = shapes.get_mut(&id) {
            shape.remove("mixins");
        }
        log.push(id, message);
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
    let mut mixed = Mixed {
        id,
        fields: Map::new(),
        log,
    };
    for name in mixins(Some(&own)) {
        let Some(mixin) = shapes.get(name) else {
            log.push(id, format!("mixin {name:?} does not exist"));
            continue;
        };
        if let Some(message) = misuse(&own, mixin) {
            log.push(id, format!("mixin {name:?} {message}"));
            continue;
        }
        mixed.add(passed_on(mixin), name);
    }
    if let Some(list) = own.remove("mixins").filter(|list| !list.is_array()) {
        log.push(
            format!("{id}.mixins"),
            format!("must be an array, found {}", describe(&list)),
        );
    }
    mixed.add(own, id);
    let fields = mixed.fields;
    shapes.insert(id.to_owned(), fields);
}

/// Why `own` cannot have this mixin, if it cannot.
fn misuse(own: &Map<String, Value>, mixin: &Map<String, Value>) -> Option<String> {
    let kind = |shape: &Map<String, Value>| {
        let kind = shape.get("type").and_then(Value::as_str);
        kind.unwrap_or("without a type").to_owned()
    };
    if !traits::is_mixin(mixin) {
        return Some(format!("is none: it lacks the trait `{MIXIN}`"));
    }
    let (found, expected) = (kind(mixin), kind(own));
    (found != expected).then(|| format!("is of type {found}, not {expected}"))
}

/// What a mixin passes on: all but its being a mixin, and the traits that it keeps for itself.
fn passed_on(mixin: &Map<String, Value>) -> Map<String, Value> {
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

/// A shape as far as it is put together.
struct Mixed<'a> {
    id: &'a str,
    fields: Map<String, Value>,
    log: &'a Log,
}

impl Mixed<'_> {
    /// Adds what shape `from` has: members behind those that are there, lists likewise; of anything else the later wins.
    fn add(&mut self, more: Map<String, Value>, from: &str) {
        for (key, value) in more {
            match (key.as_str(), self.fields.get_mut(&key), value) {
                // Each entry targets a shape, and all must target the same.
                (
                    "members" | "identifiers" | "properties",
                    Some(Value::Object(known)),
                    Value::Object(more),
                ) => {
                    for (name, member) in more {
                        match known.get_mut(&name) {
                            Some(known) => {
                                let place = format!("{}${name}", self.id);
                                refine(known, member, &place, from, self.log);
                            }
                            None => {
                                known.insert(name, member);
                            }
                        }
                    }
                }
                ("member" | "key" | "value", Some(known), member) => {
                    let place = format!("{}${key}", self.id);
                    refine(known, member, &place, from, self.log);
                }
                ("rename", Some(Value::Object(known)), Value::Object(more)) => {
                    for (name, value) in more {
                        let known = known.entry(name.clone()).or_insert_with(|| value.clone());
                        if *known != value {
                            let message = format!(
                                "{name} is {} here and {} in {from}",
                                describe(known),
                                describe(&value)
                            );
                            self.log.push(format!("{}.rename", self.id), message);
                        }
                    }
                }
                ("traits", Some(Value::Object(known)), Value::Object(more)) => known.extend(more),
                (_, Some(Value::Array(known)), Value::Array(more)) => add_new(known, more),
                (_, _, value) => {
                    self.fields.insert(key, value);
                }
            }
        }
    }
}

/// Adds what a list does not have. Lists are sets, and one shape can be mixed in by many ways: to have it once for each
/// doubles a list with every two mixins.
fn add_new(known: &mut Vec<Value>, more: Vec<Value>) {
    let mut met: BTreeSet<String> = known.iter().map(Value::to_string).collect();
    known.extend(
        more.into_iter()
            .filter(|value| met.insert(value.to_string())),
    );
}

/// Adds what shape `from` says of a member that is there: traits, but no other target.
fn refine(known: &mut Value, member: Value, place: &str, from: &str, log: &Log) {
    let (Value::Object(known), Value::Object(member)) = (known, member) else {
        log.push(place, format!("must be an object, in {from} as elsewhere"));
        return;
    };
    for (key, value) in member {
        match (key.as_str(), known.get_mut(&key), value) {
            ("target", Some(target), value) if *target != value => {
                let message = format!(
                    "mixins contradict each other: its target is {}, but {} in {from}",
                    describe(target),
                    describe(&value)
                );
                log.push(place, message);
            }
            ("traits", Some(Value::Object(known)), Value::Object(more)) => known.extend(more),
            (_, _, value) => {
                known.insert(key, value);
            }
        }
    }
}
