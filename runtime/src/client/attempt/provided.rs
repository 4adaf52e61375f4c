//! How a call stands with the provider of credentials.

use crate::client::credentials::Credentials;

/// How a call stands with the provider of credentials.
#[derive(Default)]
pub(super) enum Provided {
    /// It has not been asked.
    #[default]
    Not,
    /// It has provided these.
    Fresh(Credentials),
    /// It has provided these for an earlier attempt.
    Used(Credentials),
    /// The service has rejected these, for the first time in this call.
    Rejected(Credentials),
    /// It has provided these in place of others, and will not be asked again.
    Replaced(Credentials),
}

impl Provided {
    /// Those to sign with.
    pub(super) fn current(&self) -> Option<&Credentials> {
        match self {
            Self::Fresh(credentials) | Self::Used(credentials) | Self::Replaced(credentials) => {
                Some(credentials)
            }
            Self::Not | Self::Rejected(_) => None,
        }
    }

    /// An attempt has used them.
    pub(super) fn use_up(&mut self) {
        *self = match std::mem::take(self) {
            Self::Fresh(credentials) => Self::Used(credentials),
            other => other,
        };
    }

    /// Whether the provider is asked for others, as happens once.
    pub(super) fn reject(&mut self) -> bool {
        let Self::Used(credentials) = self else {
            return false;
        };
        *self = Self::Rejected(credentials.clone());
        true
    }
}
