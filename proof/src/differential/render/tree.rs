//! The elements of a value, before any variation.

use serde_json::{Map, Value as Json};
use touchmark_model::model::{Kind, Member, Model};

use crate::differential::dress::Spot;

/// An element.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) spot: Spot,
    pub(super) content: Content,
}

/// The content of an element.
#[derive(Debug)]
pub(super) enum Content {
    Text(String),
    /// A value that can be written in several ways.
    Scalar(Scalar, String),
    /// Elements in any order, with unknown ones between them, whose names must not be in `known`.
    Members {
        children: Vec<Element>,
        known: Vec<String>,
    },
    /// Elements in this order, with any name.
    Items(Vec<Element>),
    /// Elements in any order, without unknown ones: a key and a value, or elements that botocore does not search.
    Closed(Vec<Element>),
    /// The one member of a union.
    Variant(Vec<Element>),
}

/// The kinds of values that can be written in several ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scalar {
    Boolean,
    Whole,
    Fraction,
    Blob,
    Timestamp,
}

impl Element {
    pub(super) fn new(name: &str, spot: Spot, content: Content) -> Self {
        Self {
            name: name.to_owned(),
            spot,
            content,
        }
    }

    pub(super) fn text(name: &str, spot: Spot, text: &str) -> Self {
        Self::new(name, spot, Content::Text(text.to_owned()))
    }
}

impl Content {
    pub(super) fn members(children: Vec<Element>, known: &[&str]) -> Self {
        let known = known.iter().map(|name| (*name).to_owned()).collect();
        Self::Members { children, known }
    }
}

/// Makes elements of a model's values.
pub(super) struct Tree<'m> {
    pub(super) model: &'m Model,
}

impl Tree<'_> {
    /// The content of the element of a structure.
    pub(super) fn structure(&self, members: &[Member], value: &Json, spot: Spot) -> Content {
        Content::Members {
            children: self.children(members, value, spot),
            known: members
                .iter()
                .map(|member| member.wire_name().to_owned())
                .collect(),
        }
    }

    fn children(&self, members: &[Member], value: &Json, spot: Spot) -> Vec<Element> {
        let mut children = Vec::new();
        for member in members {
            let spot = spot.below(&member.name);
            match value.get(&member.name) {
                Some(value) if member.flattened => {
                    children.extend(self.flattened(member, value, spot));
                }
                Some(value) => children.push(self.element(member.wire_name(), member, value, spot)),
                None => {}
            }
        }
        children
    }

    fn element(&self, name: &str, member: &Member, value: &Json, spot: Spot) -> Element {
        Element::new(name, spot, self.content(&member.target, value, spot))
    }

    /// An element for each item or entry.
    fn flattened(&self, member: &Member, value: &Json, spot: Spot) -> Vec<Element> {
        let name = member.wire_name();
        match (self.kind(&member.target), value) {
            (Some(Kind::List(item)), Json::Array(items)) => self.items(name, item, items, spot),
            (Some(Kind::Map { key, value: of }), Json::Object(entries)) => {
                self.entries(name, key, of, entries, spot)
            }
            _ => Vec::new(),
        }
    }

    fn kind(&self, shape: &str) -> Option<&Kind> {
        Some(&self.model.shapes.get(shape)?.kind)
    }

    fn content(&self, shape: &str, value: &Json, spot: Spot) -> Content {
        let text = || match value {
            Json::String(text) => text.clone(),
            other => other.to_string(),
        };
        match (self.kind(shape), value) {
            (Some(Kind::Structure(members)), _) => self.structure(members, value, spot),
            (Some(Kind::Union(members)), _) => {
                Content::Variant(self.children(members, value, spot))
            }
            (Some(Kind::List(item)), Json::Array(items)) => Content::Items(self.items(
                item.xml_name.as_deref().unwrap_or("member"),
                item,
                items,
                spot,
            )),
            (Some(Kind::Map { key, value: of }), Json::Object(entries)) => {
                Content::Items(self.entries("entry", key, of, entries, spot))
            }
            (Some(Kind::Boolean), _) => Content::Scalar(Scalar::Boolean, text()),
            (Some(Kind::Integer | Kind::Long), _) => Content::Scalar(Scalar::Whole, text()),
            (Some(Kind::Float | Kind::Double), _) => Content::Scalar(Scalar::Fraction, text()),
            (Some(Kind::Blob), _) => Content::Scalar(Scalar::Blob, text()),
            (Some(Kind::Timestamp), _) => Content::Scalar(Scalar::Timestamp, text()),
            _ => Content::Text(text()),
        }
    }

    fn items(&self, name: &str, item: &Member, items: &[Json], spot: Spot) -> Vec<Element> {
        let items = items.iter().enumerate();
        let items = items.map(|(index, value)| self.element(name, item, value, spot.item(index)));
        items.collect()
    }

    fn entries(
        &self,
        name: &str,
        key: &Member,
        value: &Member,
        entries: &Map<String, Json>,
        spot: Spot,
    ) -> Vec<Element> {
        let entry = |(index, (text, of)): (usize, (&String, &Json))| {
            let spot = spot.item(index);
            let key = Element::text(key.wire_name(), spot.below("key"), text);
            let value = self.element(value.wire_name(), value, of, spot.below("value"));
            Element::new(name, spot, Content::Closed(vec![key, value]))
        };
        entries.iter().enumerate().map(entry).collect()
    }
}
