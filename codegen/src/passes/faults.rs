//! Names the faults that operations document, each once for the whole crate.

use std::collections::{BTreeMap, BTreeSet};

use touchmark_model::model::Model;

use super::names;
use crate::ir;

/// The list of all faults, beside which their constants stand.
pub(crate) const ALL: &str = "ALL";

/// The constants of faults, by shape.
pub(super) struct Faults {
    constants: BTreeMap<String, String>,
}

impl Faults {
    /// Those of a model that was pruned already.
    pub(super) fn of(model: &Model) -> Self {
        let documented: BTreeSet<&String> = model
            .operations
            .values()
            .flat_map(|operation| &operation.errors)
            .collect();
        let mut taken = names::Taken::new([ALL.to_owned()]);
        let constant = |name: &String| (name.clone(), taken.unique(names::constant_name(name)));
        Self {
            constants: documented.into_iter().map(constant).collect(),
        }
    }

    /// The constant of a fault.
    pub(super) fn constant(&self, shape: &str) -> Option<&str> {
        self.constants.get(shape).map(String::as_str)
    }

    /// What the constants describe, by shape name.
    pub(super) fn finish(self, model: &Model) -> Vec<ir::FaultShape> {
        let faults = self.constants.into_iter().filter_map(|(name, constant)| {
            let fault = model.shapes.get(&name)?.fault.clone()?;
            Some(ir::FaultShape {
                constant,
                name,
                fault,
            })
        });
        faults.collect()
    }
}
