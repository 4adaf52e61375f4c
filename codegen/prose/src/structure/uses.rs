//! What is said of a structure where it is used: by the operation that takes it, and by the one member that holds it.

use std::collections::BTreeMap;

use touchmark_model::model::{Kind, Model};
use touchmark_model::reach;

use crate::read::documentation::{Documentation, Library};
use crate::structure::endings::Endings;

/// What is said of one structure elsewhere.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said<'m> {
    /// Where it is used.
    pub(crate) where_used: Option<&'m Documentation>,
    /// By the only operation whose requests can hold it.
    pub(crate) by_operation: Option<&'m Documentation>,
    /// Of the names of things, anywhere.
    pub(crate) endings: &'m Endings,
}

/// Texts about structures, apart from their own.
#[derive(Debug, Default)]
pub(crate) struct Uses<'m> {
    texts: BTreeMap<&'m str, &'m Documentation>,
    /// By structure, the text of the only operation that it is used in; `None` where it has none, or there are several.
    operations: BTreeMap<String, Option<&'m Documentation>>,
}

/// Whether another member says the same as a sentence and goes on, as in "for old moulds": that is the wider.
pub(crate) fn is_qualified<'t>(sentence: &str, mut others: impl Iterator<Item = &'t str>) -> bool {
    let start = sentence.trim_end_matches('.');
    others.any(|other| {
        other
            .strip_prefix(start)
            .is_some_and(|rest| rest.starts_with(" for ") || rest.starts_with(" if "))
    })
}

impl<'m> Uses<'m> {
    /// Gathers the texts about each structure that has one use: what another use says need not hold for all.
    pub(crate) fn of(model: &'m Model, library: &'m Library<'_>) -> Self {
        let mut uses: BTreeMap<&'m str, Vec<Option<&'m str>>> = BTreeMap::new();
        for operation in model.operations.values() {
            if let Some(input) = &operation.input {
                let texts = uses.entry(input).or_default();
                texts.push(operation.documentation.as_deref());
            }
        }
        for shape in model.shapes.values() {
            match &shape.kind {
                Kind::Structure(members) | Kind::Union(members) => {
                    for member in members {
                        let text = member.documentation.as_deref();
                        uses.entry(&member.target).or_default().push(text);
                        if let Some(Kind::List(item)) =
                            model.shapes.get(&member.target).map(|shape| &shape.kind)
                        {
                            uses.entry(&item.target).or_default().push(text);
                        }
                    }
                }
                Kind::Map { value, .. } => uses.entry(&value.target).or_default().push(None),
                _ => {}
            }
        }
        let texts = uses
            .into_iter()
            .filter_map(|(shape, texts)| match texts.as_slice() {
                [text] => Some((shape, library.get(*text)?)),
                _ => None,
            })
            .collect();
        let mut operations: BTreeMap<String, Option<&'m Documentation>> = BTreeMap::new();
        for operation in model.operations.values() {
            let text = library.get(operation.documentation.as_deref());
            for shape in reach::reached(model, operation.input.iter()) {
                let several = operations.insert(shape.clone(), text);
                if several.is_some() {
                    operations.insert(shape, None);
                }
            }
        }
        Self { texts, operations }
    }

    /// The text of the only operation whose requests can hold a structure.
    pub(crate) fn of_operation(&self, shape: &str) -> Option<&'m Documentation> {
        self.operations.get(shape).copied().flatten()
    }

    /// The text about a structure.
    pub(crate) fn about(&self, shape: &str) -> Option<&'m Documentation> {
        self.texts.get(shape).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::is_qualified;

    #[test]
    fn the_same_with_a_condition() {
        let others = ["Must be red for old moulds.", "Must be red."];
        assert!(is_qualified("Must be red.", others.into_iter()));
        assert!(!is_qualified("Must be blue.", others.into_iter()));
    }
}
