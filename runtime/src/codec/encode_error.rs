//! Why a request or a response cannot be written, and where.

use std::fmt;

use super::path::Path;
use crate::shape::MAX_DEPTH;
use crate::shape::view::Mismatch;

/// Why a request or a response cannot be written, with the path of the element at fault.
///
/// It never holds text out of what was to be written, which may be a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodeError {
    kind: EncodeErrorKind,
    path: Path,
}

/// The kinds of errors in what is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodeErrorKind {
    /// A text has a character that XML 1.0 has no way to write, such as most control characters.
    InvalidCharacter,
    /// The name of something that the schema does not know cannot be an element's name.
    InvalidName,
    /// Elements are nested too deep.
    TooDeep,
    /// The generated crate does not fit the runtime it is used with.
    Schema,
}

impl EncodeError {
    pub(crate) fn new(kind: EncodeErrorKind) -> Self {
        Self {
            kind,
            path: Path::default(),
        }
    }

    /// The same, seen from around the element `name`.
    pub(crate) fn within(mut self, name: &str) -> Self {
        self.path.within(name);
        self
    }

    /// The same, seen from around the item `index` of a list.
    pub(crate) fn within_item(mut self, index: usize) -> Self {
        self.path.within_item(index);
        self
    }

    /// The same, without names that no schema knows: inside of a secret they may be part of it.
    pub(crate) fn without_names(mut self) -> Self {
        self.path = Path::default();
        self
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> &EncodeErrorKind {
        &self.kind
    }

    /// The path of the element at fault, as in `DescribeThingsResponse/DescribeThingsResult/Things/Thing[2]/Port`;
    /// items of lists and maps are counted from 1, as XPath does.
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
                f.write_str("the text has a character that XML 1.0 cannot hold")
            }
            EncodeErrorKind::InvalidName => f.write_str("a name that no element can have"),
            EncodeErrorKind::TooDeep => {
                write!(f, "elements are nested more than {} deep", MAX_DEPTH)
            }
            EncodeErrorKind::Schema => Mismatch.fmt(f),
        }
    }
}

impl std::error::Error for EncodeError {}
