//! Credentials of a role of single sign-on.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use touchmark::client::credentials::Credentials;
use touchmark::protocol::Request;
use touchmark::value::DateTime;

use super::fetch::{Question, SERVICE, fetch};
use super::sts::resolve;
use super::token::{self, Memory};
use crate::json::{JsonProblem, NAMES, Object};
use crate::profile::{ProfileError, Sso};
use crate::reason::Reason;
use crate::regional::SSO;
use crate::setup::Setup;
use crate::shared::Shared;

/// RFC 3986's unreserved characters stay.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The credentials of the role.
pub(crate) async fn credentials(
    setup: &Setup,
    shared: &Shared,
    sso: &Sso,
    memory: &Memory,
) -> Result<Credentials, Reason> {
    let Some(role) = &sso.role else {
        return Err(Reason::Profile(ProfileError::Needs {
            profile: shared.profile_name().to_owned(),
            setting: "sso_session",
            needed: "`sso_account_id` and `sso_role_name`",
        }));
    };
    let url = resolve(shared, "SSO", &SSO, Some(&sso.region))?.url;
    let token = token::token(setup, shared, sso, memory).await?;
    let escape = |text| utf8_percent_encode(text, ESCAPED).to_string();
    let target = [
        "/federation/credentials?role_name=",
        &escape(&role.name),
        "&account_id=",
        &escape(&role.account_id),
    ]
    .concat();
    let question = Question {
        request: Request::new("GET", url.target(target))
            .header("x-amz-sso_bearer_token", token.text),
        url,
        direct: false,
    };
    let response = fetch(setup, &question, SERVICE).await?;
    if !response.is_success() {
        return Err(match question.refused(&response) {
            Reason::Refused {
                url,
                status: 401,
                code,
                message,
                ..
            } => Reason::Refused {
                url,
                status: 401,
                code,
                message,
                hint: Some("log in again with `aws sso login`"),
            },
            other => other,
        });
    }
    let object = Object::parse(question.shown(), &response.body)?.object("roleCredentials")?;
    let missing = || object.error(JsonProblem::Missing("expiration"));
    object.required("sessionToken")?;
    let millis = object.number("expiration").ok_or_else(missing)?;
    let expiry = DateTime::from_unix(millis.div_euclid(1000), 0).map_err(|_| missing())?;
    let credentials = object.credentials(&NAMES)?.expiry(expiry);
    Ok(credentials.account_id(&*role.account_id))
}
