//! What protocols share whose requests are forms that name an `Action`, and whose responses are XML documents.

pub(super) mod client;
#[cfg(feature = "server")]
mod content_type;
mod document;
mod error;
#[cfg(feature = "server")]
mod parameters;
#[cfg(feature = "server")]
pub(super) mod refuse;
#[cfg(feature = "server")]
pub(super) mod serve;
