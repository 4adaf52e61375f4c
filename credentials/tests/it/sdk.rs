//! Providers and configurations of the AWS SDK.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering::SeqCst};
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::future::ProvideCredentials as Future;
use aws_credential_types::provider::{
    ProvideCredentials as ProvideSdkCredentials, SharedCredentialsProvider,
};
use aws_types::SdkConfig;
use aws_types::region::Region;
use touchmark::client::CallOptions;
use touchmark::client::credentials::ProvideCredentials;
use touchmark_credentials::sdk::{SdkProvider, client_config};

use crate::machine::{Machine, block_on, parts};

/// Credentials that last for an hour each.
#[derive(Debug, Clone, Default)]
struct Provider(Arc<AtomicI64>);

impl ProvideSdkCredentials for Provider {
    fn provide_credentials<'a>(&'a self) -> Future<'a>
    where
        Self: 'a,
    {
        let number = self.0.fetch_add(1, SeqCst) + 1;
        if number > 2 {
            let error = CredentialsError::not_loaded("there are no more");
            return Future::ready(Err(error));
        }
        let hours = Duration::from_secs(3600 * u64::try_from(number).unwrap());
        let credentials = Credentials::builder()
            .access_key_id(format!("AK{number}"))
            .secret_access_key("secret")
            .session_token("token")
            .account_id("123456789012")
            .expiry(SystemTime::UNIX_EPOCH + hours)
            .provider_name("test");
        Future::ready(Ok(credentials.build()))
    }
}

#[test]
fn credentials_of_the_sdk_are_kept_and_refreshed() {
    let machine = Machine::new();
    let provider = Provider::default();
    let sdk = SdkProvider::on(
        machine.clone(),
        SharedCredentialsProvider::new(provider.clone()),
    );
    let found = block_on(sdk.provide()).unwrap();
    assert_eq!(
        parts(&found),
        ("AK1", "secret", Some("token"), Some("123456789012"))
    );
    assert_eq!(found.expires_at().unwrap().secs(), 3600);
    machine.at(3000);
    assert_eq!(
        block_on(sdk.clone().provide()).unwrap().access_key_id(),
        "AK1"
    );
    machine.at(3500);
    assert_eq!(block_on(sdk.provide()).unwrap().access_key_id(), "AK2");
    machine.at(7200);
    let error = block_on(sdk.provide()).unwrap_err();
    let cause = std::error::Error::source(&error).unwrap();
    assert!(
        std::error::Error::source(cause)
            .unwrap()
            .to_string()
            .contains("no more")
    );
    assert_eq!(provider.0.load(SeqCst), 3);
}

#[test]
fn the_configuration_of_the_sdk() {
    let config = SdkConfig::builder()
        .region(Region::new("eu-west-1"))
        .endpoint_url("http://localhost:5000")
        .build();
    assert!(SdkProvider::of(&config).is_none());
    // What it results in is seen where requests go.
    let middle = touchmark::client::Middle::new(
        &touchmark_sts::service::SERVICE,
        rules(),
        client_config(&config),
    );
    let mut input = touchmark_sts::operation::GetCallerIdentityInput::default();
    let now = touchmark::client::now::Now {
        time: touchmark::value::DateTime::default(),
        elapsed: Duration::ZERO,
    };
    let operation = touchmark_sts::operation::GetCallerIdentity;
    let step = middle.call(&operation, &mut input, &CallOptions::new(), || now);
    let touchmark::client::attempt::Step::Provide(ask) = step else {
        panic!("it is signed");
    };
    let credentials = touchmark::client::credentials::Credentials::new("AK", "secret");
    let touchmark::client::attempt::Step::Send(attempt) = ask.answer(now, Ok(credentials)) else {
        panic!("it is sent");
    };
    assert_eq!(attempt.url().to_string(), "http://localhost:5000");
    let headers = &attempt.request().headers;
    let (_, signature) = headers
        .iter()
        .find(|(name, _)| name == "authorization")
        .unwrap();
    assert!(String::from_utf8_lossy(signature).contains("/eu-west-1/sts/aws4_request"));
}

fn rules() -> &'static touchmark::client::endpoint::rules::RuleSet {
    use touchmark::client::endpoint::rules::{
        Endpoint, Expression, Parameter, Rule, RuleSet, Then,
    };
    static RULES: RuleSet = RuleSet::new(&[Rule::new(
        &[],
        Then::Endpoint(Endpoint::new(Expression::Parameter(Parameter::Endpoint))),
    )]);
    &RULES
}

#[test]
fn a_chain_is_a_provider_of_the_sdk() {
    let machine = Machine::new()
        .variable("AWS_ACCESS_KEY_ID", "AKENV")
        .variable("AWS_SECRET_ACCESS_KEY", "env")
        .variable("AWS_CREDENTIAL_EXPIRATION", "1970-01-01T01:00:00Z");
    let found = block_on(machine.chain().provide_credentials()).unwrap();
    assert_eq!(found.access_key_id(), "AKENV");
    assert_eq!(
        found.expiry(),
        Some(SystemTime::UNIX_EPOCH + Duration::from_secs(3600))
    );
    let error = |machine: Machine| block_on(machine.chain().provide_credentials()).unwrap_err();
    let off = Machine::new().variable("AWS_EC2_METADATA_DISABLED", "true");
    assert!(matches!(
        error(off),
        CredentialsError::CredentialsNotLoaded(_)
    ));
    let malformed = Machine::new().config("malformed");
    assert!(matches!(
        error(malformed),
        CredentialsError::InvalidConfiguration(_)
    ));
    assert!(matches!(
        error(Machine::new()),
        CredentialsError::ProviderError(_)
    ));
}
