//! Credentials that a command prints
//! ([its form](https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html)).

use std::sync::Arc;
use std::time::Duration;

use touchmark::client::credentials::Credentials;

use crate::host::Host;
use crate::json::{JsonProblem, Object, names};
use crate::reason::Reason;

/// How long a command may take: it may have a person enter a code.
const LIMIT: Duration = Duration::from_secs(120);

/// How much is shown of what a command prints for people, in characters.
const SHOWN: usize = 500;

/// The credentials that a command prints. `account_id` is the account if the command does not say it.
pub(crate) async fn credentials(
    host: &dyn Host,
    command: &str,
    account_id: Option<&str>,
) -> Result<Credentials, Reason> {
    let output = host.run(command, LIMIT).await;
    let output = output.map_err(|error| Reason::Command(Arc::new(error)))?;
    if output.code != Some(0) {
        let stderr = String::from_utf8_lossy(&output.stderr);
        return Err(Reason::Exit {
            code: output.code,
            stderr: stderr.trim().chars().take(SHOWN).collect(),
        });
    }
    let object = Object::parse("what credential_process printed", &output.stdout)?;
    if object.number("Version") != Some(1) {
        return Err(object.error(JsonProblem::Version("Version")).into());
    }
    let mut credentials = object.credentials(&names("SessionToken"))?;
    if let (None, Some(account)) = (credentials.account(), account_id) {
        credentials = credentials.account_id(account);
    }
    if let Some(expiry) = object.time("Expiration")? {
        credentials = credentials.expiry(expiry);
    }
    Ok(credentials)
}
