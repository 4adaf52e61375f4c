//! All documentation of a model as Markdown, each text converted once.

use std::collections::HashMap;

use touchmark_model::model::Model;

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

    /// The Markdown of one of the model's texts; nothing for no text.
    pub(super) fn markdown(&self, documentation: Option<&String>) -> String {
        documentation
            .and_then(|text| self.0.get(text.as_str()))
            .cloned()
            .unwrap_or_default()
    }
}
