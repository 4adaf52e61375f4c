//! One of the two releases: its model, and what is generated from it.

use std::collections::BTreeSet;

use touchmark_model::model::{Kind, Member, Model, Shape};
use touchmark_model::{diagnostic, reach};

use crate::error::Error;
use crate::ir::{self, Type};
use crate::options::Operations;
use crate::passes::{lower, prune};

/// A release.
pub(super) struct Side {
    /// What the operations reach.
    pub(super) model: Model,
    /// What the emitters would see.
    pub(super) lowered: ir::Crate,
    /// The shapes that requests can hold.
    inputs: BTreeSet<String>,
}

impl Side {
    /// What is generated from those operations that the release has.
    pub(super) fn new(
        mut model: Model,
        operations: &Operations,
        name: &str,
    ) -> Result<Self, Error> {
        match operations {
            Operations::All => prune::prune(&mut model, operations)?,
            Operations::Only(names) => {
                let mut known = names.clone();
                known.retain(|name| model.operations.contains_key(name));
                if known.is_empty() {
                    model.operations.clear();
                    model.shapes.clear();
                } else {
                    prune::prune(&mut model, &Operations::Only(known))?;
                }
            }
        }
        let lowered = lower::lower(&model).map_err(|diagnostics| diagnostic::Error::Model {
            file: name.to_owned(),
            diagnostics,
        })?;
        let inputs = reach::reached_by_inputs(&model);
        Ok(Self {
            model,
            lowered,
            inputs,
        })
    }

    /// Whether requests can hold a shape.
    pub(super) fn is_input(&self, shape: &str) -> bool {
        self.inputs.contains(shape)
    }

    /// A type that operations share, by its name in Rust.
    pub(super) fn find(&self, name: &str) -> Option<&Type> {
        let mut types = self.lowered.types.iter();
        types.find(|item| item.name().name == name)
    }

    pub(super) fn shape(&self, name: &str) -> Option<&Shape> {
        self.model.shapes.get(name)
    }

    /// A member in the model.
    pub(super) fn member(&self, shape: &str, name: &str) -> Option<&Member> {
        match &self.shape(shape)?.kind {
            Kind::Structure(members) | Kind::Union(members) => {
                members.iter().find(|member| member.name == name)
            }
            _ => None,
        }
    }
}

/// Refuses operations that neither release has.
pub(super) fn known(old: &Model, new: &Model, operations: &Operations) -> Result<(), Error> {
    let Operations::Only(names) = operations else {
        return Ok(());
    };
    let mut missing = names.clone();
    missing.retain(|name| !old.operations.contains_key(name));
    let in_new = |name: &String| new.operations.contains_key(name);
    if missing.iter().all(in_new) && !names.is_empty() {
        return Ok(());
    }
    // Says what the names nearest to it are.
    missing.retain(|name| !in_new(name));
    prune::prune(&mut new.clone(), &Operations::Only(missing))
}
