//! Errors in writing a request or a response, with their place.

use std::fmt;

use super::path::Path;
use crate::shape::MAX_DEPTH;
use crate::shape::view::Mismatch;

/// An error in writing a request or a response, with the path of the element where it occurred.
///
/// It never contains a value, which may be a secret: only names of members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodeError {
    kind: EncodeErrorKind,
    path: Path,
}

/// The kinds of errors in writing a request or a response.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodeErrorKind {
    /// A string has a character that XML 1.0 cannot represent, such as most control characters.
    InvalidCharacter,
    /// The name of an unknown union variant, or of a part of it, is not a valid name of an element.
    InvalidName,
    /// Elements are nested too deeply.
    TooDeep,
    /// The generated crate does not match the version of the runtime that it is used with.
    Schema,
}

impl EncodeError {
    pub(crate) fn new(kind: EncodeErrorKind) -> Self {
        Self {
            kind,
            path: Path::default(),
        }
    }

    /// Prepends the element `name` to the path.
    pub(crate) fn within(mut self, name: &str) -> Self {
        self.path.within(name);
        self
    }

    /// Prepends the item `index` of a list to the path.
    pub(crate) fn within_item(mut self, index: usize) -> Self {
        self.path.within_item(index);
        self
    }

    /// Removes names that no schema knows: inside a secret they may be part of it.
    pub(crate) fn without_names(mut self) -> Self {
        self.path = Path::default();
        self
    }

    /// The kind of the error.
    #[must_use]
    pub fn kind(&self) -> &EncodeErrorKind {
        &self.kind
    }

    /// The path of the element where it occurred, as in
    /// `DescribeThingsResponse/DescribeThingsResult/Things/Thing[2]/Port`; items of lists and maps are counted from 1,
    /// as XPath does.
    #[must_use]
    pub fn path(&self) -> String {
        self.path.to_string()
    }
}

impl From<Mismatch> for EncodeError {
    fn from(_: Mismatch) -> Self {
        Self::new(EncodeErrorKind::Schema)
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.path.before(f)?;
        match &self.kind {
            EncodeErrorKind::InvalidCharacter => {
                f.write_str("the string has a character that XML 1.0 cannot represent")
            }
            EncodeErrorKind::InvalidName => f.write_str("the name is not a valid XML element name"),
            EncodeErrorKind::TooDeep => {
                write!(f, "elements are nested more than {} levels deep", MAX_DEPTH)
            }
            EncodeErrorKind::Schema => Mismatch.fmt(f),
        }
    }
}

impl std::error::Error for EncodeError {}
