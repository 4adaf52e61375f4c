//! Schemas: the contract of each shape, as `static` data in generated crates that this crate interprets.

mod across;
mod condition;
mod contract;
mod level;
mod limits;
mod order;
mod pattern;
mod problem;
mod refs;
mod rule;
mod service;
mod source;
mod structure;
mod text;
pub mod words;

pub use crate::value::TimestampFormat;
pub use across::{Across, AcrossRule, Order};
pub use condition::{Condition, Test};
pub use level::Level;
pub use limits::{Length, Number, Range};
pub use pattern::{Dfa, Matcher, Next, Pattern};
pub use problem::Problem;
pub use refs::{Linked, Refs};
pub use rule::{Constraint, Format, Holder, Part, PartOf, Relink, Rule};
pub use service::{Fault, Operation, Service, Side, Signature};
pub use source::Source;
pub use structure::{Element, Enumeration, Kind, List, Map, Member, Structure, capitalised};
pub use text::check;
