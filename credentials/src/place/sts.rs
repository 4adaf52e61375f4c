//! Credentials of a role, from STS. Its calls are those of any client: checked, signed, sent again, and read by the runtime.

use std::sync::Arc;
use std::time::{Duration, Instant};

use touchmark::client::attempt::Step;
use touchmark::client::credentials::{Credentials, CredentialsError};
use touchmark::client::endpoint::rules::RuleSet;
use touchmark::client::endpoint::{Endpoint, partitions};
use touchmark::client::error::Error;
use touchmark::client::now::Now;
use touchmark::client::{CallOptions, Config, Middle, Service, Timeouts, reply};
use touchmark::operation::Operation;
use touchmark_sts::operation::{
    AssumeRole, AssumeRoleInput, AssumeRoleWithWebIdentity, AssumeRoleWithWebIdentityInput,
};
use touchmark_sts::{service::SERVICE, types};

use crate::host::HttpRequest;
use crate::profile::{Role, WebIdentity};
use crate::reason::Reason;
use crate::setup::Setup;
use crate::shared::Shared;

/// Where STS is.
const RULES: &RuleSet = <touchmark_sts::client::Service as Service>::RULES;

/// How long to wait for one answer.
const TIMEOUT: Duration = Duration::from_secs(15);

const CONNECT_TIMEOUT: Duration = Duration::from_millis(3100);

/// The credentials of a role, which others may take with their own.
pub(crate) async fn role(
    setup: &Setup,
    shared: &Shared,
    role: &Role,
    credentials: Credentials,
) -> Result<Credentials, Reason> {
    let mut input = AssumeRoleInput::default()
        .role_arn(&*role.arn)
        .role_session_name(session_name(setup, role.session_name.as_deref()));
    input.external_id = role.external_id.clone();
    input.duration_seconds = role.duration_seconds;
    let output = call(setup, shared, &AssumeRole, input, Some(credentials)).await?;
    let output = output.map_err(|error| failure(&role.arn, error))?;
    let user = output.assumed_role_user.as_ref();
    let arn = user.and_then(|user| user.arn.as_deref());
    read(&role.arn, output.credentials, arn)
}

/// The credentials of a role that is taken with a token.
pub(crate) async fn web_identity(
    setup: &Setup,
    shared: &Shared,
    identity: &WebIdentity,
    token: String,
) -> Result<Credentials, Reason> {
    let name = session_name(setup, identity.session_name.as_deref());
    let input = AssumeRoleWithWebIdentityInput::default()
        .role_arn(&*identity.role_arn)
        .role_session_name(name)
        .web_identity_token(token);
    let output = call(setup, shared, &AssumeRoleWithWebIdentity, input, None).await?;
    let output = output.map_err(|error| failure(&identity.role_arn, error))?;
    let user = output.assumed_role_user.as_ref();
    let arn = user.and_then(|user| user.arn.as_deref());
    read(&identity.role_arn, output.credentials, arn)
}

/// Where a service is, for the settings, except that the region may be another.
pub(crate) fn resolve(
    shared: &Shared,
    sdk_id: &str,
    rules: &'static RuleSet,
    region: Option<&str>,
) -> Result<Endpoint, Reason> {
    let mut settings = shared.endpoint_settings_of(sdk_id)?;
    if let Some(region) = region {
        settings = settings.region(region);
    }
    Ok(settings.resolve(rules, partitions::ALL)?)
}

/// The name of the session, which logs of AWS show: the given one, or one of the time.
fn session_name(setup: &Setup, given: Option<&str>) -> String {
    let own = || format!("touchmark-{}", setup.host.now().secs());
    given.map_or_else(own, str::to_owned)
}

