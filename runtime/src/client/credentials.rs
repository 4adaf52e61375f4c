//! Credentials, and who provides them.

use std::error::Error;
use std::fmt;
use std::future::{self, Future};
use std::pin::Pin;
use std::sync::Arc;

use crate::value::DateTime;

/// An access key, with which requests are signed. Clones share it.
///
/// ```
/// use touchmark::client::credentials::Credentials;
///
/// let credentials = Credentials::new("AKIDEXAMPLE", "secret").session_token("token");
/// assert_eq!(
///     format!("{credentials:?}"),
///     r#"Credentials { access_key_id: "AKIDEXAMPLE", secret_access_key: "*****", session_token: "*****", expiry: None }"#,
/// );
/// ```
#[derive(Clone)]
pub struct Credentials(Arc<Parts>);

#[derive(Clone)]
struct Parts {
    access_key_id: String,
    secret_access_key: String,
    session_token: Option<String>,
    expiry: Option<DateTime>,
    account_id: Option<String>,
}

impl Credentials {
    /// An access key that does not expire.
    #[must_use]
    pub fn new(access_key_id: impl Into<String>, secret_access_key: impl Into<String>) -> Self {
        Self(Arc::new(Parts {
            access_key_id: access_key_id.into(),
            secret_access_key: secret_access_key.into(),
            session_token: None,
            expiry: None,
            account_id: None,
        }))
    }

    /// Those of the environment: `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, with `AWS_SESSION_TOKEN`, which temporary
    /// ones have. The crate `touchmark-credentials` looks in all other places as well: profiles, roles, single sign-on.
    ///
    /// # Errors
    /// One of the first two is not set.
    pub fn from_environment() -> Result<Self, CredentialsError> {
        Self::from_variables(|name| std::env::var(name).ok())
    }

    /// The same from variables of which each is given by its name. Blank ones count as absent.
    fn from_variables(variable: impl Fn(&str) -> Option<String>) -> Result<Self, CredentialsError> {
        let value = |name: &str| {
            let value = variable(name)?;
            let value = value.trim();
            (!value.is_empty()).then(|| value.to_owned())
        };
        let required = |name: &str| {
            let missing = || CredentialsError::new(format!("the variable {name} is not set"));
            value(name).ok_or_else(missing)
        };
        let found = Self::new(
            required("AWS_ACCESS_KEY_ID")?,
            required("AWS_SECRET_ACCESS_KEY")?,
        );
        Ok(match value("AWS_SESSION_TOKEN") {
            Some(token) => found.session_token(token),
            None => found,
        })
    }

    /// Sets the session token, which temporary credentials have.
    #[must_use]
    pub fn session_token(mut self, token: impl Into<String>) -> Self {
        Arc::make_mut(&mut self.0).session_token = Some(token.into());
        self
    }

    /// Sets when they expire.
    #[must_use]
    pub fn expiry(mut self, expiry: DateTime) -> Self {
        Arc::make_mut(&mut self.0).expiry = Some(expiry);
        self
    }

    /// Sets the account that they belong to, if who provides them knows it.
    #[must_use]
    pub fn account_id(mut self, account_id: impl Into<String>) -> Self {
        Arc::make_mut(&mut self.0).account_id = Some(account_id.into());
        self
    }

    /// The id of the access key, which is not secret.
    #[must_use]
    pub fn access_key_id(&self) -> &str {
        &self.0.access_key_id
    }

    /// The secret of the access key.
    #[must_use]
    pub fn secret_access_key(&self) -> &str {
        &self.0.secret_access_key
    }

    /// The session token, which temporary credentials have.
    #[must_use]
    pub fn token(&self) -> Option<&str> {
        self.0.session_token.as_deref()
    }

    /// When they expire; `None` if they do not.
    #[must_use]
    pub fn expires_at(&self) -> Option<DateTime> {
        self.0.expiry
    }

    /// The account that they belong to, which is not secret; `None` if it is not known.
    #[must_use]
    pub fn account(&self) -> Option<&str> {
        self.0.account_id.as_deref()
    }

    /// Whether they have expired at `time`.
    #[must_use]
    pub fn is_expired(&self, time: DateTime) -> bool {
        self.0.expiry.is_some_and(|expiry| expiry <= time)
    }

    /// Whether both sign with the same secret.
    pub(crate) fn has_secret_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.secret_access_key == other.0.secret_access_key
    }
}

/// Shows neither the secret nor the token.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const HIDDEN: &str = "*****";
        let mut debug = f.debug_struct("Credentials");
        debug
            .field("access_key_id", &self.access_key_id())
            .field("secret_access_key", &HIDDEN);
        match self.token() {
            Some(_) => debug.field("session_token", &HIDDEN),
            None => debug.field("session_token", &None::<()>),
        };
        debug.field("expiry", &self.expires_at()).finish()
    }
}

/// Credentials that are being looked for.
pub type CredentialsFuture<'a> =
    Pin<Box<dyn Future<Output = Result<Credentials, CredentialsError>> + Send + 'a>>;

