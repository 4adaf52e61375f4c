//! The settings of a client on which its endpoint depends.

/// The settings of a client on which its endpoint depends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    pub(super) region: Option<String>,
    pub(super) endpoint: Option<String>,
    pub(super) use_fips: bool,
    pub(super) use_dual_stack: bool,
    pub(super) use_global_endpoint: bool,
}

impl Settings {
    /// No region, and the service's own endpoint.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the region.
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// Sets a URL in place of the service's endpoints. An empty one is treated as none.
    #[must_use]
    pub fn endpoint(mut self, url: impl Into<String>) -> Self {
        self.endpoint = Some(url.into()).filter(|url| !url.is_empty());
        self
    }

    /// Sets whether the endpoint must use cryptography that is validated by the standard FIPS 140.
    #[must_use]
    pub fn use_fips(mut self, use_fips: bool) -> Self {
        self.use_fips = use_fips;
        self
    }

    /// Sets whether the endpoint must have addresses of both versions of IP.
    #[must_use]
    pub fn use_dual_stack(mut self, use_dual_stack: bool) -> Self {
        self.use_dual_stack = use_dual_stack;
        self
    }

    /// Sets whether STS is reached at its old endpoint for all regions, if the region is as old as that.
    #[must_use]
    pub fn use_global_endpoint(mut self, use_global_endpoint: bool) -> Self {
        self.use_global_endpoint = use_global_endpoint;
        self
    }

    /// Whether a URL is set in place of the service's endpoints.
    pub(crate) fn has_endpoint(&self) -> bool {
        self.endpoint.is_some()
    }

    /// The region.
    #[must_use]
    pub fn region_name(&self) -> Option<&str> {
        self.region.as_deref()
    }
}
