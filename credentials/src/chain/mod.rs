//! The places where credentials are looked for, in their order.

mod error;
mod search;

pub use error::{Answer, NoCredentials, Place};

use std::fmt;
use std::sync::Arc;

use touchmark::client::credentials::{
    Credentials, CredentialsError, CredentialsFuture, ProvideCredentials,
};

use crate::reason::Reason;
use crate::refresh::Kept;
use crate::setup::Setup;
use crate::token::Token;
use search::Memory;

/// Looks for credentials in all places, and keeps them until shortly before they expire. Clones share what was found: use
/// one for all clients.
///
/// While credentials that expire soon are refreshed, by one search at a time, calls go on with what there is.
#[derive(Clone)]
pub struct Chain(Arc<Parts>);

struct Parts {
    setup: Setup,
    places: Vec<Place>,
    kept: Kept,
    memory: Memory,
}

impl Chain {
    /// All places, in their order. Nothing is read or asked yet.
    ///
    /// With a [profile](Setup::profile) that the program asks for, the environment is left out: as in the AWS CLI, that
    /// profile is meant rather than what happens to be in the environment.
    #[must_use]
    pub fn new(setup: Setup) -> Self {
        let is_asked = |place: &Place| *place != Place::Environment || setup.profile.is_none();
        let places: Vec<Place> = Place::ALL.into_iter().filter(is_asked).collect();
        Self::of(setup, places)
    }

    /// Only these places, in this order.
    #[must_use]
    pub fn of(setup: Setup, places: impl Into<Vec<Place>>) -> Self {
        Self(Arc::new(Parts {
            setup,
            places: places.into(),
            kept: Kept::default(),
            memory: Memory::default(),
        }))
    }

    /// Looks for credentials now, whatever is kept.
    ///
    /// # Errors
    /// Which places were asked, and what each said.
    pub async fn search(&self) -> Result<Credentials, NoCredentials> {
        let Parts {
            setup,
            places,
            memory,
            ..
        } = &*self.0;
        search::search(setup, places, memory).await
    }

    /// The region: that of [`Shared::region`](crate::Shared::region), or else the one in which the instance is that this
    /// machine may be; `None` if there is none.
    ///
    /// # Errors
    /// A malformed file, and an instance that does not say.
    pub async fn region(&self) -> Result<Option<String>, Reason> {
        search::region(&self.0.setup, &self.0.memory).await
    }

    /// The token of the profile's single sign-on, refreshed if it expires soon, for services that take a bearer token.
    ///
    /// # Errors
    /// A profile without single sign-on, and a token that is absent or has expired.
    pub async fn sso_token(&self) -> Result<Token, Reason> {
        search::sso_token(&self.0.setup, &self.0.memory).await
    }

    async fn get(&self) -> Result<Credentials, CredentialsError> {
        let Parts { setup, kept, .. } = &*self.0;
        let search = async { self.search().await.map_err(CredentialsError::new) };
        kept.get(|| setup.host.now(), search).await
    }
}

impl ProvideCredentials for Chain {
    fn provide(&self) -> CredentialsFuture<'_> {
        Box::pin(self.get())
    }

    fn replace(&self, rejected: &Credentials) -> CredentialsFuture<'_> {
        self.0.kept.forget(rejected);
        self.provide()
    }
}

impl fmt::Debug for Chain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Chain")
            .field("setup", &self.0.setup)
            .field("places", &self.0.places)
            .finish_non_exhaustive()
    }
}
