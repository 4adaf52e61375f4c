//! What an error response says.

use serde_json::Value as Json;

/// The content of an error response.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fault {
    pub(super) status: u16,
    pub(super) code: String,
    pub(super) message: Option<String>,
    /// The structure of its members, if the operation documents it.
    pub(super) shape: Option<String>,
    pub(super) members: Json,
    /// Whether the document's root is that of older services.
    pub(super) older: bool,
}
