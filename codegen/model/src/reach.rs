//! Which shapes are used from where.

use std::collections::BTreeSet;

use crate::model::{Kind, Member, Model, Shape};

/// The shapes that can be part of a request.
#[must_use]
pub fn reached_by_inputs(model: &Model) -> BTreeSet<String> {
    reached(
        model,
        model
            .operations
            .values()
            .filter_map(|operation| operation.input.as_ref()),
    )
}

/// These shapes and all that they target, at any distance.
pub fn reached<'m>(model: &'m Model, roots: impl Iterator<Item = &'m String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut pending: Vec<&String> = roots.collect();
    while let Some(name) = pending.pop() {
        if let Some(shape) = model.shapes.get(name)
            && found.insert(name.clone())
        {
            pending.extend(members(shape).map(|member| &member.target));
        }
    }
    found
}

/// Whatever a shape refers to other shapes with.
pub fn members(shape: &Shape) -> impl Iterator<Item = &Member> {
    let (several, one, two) = match &shape.kind {
        Kind::Structure(members) | Kind::Union(members) => (members.as_slice(), None, None),
        Kind::List(item) => ([].as_slice(), Some(item), None),
        Kind::Map { key, value } => ([].as_slice(), Some(key), Some(value)),
        _ => ([].as_slice(), None, None),
    };
    several.iter().chain(one).chain(two)
}
