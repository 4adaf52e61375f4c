//! The shapes of a suite's model, as far as comparing values needs them.

use serde_json::Value;

use super::suite::Object;

/// A suite's shapes.
#[derive(Clone, Copy)]
pub(super) struct Shapes<'a>(pub(super) &'a Object);

/// A shape, or a reference to one with traits of its own.
#[derive(Clone, Copy)]
pub(super) struct Shape<'a> {
    pub(super) shapes: Shapes<'a>,
    reference: Option<&'a Object>,
    target: Option<&'a Object>,
}

impl<'a> Shapes<'a> {
    /// The shape that `{"shape": NAME}` refers to; empty if it does not exist.
    pub(super) fn at(self, reference: Option<&'a Value>) -> Shape<'a> {
        let reference = reference.and_then(Value::as_object);
        let name = reference.and_then(|fields| fields.get("shape")?.as_str());
        Shape {
            shapes: self,
            reference,
            target: name.and_then(|name| self.0.get(name)?.as_object()),
        }
    }
}

impl<'a> Shape<'a> {
    /// `structure`, `list`, ...; empty if unknown.
    pub(super) fn kind(self) -> &'a str {
        let kind = self.target.and_then(|target| target.get("type")?.as_str());
        kind.unwrap_or_default()
    }

    /// A part of it: `member`, `key` or `value`.
    pub(super) fn part(self, key: &str) -> Self {
        self.shapes
            .at(self.target.and_then(|target| target.get(key)))
    }

    /// A structure's members, by name.
    pub(super) fn members(self) -> impl Iterator<Item = (&'a str, Self)> {
        let members = self
            .target
            .and_then(|target| target.get("members")?.as_object());
        let members = members.into_iter().flatten();
        members.map(move |(name, reference)| (name.as_str(), self.shapes.at(Some(reference))))
    }

    /// The member with this name; empty if it does not exist.
    pub(super) fn member(self, name: &str) -> Self {
        let mut members = self.members();
        let found = members.find(|(known, _)| *known == name);
        found.map_or_else(|| self.shapes.at(None), |(_, shape)| shape)
    }

    /// Whether it is flattened.
    pub(super) fn is_flattened(self) -> bool {
        self.has("flattened")
    }

    /// Whether it has a trait that is true.
    pub(super) fn has(self, key: &str) -> bool {
        let mut places = [self.reference, self.target].into_iter().flatten();
        places.any(|fields| fields.get(key) == Some(&Value::Bool(true)))
    }

    /// The names that it may have on the wire, in addition to the member's.
    pub(super) fn wire_names(self) -> impl Iterator<Item = &'a str> {
        let item = self
            .target
            .and_then(|target| target.get("member")?.as_object());
        let places = [
            self.reference,
            self.target,
            item.filter(|_| self.is_flattened()),
        ];
        places
            .into_iter()
            .flatten()
            .filter_map(|fields| fields.get("locationName")?.as_str())
    }
}
