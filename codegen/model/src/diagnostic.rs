//! What is wrong with a model or with a file beside it, with the place in the file.

use std::{error, fmt};

/// One problem in a model, with its path in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where it is, as in `shapes.DBCluster.members.Foo` or `com.amazonaws.rds#DBCluster$Foo`.
    pub path: String,
    /// What is wrong there and what to do about it.
    pub message: String,
}

impl Diagnostic {
    /// A problem at `path`.
    pub fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            message: message.into(),
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

/// The problems met so far: a front-end or a pass reports all of its problems, not the first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds a problem at `path`.
    pub fn push(&mut self, path: impl Into<String>, message: impl Into<String>) {
        self.0.push(Diagnostic::new(path, message));
    }

    /// The problems, in the order in which they were met.
    #[must_use]
    pub fn entries(&self) -> &[Diagnostic] {
        &self.0
    }

    /// `value` if there were no problems.
    ///
    /// # Errors
    /// All problems, if there was one.
    pub fn into_result<T>(self, value: T) -> Result<T, Self> {
        if self.0.is_empty() {
            Ok(value)
        } else {
            Err(self)
        }
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, entry) in self.0.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "  {entry}")?;
        }
        Ok(())
    }
}

/// Why a model, or a file beside it, cannot be used.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The file is not JSON.
    Json {
        /// The file, as the caller named it.
        file: String,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the JSON parser says.
        message: String,
    },
    /// The file is JSON, but neither of the two model formats.
    Format {
        /// The file, as the caller named it.
        file: String,
        /// What was found at the top of it.
        found: String,
    },
    /// The model has errors.
    Model {
        /// The file, as the caller named it.
        file: String,
        /// Each error with its path.
        diagnostics: Diagnostics,
    },
    /// A file beside the model, an overlay or overrides, has errors.
    Overlay {
        /// The file, as the caller named it.
        file: String,
        /// Each error with its path.
        diagnostics: Diagnostics,
    },
}

// By hand: a derive is more to compile for a build script than all of these errors are.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json {
                file,
                line,
                column,
                message,
            } => write!(f, "{file}:{line}:{column}: not valid JSON: {message}"),
            Self::Format { file, found } => write!(
                f,
                "{file}: not an API model: expected botocore's `service-2.json` (with `metadata`, `operations` and \
                 `shapes`) or a Smithy JSON AST (with `smithy` and `shapes`), found {found}"
            ),
            Self::Model { file, diagnostics } => {
                write!(f, "{file}: the model cannot be used\n{diagnostics}")
            }
            Self::Overlay { file, diagnostics } => {
                write!(f, "{file}: cannot be applied to the model\n{diagnostics}")
            }
        }
    }
}

impl error::Error for Error {}
