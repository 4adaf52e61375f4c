//! How outputs are printed: as JSON, YAML, text or tables, as the AWS CLI prints them.

mod decode;
mod json;
mod look;
mod number;
mod scalar;
mod shape;
mod spelling;
mod table;
mod text;
mod yaml;

pub(crate) use decode::decode;
pub(crate) use json::compact;
pub(crate) use look::Look;
pub(crate) use shape::{Timestamps, value};
pub(crate) use spelling::Spelling;

use serde_json::Value as Json;

/// A way to print outputs (`--output`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    Text,
    Table,
    Yaml,
    /// YAML with a document's item for each page.
    YamlStream,
}

/// The formats by their words, in the order in which messages list them.
pub(crate) const FORMATS: [(&str, Format); 5] = [
    ("json", Format::Json),
    ("text", Format::Text),
    ("table", Format::Table),
    ("yaml", Format::Yaml),
    ("yaml-stream", Format::YamlStream),
];

impl Format {
    /// The format with this word.
    pub(crate) fn of(word: &str) -> Option<Self> {
        let mut all = FORMATS.iter();
        all.find(|(known, _)| *known == word)
            .map(|(_, format)| *format)
    }

    /// An output, or what a query found in it, in this format. `title` is the operation's name.
    ///
    /// # Errors
    /// What has no table.
    pub(crate) fn print(self, title: &str, value: &Json, look: Look) -> Result<String, String> {
        Ok(match self {
            // Nothing is printed of an output that says nothing.
            Self::Json | Self::Yaml if is_empty(value) => String::new(),
            Self::Json => json::print(value),
            Self::Text => text::print(value),
            Self::Table => table::print(title, value, look)?,
            Self::Yaml => yaml::print(value),
            Self::YamlStream => yaml::print(&Json::Array(vec![value.clone()])),
        })
    }
}

/// Whether an output says nothing.
pub(crate) fn is_empty(value: &Json) -> bool {
    value.as_object().is_some_and(serde_json::Map::is_empty)
}
