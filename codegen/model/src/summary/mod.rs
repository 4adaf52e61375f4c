//! One plain line for operations, types and members, in words of our own, from a file beside the model.
//!
//! The file is a Smithy overlay: its shapes are all of type `apply`, with the trait `smithy.api#documentation`. The line
//! of a shape is also that of every member that targets it and has none itself.

mod missing;
mod read;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use missing::Missing;
pub use read::{Review, read, review};

use crate::model::{Kind, Model};

/// The lines of a file, each for something that the model has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summaries {
    /// Lines by operation.
    pub operations: BTreeMap<String, String>,
    /// Lines by shape.
    pub shapes: BTreeMap<String, String>,
    /// Lines by structure or union, and member.
    pub members: BTreeMap<(String, String), String>,
    /// The operations for which the file promises a line on everything that they reach.
    pub complete: Vec<String>,
}

/// Adds the lines to a model. What names nothing in it is left out: [`read`] refuses that.
pub fn apply(model: &mut Model, summaries: &Summaries) {
    for (name, line) in &summaries.operations {
        if let Some(operation) = model.operations.get_mut(name) {
            operation.summary = Some(line.clone());
        }
    }
    for (name, line) in &summaries.shapes {
        if let Some(shape) = model.shapes.get_mut(name) {
            shape.summary = Some(line.clone());
        }
    }
    for ((shape, name), line) in &summaries.members {
        if let Some(shape) = model.shapes.get_mut(shape)
            && let Kind::Structure(members) | Kind::Union(members) = &mut shape.kind
            && let Some(member) = members.iter_mut().find(|member| member.name == *name)
        {
            member.summary = Some(line.clone());
        }
    }
}
