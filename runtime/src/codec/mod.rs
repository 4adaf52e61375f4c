//! Formats: how values are written and read, whatever the conversation around them.

pub(crate) mod form;
#[cfg(feature = "serde")]
pub(crate) mod json;
pub mod xml;

mod decode_error;
#[cfg(feature = "server")]
mod encode_error;
mod path;
pub(crate) mod scalar;
pub(crate) mod text;

pub use decode_error::{DecodeError, DecodeErrorKind};
#[cfg(feature = "server")]
pub use encode_error::{EncodeError, EncodeErrorKind};
