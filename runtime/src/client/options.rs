//! What a call does otherwise than its client.

use std::time::Duration;

use crate::validate::Validation;

/// What a call does otherwise than its client.
///
/// ```
/// use touchmark::client::CallOptions;
/// use touchmark::{Level, Validation};
///
/// // The service decides alone.
/// let unchecked = CallOptions::new().validation(Validation::new().level(Level::Off));
/// // A snapshot is copied from another region.
/// let copy = CallOptions::new().source_region("eu-west-1");
/// ```
#[derive(Debug, Clone, Default)]
pub struct CallOptions {
    pub(super) validation: Option<Validation>,
    pub(super) source_region: Option<String>,
    pub(super) wait_limit: Option<Duration>,
    pub(super) unsigned: bool,
}

impl CallOptions {
    /// Nothing otherwise.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets which constraints a request must meet to be sent.
    #[must_use]
    pub fn validation(mut self, validation: Validation) -> Self {
        self.validation = Some(validation);
        self
    }

    /// Sets for how long `wait_until` asks at most, in place of how often.
    #[must_use]
    pub fn wait_limit(mut self, limit: Duration) -> Self {
        self.wait_limit = Some(limit);
        self
    }

    /// Sets whether requests are sent without a signature, for which no credentials are asked.
    #[must_use]
    pub fn unsigned(mut self, unsigned: bool) -> Self {
        self.unsigned = unsigned;
        self
    }

    /// Sets the region from which something is copied: the input's member `PreSignedUrl`, if it is absent, becomes the same
    /// request to that region, signed.
    #[must_use]
    pub fn source_region(mut self, region: impl Into<String>) -> Self {
        self.source_region = Some(region.into());
        self
    }
}
