//! What a place that was asked for credentials says instead.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use touchmark::client::endpoint::{EndpointError, UrlError};
use touchmark::client::transport::TransportError;
use touchmark::value::DateTime;

use crate::file::FileError;
use crate::json::JsonError;
use crate::profile::ProfileError;
use crate::shared::SettingError;

/// Why a place has no credentials.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Reason {
    /// This variable of the environment is not set.
    NotSet(&'static str),
    /// One variable of the environment is set, and another that it needs is not.
    Incomplete {
        /// The variable that is set.
        set: &'static str,
        /// The variable that is not.
        missing: &'static str,
    },
    /// It is turned off, by this variable or setting.
    Disabled(String),
    /// The machine is no instance with a role.
    NoInstanceRole,
    /// The place that the profile names has none.
    Source(Box<Reason>),
    /// A shared file is malformed.
    File(FileError),
    /// The profiles do not say, or contradict themselves.
    Profile(ProfileError),
    /// A setting has a value that it cannot have.
    Setting(SettingError),
    /// A URL, in this variable, cannot be asked.
    Url {
        /// The variable or setting.
        name: &'static str,
        /// What is wrong with it.
        problem: UrlProblem,
    },
    /// A file cannot be read.
    Read {
        /// The file.
        path: PathBuf,
        /// What the system reports.
        error: Arc<io::Error>,
        /// What to do, if that is known.
        hint: Option<&'static str>,
    },
    /// A file cannot be written.
    Write {
        /// The file.
        path: PathBuf,
        /// What the system reports.
        error: Arc<io::Error>,
    },
    /// A file holds no token that can be sent.
    Token(PathBuf),
    /// An answer, a file or what a command printed is not as it should be.
    Json(JsonError),
    /// There is no answer.
    Unreachable {
        /// What was asked.
        url: String,
        /// Why there is none.
        error: TransportError,
        /// What is often the cause.
        hint: Option<&'static str>,
    },
    /// The answer is no.
    Refused {
        /// What was asked.
        url: String,
        /// The status.
        status: u16,
        /// The code in the answer, if it has one.
        code: Option<String>,
        /// The message in the answer, if it has one.
        message: Option<String>,
        /// What is often the cause.
        hint: Option<&'static str>,
    },
    /// The credentials or the token expired at this time.
    Expired {
        /// What expired.
        what: &'static str,
        /// When.
        at: DateTime,
        /// What to do.
        hint: &'static str,
    },
    /// A command of the user's did not start or did not end.
    Command(Arc<io::Error>),
    /// A command of the user's ended with an error.
    Exit {
        /// Its exit code; `None` if it was ended by a signal.
        code: Option<i32>,
        /// The beginning of what it printed for people.
        stderr: String,
    },
    /// STS did not give credentials for a role.
    Sts {
        /// The role.
        role: String,
        /// Why.
        error: Arc<dyn Error + Send + Sync>,
    },
    /// There is no endpoint of STS or SSO for the settings.
    Endpoint(EndpointError),
}

/// What is wrong with the URL of a metadata service.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum UrlProblem {
    /// It is no URL.
    Malformed(UrlError),
    /// It is not a path with parameters.
    Path,
    /// Without TLS, it must be of this machine or of a container's metadata service, since a token is sent along.
    NotLocal,
    /// The name of its host cannot be looked up.
    Name(Arc<io::Error>),
}

impl Reason {
    /// Whether the place simply has none, so that the next one is asked. Anything else ends the search: it is better to
    /// hear of a mistake than to be someone else.
    #[must_use]
    pub fn is_absence(&self) -> bool {
        match self {
            Self::NotSet(_) | Self::Disabled(_) | Self::NoInstanceRole => true,
            Self::Profile(error) => error.is_absence(),
            _ => false,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSet(variable) => write!(f, "{variable} is not set"),
            Self::Incomplete { set, missing } => write!(f, "{set} is set, but {missing} is not"),
            Self::Disabled(by) => write!(f, "{by} turns it off"),
            Self::NoInstanceRole => f.write_str("the instance has no role"),
            Self::Source(reason) => write!(f, "its source has none: {reason}"),
            Self::File(error) => write!(f, "malformed: {error}"),
            Self::Profile(error) => error.fmt(f),
            Self::Setting(error) => error.fmt(f),
            Self::Url { name, problem } => {
                write!(f, "the URL in {name} cannot be asked: {problem}")
            }
            Self::Read { path, error, hint } => {
                write!(f, "cannot read {}: {error}", path.display())?;
                hinted(f, *hint)
            }
            Self::Write { path, error } => write!(f, "cannot write {}: {error}", path.display()),
            Self::Token(path) => write!(f, "{} holds no token", path.display()),
            Self::Json(error) => error.fmt(f),
            Self::Unreachable { url, error, hint } => {
                write!(f, "no answer from {url}: ")?;
                chained(f, error)?;
                hinted(f, *hint)
            }
            Self::Refused {
                url,
                status,
                code,
                message,
                hint,
            } => {
                write!(f, "{url} answers with status {status}")?;
                for part in [code, message].into_iter().flatten() {
                    write!(f, ": {part}")?;
                }
                hinted(f, *hint)
            }
            Self::Expired { what, at, hint } => write!(f, "{what} expired at {at}; {hint}"),
            Self::Command(error) => write!(f, "credential_process failed: {error}"),
            Self::Exit { code, stderr } => {
                f.write_str("credential_process ended with ")?;
                match code {
                    Some(code) => write!(f, "code {code}")?,
                    None => f.write_str("a signal")?,
                }
                if stderr.is_empty() {
                    return Ok(());
                }
                write!(f, ": {stderr}")
            }
            Self::Sts { role, error } => {
                write!(f, "no credentials for {role}: ")?;
                chained(f, &**error)
            }
            Self::Endpoint(error) => error.fmt(f),
        }
    }
}

/// An error with all its causes: what is made of this message, such as what all places said, has one text for each place.
fn chained(f: &mut fmt::Formatter<'_>, error: &(dyn Error + 'static)) -> fmt::Result {
    write!(f, "{error}")?;
    let mut next = error.source();
    while let Some(cause) = next {
        write!(f, ": {cause}")?;
        next = cause.source();
    }
    Ok(())
}

fn hinted(f: &mut fmt::Formatter<'_>, hint: Option<&'static str>) -> fmt::Result {
    hint.map_or(Ok(()), |hint| write!(f, " ({hint})"))
}

// What it says includes all causes.
impl Error for Reason {}

impl fmt::Display for UrlProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(error) => error.fmt(f),
            Self::Path => f.write_str("it is no path, which begins with `/`"),
            Self::NotLocal => f.write_str(
                "without TLS its host must be this machine, or the metadata service of ECS or EKS",
            ),
            Self::Name(error) => write!(f, "its host is not found: {error}"),
        }
    }
}

macro_rules! from {
    ($($error:ident => $variant:ident),*) => {
        $(impl From<$error> for Reason {
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        })*
    };
}

from!(
    FileError => File,
    ProfileError => Profile,
    SettingError => Setting,
    JsonError => Json,
    EndpointError => Endpoint
);
