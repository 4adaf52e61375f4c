//! Roles in a profile, and what they are taken with.

use super::error::ProfileError;
use crate::file::Section;
use crate::shared::{SettingError, SettingSource};

/// A role, which is taken with the credentials of the step before.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Role {
    /// The profile that has it.
    pub profile: String,
    /// Its ARN (`role_arn`).
    pub arn: String,
    /// The name of the session (`role_session_name`).
    pub session_name: Option<String>,
    /// What the role asks of others than its owner (`external_id`).
    pub external_id: Option<String>,
    /// How long the credentials last (`duration_seconds`).
    pub duration_seconds: Option<i32>,
}

/// A role that is taken with a token of another identity provider.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct WebIdentity {
    /// The ARN of the role (`role_arn`).
    pub role_arn: String,
    /// The file with the token (`web_identity_token_file`).
    pub token_file: String,
    /// The name of the session (`role_session_name`).
    pub session_name: Option<String>,
}

/// A place that `credential_source` names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NamedSource {
    /// The variables of the environment.
    Environment,
    /// The role of the instance.
    Ec2InstanceMetadata,
    /// The role of the container.
    EcsContainer,
}

/// Where a role's profile says that the credentials are which it is taken with.
pub(super) enum From<'a> {
    /// In the same profile.
    Here,
    /// In another one.
    Profile(&'a str),
}

const ROLE_ARN: &str = "role_arn";
const SOURCE_PROFILE: &str = "source_profile";
const CREDENTIAL_SOURCE: &str = "credential_source";
const TOKEN_FILE: &str = "web_identity_token_file";

/// The role of a profile, and with what it is taken; `None` if the profile has none, or one that a token is for.
pub(super) fn of<'a>(
    name: &str,
    profile: &'a Section,
) -> Result<Option<(Role, From<'a>)>, ProfileError> {
    let (Some(arn), None) = (profile.get(ROLE_ARN), profile.get(TOKEN_FILE)) else {
        return Ok(None);
    };
    let from = match (profile.get(SOURCE_PROFILE), profile.get(CREDENTIAL_SOURCE)) {
        (Some(_), Some(_)) => {
            return Err(ProfileError::Both {
                profile: name.to_owned(),
                settings: [SOURCE_PROFILE, CREDENTIAL_SOURCE],
            });
        }
        (None, None) => {
            return Err(ProfileError::Needs {
                profile: name.to_owned(),
                setting: ROLE_ARN,
                needed: "`source_profile` or `credential_source`",
            });
        }
        (Some(source), None) if source == name => From::Here,
        (Some(source), None) => From::Profile(source),
        (None, Some(_)) => From::Here,
    };
    if profile.get("mfa_serial").is_some() {
        return Err(ProfileError::Mfa(name.to_owned()));
    }
    let text = |setting| profile.get(setting).map(str::to_owned);
    let role = Role {
        profile: name.to_owned(),
        arn: arn.to_owned(),
        session_name: text("role_session_name"),
        external_id: text("external_id"),
        duration_seconds: duration(profile)?,
    };
    Ok(Some((role, from)))
}

fn duration(profile: &Section) -> Result<Option<i32>, ProfileError> {
    const NAME: &str = "duration_seconds";
    let Some(setting) = profile.setting(NAME) else {
        return Ok(None);
    };
    match setting.value().parse() {
        Ok(seconds) if seconds > 0 => Ok(Some(seconds)),
        _ => Err(ProfileError::Setting(SettingError {
            source: SettingSource::File {
                name: NAME.to_owned(),
                origin: setting.origin.clone(),
            },
            value: setting.value().to_owned(),
            expected: "a number above 0",
        })),
    }
}

/// The place that a profile names.
pub(super) fn named(name: &str, profile: &Section) -> Result<Option<NamedSource>, ProfileError> {
    Ok(Some(match profile.get(CREDENTIAL_SOURCE) {
        None => return Ok(None),
        Some("Environment") => NamedSource::Environment,
        Some("Ec2InstanceMetadata") => NamedSource::Ec2InstanceMetadata,
        Some("EcsContainer") => NamedSource::EcsContainer,
        Some(source) => {
            return Err(ProfileError::Source {
                profile: name.to_owned(),
                source: source.to_owned(),
            });
        }
    }))
}

/// The role of a profile that is taken with a token.
pub(super) fn web_identity(
    name: &str,
    profile: &Section,
) -> Result<Option<WebIdentity>, ProfileError> {
    let Some(token_file) = profile.get(TOKEN_FILE) else {
        return Ok(None);
    };
    let Some(role_arn) = profile.get(ROLE_ARN) else {
        return Err(ProfileError::Needs {
            profile: name.to_owned(),
            setting: TOKEN_FILE,
            needed: "`role_arn`",
        });
    };
    Ok(Some(WebIdentity {
        role_arn: role_arn.to_owned(),
        token_file: token_file.to_owned(),
        session_name: profile.get("role_session_name").map(str::to_owned),
    }))
}
