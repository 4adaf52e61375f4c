//! The configuration of a client.

use std::sync::Arc;

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
}

impl Config {
    /// No region; everything else as most programs want it.
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
        }
    }

    /// Sets the region.
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.settings = self.settings.region(region);
        self
    }

    /// Sets the region and everything else that an endpoint depends on.
    #[must_use]
    pub fn endpoint(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
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

    /// Sets where random numbers come from.
    #[must_use]
    pub fn random(mut self, random: impl Random + 'static) -> Self {
        self.random = Arc::new(random);
        self
    }
}

impl Default for Config {
    fn default() -> Self {
        Self::new()
    }
}
