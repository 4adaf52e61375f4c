//! Form-encoded pairs whose names are paths.

#[cfg(feature = "server")]
mod error;
#[cfg(feature = "server")]
pub(crate) mod pairs;
#[cfg(feature = "server")]
pub(crate) mod reader;
pub(crate) mod writer;

#[cfg(feature = "server")]
pub use error::{ParameterError, ParameterErrorKind};
