//! The contract of each shape, as `static` data that generated code holds and the interpreters read.

mod across;
mod constraint;
mod service;
mod structure;

pub use crate::pattern::{Dfa, Matcher, Next, Pattern};
pub use across::{Across, AcrossRule, Condition, Order, Test};
pub use constraint::{Constraint, Format, Number, Part, PartOf, Rule, Source};
pub use service::{Fault, Operation, Service, Side};
pub use structure::{Element, Enumeration, Kind, List, Map, Member, Structure, TimestampFormat};