/// Provides credentials. A client asks before each call, so a provider keeps what it found until shortly before it
/// expires, and lets those who ask at the same time wait for one answer.
pub trait ProvideCredentials: Send + Sync {
    /// Credentials that have not expired.
    fn provide(&self) -> CredentialsFuture<'_>;

    /// Credentials in place of `rejected`, which the service does not accept any more, although they may look valid: what
    /// [`provide`](Self::provide) returns, unless a provider that keeps credentials has to forget these first.
    fn replace(&self, rejected: &Credentials) -> CredentialsFuture<'_> {
        let _ = rejected;
        self.provide()
    }
}

/// Provides itself.
impl ProvideCredentials for Credentials {
    fn provide(&self) -> CredentialsFuture<'_> {
        Box::pin(future::ready(Ok(self.clone())))
    }
}

/// Nobody provides credentials, until a configuration says who does.
pub(super) struct NoProvider;

impl ProvideCredentials for NoProvider {
    fn provide(&self) -> CredentialsFuture<'_> {
        let error = "the client's configuration names no provider (`Config::credentials`)";
        Box::pin(future::ready(Err(CredentialsError::new(error))))
    }
}

/// No credentials, and why.
#[derive(Debug, Clone)]
pub struct CredentialsError(Arc<dyn Error + Send + Sync>);

impl CredentialsError {
    /// An error with its cause: which places were asked, and what each said.
    #[must_use]
    pub fn new(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(Arc::from(cause.into()))
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no credentials to sign the request with")
    }
}

impl Error for CredentialsError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.0)
    }
}

#[cfg(test)]
mod tests {
    use std::task::{Context, Poll, Waker};

    use super::*;

    fn now(mut future: CredentialsFuture<'_>) -> Result<Credentials, CredentialsError> {
        match future
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
        {
            Poll::Ready(result) => result,
            Poll::Pending => panic!("it waits"),
        }
    }

    #[test]
    fn variables_of_the_environment() {
        let of = |variables: &[(&str, &str)]| {
            Credentials::from_variables(|name| {
                let found = variables.iter().find(|(other, _)| *other == name)?;
                Some(found.1.to_owned())
            })
        };
        let id = ("AWS_ACCESS_KEY_ID", " AKID\n");
        let secret = ("AWS_SECRET_ACCESS_KEY", "hunter2");
        let found = of(&[id, secret, ("AWS_SESSION_TOKEN", "token")]).unwrap();
        assert_eq!(
            (found.access_key_id(), found.token()),
            ("AKID", Some("token"))
        );
        assert_eq!(found.secret_access_key(), "hunter2");
        let found = of(&[id, secret, ("AWS_SESSION_TOKEN", " ")]).unwrap();
        assert_eq!(found.token(), None);
        for (variables, missing) in [
            (&[][..], "AWS_ACCESS_KEY_ID"),
            (&[secret], "AWS_ACCESS_KEY_ID"),
            (
                &[id, ("AWS_SECRET_ACCESS_KEY", " ")],
                "AWS_SECRET_ACCESS_KEY",
            ),
        ] {
            let error = of(variables).unwrap_err();
            let expected = format!("the variable {missing} is not set");
            assert_eq!(error.source().unwrap().to_string(), expected);
            // What a program prints whose `main` returns it.
            assert!(format!("{error:?}").contains(&expected), "{error:?}");
        }
    }

    #[test]
    fn debug_output_shows_no_secret() {
        let credentials = Credentials::new("AKID", "hunter2");
        for credentials in [credentials.clone(), credentials.session_token("hunter2")] {
            let debug = format!("{credentials:?} {credentials:#?}");
            assert!(
                debug.contains("AKID") && !debug.contains("hunter2"),
                "{debug}"
            );
        }
    }

    #[test]
    fn they_expire_at_their_expiry() {
        let time = |seconds| DateTime::from_unix(seconds, 0).unwrap();
        let credentials = Credentials::new("AKID", "secret");
        assert!(!credentials.is_expired(time(i64::from(u32::MAX))));
        let credentials = credentials.expiry(time(100));
        assert!(!credentials.is_expired(time(99)));
        assert!(credentials.is_expired(time(100)));
    }

    #[test]
    fn a_change_does_not_reach_clones() {
        let first = Credentials::new("AKID", "secret");
        let second = first.clone().session_token("token");
        assert_eq!((first.token(), second.token()), (None, Some("token")));
        let third = second.clone().account_id("123456789012");
        assert_eq!(
            (second.account(), third.account()),
            (None, Some("123456789012"))
        );
        assert!(first.has_secret_of(&second));
        assert!(!first.has_secret_of(&Credentials::new("AKID", "other")));
    }

    #[test]
    fn fixed_credentials_provide_themselves() {
        let provider: &dyn ProvideCredentials = &Credentials::new("AKID", "secret");
        let provided = now(provider.provide()).unwrap();
        assert_eq!(provided.access_key_id(), "AKID");
        let replaced = now(provider.replace(&provided)).unwrap();
        assert_eq!(replaced.secret_access_key(), "secret");
    }

    #[test]
    fn an_error_keeps_its_cause() {
        let error = CredentialsError::new("profile `dev`: no such profile");
        assert_eq!(
            error.source().unwrap().to_string(),
            "profile `dev`: no such profile"
        );
    }
}
