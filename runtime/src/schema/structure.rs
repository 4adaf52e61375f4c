//! Schemas of structures, unions, enumerations, lists and maps.

use super::across::Across;
use super::constraint::Constraint;
use crate::value::TimestampFormat;

/// A structure, or a union, whose variants are its members.
#[derive(Debug)]
#[non_exhaustive]
pub struct Structure {
    /// The type's name in Rust, as in `DbCluster`.
    pub name: &'static str,
    /// The shape's name in the model, as in `DBCluster`.
    pub shape: &'static str,
    /// The members in the order in which they are written.
    pub members: &'static [Member],
    /// Rules between members in a request, sorted by [`Across::at`].
    pub rules: &'static [Across],
}

impl Structure {
    /// A structure, by its names in Rust and in the model.
    #[must_use]
    pub const fn new(name: &'static str, shape: &'static str, members: &'static [Member]) -> Self {
        Self {
            name,
            shape,
            members,
            rules: &[],
        }
    }

    /// Sets the rules between members, sorted by [`Across::at`].
    #[must_use]
    pub const fn rules(mut self, rules: &'static [Across]) -> Self {
        self.rules = rules;
        self
    }
}

/// A member of a structure.
#[derive(Debug)]
#[non_exhaustive]
pub struct Member {
    /// The name in the model, and in JSON.
    pub name: &'static str,
    /// The name on the wire.
    pub wire_name: &'static str,
    /// Whether it must be present in requests.
    pub required: bool,
    /// Whether a client fills it in if it is absent, with a token that is the same in every
    /// attempt ([`idempotencyToken`](https://smithy.io/2.0/spec/behavior-traits.html#idempotencytoken-trait)).
    pub idempotency_token: bool,
    /// The kind, secrecy and constraints of its value.
    pub element: Element,
}

impl Member {
    /// An optional member whose name on the wire is that in the model.
    #[must_use]
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            wire_name: name,
            required: false,
            idempotency_token: false,
            element: Element::new(kind),
        }
    }

    /// Sets the name on the wire.
    #[must_use]
    pub const fn wire_name(mut self, wire_name: &'static str) -> Self {
        self.wire_name = wire_name;
        self
    }

    /// Marks the member as required.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Marks the member as an idempotency token.
    #[must_use]
    pub const fn idempotency_token(mut self) -> Self {
        self.idempotency_token = true;
        self
    }

    /// Marks the value as a secret.
    #[must_use]
    pub const fn sensitive(mut self) -> Self {
        self.element.sensitive = true;
        self
    }

    /// Sets the constraints on the value.
    #[must_use]
    pub const fn constraints(mut self, constraints: &'static [Constraint]) -> Self {
        self.element.constraints = constraints;
        self
    }
}

/// The value of a member, a list item, a map key or a map value.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Element {
    /// The kind of its values.
    pub kind: Kind,
    /// Whether its values are secrets.
    pub sensitive: bool,
    /// The constraints on its values in a request.
    pub constraints: &'static [Constraint],
}

impl Element {
    /// An element without constraints.
    #[must_use]
    pub const fn new(kind: Kind) -> Self {
        Self {
            kind,
            sensitive: false,
            constraints: &[],
        }
    }

    /// Whether items or entries are written directly under the member's name, without an element around them.
    #[must_use]
    pub const fn is_flattened(&self) -> bool {
        match self.kind {
            Kind::List(list) => list.flattened,
            Kind::Map(map) => map.flattened,
            _ => false,
        }
    }

    /// Marks the value as a secret.
    #[must_use]
    pub const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }

    /// Sets the constraints on the value.
    #[must_use]
    pub const fn constraints(mut self, constraints: &'static [Constraint]) -> Self {
        self.constraints = constraints;
        self
    }
}

/// The kinds of values.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Kind {
    /// True or false.
    Boolean,
    /// A signed 32-bit integer.
    Integer,
    /// A signed 64-bit integer.
    Long,
    /// An IEEE 754 single-precision number.
    Float,
    /// An IEEE 754 double-precision number.
    Double,
    /// A string.
    String,
    /// An enumeration: a string from a list that may grow.
    Enumeration(&'static Enumeration),
    /// A blob: bytes, in base64 on the wire.
    Blob,
    /// A timestamp.
    Timestamp(TimestampFormat),
    /// A structure: named members.
    Structure(&'static Structure),
    /// A union: one of several members.
    Union(&'static Structure),
    /// A list: items of one kind.
    List(&'static List),
    /// A map: values by key.
    Map(&'static Map),
}

/// An enumeration: the values that its model lists.
#[derive(Debug)]
#[non_exhaustive]
pub struct Enumeration {
    /// The type's name in Rust, as in `EngineFamily`.
    pub name: &'static str,
    /// The shape's name in the model.
    pub shape: &'static str,
    /// The values on the wire.
    pub values: &'static [&'static str],
}

impl Enumeration {
    /// An enumeration, by its names in Rust and in the model.
    #[must_use]
    pub const fn new(
        name: &'static str,
        shape: &'static str,
        values: &'static [&'static str],
    ) -> Self {
        Self {
            name,
            shape,
            values,
        }
    }
}

/// A list.
#[derive(Debug)]
#[non_exhaustive]
pub struct List {
    /// The items.
    pub item: Element,
    /// The name of each item on the wire.
    pub item_name: &'static str,
    /// Whether items are written directly under the member's name, without an element around them.
    pub flattened: bool,
}

impl List {
    /// A list of items of this kind, whose name on the wire is `member`.
    #[must_use]
    pub const fn new(item: Kind) -> Self {
        Self::of(Element::new(item))
    }

    /// A list of items with this schema, whose name on the wire is `member`.
    #[must_use]
    pub const fn of(item: Element) -> Self {
        Self {
            item,
            item_name: "member",
            flattened: false,
        }
    }

    /// Sets the name of each item on the wire.
    #[must_use]
    pub const fn item_name(mut self, name: &'static str) -> Self {
        self.item_name = name;
        self
    }

    /// Marks the list as flattened.
    #[must_use]
    pub const fn flattened(mut self) -> Self {
        self.flattened = true;
        self
    }
}

/// A map.
#[derive(Debug)]
#[non_exhaustive]
pub struct Map {
    /// The keys.
    pub key: Element,
    /// The values.
    pub value: Element,
    /// The name of each key on the wire.
    pub key_name: &'static str,
    /// The name of each value on the wire.
    pub value_name: &'static str,
    /// Whether entries are written directly under the member's name, without an element around them.
    pub flattened: bool,
}

impl Map {
    /// A map of keys and values of these kinds, whose names on the wire are `key` and `value`.
    #[must_use]
    pub const fn new(key: Kind, value: Kind) -> Self {
        Self::of(Element::new(key), Element::new(value))
    }

    /// A map of keys and values with these schemas, whose names on the wire are `key` and `value`.
    #[must_use]
    pub const fn of(key: Element, value: Element) -> Self {
        Self {
            key,
            value,
            key_name: "key",
            value_name: "value",
            flattened: false,
        }
    }

    /// Sets the names of keys and values on the wire.
    #[must_use]
    pub const fn names(mut self, key: &'static str, value: &'static str) -> Self {
        self.key_name = key;
        self.value_name = value;
        self
    }

    /// Marks the map as flattened.
    #[must_use]
    pub const fn flattened(mut self) -> Self {
        self.flattened = true;
        self
    }
}
