//! Keeps the operations that were asked for, and the shapes that they use.

use std::collections::BTreeSet;

use touchmark_model::model::Model;
use touchmark_model::reach;

use crate::error::Error;
use crate::options::Operations;

/// How many names an error message lists.
const SUGGESTIONS: usize = 3;

/// Removes all operations but `keep`, and every shape that none of them reaches.
///
/// # Errors
/// [`Error::Options`] with every operation that the service does not have, and the names nearest to it.
pub(crate) fn prune(model: &mut Model, keep: &Operations) -> Result<(), Error> {
    if let Operations::Only(names) = keep {
        let unknown: Vec<String> = names
            .iter()
            .filter(|name| !model.operations.contains_key(*name))
            .map(|name| unknown_operation(model, name))
            .collect();
        if !unknown.is_empty() {
            return Err(Error::Options(unknown.join("\n")));
        }
        if names.is_empty() {
            return Err(Error::Options(
                "no operation to generate: name at least one, or all".to_owned(),
            ));
        }
        let names: BTreeSet<&String> = names.iter().collect();
        model.operations.retain(|name, _| names.contains(name));
        let client = &mut model.client;
        client.pages.retain(|name, _| names.contains(name));
        client
            .waiters
            .retain(|_, waiter| names.contains(&waiter.operation));
    }
    let reached = reach::reached(model, roots(model));
    model.shapes.retain(|name, _| reached.contains(name));
    Ok(())
}

fn unknown_operation(model: &Model, name: &str) -> String {
    let mut near: Vec<(usize, &String)> = model
        .operations
        .keys()
        .map(|known| {
            (
                strsim::damerau_levenshtein(&known.to_lowercase(), &name.to_lowercase()),
                known,
            )
        })
        .collect();
    near.sort();
    let near: Vec<String> = near
        .iter()
        .take(SUGGESTIONS)
        .map(|(_, known)| format!("`{known}`"))
        .collect();
    let service = &model.service.sdk_id;
    if near.is_empty() {
        format!("{service} has no operation `{name}`: its model has no operations at all")
    } else {
        format!(
            "{service} has no operation `{name}`; the nearest names are {}",
            near.join(", ")
        )
    }
}

fn roots(model: &Model) -> impl Iterator<Item = &String> {
    model.operations.values().flat_map(|operation| {
        operation
            .input
            .iter()
            .chain(&operation.output)
            .chain(&operation.errors)
    })
}
