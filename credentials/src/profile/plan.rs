//! How credentials of a profile come about, step by step, before any step is taken.

use touchmark::client::credentials::Credentials;

use super::error::ProfileError;
use super::keys;
use super::role::{self, From, NamedSource, Role, WebIdentity};
use super::sso::{self, Sso};
use crate::file::{Profiles, Section};

/// How credentials of a profile come about: those of the base, with which the first role is taken, with whose credentials
/// the next one is, and so on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Plan {
    /// The first credentials.
    pub base: Base,
    /// The roles, in the order in which they are taken.
    pub roles: Vec<Role>,
}

/// The first credentials of a plan.
#[derive(Clone)]
#[non_exhaustive]
pub enum Base {
    /// An access key in the profile.
    Key(Credentials),
    /// Those of another place.
    Named(NamedSource),
    /// Those of a role, for a token.
    WebIdentity(WebIdentity),
    /// Those of single sign-on.
    Sso(Sso),
    /// Those that a command prints.
    Process {
        /// The command, which may have secrets in its arguments.
        command: String,
        /// The account, if the command does not say it.
        account_id: Option<String>,
    },
    /// Those that `aws login` keeps.
    Login {
        /// The profile that says so.
        profile: String,
        /// The ARN of the session.
        session: String,
    },
}

impl Plan {
    /// The plan for a profile.
    ///
    /// After the first profile, an access key wins over whatever else the profile says, so that a chain of profiles ends
    /// there. A profile whose role is taken with its own credentials (`source_profile` names itself) is read once more for
    /// those.
    ///
    /// # Errors
    /// Profiles that say nothing about credentials, or contradict themselves.
    pub fn new(profiles: &Profiles, selected: &str) -> Result<Self, ProfileError> {
        let all = &profiles.profiles;
        if all.is_empty() || selected == "default" && !all.contains_key(selected) {
            return Err(ProfileError::NoProfiles);
        }
        let mut visited: Vec<&str> = Vec::new();
        let mut roles = Vec::new();
        let mut name = selected;
        let base = loop {
            if visited.contains(&name) {
                return Err(looped(&visited, name));
            }
            let before = visited.last().copied();
            let (name_in_file, profile) = all
                .get_key_value(name)
                .ok_or_else(|| missing(before, name))?;
            visited.push(name_in_file);
            if before.is_some()
                && let Ok(key) = keys::of(name, profile)
            {
                break Base::Key(key);
            }
            match role::of(name, profile)? {
                Some((role, from)) => {
                    roles.push(role);
                    match from {
                        From::Here => {
                            break base(name, profile, profiles)
                                .map_err(|error| without_credentials(Some(name), error))?;
                        }
                        From::Profile(source) => name = source,
                    }
                }
                None => {
                    break base(name, profile, profiles)
                        .map_err(|error| without_credentials(before, error))?;
                }
            }
        };
        roles.reverse();
        Ok(Self { base, roles })
    }
}

/// The credentials that a profile has by itself.
fn base(name: &str, profile: &Section, profiles: &Profiles) -> Result<Base, ProfileError> {
    if let Some(source) = role::named(name, profile)? {
        return Ok(Base::Named(source));
    }
    if let Some(identity) = role::web_identity(name, profile)? {
        return Ok(Base::WebIdentity(identity));
    }
    if let Some(sso) = sso::of(name, profile, profiles)? {
        return Ok(Base::Sso(sso));
    }
    if let Some(command) = profile.get("credential_process") {
        return Ok(Base::Process {
            command: command.to_owned(),
            account_id: profile.get("aws_account_id").map(str::to_owned),
        });
    }
    if let Some(session) = profile.get("login_session") {
        return Ok(Base::Login {
            profile: name.to_owned(),
            session: session.to_owned(),
        });
    }
    keys::of(name, profile).map(Base::Key)
}

fn missing(before: Option<&str>, name: &str) -> ProfileError {
    match before {
        None => ProfileError::Missing(name.to_owned()),
        Some(profile) => ProfileError::SourceMissing {
            profile: profile.to_owned(),
            source: name.to_owned(),
        },
    }
}

/// That a profile which another refers to says nothing is a mistake, not an absence.
fn without_credentials(before: Option<&str>, error: ProfileError) -> ProfileError {
    match (before, error) {
        (Some(profile), ProfileError::NoCredentials(source)) => {
            ProfileError::SourceWithoutCredentials {
                profile: profile.to_owned(),
                source,
            }
        }
        (_, error) => error,
    }
}

/// The loop that ends with a name that was visited.
fn looped(visited: &[&str], name: &str) -> ProfileError {
    let from = visited.iter().skip_while(|visited| **visited != name);
    ProfileError::Loop(from.map(|name| (*name).to_owned()).collect())
}

impl std::fmt::Debug for Base {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Key(credentials) => f.debug_tuple("Key").field(credentials).finish(),
            Self::Named(source) => f.debug_tuple("Named").field(source).finish(),
            Self::WebIdentity(identity) => f.debug_tuple("WebIdentity").field(identity).finish(),
            Self::Sso(sso) => f.debug_tuple("Sso").field(sso).finish(),
            Self::Login { profile, session } => f
                .debug_struct("Login")
                .field("profile", profile)
                .field("session", session)
                .finish(),
            // The command may hold secrets.
            Self::Process { account_id, .. } => f
                .debug_struct("Process")
                .field("account_id", account_id)
                .finish_non_exhaustive(),
        }
    }
}
