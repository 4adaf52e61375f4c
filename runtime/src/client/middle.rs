//! What all calls of a client share.

use super::config::Config;
use super::endpoint::rules::RuleSet;
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
    pub(super) bucket: Bucket,
    pub(super) skew: Skew,
    pub(super) signer: Signer,
    /// The value of the header `user-agent`.
    pub(super) user_agent: String,
}

impl Middle {
    /// A client of a service, with the rules for its endpoints.
    #[must_use]
    pub fn new(service: &'static schema::Service, rules: &'static RuleSet, config: Config) -> Self {
        Self {
            service,
            rules,
            config,
            bucket: Bucket::new(),
            skew: Skew::new(),
            signer: Signer::new(),
            user_agent: [
                concat!("touchmark/", env!("CARGO_PKG_VERSION"), " ("),
                service.sdk_id,
                " ",
                service.version,
                ")",
            ]
            .concat(),
        }
    }

    /// The service.
    #[must_use]
    pub const fn service(&self) -> &'static schema::Service {
        self.service
    }
}
