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

#[cfg(test)]
mod tests {
    use super::*;

    /// As botocore makes them (`generate_db_auth_token`).
    #[test]
    fn tokens_are_those_of_botocore() {
        const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
        const BEGIN: &str = "db.example.com:3306/?Action=connect&DBUser=smith%40forge\
            &X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Feu-west-1%2Frds-db%2Faws4_request\
            &X-Amz-Date=20150830T123600Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host";
        let credentials = Credentials::new("AKIDEXAMPLE", SECRET);
        for (credentials, end) in [
            (
                credentials.clone(),
                "&X-Amz-Signature=34f878ebb26a3cae74ad88ba4bc194d8d50a79f1b1cee0de8ef14ec9e904a8b3",
            ),
            (
                credentials.session_token("session/token+="),
                "&X-Amz-Security-Token=session%2Ftoken%2B%3D\
                 &X-Amz-Signature=3620d1a381cd60b7fe13c98774f55b83ccdfa0347c973cfd062c17e725c74f74",
            ),
        ] {
            let time = DateTime::parse("2015-08-30T12:36:00Z").unwrap();
            let (host, user) = ("db.example.com", "smith@forge");
            let token = AuthToken::new(&credentials, "eu-west-1", host, 3306, user, time);
            let token = token.unwrap();
            assert_eq!(token.as_str(), [BEGIN, end].concat());
            assert_eq!(format!("{token:?}"), "AuthToken(*****)");
        }
    }
}
