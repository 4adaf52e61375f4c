//! Passwords for databases of RDS that let users in by IAM.

use std::fmt;
use std::time::Duration;

use super::parameters;
use super::presign::PresignError;
use super::signer::Signer;
use super::signing::Signing;
use crate::client::credentials::Credentials;
use crate::protocol::Request;
use crate::value::DateTime;

/// Databases accept a token for so long.
const EXPIRES: Duration = Duration::from_secs(15 * 60);

/// A password with which a user of a database of RDS logs in for the next fifteen minutes.
#[derive(Clone, PartialEq, Eq)]
pub struct AuthToken(String);

impl AuthToken {
    /// The token for a user of the database at `host` and `port`.
    ///
    /// ```
    /// use touchmark::DateTime;
    /// use touchmark::client::credentials::Credentials;
    /// use touchmark::client::sign::AuthToken;
    ///
    /// let credentials = Credentials::new("AKIDEXAMPLE", "secret");
    /// let now = DateTime::from_unix(1_440_938_160, 0)?;
    /// let token = AuthToken::new(&credentials, "us-east-1", "db.example.com", 3306, "smith", now)?;
    /// assert!(token.as_str().starts_with("db.example.com:3306/?Action=connect&DBUser=smith&X-Amz-"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// None that can be expected: the request that is signed has neither a body nor another duration.
    pub fn new(
        credentials: &Credentials,
        region: &str,
        host: &str,
        port: u16,
        user: &str,
        time: DateTime,
    ) -> Result<Self, PresignError> {
        let mut parameters = String::new();
        parameters::push(&mut parameters, "Action", "connect");
        parameters::push(&mut parameters, "DBUser", user);
        let host = [host, ":", itoa::Buffer::new().format(port)].concat();
        let signing = Signing {
            credentials,
            host: &host,
            region,
            service: "rds-db",
            time,
        };
        let request = Request::new("GET", ["/?", &parameters].concat());
        let target = Signer::new().presign(request, &signing, EXPIRES)?;
        Ok(Self([&*host, &*target].concat()))
    }

    /// The password.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Does not show it.
impl fmt::Debug for AuthToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AuthToken(*****)")
    }
}
