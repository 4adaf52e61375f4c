//! Makes a question smaller while the two sides still differ in the same way.

use serde_json::{Map, Value as Json};
use touchmark_model::model::{Kind as Shape, Member, Model, Operation};

use super::case::Probe;
use super::fault::Fault;
use crate::random::members;

/// The number of smaller questions that are asked at once; doubled each time that none of them differs.
const CANDIDATES: usize = 8;

/// The maximum number of times that a question is made smaller.
const ROUNDS: usize = 200;

/// The smallest question found for which `differs` finds one that still differs, by its index.
///
/// # Errors
/// Errors of `differs`.
pub(super) fn shrink<E>(
    model: &Model,
    operation: &Operation,
    probe: Probe,
    mut differs: impl FnMut(&[Probe]) -> Result<Option<usize>, E>,
) -> Result<Probe, E> {
    let mut smallest = probe;
    for _ in 0..ROUNDS {
        let (mut found, mut count) = (None, CANDIDATES);
        let mut candidates = smaller(model, operation, &smallest);
        // The first ones remove most.
        while found.is_none() {
            let mut some: Vec<Probe> = candidates.by_ref().take(count).collect();
            if some.is_empty() {
                break;
            }
            found = differs(&some)?.map(|index| some.swap_remove(index));
            count *= 2;
        }
        drop(candidates);
        match found {
            Some(probe) => smallest = probe,
            None => break,
        }
    }
    Ok(smallest)
}

/// Lazily, since each is a copy of nearly the whole question.
type Smaller<'a, T> = Box<dyn Iterator<Item = T> + 'a>;

/// Slightly smaller questions, the smallest first.
fn smaller<'a>(model: &'a Model, operation: &Operation, probe: &'a Probe) -> Smaller<'a, Probe> {
    let values = Values { model };
    match probe {
        Probe::Request(input) => {
            let members = members(model, operation.input.as_deref());
            let smaller = values.structure(members, input, false);
            Box::new(smaller.map(Probe::Request))
        }
        Probe::Response(output, dress) => {
            let members = members(model, operation.output.as_deref());
            let plainer = dress.plainer().into_iter();
            let plainer = plainer.map(|dress| Probe::Response(output.clone(), dress));
            let smaller = values.structure(members, output, false);
            let smaller = smaller.map(|output| Probe::Response(output, dress.clone()));
            Box::new(plainer.chain(smaller))
        }
        Probe::Fault(fault, dress) => {
            let members = members(model, fault.shape.as_deref());
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
            let smaller = values.structure(members, &fault.members, false);
            let smaller = smaller.map(|members| Fault {
                members,
                ..fault.clone()
            });
            let faults = messages.chain(smaller);
            Box::new(plainer.chain(faults.map(|fault| Probe::Fault(fault, dress.clone()))))
        }
    }
}

#[derive(Clone, Copy)]
struct Values<'a> {
    model: &'a Model,
}

impl<'a> Values<'a> {
    /// The members of a structure, or the one of a union, which is kept.
    fn structure(self, members: &'a [Member], value: &'a Json, union: bool) -> Smaller<'a, Json> {
        let Json::Object(object) = value else {
            return Box::new(std::iter::empty());
        };
        let fewer = (!union).then(|| without(object));
        let simpler = members.iter().flat_map(move |member| {
            let values = object.get(&member.name);
            let values = values.map(|value| self.value(&member.target, value));
            let with = |value| with(object, &member.name, value);
            values.into_iter().flatten().map(with)
        });
        Box::new(fewer.into_iter().flatten().chain(simpler))
    }

    fn value(self, shape: &'a str, value: &'a Json) -> Smaller<'a, Json> {
        let Some(shape) = self.model.shapes.get(shape) else {
            return Box::new(std::iter::empty());
        };
        let few = match (&shape.kind, value) {
            (Shape::Structure(members), _) => return self.structure(members, value, false),
            (Shape::Union(members), _) => return self.structure(members, value, true),
            (Shape::List(item), Json::Array(items)) => return self.list(item, items),
            (Shape::Map { value, .. }, Json::Object(entries)) => {
                return self.map(&value.target, entries);
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
        };
        Box::new(few.into_iter())
    }

    fn map(self, target: &'a str, entries: &'a Map<String, Json>) -> Smaller<'a, Json> {
        let simpler = entries.iter().flat_map(move |(key, value)| {
            let values = self.value(target, value);
            values.map(|value| with(entries, key, value))
        });
        Box::new(without(entries).chain(simpler))
    }

    fn list(self, item: &'a Member, items: &'a [Json]) -> Smaller<'a, Json> {
        let halves = (items.len() > 2).then(|| {
            let (front, back) = items.split_at(items.len() / 2);
            [front, back].map(|half| Json::from(half.to_vec()))
        });
        let fewer = (0..items.len()).map(|gone| {
            let mut fewer = items.to_vec();
            fewer.remove(gone);
            Json::from(fewer)
        });
        let simpler = items.iter().enumerate().flat_map(move |(index, value)| {
            let values = self.value(&item.target, value);
            values.map(move |value| {
                let mut simpler = items.to_vec();
                simpler[index] = value;
                Json::from(simpler)
            })
        });
        let halves = halves.into_iter().flatten();
        Box::new(halves.chain(fewer).chain(simpler))
    }
}

/// Without half of the entries, then without each.
fn without(object: &Map<String, Json>) -> impl Iterator<Item = Json> {
    let fewer = |gone: &[&String]| {
        let kept = object.iter().filter(|(key, _)| !gone.contains(key));
        Json::Object(
            kept.map(|(key, value)| (key.clone(), value.clone()))
                .collect(),
        )
    };
    let keys: Vec<&String> = object.keys().collect();
    let halves = (keys.len() > 2).then(|| {
        let (front, back) = keys.split_at(keys.len() / 2);
        [fewer(back), fewer(front)]
    });
    let each = keys.into_iter().map(move |key| fewer(&[key]));
    halves.into_iter().flatten().chain(each)
}

fn with(object: &Map<String, Json>, key: &str, value: Json) -> Json {
    let mut object = object.clone();
    object.insert(key.to_owned(), value);
    Json::Object(object)
}

/// Shorter strings: empty, one letter, each half, and without each character if there are few.
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

/// The values before this one, so that shrinking terminates.
fn simpler(value: &Json, values: &[Json]) -> Vec<Json> {
    let before = values.iter().take_while(|each| *each != value);
    before.cloned().collect()
}
