//! What a program has of the AWS SDK for Rust, for clients of the crate [`touchmark`], and the other way round: for a program
//! that moves from one to the other step by step.
//!
//! The crates of the SDK have a minimum Rust version of their own: with Rust 1.88, cargo takes older ones of them.

use std::sync::Arc;

use aws_credential_types::Credentials as SdkCredentials;
use aws_credential_types::provider::error::CredentialsError as SdkError;
use aws_credential_types::provider::future;
use aws_credential_types::provider::{
    ProvideCredentials as ProvideSdkCredentials, SharedCredentialsProvider,
};
use aws_types::SdkConfig;
use touchmark::client::credentials::{
    Credentials, CredentialsError, CredentialsFuture, ProvideCredentials,
};
use touchmark::client::endpoint::Settings;
use touchmark::client::retry::Retries;
use touchmark::client::{Config, Timeouts};
use touchmark::value::DateTime;

use crate::chain::Chain;
use crate::host::{Host, System};
use crate::reason::Reason;
use crate::refresh::Kept;

/// Credentials of a provider of the SDK. They are kept until shortly before they expire, and looked for by one at a time,
/// since the SDK's clients, not its providers, do that.
#[derive(Clone)]
pub struct SdkProvider(Arc<Parts>);

struct Parts {
    provider: SharedCredentialsProvider,
    host: Arc<dyn Host>,
    kept: Kept,
}

impl SdkProvider {
    /// The credentials of this provider.
    #[must_use]
    pub fn new(provider: SharedCredentialsProvider) -> Self {
        Self::on(System, provider)
    }

    /// The same with a clock of another host, as tests do.
    #[must_use]
    pub fn on(host: impl Host + 'static, provider: SharedCredentialsProvider) -> Self {
        Self(Arc::new(Parts {
            provider,
            host: Arc::new(host),
            kept: Kept::default(),
        }))
    }

    /// The credentials of the provider of a configuration, if it has one.
    #[must_use]
    pub fn of(config: &SdkConfig) -> Option<Self> {
        config.credentials_provider().map(Self::new)
    }
}

impl ProvideCredentials for SdkProvider {
    fn provide(&self) -> CredentialsFuture<'_> {
        let Parts {
            provider,
            host,
            kept,
        } = &*self.0;
        let search = async {
            let found = provider.provide_credentials().await;
            found.map(ours).map_err(CredentialsError::new)
        };
        Box::pin(kept.get(|| host.now(), search))
    }

    fn replace(&self, rejected: &Credentials) -> CredentialsFuture<'_> {
        self.0.kept.forget(rejected);
        self.provide()
    }
}

fn ours(found: SdkCredentials) -> Credentials {
    let mut credentials = Credentials::new(found.access_key_id(), found.secret_access_key());
    if let Some(token) = found.session_token() {
        credentials = credentials.session_token(token);
    }
    // One that is after all times is as good as none.
    if let Some(expiry) = found
        .expiry()
        .and_then(|time| DateTime::try_from(time).ok())
    {
        credentials = credentials.expiry(expiry);
    }
    match found.account_id() {
        Some(account) => credentials.account_id(account.as_str()),
        None => credentials,
    }
}

/// The configuration of a client, with what a configuration of the SDK says: region, endpoint, how often requests are sent
/// and how long a client waits.
#[must_use]
pub fn client_config(config: &SdkConfig) -> Config {
    let mut settings = Settings::new()
        .use_fips(config.use_fips().unwrap_or(false))
        .use_dual_stack(config.use_dual_stack().unwrap_or(false));
    if let Some(region) = config.region() {
        settings = settings.region(region.as_ref());
    }
    if let Some(url) = config.endpoint_url() {
        settings = settings.endpoint(url);
    }
    let mut retries = Retries::new();
    if let Some(retry) = config.retry_config() {
        retries = retries.max_attempts(retry.max_attempts());
    }
    let mut timeouts = Timeouts::new();
    if let Some(timeout) = config.timeout_config() {
        timeouts.connect = timeout.connect_timeout().or(timeouts.connect);
        timeouts.attempt = timeout.operation_attempt_timeout().or(timeouts.attempt);
        timeouts.operation = timeout.operation_timeout().or(timeouts.operation);
    }
    Config::new()
        .endpoint(settings)
        .retries(retries)
        .timeouts(timeouts)
}

/// For clients of the SDK. They keep credentials themselves, so that each time is a search.
impl ProvideSdkCredentials for Chain {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(async {
            let none = match self.search().await {
                Ok(found) => return Ok(theirs(&found)),
                Err(none) => none,
            };
            let reason = none.mistake().map(|answer| &answer.reason);
            Err(match reason {
                None => SdkError::not_loaded(none),
                Some(Reason::File(_) | Reason::Profile(_) | Reason::Setting(_)) => {
                    SdkError::invalid_configuration(none)
                }
                Some(_) => SdkError::provider_error(none),
            })
        })
    }
}

fn theirs(found: &Credentials) -> SdkCredentials {
    let mut credentials = SdkCredentials::builder()
        .access_key_id(found.access_key_id())
        .secret_access_key(found.secret_access_key())
        .provider_name("touchmark");
    credentials.set_session_token(found.token().map(str::to_owned));
    credentials.set_expiry(found.expires_at().and_then(|time| time.try_into().ok()));
    credentials.set_account_id(found.account().map(Into::into));
    credentials.build()
}
