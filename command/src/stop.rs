//! Why a command ends without its output, and the exit code that says so, as the AWS CLI's do.

use std::fmt;

/// Whose the mistake is, by which scripts choose what to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The command line, or the request that it asks for, is wrong.
    Words,
    /// Something that must be configured is not: a region, credentials, a profile.
    Configuration,
    /// The service says no.
    Service,
    /// Anything else.
    Other,
}

impl Kind {
    /// The exit code.
    pub(crate) const fn code(self) -> u8 {
        match self {
            Self::Words => 252,
            Self::Configuration => 253,
            Self::Service => 254,
            Self::Other => 255,
        }
    }
}

/// Why a command ends without its output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stop {
    pub(crate) kind: Kind,
    pub(crate) message: String,
}

impl Stop {
    pub(crate) fn words(message: impl Into<String>) -> Self {
        Self::new(Kind::Words, message)
    }

    pub(crate) fn configuration(message: impl Into<String>) -> Self {
        Self::new(Kind::Configuration, message)
    }

    pub(crate) fn service(message: impl Into<String>) -> Self {
        Self::new(Kind::Service, message)
    }

    pub(crate) fn other(message: impl Into<String>) -> Self {
        Self::new(Kind::Other, message)
    }

    /// An option with a value that it cannot have.
    pub(crate) fn parameter(kind: Kind, option: &str, what: impl fmt::Display) -> Self {
        Self::new(kind, format!("Error parsing parameter '{option}': {what}"))
    }

    fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
        }
    }

    /// All of these at once; the most general exit code is that of the first.
    pub(crate) fn all(stops: Vec<Self>) -> Option<Self> {
        let kind = stops.first()?.kind;
        let messages: Vec<String> = stops.into_iter().map(|stop| stop.message).collect();
        Some(Self::new(kind, messages.join("\n")))
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
