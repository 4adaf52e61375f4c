//! Errors in reading a document, with their place.

use std::fmt;

use super::path::Path;
use crate::shape::MAX_DEPTH;
use crate::shape::view::Mismatch;
use crate::value::DateTimeError;

/// An error in reading a response, with the path of the element where it occurred.
///
/// It never contains a value from the response, which may be a secret: only names of elements, and inside of a member
/// that is sensitive not even those.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    /// Behind a pointer, so that what succeeds, which is nearly everything, is returned in registers.
    place: Box<Located>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Located {
    kind: DecodeErrorKind,
    path: Path,
}

/// The kinds of errors in reading a response.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The body is not UTF-8.
    InvalidUtf8 {
        /// The number of bytes before the first that is not UTF-8.
        valid_up_to: usize,
    },
    /// The body is not well-formed XML, or is truncated.
    Malformed {
        /// The message of the XML parser.
        message: String,
        /// The byte at which the parser stopped.
        position: u64,
    },
    /// The body has no element.
    Empty,
    /// The document's root element is not the expected one.
    UnexpectedRoot {
        /// The name of the root element that was expected.
        expected: String,
        /// The name of the root element that was found.
        found: String,
    },
    /// The element that holds the output is missing.
    MissingElement {
        /// Its name.
        name: String,
    },
    /// An element was found where only text is allowed.
    UnexpectedElement {
        /// Its name.
        name: String,
    },
    /// A member that is not a flattened list or map occurs more than once.
    Repeated,
    /// A map's entry has no key, or no value.
    IncompleteEntry,
    /// The text is not an integer of this size.
    InvalidInteger {
        /// The size in bits: 32 or 64.
        bits: u8,
    },
    /// The text is not a decimal number, or is out of range for the type.
    InvalidFloat,
    /// The text is neither `true` nor `false`.
    InvalidBoolean,
    /// The text is not a timestamp.
    InvalidTimestamp(DateTimeError),
    /// The text is not base64.
    InvalidBlob,
    /// A reference to an entity that XML does not define.
    UnknownEntity,
    /// A document type declaration.
    DocumentType,
    /// Elements are nested too deeply.
    TooDeep,
    /// The generated crate does not match the version of the runtime that it is used with.
    Schema,
}

impl DecodeError {
    pub(crate) fn new(kind: DecodeErrorKind) -> Self {
        let path = Path::default();
        Self {
            place: Box::new(Located { kind, path }),
        }
    }

    /// Prepends the element `name` to the path.
    pub(crate) fn within(mut self, name: &str) -> Self {
        self.place.path.within(name);
        self
    }

    /// Prepends the item `index` of a list to the path.
    pub(crate) fn within_item(mut self, index: usize) -> Self {
        self.place.path.within_item(index);
        self
    }

    /// Removes names from the response that no schema knows: inside a secret they may be part of it.
    pub(crate) fn without_names(mut self) -> Self {
        self.place.path = Path::default();
        if let DecodeErrorKind::UnexpectedElement { name } = &mut self.place.kind {
            "*".clone_into(name);
        }
        self
    }

    /// The kind of the error.
    #[must_use]
    pub fn kind(&self) -> &DecodeErrorKind {
        &self.place.kind
    }

    /// The path of the element where it occurred, as in
    /// `DescribeThingsResponse/DescribeThingsResult/Things/Thing[2]/Port`; items of lists and maps are counted from 1,
    /// as XPath does.
    #[must_use]
    pub fn path(&self) -> String {
        self.place.path.to_string()
    }
}

impl From<Mismatch> for DecodeError {
    fn from(_: Mismatch) -> Self {
        Self::new(DecodeErrorKind::Schema)
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.place.path.before(f)?;
        self.place.kind.fmt(f)
    }
}

impl fmt::Display for DecodeErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidUtf8 { valid_up_to } => {
                write!(f, "the response is not valid UTF-8 at byte {valid_up_to}")
            }
            Self::Malformed { message, position } => {
                write!(
                    f,
                    "the response is not well-formed XML at byte {position}: {message}"
                )
            }
            Self::Empty => f.write_str("the response is empty"),
            Self::UnexpectedRoot { expected, found } => {
                write!(f, "expected the root element `{expected}`, found `{found}`")
            }
            Self::MissingElement { name } => write!(f, "the element `{name}` is missing"),
            Self::UnexpectedElement { name } => {
                write!(f, "expected text, found the element `{name}`")
            }
            Self::Repeated => f.write_str("the element occurs more than once"),
            Self::IncompleteEntry => f.write_str("the map's entry has no key or no value"),
            Self::InvalidInteger { bits } => {
                write!(f, "the text is not a {bits}-bit integer")
            }
            Self::InvalidFloat => {
                f.write_str("the text is not a decimal number in the range of its type")
            }
            Self::InvalidBoolean => f.write_str("the text is neither `true` nor `false`"),
            Self::InvalidTimestamp(error) => write!(f, "the text is {error}"),
            Self::InvalidBlob => f.write_str("the text is not base64"),
            Self::UnknownEntity => {
                f.write_str("the text refers to an entity that XML does not define")
            }
            Self::DocumentType => {
                f.write_str("the response has a document type declaration, which is not allowed")
            }
            Self::TooDeep => {
                write!(f, "elements are nested more than {} levels deep", MAX_DEPTH)
            }
            Self::Schema => Mismatch.fmt(f),
        }
    }
}

impl std::error::Error for DecodeError {}
