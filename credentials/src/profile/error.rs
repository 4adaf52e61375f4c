//! What is wrong with profiles.

use std::error::Error;
use std::fmt;

use crate::shared::SettingError;

/// Why profiles result in no plan. Each names the profile.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProfileError {
    /// There are no profiles, or none named `default` while no other is asked for.
    NoProfiles,
    /// The profile that is asked for says nothing about credentials.
    NoCredentials(String),
    /// The profile that is asked for is in no file.
    Missing(String),
    /// A profile that another refers to is in no file.
    SourceMissing {
        /// The profile that refers to it.
        profile: String,
        /// Its name.
        source: String,
    },
    /// A profile that another refers to says nothing about credentials.
    SourceWithoutCredentials {
        /// The profile that refers to it.
        profile: String,
        /// Its name.
        source: String,
    },
    /// Profiles that refer to one another, the last to the first.
    Loop(Vec<String>),
    /// A setting is absent that another needs.
    Needs {
        /// The profile.
        profile: String,
        /// The setting that is there.
        setting: &'static str,
        /// The setting that is absent, or those of which one is needed.
        needed: &'static str,
    },
    /// Two settings that cannot stand together.
    Both {
        /// The profile.
        profile: String,
        /// The two.
        settings: [&'static str; 2],
    },
    /// The value of `credential_source` is not one of those that there are.
    Source {
        /// The profile.
        profile: String,
        /// The value.
        source: String,
    },
    /// The section that `sso_session` names is in no file.
    SsoSession {
        /// The profile.
        profile: String,
        /// The name of the section.
        session: String,
    },
    /// A section for `sso_session` lacks a setting.
    SsoSessionNeeds {
        /// The name of the section.
        session: String,
        /// The setting.
        needed: &'static str,
    },
    /// A setting of the profile contradicts that of the section that `sso_session` names, where it belongs.
    SsoSessionHas {
        /// The profile.
        profile: String,
        /// The setting.
        setting: &'static str,
    },
    /// A role that is given only with a code that the user reads from a device.
    Mfa(String),
    /// It is for credentials that `aws login` keeps, which this crate cannot refresh without its feature `login`.
    Login(String),
    /// It has no single sign-on, but a token of that is asked for.
    NoSso(String),
    /// A setting has a value that it cannot have.
    Setting(SettingError),
}

impl ProfileError {
    /// Whether profiles simply say nothing about credentials.
    #[must_use]
    pub fn is_absence(&self) -> bool {
        matches!(self, Self::NoProfiles | Self::NoCredentials(_))
    }
}

impl fmt::Display for ProfileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoProfiles => f.write_str("the shared files have no such profile"),
            Self::NoCredentials(profile) => {
                write!(f, "profile `{profile}` has no settings for credentials")
            }
            Self::Missing(profile) => write!(
                f,
                "there is no profile `{profile}`; define it in a shared file, or name another"
            ),
            Self::SourceMissing { profile, source } => write!(
                f,
                "profile `{profile}` refers to profile `{source}`, which is in no shared file"
            ),
            Self::SourceWithoutCredentials { profile, source } => write!(
                f,
                "profile `{profile}` refers to profile `{source}`, which has no settings for credentials"
            ),
            Self::Loop(profiles) => {
                f.write_str("profiles refer to one another in a loop: ")?;
                for profile in profiles {
                    write!(f, "`{profile}` -> ")?;
                }
                let first = profiles.first().map_or("", String::as_str);
                write!(f, "`{first}`")
            }
            Self::Needs {
                profile,
                setting,
                needed,
            } => write!(f, "profile `{profile}` has `{setting}` and lacks {needed}"),
            Self::Both { profile, settings } => {
                let [one, other] = settings;
                write!(
                    f,
                    "profile `{profile}` has both `{one}` and `{other}`; remove one"
                )
            }
            Self::Source { profile, source } => write!(
                f,
                "profile `{profile}` has the credential_source `{}`, not `Environment`, `Ec2InstanceMetadata` or `EcsContainer`",
                source.escape_debug()
            ),
            Self::SsoSession { profile, session } => write!(
                f,
                "profile `{profile}` names the sso-session `{session}`, which is in no shared file"
            ),
            Self::SsoSessionNeeds { session, needed } => {
                write!(f, "sso-session `{session}` lacks `{needed}`")
            }
            Self::SsoSessionHas { profile, setting } => write!(
                f,
                "profile `{profile}` has `{setting}`, which belongs into the section that its sso_session names"
            ),
            Self::Mfa(profile) => write!(
                f,
                "the role of profile `{profile}` needs a code (`mfa_serial`); have another program ask for it, through credential_process"
            ),
            Self::Login(profile) => write!(
                f,
                "profile `{profile}` is logged in with `aws login`; build touchmark-credentials with its feature `login`, or name `aws configure export-credentials --profile {profile} --format process` in the credential_process of another"
            ),
            Self::NoSso(profile) => write!(f, "profile `{profile}` has no `sso_session`"),
            Self::Setting(error) => error.fmt(f),
        }
    }
}

impl Error for ProfileError {}
