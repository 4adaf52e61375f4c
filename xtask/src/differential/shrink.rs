//! Makes a question smaller while the two sides still differ in the same way.

use serde_json::{Map, Value as Json};
use touchmark_codegen::model::{Kind as Shape, Member, Model, Operation};

use super::case::{self, Fault, Probe};

/// How many smaller questions are asked at once.
const CANDIDATES: usize = 150;

/// How often the question is made smaller.
const ROUNDS: usize = 200;

/// The smallest question found for which `differs` finds one that still differs, by its index.
///
/// # Errors
/// Those of `differs`.
pub(super) fn shrink<E>(
    model: &Model,
    operation: &Operation,
    probe: Probe,
    mut differs: impl FnMut(&[Probe]) -> Result<Option<usize>, E>,
) -> Result<Probe, E> {
    let mut smallest = probe;
    for _ in 0..ROUNDS {
        let mut candidates = smaller(model, operation, &smallest);
        let mut found = None;
        // The first ones take most away.
        while found.is_none() && !candidates.is_empty() {
            let rest = candidates.split_off(CANDIDATES.min(candidates.len()));
            found = differs(&candidates)?.map(|index| candidates.swap_remove(index));
            candidates = rest;
        }
        match found {
            Some(probe) => smallest = probe,
            None => break,
        }
    }
    Ok(smallest)
}

/// Questions with a bit less in them, those with the least first.
pub(super) fn smaller(model: &Model, operation: &Operation, probe: &Probe) -> Vec<Probe> {
    let values = Values { model };
    match probe {
        Probe::Request(input) => {
            let members = case::members(model, operation.input.as_deref());
            let smaller = values.structure(members, input, false);
            smaller.into_iter().map(Probe::Request).collect()
        }
        Probe::Response(output, dress) => {
            let members = case::members(model, operation.output.as_deref());
            let plainer = dress.plainer().into_iter();
            let plainer = plainer.map(|dress| Probe::Response(output.clone(), dress));
            let smaller = values.structure(members, output, false).into_iter();
            let smaller = smaller.map(|output| Probe::Response(output, dress.clone()));
            plainer.chain(smaller).collect()
        }
        Probe::Fault(fault, dress) => {
            let members = case::members(model, fault.shape.as_deref());
            let plainer = dress.plainer().into_iter();
            let plainer = plainer.map(|dress| Probe::Fault(fault.clone(), dress));
            let messages = fault.message.iter().flat_map(|message| {
                let shorter = texts(message).into_iter().map(Some);
                std::iter::once(None).chain(shorter)
            });
            let messages = messages.map(|message| Fault {
                message,
                ..fault.clone()
            });
            let smaller = values.structure(members, &fault.members, false).into_iter();
            let smaller = smaller.map(|members| Fault {
                members,
                ..fault.clone()
            });
            let faults = messages.chain(smaller);
            plainer
                .chain(faults.map(|fault| Probe::Fault(fault, dress.clone())))
                .collect()
        }
    }
}

struct Values<'m> {
    model: &'m Model,
}

impl Values<'_> {
    /// The members of a structure, or the one of a union, which stays.
    fn structure(&self, members: &[Member], value: &Json, union: bool) -> Vec<Json> {
        let Json::Object(object) = value else {
            return Vec::new();
        };
        let mut smaller = Vec::new();
        if !union {
            smaller.extend(without(object));
        }
        for member in members {
            if let Some(value) = object.get(&member.name) {
                let values = self.value(&member.target, value).into_iter();
                smaller.extend(values.map(|value| with(object, &member.name, value)));
            }
        }
        smaller
    }

    fn value(&self, shape: &str, value: &Json) -> Vec<Json> {
        let Some(shape) = self.model.shapes.get(shape) else {
            return Vec::new();
        };
        match (&shape.kind, value) {
            (Shape::Structure(members), _) => self.structure(members, value, false),
            (Shape::Union(members), _) => self.structure(members, value, true),
            (Shape::List(item), Json::Array(items)) => self.list(item, items),
            (Shape::Map { value, .. }, Json::Object(entries)) => {
                let mut smaller = without(entries);
                for (key, of) in entries {
                    let values = self.value(&value.target, of).into_iter();
                    smaller.extend(values.map(|value| with(entries, key, value)));
                }
                smaller
            }
            (Shape::String | Shape::Enum(_), Json::String(text)) => {
                texts(text).into_iter().map(Json::from).collect()
            }
            (Shape::Blob, _) => simpler(value, &["".into(), "AA==".into()]),
            (Shape::Timestamp, _) => simpler(
                value,
                &["1970-01-01T00:00:00Z".into(), "2000-01-02T03:04:05Z".into()],
            ),
            (Shape::Boolean, _) => simpler(value, &[false.into()]),
            (Shape::Integer | Shape::Long, _) => simpler(value, &[0.into(), 1.into()]),
            (Shape::Float | Shape::Double, _) => simpler(value, &[0.5.into(), 1.0.into()]),
            _ => Vec::new(),
        }
    }

    fn list(&self, item: &Member, items: &[Json]) -> Vec<Json> {
        let mut smaller = Vec::new();
        if items.len() > 2 {
            let (front, back) = items.split_at(items.len() / 2);
            smaller.extend([front, back].map(|half| Json::from(half.to_vec())));
        }
        for index in 0..items.len() {
            let mut fewer = items.to_vec();
            fewer.remove(index);
            smaller.push(Json::from(fewer));
        }
        for (index, value) in items.iter().enumerate() {
            for value in self.value(&item.target, value) {
                let mut simpler = items.to_vec();
                simpler[index] = value;
                smaller.push(Json::from(simpler));
            }
        }
        smaller
    }
}

/// Without half of the entries, then without each.
fn without(object: &Map<String, Json>) -> Vec<Json> {
    let keys: Vec<&String> = object.keys().collect();
    let fewer = |gone: &[&String]| {
        let kept = object.iter().filter(|(key, _)| !gone.contains(key));
        Json::Object(
            kept.map(|(key, value)| (key.clone(), value.clone()))
                .collect(),
        )
    };
    let mut smaller = Vec::new();
    if keys.len() > 2 {
        let (front, back) = keys.split_at(keys.len() / 2);
        smaller.extend([fewer(back), fewer(front)]);
    }
    smaller.extend(keys.iter().map(|key| fewer(&[key])));
    smaller
}

fn with(object: &Map<String, Json>, key: &str, value: Json) -> Json {
    let mut object = object.clone();
    object.insert(key.to_owned(), value);
    Json::Object(object)
}

/// Shorter texts: nothing, a letter, each half, and without each character if they are few.
fn texts(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let mut shorter = Vec::new();
    if !text.is_empty() {
        shorter.push(String::new());
    }
    if text.len() > 1 {
        shorter.push("a".to_owned());
        let (front, back) = characters.split_at(characters.len() / 2);
        shorter.extend([front, back].map(|half| half.iter().collect()));
    }
    if (2..12).contains(&characters.len()) {
        shorter.extend((0..characters.len()).map(|gone| {
            let kept = characters.iter().enumerate();
            let kept = kept.filter(|(index, _)| *index != gone);
            kept.map(|(_, character)| character).collect()
        }));
    }
    shorter.retain(|each| each != text);
    shorter
}

/// Those of the values that come before this one, so that there is an end to it.
fn simpler(value: &Json, values: &[Json]) -> Vec<Json> {
    let before = values.iter().take_while(|each| *each != value);
    before.cloned().collect()
}
