//! What a line of documentation is about.

use std::fmt;

use crate::model::{Kind, Shape};

/// What a line is about, and so its place in the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// An operation.
    Operation(String),
    /// Every member of this name that has no line by its structure.
    Name(String),
    /// A structure or union.
    Structure(String),
    /// A member of a structure or union.
    Member(String, String),
    /// An enumeration.
    Enumeration(String),
    /// A value of an enumeration.
    Value(String, String),
    /// A fault.
    Fault(String),
    /// A value that members of this name have in examples.
    Example(String),
}

impl Target {
    /// What the line of a shape is about; `None` for simple types, lists and maps, which have none.
    pub(super) fn of(name: &str, shape: &Shape) -> Option<Self> {
        let name = name.to_owned();
        match &shape.kind {
            _ if shape.fault.is_some() => Some(Self::Fault(name)),
            Kind::Structure(_) | Kind::Union(_) => Some(Self::Structure(name)),
            Kind::Enum(_) => Some(Self::Enumeration(name)),
            _ => None,
        }
    }

    /// The section of the file that has the line.
    pub(super) const fn section(&self) -> &'static str {
        match self {
            Self::Operation(_) => "operations",
            Self::Name(_) => "members",
            Self::Structure(_) | Self::Member(..) => "structures",
            Self::Enumeration(_) | Self::Value(..) => "enumerations",
            Self::Fault(_) => "faults",
            Self::Example(_) => "examples",
        }
    }

    /// The names that a reader of the line has in front of them.
    pub(super) fn names(&self) -> [&str; 2] {
        match self {
            Self::Operation(name)
            | Self::Name(name)
            | Self::Structure(name)
            | Self::Enumeration(name)
            | Self::Fault(name)
            | Self::Example(name) => [name, ""],
            Self::Member(shape, name) | Self::Value(shape, name) => [shape, name],
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.", self.section())?;
        match self {
            Self::Operation(name)
            | Self::Name(name)
            | Self::Structure(name)
            | Self::Enumeration(name)
            | Self::Fault(name)
            | Self::Example(name) => f.write_str(name),
            Self::Member(shape, name) => write!(f, "{shape}.members.{name}"),
            Self::Value(shape, value) => write!(f, "{shape}.values.{value}"),
        }
    }
}
