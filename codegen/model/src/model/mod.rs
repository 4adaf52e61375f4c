//! The one representation of a service, in Smithy's words; both front-ends produce it.

mod botocore;
pub mod client;
pub mod endpoint;
pub(crate) mod json;
mod nesting;
mod normal;
mod overlay;
mod protocol;
mod rule;
pub mod search;
mod secrets;
mod smithy;
mod source;
mod strict;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use touchmark::schema;

use client::Client;
pub use overlay::Overlay;
pub use protocol::Protocol;
pub use rule::{
    Across, AcrossRule, Condition, Documented, Format, Grade, Length, Level, Named, Number, Order,
    Part, PartOf, Place, Range, Regex, Rule, Source as RuleSource, Test, normal,
};
pub use source::{Source, parse, parse_service, read};

/// A service: its operations and the shapes they use.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// What holds for the whole service.
    pub service: Service,
    /// Operations by name, as in `RestoreDBClusterFromS3`.
    pub operations: BTreeMap<String, Operation>,
    /// Shapes by name, without namespace, as in `DBCluster`. Every target in the model is a key of it.
    pub shapes: BTreeMap<String, Shape>,
    /// What a client needs to know beside them.
    pub client: Client,
    /// The members that are secrets by their names and types, which no trait of the model marks: structure and member.
    /// They are marked as sensitive.
    pub secrets: BTreeSet<(String, String)>,
    /// What members have in examples, by their name, from a file beside the model.
    pub examples: BTreeMap<String, String>,
    /// What the front-end left out on purpose and a reader of its output should know of.
    pub notes: Vec<String>,
}

/// What holds for the whole service.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// The name that SDKs use, as in `RDS` (`aws.api#service`).
    pub sdk_id: String,
    /// The version that requests carry, as in `2014-10-31`.
    pub version: String,
    /// The service's full name, as in `Amazon Relational Database Service` (`smithy.api#title`).
    pub title: String,
    /// The first label of the service's host names, as in `rds`.
    pub endpoint_prefix: String,
    /// The name that signatures are scoped to (`aws.auth#sigv4`).
    pub signing_name: String,
    /// The namespace of response documents.
    pub xml_namespace: String,
    /// How requests are signed.
    pub auth: Auth,
    /// The wire protocol.
    pub protocol: Protocol,
    /// Prose about the service, as the model has it (HTML).
    pub documentation: Option<String>,
}

impl Service {
    /// The name of a member in requests, if the protocol has names of their own there.
    #[must_use]
    pub fn request_name(&self, member: &Member) -> Option<String> {
        let capitalises = self.protocol.capitalises();
        capitalises.then(|| member.capitalised_name().into_owned())
    }
}

/// How requests are signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auth {
    /// Signature version 4.
    SigV4,
    /// Signature version 2, of services that predate version 4.
    SigV2,
}

/// One operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// The name that goes out as `Action`.
    pub name: String,
    /// The HTTP request target: `/`, or with a query string of its own.
    pub uri: String,
    /// The input; `None` is the same as an empty structure.
    pub input: Option<String>,
    /// The output; `None` is the same as an empty structure.
    pub output: Option<String>,
    /// The element around the output's members in the response; `None` if they are in the root.
    pub result_wrapper: Option<String>,
    /// The faults that it documents, sorted by shape name.
    pub errors: Vec<String>,
    /// Whether it is sent without a signature (`smithy.api#auth` with an empty list).
    pub unsigned: bool,
    /// One line about it, from a file beside the model (plain text, code in backticks).
    pub summary: Option<String>,
    /// Prose, as the model has it (HTML).
    pub documentation: Option<String>,
    /// Set where its use is discouraged.
    pub deprecated: Option<Deprecated>,
}

/// A type, shared by all that target it.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// What it is.
    pub kind: Kind,
    /// Constraints that hold wherever it is used.
    pub constraints: Constraints,
    /// Whether its values are secrets (`smithy.api#sensitive`).
    pub sensitive: bool,
    /// The fault that it is, if it is one.
    pub fault: Option<Fault>,
    /// How timestamps of this type are written, where not the protocol's default.
    pub timestamp_format: Option<TimestampFormat>,
    /// One line about it, from a file beside the model (plain text, code in backticks).
    pub summary: Option<String>,
    /// One line about each value of an enumeration, likewise.
    pub value_summaries: BTreeMap<String, String>,
    /// Prose, as the model has it (HTML).
    pub documentation: Option<String>,
    /// Set where its use is discouraged.
    pub deprecated: Option<Deprecated>,
    /// Rules between its members, if it is a structure, that no trait of the model states.
    pub across: Vec<Across>,
    /// Whether the service takes its values in any case, if it is an enumeration; the model never says so.
    pub any_case: bool,
}

impl Shape {
    /// A shape of this kind without traits.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            constraints: Constraints::default(),
            sensitive: false,
            fault: None,
            timestamp_format: None,
            summary: None,
            value_summaries: BTreeMap::new(),
            documentation: None,
            deprecated: None,
            across: Vec::new(),
            any_case: false,
        }
    }
}

