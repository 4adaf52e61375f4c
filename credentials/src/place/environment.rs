//! Credentials in the environment.

use touchmark::client::credentials::Credentials;
use touchmark::value::DateTime;

use crate::host::Host;
use crate::reason::Reason;
use crate::shared::{SettingError, SettingSource, variable};

const EXPIRATION: &str = "AWS_CREDENTIAL_EXPIRATION";

/// The access key in the environment. Half of one is treated as none, as in AWS SDKs.
pub(crate) fn credentials(host: &dyn Host) -> Result<Credentials, Reason> {
    let variable = |name| variable(host, name);
    let id = variable("AWS_ACCESS_KEY_ID").ok_or(Reason::NotSet("AWS_ACCESS_KEY_ID"))?;
    let secret = variable("AWS_SECRET_ACCESS_KEY").or_else(|| variable("SECRET_ACCESS_KEY"));
    let secret = secret.ok_or(Reason::NotSet("AWS_SECRET_ACCESS_KEY"))?;
    let mut credentials = Credentials::new(id, secret);
    // The second is the old name, which the AWS CLI still reads.
    let token = variable("AWS_SESSION_TOKEN").or_else(|| variable("AWS_SECURITY_TOKEN"));
    if let Some(token) = token {
        credentials = credentials.session_token(token);
    }
    if let Some(account) = variable("AWS_ACCOUNT_ID") {
        credentials = credentials.account_id(account);
    }
    if let Some(expiration) = variable(EXPIRATION) {
        let time = DateTime::parse(&expiration).map_err(|_| SettingError {
            source: SettingSource::Variable(EXPIRATION.to_owned()),
            value: expiration,
            expected: "a time like `2020-07-27T14:22:08Z`",
        })?;
        credentials = credentials.expiry(time);
    }
    Ok(credentials)
}
