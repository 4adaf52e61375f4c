//! XML documents.
//!
//! A document is read in one pass, in the order in which its elements come. Elements that a schema does not know are
//! skipped, so that a service can add some. Text is kept as it is, also across CDATA sections, comments and
//! references. Document type declarations are refused, and with them every entity but XML's own five. Elements may be
//! nested [`MAX_DEPTH`](crate::MAX_DEPTH) deep.
//!
//! Clients read them; the feature `server` adds writing them.

pub(crate) mod decode;
#[cfg(feature = "server")]
mod escape;
pub(crate) mod reader;
#[cfg(feature = "server")]
pub(crate) mod writer;
