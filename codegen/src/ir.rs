//! What the emitters see: every decision about names, kinds and constraints is made.

mod rule;

use std::collections::BTreeMap;

use touchmark_model::model::client::Client;
use touchmark_model::model::{Auth, Deprecated, Fault, Protocol, TimestampFormat};
use touchmark_model::pattern::Compiled;

pub(crate) use rule::{
    Across, AcrossRule, Condition, Constraint, Lowered, Member, Part, PartOf,
    Pattern as RulePattern, Rule,
};

/// A crate to emit.
#[derive(Debug)]
pub(crate) struct Crate {
    /// The service.
    pub service: Service,
    /// Operations, by name.
    pub operations: Vec<Operation>,
    /// The faults that operations document, by shape name.
    pub faults: Vec<FaultShape>,
    /// Types that operations share, by name.
    pub types: Vec<Type>,
    /// Patterns that constraints refer to, by name.
    pub patterns: Vec<Pattern>,
    /// What clients need to know beside them.
    pub client: Client,
    /// What members have in examples, by their name in the model, where their rules allow it.
    pub examples: BTreeMap<String, String>,
    /// What a user should know of.
    pub notes: Vec<String>,
}

/// The service, for the crate's documentation and every request.
#[derive(Debug)]
pub(crate) struct Service {
    /// As in `RDS`.
    pub sdk_id: String,
    /// As in `2014-10-31`.
    pub version: String,
    /// As in `Amazon Relational Database Service`.
    pub title: String,
    /// As in `rds`.
    pub endpoint_prefix: String,
    /// As in `rds`.
    pub signing_name: String,
    /// The namespace of response documents; empty for none.
    pub xml_namespace: String,
    /// How requests and responses are written.
    pub protocol: Protocol,
    /// How requests are signed.
    pub auth: Auth,
    /// The service in the address of its API reference, as in `rds-2014-10-31`.
    pub reference: String,
    /// Prose, in Markdown.
    pub prose: String,
}

/// An operation with the types of its own.
#[derive(Debug)]
pub(crate) struct Operation {
    /// As in `RestoreDBClusterFromS3`.
    pub name: String,
    /// As in `RestoreDbClusterFromS3`.
    pub type_name: String,
    /// As in `restore_db_cluster_from_s3`.
    pub module: String,
    /// The HTTP request target.
    pub uri: String,
    /// Whether it is sent without a signature.
    pub unsigned: bool,
    /// The element around the output's members.
    pub result_wrapper: Option<String>,
    /// What it takes.
    pub input: Structure,
    /// What it returns.
    pub output: Structure,
    /// The enumeration of its faults.
    pub fault: FaultEnum,
    /// What its documentation says.
    pub docs: Docs,
}

/// The faults of an operation.
#[derive(Debug)]
pub(crate) struct FaultEnum {
    /// As in `RestoreDbClusterFromS3Fault`.
    pub type_name: String,
    /// The faults, by shape name.
    pub variants: Vec<FaultVariant>,
    /// The name of the variant for every other fault.
    pub fallback: String,
}

/// A fault, for all operations that document it.
#[derive(Debug)]
pub(crate) struct FaultShape {
    /// As in `DB_CLUSTER_NOT_FOUND_FAULT`.
    pub constant: String,
    /// The shape's name, as in `DBClusterNotFoundFault`.
    pub name: String,
    /// Code, status and side.
    pub fault: Fault,
}

/// One fault of an operation.
#[derive(Debug)]
pub(crate) struct FaultVariant {
    /// The shape's name, as in `DBClusterNotFoundFault`.
    pub name: String,
    /// The constant that describes it, as in `DB_CLUSTER_NOT_FOUND_FAULT`.
    pub constant: String,
    /// As in `DbClusterNotFoundFault`.
    pub variant: String,
    /// Code, status and side.
    pub fault: Fault,
    /// The type of its members besides the message, if it has some.
    pub detail: Option<TypeName>,
    /// What its documentation says.
    pub docs: Docs,
}

/// A type that operations share.
#[derive(Debug)]
pub(crate) enum Type {
    /// A structure.
    Structure(Structure),
    /// A union.
    Union(Structure),
    /// An enumeration.
    Enumeration(Enumeration),
}

impl Type {
    /// Where it is.
    #[must_use]
    pub(crate) fn name(&self) -> &TypeName {
        match self {
            Self::Structure(item) | Self::Union(item) => &item.name,
            Self::Enumeration(item) => &item.name,
        }
    }
}

/// The name of a type, and of the module it is in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TypeName {
    /// As in `DbCluster`.
    pub name: String,
    /// As in `db_cluster`.
    pub module: String,
}

