//! What the search for credentials starts from.

use std::fmt;
use std::sync::Arc;

use crate::host::{Host, Http, System};

/// What the search for credentials starts from: this machine, who sends requests, and what takes the place of variables and
/// settings.
#[derive(Clone)]
pub struct Setup {
    pub(crate) host: Arc<dyn Host>,
    pub(crate) http: Arc<dyn Http>,
    pub(crate) profile: Option<String>,
    pub(crate) region: Option<String>,
    pub(crate) instance: Instance,
}

/// What takes the place of settings of the metadata service of instances.
#[derive(Debug, Clone, Default)]
pub(crate) struct Instance {
    pub(crate) endpoint: Option<String>,
    pub(crate) endpoint_mode: Option<String>,
}

impl Setup {
    /// This machine.
    #[must_use]
    pub fn new(http: impl Http + 'static) -> Self {
        Self {
            host: Arc::new(System),
            http: Arc::new(http),
            profile: None,
            region: None,
            instance: Instance::default(),
        }
    }

    /// Sets another machine, as tests do.
    #[must_use]
    pub fn host(mut self, host: impl Host + 'static) -> Self {
        self.host = Arc::new(host);
        self
    }

    /// Sets the profile, in place of `AWS_PROFILE`. As in the AWS CLI, access keys in the environment are not used then.
    #[must_use]
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.profile = Some(name.into());
        self
    }

    /// Sets the region, in place of `AWS_REGION` and the profile's.
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// Sets the URL of the metadata service of instances, in place of `AWS_EC2_METADATA_SERVICE_ENDPOINT` and the
    /// profile's.
    #[must_use]
    pub fn instance_endpoint(mut self, url: impl Into<String>) -> Self {
        self.instance.endpoint = Some(url.into());
        self
    }

    /// Sets whether that service is asked at its address of `IPv4` or of `IPv6`, in place of
    /// `AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE` and the profile's.
    #[must_use]
    pub fn instance_endpoint_mode(mut self, mode: impl Into<String>) -> Self {
        self.instance.endpoint_mode = Some(mode.into());
        self
    }
}

/// This machine, and ureq.
#[cfg(feature = "ureq")]
impl Default for Setup {
    fn default() -> Self {
        Self::new(crate::host::Ureq::new())
    }
}

impl fmt::Debug for Setup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Setup")
            .field("profile", &self.profile)
            .field("region", &self.region)
            .field("instance", &self.instance)
            .finish_non_exhaustive()
    }
}
