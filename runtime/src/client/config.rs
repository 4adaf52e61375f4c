//! The configuration of a client.

use std::fmt;
use std::sync::Arc;

use super::credentials::{NoProvider, ProvideCredentials};
use super::endpoint::Settings;
use super::endpoint::partitions::{self, Partition};
use super::random::{Random, SystemRandom};
use super::retry::Retries;
use super::timeouts::Timeouts;
use crate::validate::Validation;

/// The configuration of a client, whatever sends its requests.
#[derive(Clone)]
pub struct Config {
    pub(super) settings: Settings,
    pub(super) partitions: &'static [Partition],
    pub(super) retries: Retries,
    pub(super) timeouts: Timeouts,
    pub(super) validation: Validation,
    pub(super) response_limit: u64,
    pub(super) random: Arc<dyn Random>,
    pub(super) credentials: Arc<dyn ProvideCredentials>,
    pub(super) app_name: Option<String>,
    /// URLs that were configured outside of the program, for one service or for all; the first that fits counts.
    configured: Vec<(Option<String>, String)>,
}

impl Config {
    /// No region and no credentials; everything else as most programs want it.
    #[must_use]
    pub fn new() -> Self {
        Self {
            settings: Settings::new(),
            partitions: partitions::ALL,
            retries: Retries::new(),
            timeouts: Timeouts::new(),
            validation: Validation::new(),
            response_limit: 64 << 20,
            random: Arc::new(SystemRandom),
            credentials: Arc::new(NoProvider),
            app_name: None,
            configured: Vec::new(),
        }
    }

    /// Sets the region. Services that have one endpoint for all regions need none: IAM, STS and ImportExport.
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.settings = self.settings.region(region);
        self
    }

    /// Sets who provides the credentials that requests are signed with.
    #[must_use]
    pub fn credentials(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.credentials = Arc::new(provider);
        self
    }

    /// Sets the region and everything else that an endpoint depends on.
    #[must_use]
    pub fn endpoint(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// Adds a URL in place of a service's endpoints, or of all services', that comes from outside of the program: it counts if
    /// the program sets none, and none that was added before fits. A service is named as in `RDS` or `auto_scaling`.
    #[must_use]
    pub fn configured_endpoint(mut self, service: Option<&str>, url: impl Into<String>) -> Self {
        self.configured.push((service.map(word), url.into()));
        self
    }

    /// What the endpoint of a service depends on, which SDKs call `sdk_id`.
    pub(super) fn settings_of(&self, sdk_id: &str) -> Settings {
        let settings = self.settings.clone();
        if settings.has_endpoint() {
            return settings;
        }
        let own = word(sdk_id);
        let mut configured = self.configured.iter();
        let found = configured.find(|(service, _)| service.as_ref().is_none_or(|of| *of == own));
        match found {
            Some((_, url)) => settings.endpoint(url),
            None => settings,
        }
    }

    /// Sets the partitions, in place of those that this crate knows.
    #[must_use]
    pub fn partitions(mut self, partitions: &'static [Partition]) -> Self {
        self.partitions = partitions;
        self
    }

    /// Sets how often and how late requests are sent again.
    #[must_use]
    pub fn retries(mut self, retries: Retries) -> Self {
        self.retries = retries;
        self
    }

    /// How often a request is sent at most.
    #[must_use]
    pub fn retry_attempts(&self) -> u32 {
        self.retries.attempts()
    }

    /// Sets how long to wait.
    #[must_use]
    pub fn timeouts(mut self, timeouts: Timeouts) -> Self {
        self.timeouts = timeouts;
        self
    }

    /// Sets which constraints a request must meet to be sent.
    #[must_use]
    pub fn validation(mut self, validation: Validation) -> Self {
        self.validation = validation;
        self
    }

    /// Sets how long a response may be, in bytes, in place of 64 MiB.
    #[must_use]
    pub fn response_limit(mut self, bytes: u64) -> Self {
        self.response_limit = bytes;
        self
    }

    /// Sets the program's name, which the header `user-agent` tells the service.
    #[must_use]
    pub fn app_name(mut self, name: impl Into<String>) -> Self {
        self.app_name = Some(name.into());
        self
    }

    /// Sets where random numbers come from.
    #[must_use]
    pub fn random(mut self, random: impl Random + 'static) -> Self {
        self.random = Arc::new(random);
        self
    }
}

/// Shows where and how often requests are sent, but no URL, which may have a password by mistake, and no credentials.
impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("region", &self.settings.region_name())
            .field("retries", &self.retries)
            .field("timeouts", &self.timeouts)
            .finish_non_exhaustive()
    }
}

/// A service's name as one word, as variables and files have it.
fn word(name: &str) -> String {
    let letters = name.chars().map(|letter| match letter {
        letter if letter.is_ascii_alphanumeric() => letter.to_ascii_uppercase(),
        _ => '_',
    });
    letters.collect()
}

impl Default for Config {
    fn default() -> Self {
        Self::new()
    }
}
