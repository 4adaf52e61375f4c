//! What goes wrong between a model's bytes and a crate's files, with the place in the file.

use std::fmt;

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

/// Why a crate could not be generated.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file is not JSON.
    #[error("{file}:{line}:{column}: not valid JSON: {message}")]
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
    #[error(
        "{file}: not an API model: expected botocore's `service-2.json` (with `metadata`, `operations` and `shapes`) \
         or a Smithy JSON AST (with `smithy` and `shapes`), found {found}"
    )]
    Format {
        /// The file, as the caller named it.
        file: String,
        /// What was found at the top of it.
        found: String,
    },
    /// The model has errors.
    #[error("{file}: the model cannot be used\n{diagnostics}")]
    Model {
        /// The file, as the caller named it.
        file: String,
        /// Each error with its path.
        diagnostics: Diagnostics,
    },
    /// A file beside the model, an overlay or overrides, has errors.
    #[error("{file}: cannot be applied to the model\n{diagnostics}")]
    Overlay {
        /// The file, as the caller named it.
        file: String,
        /// Each error with its path.
        diagnostics: Diagnostics,
    },
    /// Two models that were to be compared are not of one service.
    #[error(
        "two services: the older model is of `{old}`, the newer of `{new}`; a comparison needs two releases of one"
    )]
    Services {
        /// The service of the older model.
        old: String,
        /// The service of the newer model.
        new: String,
    },
    /// The caller asked for something that cannot be had.
    #[error("{0}")]
    Options(String),
    /// An emitter produced something that is not Rust: a bug in Touchmark.
    #[error(
        "{file}: the generated code does not parse: {message}; this is a bug in touchmark-codegen, please report it"
    )]
    Render {
        /// The generated file.
        file: String,
        /// What the Rust parser says.
        message: String,
    },
}
