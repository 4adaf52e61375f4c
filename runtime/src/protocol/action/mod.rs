//! What protocols share whose requests are forms that name an `Action`, and whose responses are XML documents.

pub(super) mod client;
mod document;
mod error;
#[cfg(feature = "server")]
mod parameters;
#[cfg(feature = "server")]
pub(super) mod serve;
