//! Single sign-on in a profile.

use super::error::ProfileError;
use crate::file::{Profiles, Section};

/// Single sign-on: a token that `aws sso login` keeps, and the role that it is good for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sso {
    /// The section that `sso_session` names; `None` for a profile of the old form, which has everything itself.
    pub session: Option<String>,
    /// Where users log in (`sso_start_url`).
    pub start_url: String,
    /// The region of the service (`sso_region`).
    pub region: String,
    /// The account and the role in it (`sso_account_id`, `sso_role_name`); `None` for a profile that is only for tokens.
    pub role: Option<SsoRole>,
}

/// A role in an account.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SsoRole {
    /// The account.
    pub account_id: String,
    /// The role's name.
    pub name: String,
}

const ACCOUNT: &str = "sso_account_id";
const ROLE: &str = "sso_role_name";
const REGION: &str = "sso_region";
const START_URL: &str = "sso_start_url";
const SESSION: &str = "sso_session";

/// The single sign-on of a profile; `None` if it has no setting for that.
pub(super) fn of(
    name: &str,
    profile: &Section,
    profiles: &Profiles,
) -> Result<Option<Sso>, ProfileError> {
    let settings = [ACCOUNT, ROLE, REGION, START_URL, SESSION];
    let mut present = settings
        .into_iter()
        .filter(|name| profile.get(name).is_some());
    let Some(first) = present.next() else {
        return Ok(None);
    };
    let needs = |setting, needed| ProfileError::Needs {
        profile: name.to_owned(),
        setting,
        needed,
    };
    let (session, region, start_url) = match profile.get(SESSION) {
        Some(session) => {
            let (region, start_url) = in_session(name, profile, profiles, session)?;
            (Some(session.to_owned()), region, start_url)
        }
        None => {
            let region = profile
                .get(REGION)
                .ok_or_else(|| needs(first, "`sso_region`"))?;
            let start_url = profile
                .get(START_URL)
                .ok_or_else(|| needs(first, "`sso_start_url`"))?;
            (None, region, start_url)
        }
    };
    let role = match (profile.get(ACCOUNT), profile.get(ROLE)) {
        (Some(account_id), Some(name)) => Some(SsoRole {
            account_id: account_id.to_owned(),
            name: name.to_owned(),
        }),
        (Some(_), None) => return Err(needs(ACCOUNT, "`sso_role_name`")),
        (None, Some(_)) => return Err(needs(ROLE, "`sso_account_id`")),
        (None, None) if session.is_some() => None,
        (None, None) => return Err(needs(first, "`sso_account_id` and `sso_role_name`")),
    };
    Ok(Some(Sso {
        session,
        start_url: start_url.to_owned(),
        region: region.to_owned(),
        role,
    }))
}

/// Region and URL of a session. A profile may repeat them, as the AWS CLI allows, but not contradict them.
fn in_session<'a>(
    name: &str,
    profile: &Section,
    profiles: &'a Profiles,
    session: &str,
) -> Result<(&'a str, &'a str), ProfileError> {
    let Some(section) = profiles.sso_sessions.get(session) else {
        return Err(ProfileError::SsoSession {
            profile: name.to_owned(),
            session: session.to_owned(),
        });
    };
    let setting = |setting: &'static str| {
        let value = section.get(setting);
        if profile.get(setting).is_some() && profile.get(setting) != value {
            return Err(ProfileError::SsoSessionHas {
                profile: name.to_owned(),
                setting,
            });
        }
        value.ok_or_else(|| ProfileError::SsoSessionNeeds {
            session: session.to_owned(),
            needed: setting,
        })
    };
    Ok((setting(REGION)?, setting(START_URL)?))
}
