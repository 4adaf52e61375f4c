//! Errors in reading a form-encoded request, with their place.

use std::fmt;

use crate::codec::decode_error::DecodeErrorKind;
use crate::codec::path::Path;
use crate::shape::MAX_DEPTH;
use crate::shape::view::Mismatch;

/// An error in reading a form-encoded request, with the name of the parameter where it occurred.
///
/// It never contains a value from the request, which may be a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParameterError {
    kind: ParameterErrorKind,
    path: Path,
}

/// The kinds of errors in reading a form-encoded request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParameterErrorKind {
    /// A `%` is not followed by two hexadecimal digits.
    InvalidEscape {
        /// Its position in the body, in bytes.
        position: usize,
    },
    /// A name or a value is not UTF-8.
    InvalidUtf8 {
        /// The position in the body at which it begins, in bytes.
        position: usize,
    },
    /// The request has no `Action`.
    MissingAction,
    /// The request is for another operation.
    UnexpectedAction {
        /// The expected operation.
        expected: &'static str,
    },
    /// The request is for another version of the service.
    UnexpectedVersion {
        /// The expected version.
        expected: &'static str,
    },
    /// The parameter occurs more than once.
    Repeated,
    /// The parameter has a value of its own, where only its parts can have values.
    UnexpectedValue,
    /// The parameter has a part that it cannot have.
    UnexpectedPart {
        /// The only part that it can have; `None` if it can only have a value.
        expected: Option<&'static str>,
    },
    /// The position of an item is not an integer from 1 on, or has leading zeros.
    InvalidPosition,
    /// A map's entry has no key or no value, or has other parts.
    InvalidEntry,
    /// A map has the key twice.
    RepeatedKey,
    /// A union holds more than one of its members.
    SeveralVariants,
    /// The value is not of the member's type.
    InvalidText(DecodeErrorKind),
    /// Values are nested too deeply.
    TooDeep,
    /// The generated crate does not match the version of the runtime that it is used with.
    Schema,
}

impl ParameterError {
    pub(crate) fn new(kind: ParameterErrorKind) -> Self {
        Self {
            kind,
            path: Path::default(),
        }
    }

    /// Prepends the part `name` to the parameter's name.
    pub(crate) fn within(mut self, name: &str) -> Self {
        self.path.within(name);
        self
    }

    /// Removes names that no schema knows: inside a secret they may be part of it.
    pub(crate) fn without_names(mut self) -> Self {
        self.path = Path::default();
        self
    }

    /// The kind of the error.
    #[must_use]
    pub fn kind(&self) -> &ParameterErrorKind {
        &self.kind
    }

    /// The name of the parameter, as in `Tags.Tag.1.Key`; empty if the error concerns the request as a whole.
    #[must_use]
    pub fn path(&self) -> String {
        self.path.dotted()
    }
}

impl From<Mismatch> for ParameterError {
    fn from(_: Mismatch) -> Self {
        Self::new(ParameterErrorKind::Schema)
    }
}

impl fmt::Display for ParameterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path() {
            path if path.is_empty() => {}
            path => write!(f, "{path}: ")?,
        }
        self.kind.fmt(f)
    }
}

impl fmt::Display for ParameterErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidEscape { position } => write!(
                f,
                "the `%` at byte {position} of the request is not followed by two hexadecimal digits"
            ),
            Self::InvalidUtf8 { position } => write!(
                f,
                "the name or value that begins at byte {position} of the request is not UTF-8"
            ),
            Self::MissingAction => f.write_str("the request has no `Action`"),
            Self::UnexpectedAction { expected } => {
                write!(f, "the request's `Action` is not `{expected}`")
            }
            Self::UnexpectedVersion { expected } => {
                write!(f, "the request's `Version` is not `{expected}`")
            }
            Self::Repeated => f.write_str("the parameter occurs more than once"),
            Self::UnexpectedValue => f.write_str(
                "the parameter has a value of its own, where only its parts can have values",
            ),
            Self::UnexpectedPart { expected: None } => {
                f.write_str("the parameter has parts, where it can only have a value")
            }
            Self::UnexpectedPart {
                expected: Some(expected),
            } => write!(f, "the parameter can only have the part `{expected}`"),
            Self::InvalidPosition => {
                f.write_str("the position of an item must be an integer like 1, 2 or 10")
            }
            Self::InvalidEntry => {
                f.write_str("the map's entry must have a key, a value and nothing else")
            }
            Self::RepeatedKey => f.write_str("the map has this key more than once"),
            Self::SeveralVariants => f.write_str("the union holds more than one member"),
            Self::InvalidText(kind) => kind.fmt(f),
            Self::TooDeep => write!(f, "values are nested more than {} levels deep", MAX_DEPTH),
            Self::Schema => Mismatch.fmt(f),
        }
    }
}

impl std::error::Error for ParameterError {}
