//! Whether values look the same on the wire.

use std::collections::BTreeSet;

use touchmark_model::model::TimestampFormat;

use super::side::Side;
use crate::ir::{Element, Field, Kind, Structure, Type};

/// Compares forms on the wire, by what stands there and not by names in Rust.
pub(super) struct Wire<'s> {
    old: &'s Side,
    new: &'s Side,
    /// The pairs of types that are being compared, since types can hold themselves.
    seen: BTreeSet<(&'s str, &'s str)>,
}

impl<'s> Wire<'s> {
    pub(super) fn new(old: &'s Side, new: &'s Side) -> Self {
        let seen = BTreeSet::new();
        Self { old, new, seen }
    }

    /// Whether every value of the one can be a value of the other, written as before.
    ///
    /// More digits than before fit all numbers of before, so that an integer may become longer, not shorter.
    pub(super) fn is_same(&mut self, old: &'s Element, new: &'s Element) -> bool {
        match (&old.kind, &new.kind) {
            (Kind::String | Kind::Enumeration(..), Kind::String | Kind::Enumeration(..))
            | (Kind::Boolean, Kind::Boolean)
            | (Kind::Blob, Kind::Blob)
            | (Kind::Integer, Kind::Integer | Kind::Long)
            | (Kind::Long, Kind::Long)
            | (Kind::Float, Kind::Float | Kind::Double)
            | (Kind::Double, Kind::Double) => true,
            (Kind::Timestamp(old), Kind::Timestamp(new)) => old == new,
            (Kind::Structure(old), Kind::Structure(new)) | (Kind::Union(old), Kind::Union(new)) => {
                // Of one that both have, it is reported where it stands.
                old.name == new.name || self.is_same_type(&old.name, &new.name)
            }
            (Kind::List { .. } | Kind::Map { .. }, _) => {
                form(old) == form(new) && self.parts_are_same(old, new)
            }
            _ => false,
        }
    }

    fn parts_are_same(&mut self, old: &'s Element, new: &'s Element) -> bool {
        let pairs = parts(old).into_iter().zip(parts(new));
        pairs
            .into_iter()
            .all(|((_, old), (_, new))| self.is_same(old, new))
    }

    fn is_same_type(&mut self, old: &'s str, new: &'s str) -> bool {
        if !self.seen.insert((old, new)) {
            return true;
        }
        let (Some(old), Some(new)) = (self.old.find(old), self.new.find(new)) else {
            return false;
        };
        match (old, new) {
            (Type::Structure(old), Type::Structure(new)) | (Type::Union(old), Type::Union(new)) => {
                self.fields_are_same(old, new)
            }
            _ => false,
        }
    }

    fn fields_are_same(&mut self, old: &'s Structure, new: &'s Structure) -> bool {
        let named = |field: &'s Field| {
            let mut fields = new.fields.iter();
            fields.find(|other| other.wire_name == field.wire_name && in_requests(field, other))
        };
        old.fields.iter().all(|field| {
            let other = named(field);
            other.is_some_and(|other| self.is_same(&field.element, &other.element))
        })
    }
}

/// Whether two members have the same name in requests, if both are in some.
fn in_requests(old: &Field, new: &Field) -> bool {
    match (&old.request_name, &new.request_name) {
        (Some(old), Some(new)) => old == new,
        _ => true,
    }
}

/// What an element consists of, each part with its name.
pub(super) fn parts(element: &Element) -> Vec<(&'static str, &Element)> {
    match &element.kind {
        Kind::List { item, .. } => vec![("each item", item)],
        Kind::Map { key, value, .. } => vec![("each key", key), ("each value", value)],
        _ => Vec::new(),
    }
}

/// How lists, maps and timestamps are written, in words, without what they consist of.
pub(super) fn form(element: &Element) -> String {
    match &element.kind {
        // Items of a flattened list go by the member's name.
        Kind::List {
            flattened: true, ..
        } => "a flattened list".to_owned(),
        Kind::List { item_name, .. } => format!("a list of `{item_name}`"),
        Kind::Map {
            key_name,
            value_name,
            flattened,
            ..
        } => {
            let flattened = if *flattened { "flattened " } else { "" };
            format!("a {flattened}map of `{key_name}` and `{value_name}`")
        }
        Kind::Timestamp(TimestampFormat::DateTime) => "a timestamp of RFC 3339".to_owned(),
        Kind::Timestamp(TimestampFormat::HttpDate) => "an HTTP date".to_owned(),
        Kind::Timestamp(TimestampFormat::EpochSeconds) => "seconds since 1970".to_owned(),
        _ => String::new(),
    }
}
