//! Credentials of a role for a token of another identity provider, as pods of EKS have one.

use std::path::Path;

use touchmark::client::credentials::Credentials;

use super::container::read_token;
use super::sts;
use crate::profile::WebIdentity;
use crate::reason::Reason;
use crate::setup::Setup;
use crate::shared::{Shared, variable};

const TOKEN_FILE: &str = "AWS_WEB_IDENTITY_TOKEN_FILE";
const ROLE_ARN: &str = "AWS_ROLE_ARN";

/// What the environment says.
pub(crate) fn in_environment(setup: &Setup) -> Result<WebIdentity, Reason> {
    let variable = |name| variable(&*setup.host, name);
    Ok(WebIdentity {
        token_file: variable(TOKEN_FILE).ok_or(Reason::NotSet(TOKEN_FILE))?,
        role_arn: variable(ROLE_ARN).ok_or(Reason::Incomplete {
            set: TOKEN_FILE,
            missing: ROLE_ARN,
        })?,
        session_name: variable("AWS_ROLE_SESSION_NAME"),
    })
}

/// The credentials of the role. The file is read each time, since the token in it is replaced.
pub(crate) async fn credentials(
    setup: &Setup,
    shared: &Shared,
    identity: &WebIdentity,
) -> Result<Credentials, Reason> {
    let token = read_token(&*setup.host, Path::new(&identity.token_file))?;
    sts::web_identity(setup, shared, identity, token).await
}