/// A structure, or a union whose fields are its variants.
#[derive(Debug, Clone)]
pub(crate) struct Structure {
    /// Its name; for an operation's own types, the module is the operation's.
    pub name: TypeName,
    /// The shape's name in the model.
    pub shape: String,
    /// The members, in the order of the model.
    pub fields: Vec<Field>,
    /// What must hold between the members in a request, by the member that it is reported at.
    pub rules: Vec<Across>,
    /// Of an operation's own type: the shared type that has the same members, if its shape is one.
    pub same_as: Option<TypeName>,
    /// Whether no request can hold it.
    pub response_only: bool,
    /// What its documentation says.
    pub docs: Docs,
}

/// A member of a structure, or a variant of a union.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// The field or variant in Rust.
    pub rust_name: String,
    /// The name of its setter.
    pub setter: String,
    /// The name in the model.
    pub name: String,
    /// The name on the wire.
    pub wire_name: String,
    /// The name in requests, if the structure is part of some and its protocol has names of their own there.
    pub request_name: Option<String>,
    /// Whether requests must have it.
    pub required: bool,
    /// Whether clients fill it with a unique token when absent.
    pub idempotency_token: bool,
    /// What the service takes where a request lacks it, if the model says so.
    pub default: Option<String>,
    /// What it targets, as far as its kind does not say that.
    pub target: Option<Target>,
    /// What it does where an output comes in pages.
    pub paging: Option<Paging>,
    /// Whether its type is boxed, since it would be endless otherwise.
    pub boxed: bool,
    /// What it holds.
    pub element: Element,
    /// What its documentation says.
    pub docs: Docs,
}

/// What a member targets, itself or with each item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// A simple shape, by a name that says more than its type and the member's name.
    Named(String),
    /// A structure that has these members.
    Members(Vec<String>),
}

/// What a member does where an output comes in pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Paging {
    /// Of an input: where the page begins, as this member of an output says.
    Begins(Option<String>),
    /// Of an input: how much is on a page.
    Limits,
    /// Of an output: what this member of the next input must be.
    Next(String),
    /// Of an output: the items.
    Items,
}

/// What a member, a list item, a map's key or a map's value holds.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    /// The kind of its values.
    pub kind: Kind,
    /// Whether its values are secrets.
    pub sensitive: bool,
    /// What its values must satisfy in a request.
    pub constraints: Vec<Constraint>,
}

/// The kinds of values.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    /// True or false.
    Boolean,
    /// 32 bits, signed.
    Integer,
    /// 64 bits, signed.
    Long,
    /// Single precision.
    Float,
    /// Double precision.
    Double,
    /// A string.
    String,
    /// Bytes.
    Blob,
    /// A timestamp.
    Timestamp(TimestampFormat),
    /// A string out of an open list, with the values known so far.
    Enumeration(TypeName, Vec<String>),
    /// Named members.
    Structure(TypeName),
    /// One of several members.
    Union(TypeName),
    /// Items of one kind.
    List {
        /// What each item holds.
        item: Box<Element>,
        /// Each item's name on the wire.
        item_name: String,
        /// Whether items stand side by side under the member's name.
        flattened: bool,
    },
    /// Values by key.
    Map {
        /// What each key holds.
        key: Box<Element>,
        /// What each value holds.
        value: Box<Element>,
        /// Each key's name on the wire.
        key_name: String,
        /// Each value's name on the wire.
        value_name: String,
        /// Whether entries stand side by side under the member's name.
        flattened: bool,
    },
}

/// A pattern's table, under the name that constraints use.
#[derive(Debug)]
pub(crate) struct Pattern {
    /// As in `IAM_ROLE_ARN`.
    pub constant: String,
    /// The pattern as the model has it.
    pub source: String,
    /// The form in plain words, if they are known.
    pub words: Option<String>,
    /// The table.
    pub compiled: Compiled,
}

/// An enumeration.
#[derive(Debug)]
pub(crate) struct Enumeration {
    /// Its name.
    pub name: TypeName,
    /// The shape's name in the model.
    pub shape: String,
    /// The values, in the order of the model.
    pub variants: Vec<Variant>,
    /// The name of the variant for every other value.
    pub fallback: String,
    /// Whether the service takes the values in any case.
    pub any_case: bool,
    /// What its documentation says.
    pub docs: Docs,
}

/// A value of an enumeration.
#[derive(Debug)]
pub(crate) struct Variant {
    /// The variant in Rust.
    pub rust_name: String,
    /// The value on the wire.
    pub value: String,
    /// One line about it, in plain text with code in backticks.
    pub summary: Option<String>,
}

/// What documentation has to go on: a line of our own and prose, if the model came with some, and deprecation.
#[derive(Debug, Clone, Default)]
pub(crate) struct Docs {
    /// One line, in plain text with code in backticks.
    pub summary: Option<String>,
    /// Prose, in Markdown; empty for none.
    pub prose: String,
    /// Set where its use is discouraged.
    pub deprecated: Option<Deprecated>,
}
