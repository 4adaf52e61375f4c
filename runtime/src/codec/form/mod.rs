//! Form-encoded pairs whose names are paths, as in `Tags.Tag.1.Key=a`.
//!
//! Clients write them; the feature `server` adds support for reading them.

#[cfg(feature = "server")]
pub(crate) mod error;
#[cfg(feature = "server")]
pub(crate) mod pairs;
#[cfg(feature = "server")]
pub(crate) mod reader;
pub(crate) mod style;
pub(crate) mod writer;
