//! Why a request cannot be read, and where.

use std::fmt;

use crate::codec::decode_error::DecodeErrorKind;
use crate::shape::MAX_DEPTH;
use crate::shape::view::Mismatch;

/// Why a request cannot be read, with the name of the parameter at fault.
///
/// It never holds a value out of the request, which may be a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParameterError {
    kind: ParameterErrorKind,
    /// The parts of the name, innermost first.
    path: Vec<String>,
}

/// The kinds of errors in a request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParameterErrorKind {
    /// There is a `%` without two hexadecimal digits behind it.
    InvalidEscape {
        /// Where in the body it is, in bytes.
        position: usize,
    },
    /// A name or a value is not UTF-8.
    InvalidUtf8 {
        /// Where in the body it begins, in bytes.
        position: usize,
    },
    /// The request does not say what is to be done.
    MissingAction,
    /// The request is for another operation.
    UnexpectedAction {
        /// The operation that was to be read.
        expected: &'static str,
    },
    /// The request is for another version of the service.
    UnexpectedVersion {
        /// The version that was to be read.
        expected: &'static str,
    },
    /// The parameter occurs more than once.
    Repeated,
    /// The parameter has a text where only parts of it can have one.
    UnexpectedValue,
    /// The parameter has a part that it cannot have.
    UnexpectedPart {
        /// The only part that it can have; none: it can have none, only a text.
        expected: Option<&'static str>,
    },
    /// The position of an item is not a number from 1 on, or has more digits than it needs.
    InvalidPosition,
    /// A map's entry has no key or no value, or something besides.
    InvalidEntry,
    /// A map has the key twice.
    RepeatedKey,
    /// A union holds more than one of its members.
    SeveralVariants,
    /// The text is not a value of its kind.
    InvalidText(DecodeErrorKind),
    /// Values are nested too deep.
    TooDeep,
    /// The generated crate does not fit the runtime it is used with.
    Schema,
}

impl ParameterError {
    pub(crate) fn new(kind: ParameterErrorKind) -> Self {
        Self {
            kind,
            path: Vec::new(),
        }
    }

    /// The same, seen from around the part `name`.
    pub(crate) fn within(mut self, name: &str) -> Self {
        self.path.push(name.to_owned());
        self
    }

    /// The same, without names that no schema knows: inside of a secret they may be part of it.
    pub(crate) fn without_names(mut self) -> Self {
        self.path.clear();
        self
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> &ParameterErrorKind {
        &self.kind
    }

    /// The name of the parameter at fault, as in `Tags.Tag.1.Key`; empty where it is the request as a whole.
    #[must_use]
    pub fn path(&self) -> String {
        let parts: Vec<&str> = self.path.iter().rev().map(String::as_str).collect();
        parts.join(".")
    }
}

impl From<Mismatch> for ParameterError {
    fn from(_: Mismatch) -> Self {
        Self::new(ParameterErrorKind::Schema)
    }
}

impl fmt::Display for ParameterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path())?;
        }
        self.kind.fmt(f)
    }
}

impl fmt::Display for ParameterErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidEscape { position } => write!(
                f,
                "the request has a `%` without two hexadecimal digits at byte {position}"
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
            Self::UnexpectedValue => {
                f.write_str("the parameter has a value of its own, where only its parts have some")
            }
            Self::UnexpectedPart { expected: None } => {
                f.write_str("the parameter has parts, where it can only have a value")
            }
            Self::UnexpectedPart {
                expected: Some(expected),
            } => write!(f, "the parameter's only part is `{expected}`"),
            Self::InvalidPosition => {
                f.write_str("the position of an item is not a number like 1, 2 or 10")
            }
            Self::InvalidEntry => f.write_str("the map's entry has not exactly a key and a value"),
            Self::RepeatedKey => f.write_str("the map has this key already"),
            Self::SeveralVariants => f.write_str("the union holds more than one member"),
            Self::InvalidText(kind) => kind.fmt(f),
            Self::TooDeep => write!(f, "values are nested more than {} deep", MAX_DEPTH),
            Self::Schema => Mismatch.fmt(f),
        }
    }
}

impl std::error::Error for ParameterError {}
