//! Which places were asked, and what each said.

use std::error::Error;
use std::fmt;

use crate::file::Note;
use crate::reason::Reason;

/// No credentials: which places were asked, in their order, and what each said.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct NoCredentials {
    /// The places. The last one may have ended the search.
    pub asked: Vec<Answer>,
    /// The profile, if the shared files were read.
    pub profile: Option<String>,
    /// What the shared files have that is not used, if no profile of theirs could be: often that is why.
    pub notes: Vec<Note>,
}

/// What a place said.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Answer {
    /// The place.
    pub place: Place,
    /// Why it has none.
    pub reason: Reason,
}

/// A place where credentials are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// The variables of the environment: `AWS_ACCESS_KEY_ID` and what belongs to it.
    Environment,
    /// The profile in the shared files, with all that it refers to.
    Profile,
    /// The role for the token that `AWS_WEB_IDENTITY_TOKEN_FILE` names.
    WebIdentity,
    /// The metadata service of a container: ECS, EKS, or one like them.
    Container,
    /// The metadata service of an instance.
    Instance,
}

impl Place {
    /// All places, in the order in which they are asked.
    pub const ALL: [Self; 5] = [
        Self::Environment,
        Self::Profile,
        Self::WebIdentity,
        Self::Container,
        Self::Instance,
    ];
}

impl NoCredentials {
    /// The answer that ended the search: anything but that there are none.
    #[must_use]
    pub fn mistake(&self) -> Option<&Answer> {
        let last = self.asked.last();
        last.filter(|answer| !answer.reason.is_absence())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Environment => "environment",
            Self::Profile => "profile",
            Self::WebIdentity => "web identity",
            Self::Container => "container",
            Self::Instance => "instance",
        })
    }
}

impl fmt::Display for NoCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("credentials were not found")?;
        for Answer { place, reason } in &self.asked {
            write!(f, "; {place}")?;
            if let (Place::Profile, Some(name)) = (place, &self.profile) {
                write!(f, " `{name}`")?;
            }
            write!(f, ": {reason}")?;
        }
        let mut notes = self.notes.iter();
        notes.try_for_each(|note| write!(f, "; note: {note}"))
    }
}

// What it says includes what all places said.
impl Error for NoCredentials {}
