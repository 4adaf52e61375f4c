//! Errors in reading an input from a request.

use std::fmt;

use crate::codec::DecodeError;
#[cfg(feature = "form")]
use crate::codec::ParameterError;

/// An error of a server in reading a request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum InputError {
    /// The request has a method that no request of the protocol has.
    Method,
    /// The body is of another type than the protocol's, or in another character encoding than UTF-8.
    ContentType,
    /// The request is for an operation that the server does not have.
    UnknownOperation {
        /// What the request says of it.
        name: String,
    },
    /// A parameter of a form cannot be read.
    #[cfg(feature = "form")]
    Parameter(ParameterError),
    /// A document cannot be read.
    Document(DecodeError),
}

#[cfg(feature = "form")]
impl From<ParameterError> for InputError {
    fn from(error: ParameterError) -> Self {
        Self::Parameter(error)
    }
}

impl From<DecodeError> for InputError {
    fn from(error: DecodeError) -> Self {
        Self::Document(error)
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Method => f.write_str("the protocol has no request with this method"),
            Self::ContentType => {
                f.write_str("the body is not of the content type that the protocol has, in UTF-8")
            }
            Self::UnknownOperation { name } => write!(f, "there is no operation `{name}`"),
            #[cfg(feature = "form")]
            Self::Parameter(error) => error.fmt(f),
            Self::Document(error) => error.fmt(f),
        }
    }
}

// No `source`: the message includes the inner error's, and a chain of errors would repeat it.
impl std::error::Error for InputError {}
