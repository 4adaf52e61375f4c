//! What all calls of a client share.

use std::fmt;

use super::config::Config;
use super::credentials::ProvideCredentials;
use super::endpoint::rules::RuleSet;
use super::endpoint::{Endpoint, EndpointError};
use super::options::CallOptions;
use super::random::Random;
use super::retry::Bucket;
use super::sign::Signer;
use super::skew::Skew;
use crate::schema;

/// A client without a transport: its configuration, and what it learns from one call for the next. Share it between
/// threads.
pub struct Middle {
    pub(super) service: &'static schema::Service,
    pub(super) rules: &'static RuleSet,
    pub(super) config: Config,
    /// Where requests are sent, which the configuration alone decides.
    pub(super) endpoint: Result<Endpoint, EndpointError>,
    pub(super) bucket: Bucket,
    pub(super) skew: Skew,
    pub(super) signer: Signer,
    /// The value of the header `user-agent`.
    pub(super) user_agent: String,
}

impl fmt::Debug for Middle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Middle")
            .field("service", &self.service.sdk_id)
            .field("config", &self.config)
            .finish_non_exhaustive()
    }
}

/// A name as a word of a header, in which most marks have a meaning.
fn token(name: &str) -> String {
    let letters = name.chars().map(|letter| match letter {
        letter if letter.is_ascii_alphanumeric() || "-_.+".contains(letter) => letter,
        _ => '-',
    });
    letters.collect()
}

impl Middle {
    /// Debug output of a client with this name and these options.
    pub(super) fn shown(
        &self,
        f: &mut fmt::Formatter<'_>,
        name: &str,
        options: &CallOptions,
    ) -> fmt::Result {
        f.debug_struct(name)
            .field("service", &self.service.sdk_id)
            .field("config", &self.config)
            .field("options", options)
            .finish_non_exhaustive()
    }

    /// A client of a service, with the rules for its endpoints.
    #[must_use]
    pub fn new(
        service: &'static schema::Service,
        rules: &'static RuleSet,
        mut config: Config,
    ) -> Self {
        config.settings = config
            .settings_of(service.sdk_id)
            .or_everywhere(rules, config.partitions);
        let settings = &config.settings;
        let endpoint = settings.resolve(rules, config.partitions);
        let endpoint = endpoint.map_err(|error| settings.explained(error));
        let app = config.app_name.as_deref().map(token);
        let app = app.map_or_else(String::new, |app| [" app/", &app].concat());
        Self {
            service,
            rules,
            config,
            endpoint,
            bucket: Bucket::new(),
            skew: Skew::new(),
            signer: Signer::new(),
            user_agent: [
                concat!("touchmark/", env!("CARGO_PKG_VERSION"), " ("),
                service.sdk_id,
                " ",
                service.version,
                ")",
                &app,
            ]
            .concat(),
        }
    }

    /// Who provides credentials.
    #[must_use]
    pub fn credentials(&self) -> &dyn ProvideCredentials {
        &*self.config.credentials
    }

    /// Where random numbers come from.
    pub(super) fn random(&self) -> &dyn Random {
        &*self.config.random
    }

    /// The service.
    #[must_use]
    pub const fn service(&self) -> &'static schema::Service {
        self.service
    }
}
