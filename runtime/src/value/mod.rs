//! Values that the standard library has no type for.

mod blob;
mod datetime;
mod document;
mod unknown;

pub use blob::Blob;
pub use datetime::{DateTime, DateTimeError, TimestampFormat};
pub use document::{Content, UnknownVariant};
pub use unknown::UnknownValue;
