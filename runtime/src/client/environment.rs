//! What the environment's variables say to clients
//! ([reference](https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html)).

use std::fmt;

use super::config::Config;
use super::retry::{Mode, Retries};

/// A variable whose value is not one of those that it may have.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct EnvironmentError {
    /// Its name.
    pub variable: &'static str,
    /// Its value.
    pub found: String,
    /// What it must be.
    pub expected: &'static str,
}

impl fmt::Display for EnvironmentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            variable,
            found,
            expected,
        } = self;
        let found = found.escape_debug();
        write!(
            f,
            "the variable {variable} must be {expected}, found `{found}`"
        )
    }
}

impl std::error::Error for EnvironmentError {}

/// The beginning of the variables with the endpoint of one service.
const ENDPOINT_OF: &str = "AWS_ENDPOINT_URL_";

impl Config {
    /// What the environment says, and nothing else:
    ///
    /// | variable | sets |
    /// |---|---|
    /// | `AWS_REGION`, else `AWS_DEFAULT_REGION` | the region |
    /// | `AWS_USE_FIPS_ENDPOINT`, `AWS_USE_DUALSTACK_ENDPOINT` | what the endpoint must support |
    /// | `AWS_ENDPOINT_URL_SERVICE`, else `AWS_ENDPOINT_URL` | a URL in place of the service's endpoints |
    /// | `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` | that these two count for nothing |
    /// | `AWS_STS_REGIONAL_ENDPOINTS` | with `legacy`, the one old endpoint of STS |
    /// | `AWS_MAX_ATTEMPTS` | how often a request may be sent |
    /// | `AWS_RETRY_MODE` | nothing, since the other modes of AWS's are taken for the standard one |
    /// | `AWS_SDK_UA_APP_ID` | the program's name |
    ///
    /// Credentials are left to their provider. Profiles, whose settings count where a variable is absent, are read by the crate
    /// `touchmark-credentials`: its `Shared` makes such a configuration of both.
    ///
    /// # Errors
    /// A variable with a value that it cannot have.
    pub fn from_environment() -> Result<Self, EnvironmentError> {
        let all = std::env::vars_os();
        // Variables of AWS's are text; others are nobody's business here.
        Self::from_variables(all.filter_map(|(name, value)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        }))
    }

    /// The same from variables that are given by name and value. White space around a value is no part of it, and blank ones
    /// count as absent.
    ///
    /// # Errors
    /// A variable with a value that it cannot have.
    pub fn from_variables(
        variables: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, EnvironmentError> {
        let variables: Vec<(String, String)> = variables
            .into_iter()
            .filter(|(name, value)| name.starts_with("AWS_") && !value.trim().is_empty())
            .collect();
        let get = |wanted: &str| {
            let mut all = variables.iter();
            let found = all.find(|(name, _)| name == wanted)?;
            Some(found.1.trim())
        };
        let flag = |variable| get(variable).map_or(Ok(false), |value| switch(variable, value));
        let mut config = Self::new();
        let settings = std::mem::take(&mut config.settings)
            .use_fips(flag("AWS_USE_FIPS_ENDPOINT")?)
            .use_dual_stack(flag("AWS_USE_DUALSTACK_ENDPOINT")?)
            .use_global_endpoint(is_legacy(get("AWS_STS_REGIONAL_ENDPOINTS"))?);
        config = config.endpoint(settings);
        if let Some(region) = get("AWS_REGION").or_else(|| get("AWS_DEFAULT_REGION")) {
            config = config.region(region);
        }
        if !flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")? {
            for (name, url) in &variables {
                if let Some(service) = name.strip_prefix(ENDPOINT_OF) {
                    config = config.configured_endpoint(Some(service), url.trim());
                }
            }
            if let Some(url) = get("AWS_ENDPOINT_URL") {
                config = config.configured_endpoint(None, url);
            }
        }
        config = config.retries(retries(get("AWS_RETRY_MODE"), get("AWS_MAX_ATTEMPTS"))?);
        Ok(match get("AWS_SDK_UA_APP_ID") {
            Some(name) => config.app_name(name),
            None => config,
        })
    }
}

fn wrong(variable: &'static str, found: &str, expected: &'static str) -> EnvironmentError {
    EnvironmentError {
        variable,
        found: found.to_owned(),
        expected,
    }
}

fn switch(variable: &'static str, value: &str) -> Result<bool, EnvironmentError> {
    match value.to_ascii_lowercase().as_str() {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(wrong(variable, value, "`true` or `false`")),
    }
}

fn is_legacy(value: Option<&str>) -> Result<bool, EnvironmentError> {
    match value {
        None => Ok(false),
        Some(value) if value.eq_ignore_ascii_case("regional") => Ok(false),
        Some(value) if value.eq_ignore_ascii_case("legacy") => Ok(true),
        Some(value) => Err(wrong(
            "AWS_STS_REGIONAL_ENDPOINTS",
            value,
            "`regional` or `legacy`",
        )),
    }
}

