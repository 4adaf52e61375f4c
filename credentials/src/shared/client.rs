//! The settings of a client: region, endpoint, retries.

use touchmark::client::Config;
use touchmark::client::endpoint::Settings;
use touchmark::client::retry::Retries;
use touchmark::schema::Service;

use super::error::SettingError;
use super::lookup::{Found, Shared};

impl Shared {
    /// The region: that of the setup, of `AWS_REGION`, of `AWS_DEFAULT_REGION`, or of the profile.
    #[must_use]
    pub fn region(&self) -> Option<String> {
        let set = || {
            self.variable("AWS_REGION")
                .or_else(|| self.find("AWS_DEFAULT_REGION", "region"))
        };
        self.region.clone().or_else(|| Some(set()?.value))
    }

    /// The URL that takes the place of a service's endpoints: of `AWS_ENDPOINT_URL_` and the service's name, of
    /// `AWS_ENDPOINT_URL`, of the services section that the profile names, or of the profile.
    ///
    /// # Errors
    /// A profile that names a services section that is not there, and a flag that is neither true nor false.
    pub fn endpoint_url(&self, service: &Service) -> Result<Option<String>, SettingError> {
        self.endpoint_url_of(service.sdk_id)
    }

    pub(crate) fn endpoint_url_of(&self, sdk_id: &str) -> Result<Option<String>, SettingError> {
        let ignored = self.flag(
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
            "ignore_configured_endpoint_urls",
        )?;
        if ignored {
            return Ok(None);
        }
        let id = sdk_id.replace(' ', "_");
        let own = ["AWS_ENDPOINT_URL_", &id.to_ascii_uppercase()].concat();
        let variable = self
            .variable(&own)
            .or_else(|| self.variable("AWS_ENDPOINT_URL"));
        if let Some(found) = variable {
            return Ok(Some(found.value));
        }
        if let Some(url) = self.services_url(&id.to_ascii_lowercase())? {
            return Ok(Some(url));
        }
        Ok(self.setting("endpoint_url").map(|found| found.value))
    }

    /// The URL in the services section that the profile names.
    fn services_url(&self, service: &str) -> Result<Option<String>, SettingError> {
        let Some(named) = self.setting("services") else {
            return Ok(None);
        };
        let Some(section) = self.profiles().services.get(&named.value) else {
            return Err(named.error("the name of a section that begins with `services`"));
        };
        let group = section.group(service);
        Ok(group.and_then(|group| Some(group.nested("endpoint_url")?.to_owned())))
    }

    /// All that the endpoint of a service depends on.
    ///
    /// # Errors
    /// A setting with a value that it cannot have.
    pub fn endpoint_settings(&self, service: &Service) -> Result<Settings, SettingError> {
        self.endpoint_settings_of(service.sdk_id)
    }

    pub(crate) fn endpoint_settings_of(&self, sdk_id: &str) -> Result<Settings, SettingError> {
        let mut settings = Settings::new()
            .use_fips(self.flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint")?)
            .use_dual_stack(self.flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint")?)
            .use_global_endpoint(self.uses_global_sts()?);
        if let Some(region) = self.region() {
            settings = settings.region(region);
        }
        if let Some(url) = self.endpoint_url_of(sdk_id)? {
            settings = settings.endpoint(url);
        }
        Ok(settings)
    }

    /// Whether STS is reached at its old endpoint for all regions.
    fn uses_global_sts(&self) -> Result<bool, SettingError> {
        match self.find("AWS_STS_REGIONAL_ENDPOINTS", "sts_regional_endpoints") {
            None => Ok(false),
            Some(found) if found.value.eq_ignore_ascii_case("regional") => Ok(false),
            Some(found) if found.value.eq_ignore_ascii_case("legacy") => Ok(true),
            Some(found) => Err(found.error("`regional` or `legacy`")),
        }
    }

    /// How often requests are sent. All modes of retrying that AWS's programs have are treated as the standard one, which
    /// the others resemble.
    ///
    /// # Errors
    /// A setting with a value that it cannot have.
    pub fn retries(&self) -> Result<Retries, SettingError> {
        const MODES: [&str; 3] = ["standard", "adaptive", "legacy"];
        let is_mode = |found: &Found| {
            let mut modes = MODES.iter();
            modes.any(|mode| found.value.eq_ignore_ascii_case(mode))
        };
        if let Some(found) = self.find("AWS_RETRY_MODE", "retry_mode")
            && !is_mode(&found)
        {
            return Err(found.error("`standard`, `adaptive` or `legacy`"));
        }
        let attempts = self.count("AWS_MAX_ATTEMPTS", "max_attempts")?;
        let retries = Retries::new();
        Ok(attempts.map_or(retries, |attempts| retries.max_attempts(attempts)))
    }

    /// A configuration for a client of a service, with all of that.
    ///
    /// # Errors
    /// A setting with a value that it cannot have, and a profile that is asked for but in no file.
    pub fn client_config(&self, service: &Service) -> Result<Config, SettingError> {
        self.check_profile()?;
        let config = Config::new().retries(self.retries()?);
        Ok(config.endpoint(self.endpoint_settings(service)?))
    }
}
