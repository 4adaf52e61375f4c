//! Why no crate could be generated.

use std::path::PathBuf;
use std::{error, fmt, io};

use touchmark_model::diagnostic;

/// Why a crate could not be generated.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The model cannot be used, or a file beside it.
    Input(diagnostic::Error),
    /// Two models that were to be compared are not of one service.
    Services {
        /// The service of the older model.
        old: String,
        /// The service of the newer model.
        new: String,
    },
    /// The caller asked for something that cannot be had.
    Options(String),
    /// An emitter produced something that is not Rust: a bug in Touchmark.
    Render {
        /// The generated file.
        file: String,
        /// What the Rust parser says.
        message: String,
    },
    /// A file or its folder could not be written.
    Write {
        /// The file.
        file: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

// By hand: a derive is more to compile for a build script than all of this crate's errors are.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(error) => error.fmt(f),
            Self::Services { old, new } => write!(
                f,
                "two services: the older model is of `{old}`, the newer of `{new}`; \
                 a comparison needs two releases of one"
            ),
            Self::Options(message) => f.write_str(message),
            Self::Render { file, message } => write!(
                f,
                "{file}: the generated code does not parse: {message}; \
                 this is a bug in touchmark-codegen, please report it"
            ),
            Self::Write { file, .. } => write!(f, "cannot write {}", file.display()),
        }
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Input(error) => error.source(),
            Self::Write { error, .. } => Some(error),
            _ => None,
        }
    }
}

impl From<diagnostic::Error> for Error {
    fn from(error: diagnostic::Error) -> Self {
        Self::Input(error)
    }
}
