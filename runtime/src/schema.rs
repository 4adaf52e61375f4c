//! The contract of each shape, as `static` data that generated code holds and the interpreters read.

use crate::pattern::Pattern;

/// What holds for a whole service.
#[derive(Debug)]
#[non_exhaustive]
pub struct Service {
    /// The name that SDKs use, as in `RDS`.
    pub sdk_id: &'static str,
    /// The API version that requests carry, as in `2014-10-31`.
    pub version: &'static str,
    /// The first label of the service's host names.
    pub endpoint_prefix: &'static str,
    /// The name that signatures are scoped to.
    pub signing_name: &'static str,
    /// The namespace of response documents.
    pub xml_namespace: &'static str,
}

impl Service {
    /// A service.
    #[must_use]
    pub const fn new(
        sdk_id: &'static str,
        version: &'static str,
        endpoint_prefix: &'static str,
        signing_name: &'static str,
        xml_namespace: &'static str,
    ) -> Self {
        Self {
            sdk_id,
            version,
            endpoint_prefix,
            signing_name,
            xml_namespace,
        }
    }
}

/// An operation.
#[derive(Debug)]
#[non_exhaustive]
pub struct Operation {
    /// The name that goes out as `Action`.
    pub name: &'static str,
    /// The service that it belongs to.
    pub service: &'static Service,
    /// The HTTP request target: `/`, or with a query string of its own.
    pub uri: &'static str,
    /// Whether it is sent without a signature.
    pub unsigned: bool,
    /// What it takes.
    pub input: &'static Structure,
    /// What it answers with.
    pub output: &'static Structure,
    /// The element around the output's members in the response; none: they stand in the root.
    pub result_wrapper: Option<&'static str>,
    /// The faults that it documents.
    pub faults: &'static [Fault],
}

impl Operation {
    /// A signed operation at `/` whose output's members stand in the response's root.
    #[must_use]
    pub const fn new(
        name: &'static str,
        service: &'static Service,
        input: &'static Structure,
        output: &'static Structure,
        faults: &'static [Fault],
    ) -> Self {
        Self {
            name,
            service,
            uri: "/",
            unsigned: false,
            input,
            output,
            result_wrapper: None,
            faults,
        }
    }

    /// The same with an element around the output's members.
    #[must_use]
    pub const fn result_wrapper(mut self, element: &'static str) -> Self {
        self.result_wrapper = Some(element);
        self
    }

    /// The same at another request target.
    #[must_use]
    pub const fn uri(mut self, uri: &'static str) -> Self {
        self.uri = uri;
        self
    }

    /// The same without a signature.
    #[must_use]
    pub const fn unsigned(mut self) -> Self {
        self.unsigned = true;
        self
    }
}

/// A fault that an operation documents.
#[derive(Debug)]
#[non_exhaustive]
pub struct Fault {
    /// The shape's name in the model, as in `DBClusterNotFoundFault`.
    pub name: &'static str,
    /// The code on the wire.
    pub code: &'static str,
    /// The HTTP status it comes with.
    pub status: u16,
    /// Who is at fault.
    pub side: Side,
    /// Whether the model says that the same request may succeed later.
    pub retryable: bool,
}

impl Fault {
    /// A fault of the sender.
    #[must_use]
    pub const fn sender(name: &'static str, code: &'static str, status: u16) -> Self {
        Self {
            name,
            code,
            status,
            side: Side::Sender,
            retryable: false,
        }
    }

    /// A fault of the service.
    #[must_use]
    pub const fn receiver(name: &'static str, code: &'static str, status: u16) -> Self {
        Self {
            name,
            code,
            status,
            side: Side::Receiver,
            retryable: false,
        }
    }

    /// The same, worth another try.
    #[must_use]
    pub const fn retryable(mut self) -> Self {
        self.retryable = true;
        self
    }
}

/// Who is at fault, as the query protocol's `Type` says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The request has to change.
    Sender,
    /// The service failed.
    Receiver,
}

/// A structure, or a union whose variants are its members.
#[derive(Debug)]
#[non_exhaustive]
pub struct Structure {
    /// The shape's name in the model.
    pub name: &'static str,
    /// The members in the order in which they go out.
    pub members: &'static [Member],
}

impl Structure {
    /// A structure.
    #[must_use]
    pub const fn new(name: &'static str, members: &'static [Member]) -> Self {
        Self { name, members }
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
    /// Unicode text.
    String,
    /// Text out of a list that may grow.
    Enumeration(&'static Enumeration),
    /// Bytes, in base64 on the wire.
    Blob,
    /// An instant.
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
    /// The shape's name in the model.
    pub name: &'static str,
    /// The values on the wire.
    pub values: &'static [&'static str],
}

impl Enumeration {
    /// An enumeration.
    #[must_use]
    pub const fn new(name: &'static str, values: &'static [&'static str]) -> Self {
        Self { name, values }
    }
}

/// How instants are written (Smithy's `timestampFormat`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimestampFormat {
    /// RFC 3339 in UTC, as in `2020-07-27T14:22:08.095Z`.
    DateTime,
    /// IMF-fixdate, as in `Tue, 29 Apr 2014 18:30:38 GMT`.
    HttpDate,
    /// Seconds since 1970, with a fraction where there is one.
    EpochSeconds,
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

/// What a value must satisfy in a request.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Constraint {
    /// The rule.
    pub rule: Rule,
    /// Where the rule is stated.
    pub source: Source,
}

impl Constraint {
    /// A rule that a trait of the model states.
    #[must_use]
    pub const fn model(rule: Rule) -> Self {
        Self {
            rule,
            source: Source::Model,
        }
    }
}

/// Where a rule is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Source {
    /// A trait of the service's model.
    Model,
}

/// A rule for one value.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Rule {
    /// Characters of a text (Unicode scalar values), bytes of a blob, items of a list or map; both ends inclusive.
    Length {
        /// The fewest.
        min: u64,
        /// The most; none: no limit.
        max: Option<u64>,
    },
    /// A number's bounds, both inclusive.
    Range {
        /// The smallest.
        min: Option<Number>,
        /// The largest.
        max: Option<Number>,
    },
    /// A text's form.
    Pattern(&'static Pattern),
}

/// A bound of a range.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Number {
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Float(f64),
}
