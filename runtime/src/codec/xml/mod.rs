//! XML documents.
//!
//! A document is read in one pass, in document order. Elements that a schema does not know are skipped, so that a
//! service can add some. Text is preserved exactly, also across CDATA sections, comments and references. Document type
//! declarations are refused, and with them every entity except XML's five predefined ones. Elements may be nested
//! [`MAX_DEPTH`](crate::MAX_DEPTH) levels deep.
//!
//! Clients read them; the feature `server` adds support for writing them.

pub(crate) mod decode;
#[cfg(feature = "server")]
mod escape;
pub(crate) mod reader;
#[cfg(feature = "server")]
pub(crate) mod writer;
