//! One search through the places.

use touchmark::client::credentials::Credentials;

use super::error::{Answer, NoCredentials, Place};
use crate::file::FileError;
use crate::place::{container, environment, instance, process, sso, sts, token, web_identity};
use crate::profile::{Base, NamedSource, Plan, ProfileError};
use crate::reason::Reason;
use crate::setup::Setup;
use crate::shared::Shared;
use crate::token::Token;

/// What places keep from one search to the next.
#[derive(Default)]
pub(super) struct Memory {
    instance: instance::Memory,
    token: token::Memory,
    #[cfg(feature = "login")]
    login: crate::place::login::Memory,
}

type Found = Result<Credentials, Reason>;

/// The credentials of the first place that has any.
pub(super) async fn search(
    setup: &Setup,
    places: &[Place],
    memory: &Memory,
) -> Result<Credentials, NoCredentials> {
    let mut none = NoCredentials {
        asked: Vec::new(),
        profile: None,
        notes: Vec::new(),
    };
    // Read only if a place needs them: a mistake in them is none of the others.
    let mut files: Option<Result<Shared, FileError>> = None;
    for place in places {
        let found = match place {
            Place::Environment => environment::credentials(&*setup.host),
            Place::Container => container::credentials(setup).await,
            Place::Profile | Place::WebIdentity | Place::Instance => {
                match files.get_or_insert_with(|| Shared::load(setup)) {
                    Err(error) => Err(Reason::File(error.clone())),
                    Ok(shared) => {
                        none.profile = Some(shared.profile_name().to_owned());
                        let asking = Asking {
                            setup,
                            shared,
                            memory,
                        };
                        match place {
                            Place::Profile => asking.profile().await,
                            Place::WebIdentity => asking.web_identity().await,
                            _ => asking.instance().await,
                        }
                    }
                }
            }
        };
        let reason = match found.and_then(|credentials| not_expired(setup, credentials)) {
            Ok(credentials) => return Ok(credentials),
            Err(reason) => reason,
        };
        if let (Reason::Profile(_), Some(Ok(shared))) = (&reason, &files) {
            none.notes.clone_from(&shared.profiles().notes);
        }
        let goes_on = reason.is_absence();
        none.asked.push(Answer {
            place: *place,
            reason,
        });
        if !goes_on {
            break;
        }
    }
    Err(none)
}

/// The token of the profile's single sign-on.
pub(super) async fn sso_token(setup: &Setup, memory: &Memory) -> Result<Token, Reason> {
    let shared = Shared::load(setup)?;
    let asking = Asking {
        setup,
        shared: &shared,
        memory,
    };
    match asking.plan()?.base {
        Base::Sso(sso) => token::token(setup, &shared, &sso, &memory.token).await,
        _ => Err(Reason::Profile(ProfileError::NoSso(
            shared.profile_name().to_owned(),
        ))),
    }
}

/// The region: that of the settings, or of the instance; `None` if there is none.
pub(super) async fn region(setup: &Setup, memory: &Memory) -> Result<Option<String>, Reason> {
    let shared = Shared::load(setup)?;
    if let Some(region) = shared.region() {
        return Ok(Some(region));
    }
    match instance::region(setup, &shared, &memory.instance).await {
        Ok(region) => Ok(Some(region)),
        // No instance.
        Err(Reason::Unreachable { .. } | Reason::Disabled(_)) => Ok(None),
        Err(reason) => Err(reason),
    }
}

/// Credentials that have expired are of no use, and signing with them would only say less about why.
fn not_expired(setup: &Setup, credentials: Credentials) -> Found {
    match credentials.expires_at() {
        Some(at) if credentials.is_expired(setup.host.now()) => Err(Reason::Expired {
            what: "the credentials",
            at,
            hint: "have their source renew them, and check the clock of this machine",
        }),
        _ => Ok(credentials),
    }
}

/// One place that is asked.
struct Asking<'a> {
    setup: &'a Setup,
    shared: &'a Shared,
    memory: &'a Memory,
}

impl Asking<'_> {
    fn plan(&self) -> Result<Plan, ProfileError> {
        let name = self.shared.profile_name();
        Plan::new(self.shared.profiles(), name).map_err(|error| match error {
            // The program or its user asks for it, so that it is no absence.
            ProfileError::NoProfiles if self.setup.profile.is_some() || name != "default" => {
                ProfileError::Missing(name.to_owned())
            }
            other => other,
        })
    }

    async fn profile(&self) -> Found {
        let plan = self.plan()?;
        let mut credentials = self.base(&plan.base).await?;
        for role in &plan.roles {
            credentials = sts::role(self.setup, self.shared, role, credentials).await?;
        }
        Ok(credentials)
    }

    async fn base(&self, base: &Base) -> Found {
        let (setup, shared) = (self.setup, self.shared);
        match base {
            Base::Key(credentials) => Ok(credentials.clone()),
            Base::Named(source) => self.named(*source).await.map_err(meant),
            Base::WebIdentity(identity) => web_identity::credentials(setup, shared, identity).await,
            Base::Sso(sso) => sso::credentials(setup, shared, sso, &self.memory.token).await,
            Base::Process {
                command,
                account_id,
            } => process::credentials(&*setup.host, command, account_id.as_deref()).await,
            Base::Login { profile, session } => self.login(profile, session).await,
        }
    }

    #[cfg(feature = "login")]
    async fn login(&self, _: &str, session: &str) -> Found {
        let memory = &self.memory.login;
        crate::place::login::credentials(self.setup, self.shared, session, memory).await
    }

    #[cfg(not(feature = "login"))]
    async fn login(&self, profile: &str, _: &str) -> Found {
        Err(Reason::Profile(ProfileError::Login(profile.to_owned())))
    }

    async fn named(&self, source: NamedSource) -> Found {
        match source {
            NamedSource::Environment => environment::credentials(&*self.setup.host),
            NamedSource::EcsContainer => container::credentials(self.setup).await,
            NamedSource::Ec2InstanceMetadata => self.instance().await,
        }
    }

    async fn instance(&self) -> Found {
        instance::credentials(self.setup, self.shared, &self.memory.instance).await
    }

    /// The credentials of the role for a token that the environment names.
    async fn web_identity(&self) -> Found {
        let identity = web_identity::in_environment(self.setup)?;
        web_identity::credentials(self.setup, self.shared, &identity).await
    }
}

/// A place that a profile names is meant: that it has none is no absence.
fn meant(reason: Reason) -> Reason {
    if reason.is_absence() {
        Reason::Source(Box::new(reason))
    } else {
        reason
    }
}
