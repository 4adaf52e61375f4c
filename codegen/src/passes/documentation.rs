//! All documentation of a model as Markdown, each text converted once.

use std::collections::HashMap;

use touchmark_model::model::{Member, Model, Operation, Shape};

use crate::ir::Docs;

/// The Markdown of each text; of none without the feature `prose`, since it takes a reader of HTML.
pub(super) struct Documentation<'m>(HashMap<&'m str, String>);

impl<'m> Documentation<'m> {
    /// Converts all texts: many members share one.
    #[cfg(feature = "prose")]
    pub(super) fn of(model: &'m Model) -> Self {
        use std::collections::BTreeSet;

        let texts: BTreeSet<&str> = touchmark_model::documentation::texts(model).collect();
        let texts: Vec<&str> = texts.into_iter().collect();
        let converted =
            touchmark_model::parallel::map(&texts, |text| touchmark_prose::to_markdown(text));
        Self(texts.into_iter().zip(converted).collect())
    }

    #[cfg(not(feature = "prose"))]
    pub(super) fn of(_: &'m Model) -> Self {
        Self(HashMap::new())
    }

    /// What a member's page says: its own text, else its target's.
    pub(super) fn of_member(&self, model: &Model, member: &Member) -> Docs {
        let target = model.shapes.get(&member.target);
        // Some texts are nothing but empty elements.
        let own = Some(self.markdown(member.documentation.as_ref()));
        let own = own.filter(|text| !text.is_empty());
        let shared = || {
            let text = target.and_then(|target| target.documentation.as_ref());
            self.markdown(text)
        };
        let summary = member.summary.as_ref();
        Docs {
            summary: summary.or_else(|| target?.summary.as_ref()).cloned(),
            prose: own.unwrap_or_else(shared),
            deprecated: member.deprecated.clone(),
        }
    }

    /// What a type's page says.
    pub(super) fn of_shape(&self, shape: &Shape) -> Docs {
        Docs {
            summary: shape.summary.clone(),
            prose: self.markdown(shape.documentation.as_ref()),
            deprecated: shape.deprecated.clone(),
        }
    }

    /// What an operation's page says.
    pub(super) fn of_operation(&self, operation: &Operation) -> Docs {
        Docs {
            summary: operation.summary.clone(),
            prose: self.markdown(operation.documentation.as_ref()),
            deprecated: operation.deprecated.clone(),
        }
    }

    /// The Markdown of one of the model's texts; nothing for no text.
    pub(super) fn markdown(&self, documentation: Option<&String>) -> String {
        documentation
            .and_then(|text| self.0.get(text.as_str()))
            .cloned()
            .unwrap_or_default()
    }
}
