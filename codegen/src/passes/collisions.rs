//! Finds operations whose names in Rust are the same.

use std::collections::BTreeMap;

use touchmark_model::diagnostic::Diagnostics;
use touchmark_model::model::Model;

use super::names;

/// Reports operations that would share a file, or a type where the list of operations has all of them.
pub(super) fn of_operations(model: &Model, diagnostics: &mut Diagnostics) {
    let mut operation_of_module = BTreeMap::new();
    let mut operation_of_type = BTreeMap::new();
    for name in model.operations.keys() {
        let type_name = names::type_name(name);
        let mut report = |message: String| {
            let place = format!("operations.{name}");
            diagnostics.push(place, format!("{message}: generate only one of the two"));
        };
        if let Some(other) = operation_of_module.insert(names::module_name(&type_name), name) {
            report(format!(
                "its names in Rust would be those of `operations.{other}`"
            ));
            continue;
        }
        for suffix in ["", "Input", "Output", "Fault"] {
            let type_name = format!("{type_name}{suffix}");
            if let Some(other) = operation_of_type.insert(type_name.clone(), name) {
                report(format!(
                    "its type `{type_name}` would be that of `operations.{other}`"
                ));
            }
        }
    }
}
