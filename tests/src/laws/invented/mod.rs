//! Models derived from bytes: shapes nested in every way, with unusual names.

mod botocore;
mod make;
mod smithy;

use touchmark_model::model::Protocol;

/// A service.
pub(super) struct Invented {
    /// Whether names are arbitrary strings from the bytes, which Smithy does not allow as identifiers.
    odd: bool,
    protocol: Protocol,
    /// The shapes that operations use.
    shapes: Vec<Shape>,
    operations: Vec<Operation>,
}

struct Operation {
    name: String,
    /// Shapes are identified by their index everywhere.
    input: Option<usize>,
    output: Option<usize>,
    faults: Vec<usize>,
    documentation: Option<String>,
    deprecated: bool,
}

struct Shape {
    name: String,
    kind: Kind,
    documentation: Option<String>,
    sensitive: bool,
    deprecated: bool,
}

enum Kind {
    Structure {
        members: Vec<Member>,
        union: bool,
        fault: Option<Fault>,
    },
    List(Member),
    Map(Member, Member),
    Text {
        values: Vec<String>,
        pattern: Option<String>,
        bounds: Bounds,
    },
    Number(&'static str, Bounds),
    Boolean,
    Blob(Bounds),
    Timestamp(Option<Format>),
}

struct Member {
    name: String,
    target: usize,
    wire_name: Option<String>,
    request_name: Option<String>,
    flattened: bool,
    required: bool,
    token: bool,
    documentation: Option<String>,
}

struct Fault {
    code: Option<String>,
    status: u16,
    sender: bool,
    retryable: bool,
}

/// The smallest and the largest number, or length.
#[derive(Clone, Copy)]
struct Bounds {
    min: Option<i64>,
    max: Option<i64>,
}

#[derive(Clone, Copy)]
enum Format {
    DateTime,
    HttpDate,
    EpochSeconds,
}

/// The service for these bytes; there is one for any bytes.
pub(super) fn model(bytes: &[u8]) -> Invented {
    make::service(&mut arbitrary::Unstructured::new(bytes))
}

impl Invented {
    /// As `service-2.json`.
    pub(super) fn botocore(&self) -> serde_json::Value {
        botocore::file(self)
    }

    /// As a Smithy JSON AST; `None` if its names are not allowed there.
    pub(super) fn smithy(&self) -> Option<serde_json::Value> {
        (!self.odd).then(|| smithy::file(self))
    }
}

impl Kind {
    fn members(&self) -> Vec<&Member> {
        match self {
            Self::Structure { members, .. } => members.iter().collect(),
            Self::List(item) => vec![item],
            Self::Map(key, value) => vec![key, value],
            _ => Vec::new(),
        }
    }

    fn members_mut(&mut self) -> Vec<&mut Member> {
        match self {
            Self::Structure { members, .. } => members.iter_mut().collect(),
            Self::List(item) => vec![item],
            Self::Map(key, value) => vec![key, value],
            _ => Vec::new(),
        }
    }
}

/// An object of the entries that are present.
fn object<const N: usize>(entries: [(&str, Option<serde_json::Value>); N]) -> serde_json::Value {
    let entries = entries.into_iter();
    let present = entries.filter_map(|(key, value)| Some((key.to_owned(), value?)));
    serde_json::Value::Object(present.collect())
}

/// `true` if it holds, else nothing.
fn flag(holds: bool) -> Option<serde_json::Value> {
    holds.then_some(serde_json::Value::Bool(true))
}
