//! An access key in a profile.

use touchmark::client::credentials::Credentials;

use super::error::ProfileError;
use crate::file::Section;

const ID: &str = "aws_access_key_id";
const SECRET: &str = "aws_secret_access_key";
const TOKEN: &str = "aws_session_token";
/// Its old name, which the AWS CLI still reads.
const OLD_TOKEN: &str = "aws_security_token";

/// The access key of a profile.
pub(super) fn of(name: &str, profile: &Section) -> Result<Credentials, ProfileError> {
    let needs = |setting, needed| ProfileError::Needs {
        profile: name.to_owned(),
        setting,
        needed,
    };
    let token = profile.get(TOKEN).or_else(|| profile.get(OLD_TOKEN));
    let (id, secret) = match (profile.get(ID), profile.get(SECRET)) {
        (Some(id), Some(secret)) => (id, secret),
        (Some(_), None) => return Err(needs(ID, "`aws_secret_access_key`")),
        (None, Some(_)) => return Err(needs(SECRET, "`aws_access_key_id`")),
        (None, None) if token.is_some() => return Err(needs(TOKEN, "`aws_access_key_id`")),
        (None, None) => return Err(ProfileError::NoCredentials(name.to_owned())),
    };
    let mut credentials = Credentials::new(id, secret);
    if let Some(token) = token {
        credentials = credentials.session_token(token);
    }
    if let Some(account) = profile.get("aws_account_id") {
        credentials = credentials.account_id(account);
    }
    Ok(credentials)
}
