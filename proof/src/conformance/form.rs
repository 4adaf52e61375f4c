//! Form bodies as pairs, compared without the order of map entries.

use std::collections::BTreeMap;

use serde_json::Value;

use super::shapes::Shape;

/// Decoded pairs, sorted.
pub(super) type Pairs = Vec<(String, String)>;

/// The pairs of a body. Tests may spread them over several lines, unlike forms.
pub(super) fn decode(body: &str) -> Pairs {
    let parts = body
        .split('&')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let mut pairs: Pairs = parts
        .flat_map(|part| form_urlencoded::parse(part.as_bytes()))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    pairs.sort();
    pairs
}

/// The pairs that a test expects: a body, or an object of names and values.
pub(super) fn expected(body: &Value) -> Option<Pairs> {
    match body {
        Value::String(body) => Some(decode(body)),
        Value::Object(pairs) => {
            let text = |value: &Value| match value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let pairs = pairs
                .iter()
                .map(|(name, value)| (name.clone(), text(value)));
            let mut pairs: Pairs = pairs.collect();
            pairs.sort();
            Some(pairs)
        }
        _ => None,
    }
}

/// The differences between two forms, a line each. The entries of a map may be in any order: their numbers have no
/// meaning.
pub(super) fn differences(expected: Pairs, got: Pairs, input: Shape<'_>) -> Vec<String> {
    let [expected, got] = [expected, got].map(|pairs| Node::of(pairs).in_order(input).into_pairs());
    let less = |from: &Pairs, minus: &Pairs| -> Pairs {
        let mut rest = minus.clone();
        let mut left = from.clone();
        left.retain(|pair| match rest.iter().position(|other| other == pair) {
            Some(index) => {
                rest.swap_remove(index);
                false
            }
            None => true,
        });
        left
    };
    let line =
        |problem: &str, (name, value): (String, String)| format!("{problem} {name} = {value:?}");
    let missing = less(&expected, &got).into_iter();
    let added = less(&got, &expected).into_iter();
    missing
        .map(|pair| line("expected", pair))
        .chain(added.map(|pair| line("got", pair)))
        .collect()
}

/// Pairs as a tree, by the parts of their names.
#[derive(Default)]
struct Node {
    values: Vec<String>,
    below: BTreeMap<String, Node>,
}

impl Node {
    fn of(pairs: Pairs) -> Self {
        let mut root = Self::default();
        for (name, value) in pairs {
            let segments = name.split('.');
            let node = segments.fold(&mut root, |node, segment| {
                node.below.entry(segment.to_owned()).or_default()
            });
            node.values.push(value);
        }
        root
    }

    /// Sorts the entries of each map.
    fn in_order(mut self, shape: Shape<'_>) -> Self {
        match shape.kind() {
            "structure" => self.each(|segment| {
                let mut members = shape.members();
                let called = |(name, member): &(&str, Shape<'_>)| {
                    *name == segment || member.wire_names().any(|name| name == segment)
                };
                members.find(called).map(|(_, member)| member)
            }),
            "list" if shape.is_flattened() => self.each(|_| Some(shape.part("member"))),
            // `member`, or the name of the items.
            "list" => {
                let items = std::mem::take(&mut self.below).into_iter();
                self.below = items
                    .map(|(name, items)| (name, items.each(|_| Some(shape.part("member")))))
                    .collect();
                self
            }
            "map" if shape.is_flattened() => self.entries(shape),
            "map" => {
                if let Some(entries) = self.below.remove("entry") {
                    self.below
                        .insert("entry".to_owned(), entries.entries(shape));
                }
                self
            }
            _ => self,
        }
    }

    /// Sorts each node below, if its shape is known.
    fn each<'s>(mut self, shape: impl Fn(&str) -> Option<Shape<'s>>) -> Self {
        let below = std::mem::take(&mut self.below).into_iter();
        self.below = below
            .map(|(segment, node)| match shape(&segment) {
                Some(shape) => (segment, node.in_order(shape)),
                None => (segment, node),
            })
            .collect();
        self
    }

    /// The entries of a map, numbered by their keys. Numbers that do not count from 1 stay as they are.
    fn entries(mut self, shape: Shape<'_>) -> Self {
        let (key, value) = (shape.part("key"), shape.part("value"));
        let key = key.wire_names().next().unwrap_or("key");
        let name = value.wire_names().next().unwrap_or("value");
        let counts =
            (1..=self.below.len()).all(|number| self.below.contains_key(&number.to_string()));
        if !counts {
            return self;
        }
        let entries = std::mem::take(&mut self.below).into_values();
        let mut entries: Vec<Self> = entries
            .map(|entry| entry.each(|segment| (segment == name).then_some(value)))
            .collect();
        entries.sort_by_cached_key(|entry| entry.below.get(key).map(|key| key.values.clone()));
        self.below = (1_usize..)
            .zip(entries)
            .map(|(number, entry)| (number.to_string(), entry))
            .collect();
        self
    }

    fn into_pairs(self) -> Pairs {
        let mut pairs = Pairs::new();
        for value in self.values {
            pairs.push((String::new(), value));
        }
        for (segment, node) in self.below {
            for (name, value) in node.into_pairs() {
                let dot = if name.is_empty() { "" } else { "." };
                pairs.push((format!("{segment}{dot}{name}"), value));
            }
        }
        pairs.sort();
        pairs
    }
}
