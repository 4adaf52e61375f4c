//! What the emitters see: every decision about names, kinds and constraints is made.

use crate::model::{Deprecated, Fault, Format, Number, Order, Test, TimestampFormat};
use crate::pattern::Compiled;

/// A crate to emit.
#[derive(Debug)]
pub(crate) struct Crate {
    /// The service.
    pub service: Service,
    /// Operations, by name.
    pub operations: Vec<Operation>,
    /// Types that operations share, by name.
    pub types: Vec<Type>,
    /// Patterns that constraints refer to, by name.
    pub patterns: Vec<Pattern>,
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
    /// The namespace of response documents.
    pub xml_namespace: String,
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
    /// What it answers with.
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

/// One fault.
#[derive(Debug)]
pub(crate) struct FaultVariant {
    /// The shape's name, as in `DBClusterNotFoundFault`.
    pub name: String,
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
    /// Whether requests must have it.
    pub required: bool,
    /// Whether clients fill it with a unique token when absent.
    pub idempotency_token: bool,
    /// Whether its type is boxed, since it would be endless otherwise.
    pub boxed: bool,
    /// What it holds.
    pub element: Element,
    /// What its documentation says.
    pub docs: Docs,
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
    /// Text.
    String,
    /// Bytes.
    Blob,
    /// An instant.
    Timestamp(TimestampFormat),
    /// Text out of an open list, with the values known so far.
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

/// What a value must satisfy in a request.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Constraint {
    /// The rule.
    pub rule: Rule,
    /// Where it is stated.
    pub source: Source,
    /// What must hold of the structure around the value for the rule to apply; all of it.
    pub when: Vec<Condition>,
}

/// A rule for one value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Rule {
    /// How long it may be.
    Length {
        /// The shortest allowed.
        min: u64,
        /// The longest allowed.
        max: Option<u64>,
    },
    /// How large it may be.
    Range {
        /// The smallest allowed.
        min: Option<Number>,
        /// The largest allowed.
        max: Option<Number>,
    },
    /// What it must be a multiple of.
    MultipleOf(Number),
    /// What form it must have.
    Pattern {
        /// The pattern as the model has it.
        source: String,
        /// The form in plain words, if they are known.
        words: Option<String>,
        /// The constant that holds its table.
        constant: String,
    },
    /// Which values it may have.
    OneOf {
        /// The values.
        values: Vec<String>,
        /// Whether upper and lower case are the same.
        ignore_case: bool,
    },
    /// Which spans it may be in, in ascending order.
    Spans(Vec<(i64, i64)>),
    /// What it must not begin with.
    NotPrefixedBy {
        /// The prefixes.
        prefixes: Vec<String>,
        /// Whether upper and lower case are the same.
        ignore_case: bool,
    },
    /// A form that no pattern can describe.
    Format(Format),
    /// That no two items are the same.
    Unique {
        /// The place of the member that tells items apart, and its name; none: the items themselves.
        by: Option<(usize, String)>,
        /// Whether upper and lower case are the same.
        ignore_case: bool,
    },
    /// Rules for parts of the value.
    Parts(Vec<Part>),
}

/// A rule for a part of a value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Part {
    /// Which part.
    pub of: PartOf,
    /// The rule, under conditions on what stands beside the part.
    pub constraint: Constraint,
}

/// A part of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PartOf {
    /// The member of a structure at this place, and its name.
    Member(usize, String),
    /// Each item of the list in the member of a structure at this place, and the member's name.
    Items(usize, String),
    /// The value under this key of a map.
    Entry(String),
}

/// Where a rule is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// In a trait of the model.
    Model,
    /// In its prose.
    Documented,
    /// In an override, in place of one of the model (`of_model`) or of its prose.
    Override {
        /// Whether it counts as the model's.
        of_model: bool,
    },
}

/// Something that holds of a member or does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Condition {
    /// The member's place in its structure.
    pub member: usize,
    /// Its name in the model.
    pub name: String,
    /// What holds of it.
    pub test: Test,
}

/// What must hold between the members of a structure in a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Across {
    /// The place of the member that it is reported at.
    pub at: usize,
    /// The rule.
    pub rule: AcrossRule,
    /// Where it is stated.
    pub source: Source,
}

/// A rule between members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AcrossRule {
    /// Not all of these at once.
    Conflict(Vec<Condition>),
    /// Where all of `when` holds, at least one of `any` must.
    Requires {
        /// Nothing in it: always.
        when: Vec<Condition>,
        /// Never empty.
        any: Vec<Condition>,
    },
    /// One is not above the other, by their places.
    Ordered(Order<usize, Condition>),
    /// The two windows have no minute in common.
    WindowsDisjoint {
        /// The daily one.
        daily: usize,
        /// The weekly one.
        weekly: usize,
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
