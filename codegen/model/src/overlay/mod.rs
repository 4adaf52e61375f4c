//! Rules that stand only in prose, as a Smithy overlay beside a model, and the overrides of single rules.
//!
//! An overlay is a Smithy JSON AST file whose shapes are all of type `apply`. What Smithy has a trait for is that trait;
//! the rest are traits in the namespace `touchmark`. Each set of traits names the hashes of the sentences behind it.

mod across;
mod changes;
mod check;
mod compare;
mod entries;
mod grades;
mod kinds;
mod normal;
mod overrides;
mod read;
mod rules;
mod stated;
#[cfg(test)]
mod tests;
mod traits;
mod write;

pub use changes::Changes;
pub use check::retain;
pub use compare::{Difference, compare, compare_files};
pub use overrides::override_rules;
pub use read::read;
pub use stated::{Stated, by_sentence};
pub use write::write;

use crate::model::{Kind, Member, Model, Overlay, Service};

/// The namespace of a service's shapes in Smithy, as in `com.amazonaws.rds`.
#[must_use]
pub fn namespace(service: &Service) -> String {
    let letters = service.sdk_id.chars().filter(char::is_ascii_alphanumeric);
    let name: String = letters.map(|letter| letter.to_ascii_lowercase()).collect();
    format!("com.amazonaws.{name}")
}

/// Adds the rules of an overlay to a model. What names no member of the model is left out: [`read`] refuses that.
pub fn apply(model: &mut Model, overlay: &Overlay) {
    for (place, rules) in &overlay.members {
        if let Some(member) = member_mut(model, place) {
            member.documented.extend(rules.iter().cloned());
        }
    }
    for (place, default) in &overlay.defaults {
        if let Some(member) = member_mut(model, place) {
            member.default = Some(default.clone());
        }
    }
    for (shape, rules) in &overlay.structures {
        if let Some(shape) = model.shapes.get_mut(shape) {
            shape.across.extend(rules.iter().cloned());
        }
    }
    for name in &overlay.any_case {
        if let Some(shape) = model.shapes.get_mut(name) {
            shape.any_case = true;
        }
    }
}

/// A member of a structure or union.
fn member_mut<'m>(
    model: &'m mut Model,
    (shape, member): &(String, String),
) -> Option<&'m mut Member> {
    match &mut model.shapes.get_mut(shape)?.kind {
        Kind::Structure(members) | Kind::Union(members) => {
            members.iter_mut().find(|found| found.name == *member)
        }
        _ => None,
    }
}
