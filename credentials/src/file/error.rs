//! What is wrong with a file, and where. No error shows what stands in the file, which may be a secret.

use std::error::Error;
use std::fmt;
use std::path::PathBuf;

/// A file that is malformed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FileError {
    /// The file.
    pub path: PathBuf,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: FileProblem,
}

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileProblem {
    /// It is not UTF-8.
    Encoding,
    /// It begins a section and has no closing bracket at its end.
    Bracket,
    /// It has no equals sign.
    Equals,
    /// There is no name before its equals sign.
    Name,
    /// It is a setting, but no section has begun.
    Section,
    /// It is indented below a setting without a value, and has no equals sign.
    NestedEquals,
    /// It is indented below a setting without a value, and has no name before its equals sign.
    NestedName,
}

impl FileProblem {
    /// The same for a line that is indented.
    pub(super) const fn nested(self) -> Self {
        match self {
            Self::Equals => Self::NestedEquals,
            Self::Name => Self::NestedName,
            other => other,
        }
    }
}

impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Encoding => "it is not UTF-8",
            Self::Bracket => "`]` is missing at the end of the section's name",
            Self::Equals => "a setting has no `=`",
            Self::Name => "a setting has no name before its `=`",
            Self::Section => "a setting stands before the first section, like `[default]`",
            Self::NestedEquals => "a setting below another has no `=`",
            Self::NestedName => "a setting below another has no name before its `=`",
        })
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            path,
            line,
            problem,
        } = self;
        write!(f, "{}, line {line}: {problem}", path.display())
    }
}

impl Error for FileError {}
