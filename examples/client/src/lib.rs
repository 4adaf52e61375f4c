//! What the examples share: where they send their requests.

#![forbid(unsafe_code)]

use touchmark_rds::touchmark::client::credentials::Credentials;
use touchmark_rds::touchmark::client::endpoint::Settings;
use touchmark_rds::touchmark::client::{Config, EnvironmentError};

/// The configuration of an example: what the environment says, also of keys; or, with a URL as its argument, a server on this
/// machine, such as moto's, in place of AWS.
///
/// # Errors
/// A variable with a value that it cannot have.
pub fn config(arguments: impl IntoIterator<Item = String>) -> Result<Config, EnvironmentError> {
    let mut config = Config::from_environment()?;
    if let Some(url) = arguments.into_iter().nth(1) {
        config = config.endpoint(Settings::new().region("us-east-1").endpoint(url));
    }
    let credentials = Credentials::from_environment();
    let example = || Credentials::new("AKIDEXAMPLE", "secret");
    Ok(config.credentials(credentials.unwrap_or_else(|_| example())))
}
