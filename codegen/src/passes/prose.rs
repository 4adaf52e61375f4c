//! All documentation of a model as Markdown, each text converted once.

use std::collections::{BTreeSet, HashMap};

use touchmark_model::model::Model;
use touchmark_model::{parallel, reach};
use touchmark_prose::to_markdown;

/// The Markdown of each text.
pub(super) struct Prose<'m>(HashMap<&'m str, String>);

impl<'m> Prose<'m> {
    /// Converts what documents a service, its operations, shapes and members: many members share a text.
    pub(super) fn of(model: &'m Model) -> Self {
        let shapes = model.shapes.values();
        let members = shapes.clone().flat_map(reach::members);
        let texts: BTreeSet<&str> = model
            .service
            .documentation
            .iter()
            .chain(
                model
                    .operations
                    .values()
                    .filter_map(|operation| operation.documentation.as_ref()),
            )
            .chain(shapes.filter_map(|shape| shape.documentation.as_ref()))
            .chain(members.filter_map(|member| member.documentation.as_ref()))
            .map(String::as_str)
            .collect();
        let texts: Vec<&str> = texts.into_iter().collect();
        let converted = parallel::map(&texts, |text| to_markdown(text));
        Self(texts.into_iter().zip(converted).collect())
    }

    /// The Markdown of one of the model's texts; nothing for no text.
    pub(super) fn markdown(&self, documentation: Option<&String>) -> String {
        documentation
            .and_then(|text| self.0.get(text.as_str()))
            .cloned()
            .unwrap_or_default()
    }
}
