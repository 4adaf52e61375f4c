//! Documentation, read once for all who ask.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use touchmark_model::model::{Kind, Model};

use crate::read::completed::{Completed, completed};
use crate::read::passage::{Passage, passages};
use crate::read::statement::Statement;

/// A documentation: its passages, what their sentences state, and the sentences that its lists complete.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Documentation {
    pub(crate) passages: Vec<Passage>,
    pub(crate) statements: Vec<Statement>,
    pub(crate) completed: Vec<Completed>,
}

impl Documentation {
    /// Reads HTML.
    pub(crate) fn read(html: &str) -> Self {
        Self::of(passages(html))
    }

    /// Passages that have been read, as a documentation of their own.
    pub(crate) fn of(passages: Vec<Passage>) -> Self {
        Self {
            statements: passages.iter().flat_map(Passage::statements).collect(),
            completed: passages.iter().filter_map(completed).collect(),
            passages,
        }
    }

    /// All passages as one text.
    pub(crate) fn text(&self) -> String {
        let texts = self.passages.iter().map(|passage| passage.text.as_str());
        texts.collect::<Vec<_>>().join(" ")
    }

    /// The sentences of all passages.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = &str> {
        let sentences = self.passages.iter().flat_map(|passage| &passage.sentences);
        sentences.map(|sentence| sentence.text.as_str())
    }
}

/// The documentation of a model. What stands in several places is read once.
#[derive(Debug, Default)]
pub(crate) struct Library<'m> {
    documentation: BTreeMap<&'m str, OnceLock<Documentation>>,
}

impl<'m> Library<'m> {
    /// All documentation of a model, none of it read yet.
    pub(crate) fn of(model: &'m Model) -> Self {
        let mut texts: Vec<&'m str> = Vec::new();
        for operation in model.operations.values() {
            texts.extend(operation.documentation.as_deref());
        }
        for shape in model.shapes.values() {
            texts.extend(shape.documentation.as_deref());
            if let Kind::Structure(members) | Kind::Union(members) = &shape.kind {
                texts.extend(members.iter().filter_map(|m| m.documentation.as_deref()));
            }
        }
        Self {
            documentation: texts
                .into_iter()
                .map(|text| (text, OnceLock::new()))
                .collect(),
        }
    }

    /// A documentation of the model; none for a text that is no documentation, or blank.
    pub(crate) fn get(&self, text: Option<&str>) -> Option<&Documentation> {
        let text = text.filter(|text| !text.trim().is_empty())?;
        let read = self.documentation.get(text)?;
        Some(read.get_or_init(|| Documentation::read(text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use touchmark_model::model::{Source, parse};

    #[test]
    fn what_stands_twice_is_read_once() {
        let text = r#"{"metadata": {"apiVersion": "2026-01-01", "endpointPrefix": "forge", "protocol": "query",
            "serviceId": "Forge", "serviceFullName": "Forge", "signatureVersion": "v4",
            "xmlNamespace": "https://forge.example/"}, "operations": {}, "shapes": {
            "Name": {"type": "string", "documentation": "<p>Must be red.</p>"},
            "Kind": {"type": "string", "documentation": "<p>Must be red.</p>"}}}"#;
        let source = Source {
            name: "forge.json",
            bytes: text.as_bytes(),
        };
        let model = parse(&source).unwrap();
        let library = Library::of(&model);
        let read = |shape: &str| library.get(model.shapes[shape].documentation.as_deref());
        assert!(std::ptr::eq(read("Name").unwrap(), read("Kind").unwrap()));
        assert_eq!(read("Name").unwrap().statements[0].text, "Must be red");
        assert_eq!(library.get(Some("<p>Must be blue.</p>")), None);
    }
}
