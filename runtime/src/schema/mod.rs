//! Schemas: the contract of each shape, as `static` data in generated crates that this crate interprets.

mod across;
mod condition;
mod constraint;
mod pattern;
mod service;
mod source;
mod structure;

pub use crate::value::TimestampFormat;
pub use across::{Across, AcrossRule, Order};
pub use condition::{Condition, Test};
pub use constraint::{Constraint, Format, Number, Part, PartOf, Rule};
pub use pattern::{Dfa, Matcher, Next, Pattern};
pub use service::{Fault, Operation, Service, Side, Signature};
pub use source::Source;
pub use structure::{Element, Enumeration, Kind, List, Map, Member, Structure};