/// The kinds of shapes that the protocols can carry.
///
/// `byte`, `short` and `intEnum` are [`Kind::Integer`]: on the wire and in botocore's models there is no difference.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "a model has some hundred shapes, boxes would only be in the way"
)]
pub enum Kind {
    /// Named members, each of which may be absent.
    Structure(Vec<Member>),
    /// Named members, exactly one of which is present.
    Union(Vec<Member>),
    /// Items of one type.
    List(Member),
    /// Values by key.
    Map {
        /// The key; its target is a string or an enum.
        key: Member,
        /// The value.
        value: Member,
    },
    /// Unicode text.
    String,
    /// Text out of a list that may grow.
    Enum(Vec<String>),
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
    /// Bytes.
    Blob,
    /// A timestamp.
    Timestamp,
}

/// A member of a structure or union, the item of a list, the key or value of a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Its name in the model; `member`, `key` and `value` in lists and maps.
    pub name: String,
    /// The shape that it holds.
    pub target: String,
    /// Its name on the wire where that differs (`smithy.api#xmlName`).
    pub xml_name: Option<String>,
    /// Its name in requests (`aws.protocols#ec2QueryName`), if the protocol capitalises names there and this is another one
    /// than the capitalised name on the wire.
    pub request_name: Option<String>,
    /// Whether the items of the list or map it holds stand side by side, without an element around them
    /// (`smithy.api#xmlFlattened`).
    pub flattened: bool,
    /// Whether requests must have it.
    pub required: bool,
    /// Whether clients fill it with a unique token when absent (`smithy.api#idempotencyToken`).
    pub idempotency_token: bool,
    /// What the service takes where a request lacks it, as its documentation says, or `smithy.api#default` if that is more
    /// than the zero of its type.
    pub default: Option<String>,
    /// Whether it is a secret, beside its target's own trait.
    pub sensitive: bool,
    /// How a timestamp in it is written; wins over its target's.
    pub timestamp_format: Option<TimestampFormat>,
    /// Constraints of its own; each kind wins over its target's.
    pub constraints: Constraints,
    /// One line about it, from a file beside the model (plain text, code in backticks); wins over its target's.
    pub summary: Option<String>,
    /// Prose, as the model has it (HTML); wins over its target's.
    pub documentation: Option<String>,
    /// Set where its use is discouraged.
    pub deprecated: Option<Deprecated>,
    /// Rules for its values that no trait of the model states.
    pub documented: Vec<Documented>,
}

impl Member {
    /// A member without traits.
    #[must_use]
    pub fn new(name: impl Into<String>, target: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            target: target.into(),
            xml_name: None,
            request_name: None,
            flattened: false,
            required: false,
            idempotency_token: false,
            default: None,
            sensitive: false,
            timestamp_format: None,
            constraints: Constraints::default(),
            summary: None,
            documentation: None,
            deprecated: None,
            documented: Vec::new(),
        }
    }

    /// Its name on the wire.
    #[must_use]
    pub fn wire_name(&self) -> &str {
        self.xml_name.as_deref().unwrap_or(&self.name)
    }

    /// Its name in requests of a protocol that capitalises names there.
    #[must_use]
    pub fn capitalised_name(&self) -> Cow<'_, str> {
        match &self.request_name {
            Some(name) => Cow::Borrowed(name),
            None => schema::capitalised(self.wire_name()),
        }
    }
}

/// The constraint traits of a shape or member.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Constraints {
    /// `smithy.api#length`: characters of a string, bytes of a blob, items of a list or map.
    pub length: Option<Length>,
    /// `smithy.api#range`.
    pub range: Option<Range>,
    /// `smithy.api#pattern`, in the normal form: one outer `^...$` is removed.
    pub pattern: Option<String>,
}

/// The ways in which a timestamp is written (`smithy.api#timestampFormat`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampFormat {
    /// RFC 3339, as in `2020-07-27T14:22:08.095Z`.
    DateTime,
    /// IMF-fixdate, as in `Tue, 29 Apr 2014 18:30:38 GMT`.
    HttpDate,
    /// Seconds since 1970, with an optional fraction.
    EpochSeconds,
}

/// What makes a structure a fault (`smithy.api#error`, `aws.protocols#awsQueryError`, `smithy.api#httpError`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The code on the wire; the shape's name where the model gives none.
    pub code: String,
    /// The HTTP status it comes with.
    pub status: u16,
    /// Whether the sender is at fault, not the service.
    pub sender: bool,
    /// Whether the same request may succeed later (`smithy.api#retryable`).
    pub retryable: Option<Retryable>,
}

/// The value of `smithy.api#retryable`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retryable {
    /// Whether it is a throttling error.
    pub throttling: bool,
}

/// The value of `smithy.api#deprecated`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deprecated {
    /// What to use instead, or why.
    pub message: Option<String>,
    /// Since when.
    pub since: Option<String>,
}
