//! The contract of a structure: its members, and what they hold.

use super::across::Across;
use super::constraint::Constraint;
use crate::value::TimestampFormat;

/// A structure, or a union whose variants are its members.
#[derive(Debug)]
#[non_exhaustive]
pub struct Structure {
    /// The type's name in Rust, as in `DbCluster`.
    pub name: &'static str,
    /// The shape's name in the model, as in `DBCluster`.
    pub shape: &'static str,
    /// The members in the order in which they go out.
    pub members: &'static [Member],
    /// What must hold between members in a request, in the order of the members that it is reported at.
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

    /// The same with rules across its members, sorted by [`Across::at`].
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
    /// Whether requests must have it.
    pub required: bool,
    /// Whether a client that sends the request fills it in where it is absent, with a token that is the same in every
    /// attempt ([`idempotencyToken`](https://smithy.io/2.0/spec/behavior-traits.html#idempotencytoken-trait)).
    pub idempotency_token: bool,
    /// What it holds.
    pub element: Element,
}

impl Member {
    /// An optional member whose name on the wire is the model's.
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

    /// The same under another name on the wire.
    #[must_use]
    pub const fn wire_name(mut self, wire_name: &'static str) -> Self {
        self.wire_name = wire_name;
        self
    }

    /// The same, required.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The same, filled in by clients.
    #[must_use]
    pub const fn idempotency_token(mut self) -> Self {
        self.idempotency_token = true;
        self
    }

    /// The same, as a secret.
    #[must_use]
    pub const fn sensitive(mut self) -> Self {
        self.element.sensitive = true;
        self
    }

    /// The same with constraints on its value.
    #[must_use]
    pub const fn constraints(mut self, constraints: &'static [Constraint]) -> Self {
        self.element.constraints = constraints;
        self
    }
}

/// What a member, a list item, a map's key or a map's value holds.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Element {
    /// The kind of its values.
    pub kind: Kind,
    /// Whether its values are secrets.
    pub sensitive: bool,
    /// What its values must satisfy in a request.
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

    /// Whether the items or entries stand side by side under the member's name, without an element around them.
    #[must_use]
    pub const fn is_flattened(&self) -> bool {
        match self.kind {
            Kind::List(list) => list.flattened,
            Kind::Map(map) => map.flattened,
            _ => false,
        }
    }

    /// The same, as a secret.
    #[must_use]
    pub const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }

    /// The same with constraints on its value.
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
    /// 32 bits, signed.
    Integer,
    /// 64 bits, signed.
    Long,
    /// IEEE 754 single precision.
    Float,
    /// IEEE 754 double precision.
    Double,
    /// A string.
    String,
    /// A string out of a list that may grow.
    Enumeration(&'static Enumeration),
    /// Bytes, in base64 on the wire.
    Blob,
    /// A timestamp.
    Timestamp(TimestampFormat),
    /// Named members.
    Structure(&'static Structure),
    /// One of several members.
    Union(&'static Structure),
    /// Items of one kind.
    List(&'static List),
    /// Values by key.
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
    /// What its items hold.
    pub item: Element,
    /// The name of each item on the wire.
    pub item_name: &'static str,
    /// Whether items stand side by side under the member's name, without an element around them.
    pub flattened: bool,
}

impl List {
    /// A list of items of this kind, which are called `member`.
    #[must_use]
    pub const fn new(item: Kind) -> Self {
        Self::of(Element::new(item))
    }

    /// The same with more said of its items than their kind.
    #[must_use]
    pub const fn of(item: Element) -> Self {
        Self {
            item,
            item_name: "member",
            flattened: false,
        }
    }

    /// The same with another name for each item.
    #[must_use]
    pub const fn item_name(mut self, name: &'static str) -> Self {
        self.item_name = name;
        self
    }

    /// The same without an element around the items.
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
    /// What its keys hold.
    pub key: Element,
    /// What its values hold.
    pub value: Element,
    /// The name of each key on the wire.
    pub key_name: &'static str,
    /// The name of each value on the wire.
    pub value_name: &'static str,
    /// Whether entries stand side by side under the member's name, without an element around them.
    pub flattened: bool,
}

impl Map {
    /// A map of keys and values of these kinds, which are called `key` and `value`.
    #[must_use]
    pub const fn new(key: Kind, value: Kind) -> Self {
        Self::of(Element::new(key), Element::new(value))
    }

    /// The same with more said of its keys and values than their kinds.
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

    /// The same with other names for keys and values.
    #[must_use]
    pub const fn names(mut self, key: &'static str, value: &'static str) -> Self {
        self.key_name = key;
        self.value_name = value;
        self
    }

    /// The same without an element around the entries.
    #[must_use]
    pub const fn flattened(mut self) -> Self {
        self.flattened = true;
        self
    }
}