fn retries(mode: Option<&str>, attempts: Option<&str>) -> Result<Retries, EnvironmentError> {
    let is_mode = |found: &str| {
        let mut modes = ["standard", "adaptive", "legacy"].iter();
        modes.any(|mode| found.eq_ignore_ascii_case(mode))
    };
    if let Some(mode) = mode.filter(|mode| !is_mode(mode)) {
        let expected = "`standard`, `adaptive` or `legacy`";
        return Err(wrong("AWS_RETRY_MODE", mode, expected));
    }
    let retries = Retries::new().mode(Mode::Standard);
    let Some(attempts) = attempts else {
        return Ok(retries);
    };
    match attempts.parse() {
        Ok(count @ 1..) => Ok(retries.max_attempts(count)),
        _ => Err(wrong("AWS_MAX_ATTEMPTS", attempts, "a number from 1")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::endpoint::Settings;

    fn config(variables: &[(&str, &str)]) -> Result<Config, EnvironmentError> {
        let owned = variables.iter();
        Config::from_variables(owned.map(|(name, value)| ((*name).into(), (*value).into())))
    }

    #[test]
    fn variables_set_what_they_are_for() {
        let config = config(&[
            ("AWS_DEFAULT_REGION", "us-east-2"),
            ("AWS_REGION", "eu-west-1"),
            ("AWS_USE_FIPS_ENDPOINT", "TRUE"),
            ("AWS_USE_DUALSTACK_ENDPOINT", "false"),
            ("AWS_STS_REGIONAL_ENDPOINTS", "legacy"),
            ("AWS_MAX_ATTEMPTS", "7"),
            ("AWS_RETRY_MODE", "adaptive"),
            ("AWS_SDK_UA_APP_ID", "kiln"),
        ])
        .unwrap();
        let settings = Settings::new().region("eu-west-1").use_fips(true);
        assert_eq!(config.settings, settings.use_global_endpoint(true));
        assert_eq!(config.retries.attempts(), 7);
        assert_eq!(config.app_name.as_deref(), Some("kiln"));
        let config = super::Config::from_variables([]).unwrap();
        assert_eq!(config.settings, Settings::new());
        assert_eq!(config.retries.attempts(), 3);
    }

    #[test]
    fn values_are_read_as_those_of_profiles() {
        let config = config(&[
            ("AWS_REGION", " eu-west-1 "),
            ("AWS_USE_FIPS_ENDPOINT", " True"),
            ("AWS_STS_REGIONAL_ENDPOINTS", "Regional"),
            ("AWS_MAX_ATTEMPTS", " 7"),
            ("AWS_RETRY_MODE", "Standard "),
            ("AWS_SDK_UA_APP_ID", " "),
        ])
        .unwrap();
        let settings = Settings::new().region("eu-west-1").use_fips(true);
        assert_eq!(config.settings, settings);
        assert_eq!(config.retries.attempts(), 7);
        assert_eq!(config.app_name, None);
    }

    #[test]
    fn the_endpoint_of_the_service_wins() {
        let both = [
            ("AWS_ENDPOINT_URL", "http://all"),
            ("AWS_ENDPOINT_URL_AUTO_SCALING", "http://one"),
        ];
        let ignored = [
            &both[..],
            &[("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")],
        ]
        .concat();
        let set = |variables: &[(&str, &str)]| config(variables).unwrap();
        for (config, service, expected) in [
            (set(&both), "Auto Scaling", Some("http://one")),
            (set(&both), "RDS", Some("http://all")),
            (set(&both[1..]), "RDS", None),
            (set(&ignored), "Auto Scaling", None),
            (set(&[("AWS_ENDPOINT_URL", " ")]), "RDS", None),
            (
                set(&[("AWS_ENDPOINT_URL_RDS", " http://one\n")]),
                "RDS",
                Some("http://one"),
            ),
            (
                set(&both).endpoint(Settings::new().endpoint("http://mine")),
                "RDS",
                Some("http://mine"),
            ),
            (
                set(&both[..1]).configured_endpoint(Some("rds"), "http://profile"),
                "RDS",
                Some("http://all"),
            ),
            (
                set(&both[1..]).configured_endpoint(Some("rds"), "http://profile"),
                "RDS",
                Some("http://profile"),
            ),
        ] {
            let settings = config.settings_of(service);
            let expected = expected.map_or(Settings::new(), |url| Settings::new().endpoint(url));
            assert_eq!(settings, expected, "{service}");
        }
    }

    #[test]
    fn values_that_cannot_be_are_named() {
        for (variable, value, message) in [
            (
                "AWS_USE_FIPS_ENDPOINT",
                "yes",
                "`true` or `false`, found `yes`",
            ),
            ("AWS_MAX_ATTEMPTS", "0", "a number from 1, found `0`"),
            (
                "AWS_RETRY_MODE",
                "none",
                "`standard`, `adaptive` or `legacy`, found `none`",
            ),
            (
                "AWS_STS_REGIONAL_ENDPOINTS",
                "x",
                "`regional` or `legacy`, found `x`",
            ),
        ] {
            let Err(error) = config(&[(variable, value)]) else {
                panic!("{variable} takes {value}");
            };
            let expected = format!("the variable {variable} must be {message}");
            assert_eq!(error.to_string(), expected);
        }
    }
}
