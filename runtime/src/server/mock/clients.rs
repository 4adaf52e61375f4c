//! Clients of a mock.

use super::Mock;
#[cfg(feature = "tower")]
use super::transport::MockTransport;
use crate::client::blocking;
use crate::client::credentials::Credentials;
use crate::client::random::Random;
#[cfg(feature = "tower")]
use crate::client::tower;
use crate::client::{Config, Service};

/// Draws nothing, so that no retry waits.
struct Nothing;

impl Random for Nothing {
    fn next(&self) -> u64 {
        0
    }
}

impl Mock {
    /// A configuration for tests: a region and an access key, and retries without waiting.
    #[must_use]
    pub fn config() -> Config {
        Config::new()
            .region("us-east-1")
            .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
            .random(Nothing)
    }

    /// A client of the mock that waits for each response, with the configuration for tests.
    #[must_use]
    pub fn blocking_client<S: Service>(&self) -> blocking::Client<S> {
        blocking::Client::with_transport(Self::config(), self.transport())
    }

    /// An asynchronous client of the mock, on any runtime, with the configuration for tests.
    #[cfg(feature = "tower")]
    #[must_use]
    pub fn client<S: Service>(&self) -> tower::Client<S, MockTransport> {
        tower::Client::with_transport(Self::config(), self.sleep(), self.transport())
    }

    /// How clients of the mock wait, for one with a configuration of its own.
    #[cfg(feature = "tower")]
    #[must_use]
    pub fn sleep(&self) -> impl tower::Sleep + use<> {
        self.state.clock.clone()
    }
}
