//! Places in the JSON form of a request, and their schemas.

use serde_json::{Map, Value as Json};
use touchmark::schema::{
    Condition, Constraint, Element, Kind, Level, Member, Part, PartOf, Rule, Structure,
};

use super::values::violated;

/// A step from a value to a part of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    Member(&'static str),
    Variant(&'static str),
    Item(usize),
    Entry(String),
}

/// The steps from the request to a value.
pub(crate) type Place = Vec<Step>;

/// A value's schema, and the structure that it is a member of or in a member of.
#[derive(Clone, Copy)]
pub(crate) struct Known {
    pub(crate) element: &'static Element,
    pub(crate) holder: Option<&'static Structure>,
}

/// A rule for a value, and its conditions.
#[derive(Clone, Copy)]
pub(crate) struct Stated {
    pub(crate) rule: &'static Rule,
    pub(crate) when: &'static [Condition],
}

impl From<&'static Constraint> for Stated {
    fn from(constraint: &'static Constraint) -> Self {
        let Constraint { rule, when, .. } = constraint;
        Self { rule, when }
    }
}

impl From<&'static Part> for Stated {
    fn from(part: &'static Part) -> Self {
        let Part { rule, when, .. } = part;
        Self { rule, when }
    }
}

/// Whether a rule of a value has a narrower form: the same kind of rule under the same conditions, at a higher level.
pub(crate) fn forms<'c>(
    rule: &'c Constraint,
    all: &'c [Constraint],
) -> impl Iterator<Item = &'c Constraint> {
    let same = |other: &&Constraint| {
        other.level > rule.level
            && rule.level > Level::Model
            && other.when == rule.when
            && violated(&other.rule) == violated(&rule.rule)
    };
    all.iter().filter(same)
}

/// The place as a path in violations.
pub(crate) fn text(root: &'static Structure, place: &[Step]) -> String {
    let mut text = String::new();
    let mut sensitive = false;
    for (index, step) in place.iter().enumerate() {
        let around = known(root, &place[..index]);
        match step {
            Step::Member(name) | Step::Variant(name) if index == 0 => text.push_str(name),
            Step::Member(name) | Step::Variant(name) => text.push_str(&format!(".{name}")),
            Step::Item(index) => text.push_str(&format!("[{index}]")),
            Step::Entry(key) => {
                let secret = match around.map(|around| &around.element.kind) {
                    Some(Kind::Map(map)) => map.key.sensitive,
                    _ => false,
                };
                match sensitive || secret {
                    true => text.push_str("[*]"),
                    false => text.push_str(&format!("[{key:?}]")),
                }
            }
        }
        sensitive |= known(root, &place[..=index]).is_some_and(|known| known.element.sensitive);
    }
    text
}

pub(crate) fn member(schema: &'static Structure, name: &str) -> Option<(usize, &'static Member)> {
    let mut members = schema.members().iter().enumerate();
    members.find(|(_, member)| member.name == name)
}

/// The schema of a place; `None` for the request as a whole.
pub(crate) fn known(root: &'static Structure, place: &[Step]) -> Option<Known> {
    let mut known: Option<Known> = None;
    for step in place {
        let kind = known.map(|known| &known.element.kind);
        known = Some(match (step, kind) {
            (Step::Member(name), None) => Known {
                element: &member(root, name)?.1.element,
                holder: Some(root),
            },
            (Step::Member(name), Some(Kind::Structure(schema))) => Known {
                element: &member(schema, name)?.1.element,
                holder: Some(schema),
            },
            (Step::Variant(name), Some(Kind::Union(schema))) => Known {
                element: &member(schema, name)?.1.element,
                holder: None,
            },
            (Step::Item(_), Some(Kind::List(list))) => Known {
                element: &list.item,
                ..known?
            },
            (Step::Entry(_), Some(Kind::Map(map))) => Known {
                element: &map.value,
                ..known?
            },
            _ => return None,
        });
    }
    known
}

/// The place of the structure that conditions of a value at `place` are about.
pub(crate) fn holder(place: &[Step]) -> &[Step] {
    let at = place
        .iter()
        .rposition(|step| matches!(step, Step::Member(_)));
    &place[..at.unwrap_or(0)]
}

/// The rules of values around `place` for this part.
pub(crate) fn parts(root: &'static Structure, place: &[Step]) -> Vec<&'static Part> {
    let (around, of) = match place {
        [around @ .., Step::Member(name)] => (around, Some((*name, false))),
        [around @ .., Step::Member(name), Step::Item(_)] => (around, Some((*name, true))),
        [around @ .., Step::Entry(_)] => (around, None),
        _ => return Vec::new(),
    };
    let Some(known) = known(root, around) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for constraint in &known.element.constraints {
        let Rule::Parts(parts) = &constraint.rule else {
            continue;
        };
        found.extend(parts.iter().filter(|part| match (&part.of, of) {
            (PartOf::Member(index), Some((name, false)))
            | (PartOf::Items(index), Some((name, true))) => match known.element.kind {
                Kind::Structure(schema) => schema.members()[*index].name == name,
                _ => false,
            },
            (PartOf::Entry(wanted), None) => place.last() == Some(&Step::Entry(wanted.to_owned())),
            _ => false,
        }));
    }
    found
}

/// The value at a place.
pub(crate) fn get<'j>(json: &'j Json, place: &[Step]) -> Option<&'j Json> {
    place.iter().try_fold(json, |json, step| match step {
        Step::Member(name) | Step::Variant(name) => json.get(name),
        Step::Entry(key) => json.get(key),
        Step::Item(index) => json.get(index),
    })
}

/// Sets or removes the value at a place whose parents exist.
pub(crate) fn set(json: &mut Json, place: &[Step], value: Option<Json>) {
    let Some((last, around)) = place.split_last() else {
        return;
    };
    let Some(around) = get_mut(json, around) else {
        return;
    };
    match (last, around) {
        (Step::Variant(name), Json::Object(object)) => {
            object.clear();
            object.extend(value.map(|value| ((*name).to_owned(), value)));
        }
        (Step::Member(name), Json::Object(object)) => put(object, name, value),
        (Step::Entry(key), Json::Object(object)) => put(object, key, value),
        (Step::Item(index), Json::Array(items)) => match value {
            Some(value) if *index < items.len() => items[*index] = value,
            Some(value) => items.push(value),
            None if *index < items.len() => {
                items.remove(*index);
            }
            None => {}
        },
        _ => {}
    }
}

fn put(object: &mut Map<String, Json>, key: &str, value: Option<Json>) {
    match value {
        Some(value) => object.insert(key.to_owned(), value),
        None => object.remove(key),
    };
}

fn get_mut<'j>(json: &'j mut Json, place: &[Step]) -> Option<&'j mut Json> {
    place.iter().try_fold(json, |json, step| match step {
        Step::Member(name) | Step::Variant(name) => json.get_mut(name),
        Step::Entry(key) => json.get_mut(key),
        Step::Item(index) => json.get_mut(index),
    })
}