/// Calls an operation of STS.
async fn call<O: Operation>(
    setup: &Setup,
    shared: &Shared,
    operation: &O,
    mut input: O::Input,
    credentials: Option<Credentials>,
) -> Result<Result<O::Output, Error<O::Fault>>, Reason> {
    let timeouts = Timeouts::new()
        .attempt(Some(TIMEOUT))
        .connect(Some(CONNECT_TIMEOUT));
    let config = Config::new()
        .retries(shared.retries()?)
        .timeouts(timeouts)
        .endpoint(shared.endpoint_settings(&SERVICE)?);
    let middle = Middle::new(&SERVICE, RULES, config);
    let start = Instant::now();
    let now = || Now {
        time: setup.host.now(),
        elapsed: start.elapsed(),
    };
    let mut step = middle.call(operation, &mut input, &CallOptions::new(), now);
    let done = loop {
        step = match step {
            Step::Provide(ask) => {
                let missing = || CredentialsError::new("an operation of STS that is not signed");
                let answer = credentials.clone().ok_or_else(missing);
                ask.answer(now(), answer)
            }
            Step::Wait(pause) => {
                setup.host.sleep(pause.duration()).await;
                pause.over(now())
            }
            Step::Send(mut attempt) => {
                let request = HttpRequest {
                    url: attempt.url().clone(),
                    request: attempt.take_request(),
                    connect_timeout: attempt.connect_timeout().unwrap_or(CONNECT_TIMEOUT),
                    timeout: attempt.timeout().unwrap_or(TIMEOUT),
                    direct: false,
                };
                let response = setup.http.send(request).await;
                attempt.answer(now, response)
            }
            Step::Done(done) => break done,
        };
    };
    Ok(reply::read::<O>(done).map(|reply| reply.output))
}

fn failure<F: std::fmt::Debug + Send + Sync + 'static>(role: &str, error: Error<F>) -> Reason {
    Reason::Sts {
        role: role.to_owned(),
        error: Arc::new(error),
    }
}

/// The credentials in an answer, and the account in the ARN of the session.
fn read(
    role: &str,
    credentials: Option<types::Credentials>,
    arn: Option<&str>,
) -> Result<Credentials, Reason> {
    let parts = credentials.and_then(|found| {
        let mut credentials = Credentials::new(found.access_key_id?, found.secret_access_key?)
            .session_token(found.session_token?);
        if let Some(expiry) = found.expiration {
            credentials = credentials.expiry(expiry);
        }
        Some(credentials)
    });
    let mut credentials = parts.ok_or_else(|| Reason::Sts {
        role: role.to_owned(),
        error: Arc::from(Box::from("the answer lacks some of them")),
    })?;
    if let Some(account) = arn.and_then(|arn| arn.split(':').nth(4))
        && !account.is_empty()
    {
        credentials = credentials.account_id(account);
    }
    Ok(credentials)
}

#[cfg(test)]
mod tests {
    use super::*;
    use touchmark::client::endpoint::Settings;

    #[test]
    fn endpoints() {
        let region = |region| Settings::new().region(region);
        for (settings, expected) in [
            (region("us-east-2"), "https://sts.us-east-2.amazonaws.com"),
            (region("aws-global"), "https://sts.amazonaws.com"),
            (
                region("us-east-1").use_fips(true).use_dual_stack(true),
                "https://sts-fips.us-east-1.api.aws",
            ),
            (
                region("us-gov-west-1").use_fips(true),
                "https://sts.us-gov-west-1.amazonaws.com",
            ),
            (
                region("us-west-2").use_fips(true),
                "https://sts-fips.us-west-2.amazonaws.com",
            ),
            (
                region("cn-north-1"),
                "https://sts.cn-north-1.amazonaws.com.cn",
            ),
        ] {
            let endpoint = settings.resolve(RULES, partitions::ALL).unwrap();
            assert_eq!(endpoint.url.to_string(), expected);
        }
        let both = region("us-east-1")
            .use_fips(true)
            .endpoint("http://localhost");
        assert!(both.resolve(RULES, partitions::ALL).is_err());
        assert!(Settings::new().resolve(RULES, partitions::ALL).is_err());
    }
}
