//! Schemas of structures, unions, enumerations, lists and maps.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::across::Across;
use super::order::Order;
use super::pattern::Pattern;
use super::problem::Problem;
use super::rule::Constraint;
use crate::value::TimestampFormat;

/// A structure, or a union, whose variants are its members.
///
/// Its members and rules are a text in the generated crate, which compiles in a fraction of the time that the same data
/// takes as expressions, and reads as a table. It is read once, when the shape is first used; the generator has read it
/// before, so that there is no [`problem`](Self::problem).
#[derive(Debug)]
pub struct Structure {
    /// The type's name in Rust, as in `DbCluster`.
    pub name: &'static str,
    /// The shape's name in the model, as in `DBCluster`.
    pub shape: &'static str,
    pub(super) contract: Written,
    pub(super) structures: &'static [&'static Structure],
    pub(super) enumerations: &'static [&'static Enumeration],
    pub(super) patterns: &'static [&'static Pattern],
    pub(super) read: OnceLock<Contract>,
}

/// Where the members of a structure are written.
#[derive(Debug)]
pub(super) enum Written {
    /// Here.
    Text(&'static str),
    /// At a structure with the same members.
    Same(&'static Structure),
}

/// The members and rules of a structure.
#[derive(Debug, Default)]
pub(super) struct Contract {
    pub(super) members: Vec<Member>,
    pub(super) order: Order,
    pub(super) rules: Vec<Across>,
    pub(super) problem: Option<Problem>,
}

impl Structure {
    /// A structure, by its names in Rust and in the model, and its members and rules.
    ///
    /// The text has a line for each member, and below it one for each constraint. Rules between members follow.
    ///
    /// ```
    /// use touchmark::schema::Structure;
    ///
    /// static TAG: Structure = Structure::new(
    ///     "Tag",
    ///     "Tag",
    ///     r"
    ///     Key: string, required
    ///         - model length 1..128
    ///         - trusted not-prefixed-by any-case 'aws:', 'rds:'
    ///     Value: string
    ///         - trusted length ..256 when Key is engine, size
    ///     Secret: secret string, wire secret
    ///     rule trusted Value: conflict Value set and Secret set
    ///     ",
    /// );
    /// assert!(TAG.problem().is_none());
    /// assert_eq!(TAG.members().len(), 3);
    /// ```
    #[must_use]
    pub const fn new(name: &'static str, shape: &'static str, text: &'static str) -> Self {
        Self::written(name, shape, Written::Text(text))
    }

    /// A structure with the members and rules of another.
    #[must_use]
    pub const fn same(name: &'static str, shape: &'static str, of: &'static Self) -> Self {
        Self::written(name, shape, Written::Same(of))
    }

    /// A structure that is made while a program runs.
    #[must_use]
    pub fn of(
        name: &'static str,
        shape: &'static str,
        members: Vec<Member>,
        rules: Vec<Across>,
    ) -> Self {
        Self {
            read: OnceLock::from(Contract::new(members, rules)),
            ..Self::new(name, shape, "")
        }
    }

    const fn written(name: &'static str, shape: &'static str, contract: Written) -> Self {
        Self {
            name,
            shape,
            contract,
            structures: &[],
            enumerations: &[],
            patterns: &[],
            read: OnceLock::new(),
        }
    }

    /// Sets the structures and unions that members have, which the text calls by their names in Rust.
    #[must_use]
    pub const fn structures(mut self, structures: &'static [&'static Self]) -> Self {
        self.structures = structures;
        self
    }

    /// Sets the enumerations that members have, which the text calls by their names in Rust.
    #[must_use]
    pub const fn enumerations(mut self, enumerations: &'static [&'static Enumeration]) -> Self {
        self.enumerations = enumerations;
        self
    }

    /// Sets the patterns of constraints, which the text calls by their indices.
    #[must_use]
    pub const fn patterns(mut self, patterns: &'static [&'static Pattern]) -> Self {
        self.patterns = patterns;
        self
    }
}

/// A member of a structure.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Member {
    /// The name in the model, and in JSON.
    pub name: Cow<'static, str>,
    /// The name on the wire.
    pub wire_name: Cow<'static, str>,
    /// The name in requests of a protocol that capitalises names there, if it is another one than the capitalised name
    /// on the wire.
    pub request_name: Option<Cow<'static, str>>,
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
    pub fn new(name: impl Into<Cow<'static, str>>, element: Element) -> Self {
        let name = name.into();
        Self {
            wire_name: name.clone(),
            request_name: None,
            name,
            required: false,
            idempotency_token: false,
            element,
        }
    }

    /// The name in requests of a protocol that capitalises names there.
    #[must_use]
    pub fn capitalised_name(&self) -> Cow<'_, str> {
        match &self.request_name {
            Some(name) => Cow::Borrowed(name),
            None => capitalised(&self.wire_name),
        }
    }
}

/// The name with its first letter as a capital, as [`Member::capitalised_name`] has it. Names on the wire begin with an
/// ASCII letter or an underscore.
#[must_use]
pub fn capitalised(name: &str) -> Cow<'_, str> {
    if !name.starts_with(|first: char| first.is_ascii_lowercase()) {
        return Cow::Borrowed(name);
    }
    let mut name = name.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    Cow::Owned(name)
}

/// The value of a member, a list item, a map key or a map value.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Element {
    /// The kind of its values.
    pub kind: Kind,
    /// Whether its values are secrets.
    pub sensitive: bool,
    /// The constraints on its values in a request.
    pub constraints: Vec<Constraint>,
}

impl Element {
    /// An element without constraints.
    #[must_use]
    pub const fn new(kind: Kind) -> Self {
        Self {
            kind,
            sensitive: false,
            constraints: Vec::new(),
        }
    }

    /// Whether items or entries are written directly under the member's name, without an element around them.
    #[must_use]
    pub fn is_flattened(&self) -> bool {
        match &self.kind {
            Kind::List(list) => list.flattened,
            Kind::Map(map) => map.flattened,
            _ => false,
        }
    }
}

/// The kinds of values.
#[derive(Debug, Clone)]
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
    List(Box<List>),
    /// A map: values by key.
    Map(Box<Map>),
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
    /// Whether the service takes the values in any case.
    pub any_case: bool,
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
            any_case: false,
        }
    }

    /// The same, of a service that takes the values in any case.
    #[must_use]
    pub const fn any_case(mut self) -> Self {
        self.any_case = true;
        self
    }
}

/// A list.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct List {
    /// The items.
    pub item: Element,
    /// The name of each item on the wire.
    pub item_name: Cow<'static, str>,
    /// Whether items are written directly under the member's name, without an element around them.
    pub flattened: bool,
}

impl List {
    /// A list of these items, whose name on the wire is `member`.
    #[must_use]
    pub fn new(item: Element) -> Self {
        Self {
            item,
            item_name: Cow::Borrowed("member"),
            flattened: false,
        }
    }
}

/// A map.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Map {
    /// The keys.
    pub key: Element,
    /// The values.
    pub value: Element,
    /// The name of each key on the wire.
    pub key_name: Cow<'static, str>,
    /// The name of each value on the wire.
    pub value_name: Cow<'static, str>,
    /// Whether entries are written directly under the member's name, without an element around them.
    pub flattened: bool,
}

impl Map {
    /// A map of these keys and values, whose names on the wire are `key` and `value`.
    #[must_use]
    pub fn new(key: Element, value: Element) -> Self {
        Self {
            key,
            value,
            key_name: Cow::Borrowed("key"),
            value_name: Cow::Borrowed("value"),
            flattened: false,
        }
    }
}
