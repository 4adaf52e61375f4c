//! The members of a shape.

use touchmark_model::model::{Kind, Member, Model};

/// The members of a structure or union.
pub(crate) fn members<'m>(model: &'m Model, shape: Option<&str>) -> &'m [Member] {
    match shape
        .and_then(|name| model.shapes.get(name))
        .map(|shape| &shape.kind)
    {
        Some(Kind::Structure(members) | Kind::Union(members)) => members,
        _ => &[],
    }
}
