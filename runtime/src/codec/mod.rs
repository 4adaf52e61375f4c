//! Formats: how values are written and read, independently of the protocol. Each is a feature, so that a crate compiles
//! only those of its protocol.

#[cfg(feature = "form")]
#[cfg_attr(
    not(any(feature = "aws-query", feature = "ec2-query")),
    allow(dead_code, reason = "no enabled protocol uses it")
)]
pub(crate) mod form;
#[cfg(feature = "serde")]
pub mod json;
pub mod scalar;
#[cfg(feature = "xml")]
#[cfg_attr(
    not(any(feature = "aws-query", feature = "ec2-query")),
    allow(dead_code, reason = "no enabled protocol uses it")
)]
pub(crate) mod xml;

#[cfg_attr(
    not(feature = "xml"),
    allow(dead_code, reason = "no format has errors of this type")
)]
mod decode_error;
#[cfg_attr(
    not(all(feature = "xml", feature = "server")),
    allow(dead_code, reason = "no format has errors of this type")
)]
mod encode_error;
#[cfg_attr(
    not(all(feature = "xml", feature = "form")),
    allow(dead_code, reason = "no format has elements")
)]
mod path;

pub use decode_error::{DecodeError, DecodeErrorKind};
pub use encode_error::{EncodeError, EncodeErrorKind};
#[cfg(all(feature = "form", feature = "server"))]
pub use form::error::{ParameterError, ParameterErrorKind};
