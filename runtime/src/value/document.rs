//! Variants of unions that a service added after a crate was generated.

/// A variant of a union that its crate does not know, preserved so that it is written unchanged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownVariant {
    /// The variant's name on the wire; empty in a union that was not set.
    pub name: String,
    /// Its content.
    pub content: Content,
}

impl UnknownVariant {
    /// A variant with this name.
    pub fn new(name: impl Into<String>, content: Content) -> Self {
        Self {
            name: name.into(),
            content,
        }
    }
}

/// The content of an unknown variant, without interpretation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Content {
    /// Text.
    Text(String),
    /// Named parts, in order. Several may have one name, as items of a list do in documents of elements; their JSON
    /// form is an array.
    Members(Vec<(String, Content)>),
}

impl Default for Content {
    fn default() -> Self {
        Self::Text(String::new())
    }
}
