//! Which value a setting has: the environment's, or that of the profile.

use std::fmt;
use std::sync::Arc;

use super::error::{SettingError, SettingSource};
use crate::file::{FileError, Profiles, Section, load};
use crate::host::Host;
use crate::setup::Setup;

/// The settings of a profile and of the environment, which wins.
///
/// ```no_run
/// # #[cfg(feature = "ureq")] {
/// use touchmark_credentials::{Setup, Shared};
///
/// let shared = Shared::load(&Setup::default())?;
/// println!("{} in {:?}", shared.profile_name(), shared.region());
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Shared {
    host: Arc<dyn Host>,
    profiles: Profiles,
    profile: String,
    /// Who names the profile, if anybody does.
    named_by: Option<SettingSource>,
    pub(super) region: Option<String>,
}

/// Shows which profile it is, and no settings, among which secrets are.
impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared")
            .field("profile", &self.profile)
            .field("region", &self.region())
            .finish_non_exhaustive()
    }
}

/// A value, and where it is set.
pub(crate) struct Found {
    pub(crate) value: String,
    pub(crate) source: SettingSource,
}

impl Found {
    pub(crate) fn error(self, expected: &'static str) -> SettingError {
        SettingError {
            source: self.source,
            value: self.value,
            expected,
        }
    }
}

/// The variables that name a profile.
const PROFILE: [&str; 2] = ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"];

impl Shared {
    /// Reads the shared files.
    ///
    /// # Errors
    /// A file that is malformed.
    pub fn load(setup: &Setup) -> Result<Self, FileError> {
        let host = Arc::clone(&setup.host);
        let by_program = setup.profile.clone().map(|profile| {
            let name = "profile";
            (profile, SettingSource::Program { name })
        });
        let by_variable = |name: &&str| {
            let source = SettingSource::Variable((*name).to_owned());
            Some((variable(&*host, name)?, source))
        };
        let named = by_program.or_else(|| PROFILE.iter().find_map(by_variable));
        let (profile, named_by) = named.unzip();
        Ok(Self {
            profiles: load(&*host)?,
            profile: profile.unwrap_or_else(|| "default".to_owned()),
            named_by,
            region: setup.region.clone(),
            host,
        })
    }

    /// The name of the profile: that of the setup, of `AWS_PROFILE`, or `default`.
    #[must_use]
    pub fn profile_name(&self) -> &str {
        &self.profile
    }

    /// What the shared files say.
    #[must_use]
    pub fn profiles(&self) -> &Profiles {
        &self.profiles
    }

    /// The profile, if a file has it.
    #[must_use]
    pub fn profile(&self) -> Option<&Section> {
        self.profiles.profiles.get(&self.profile)
    }

    /// That a profile is asked for which is in no file.
    pub(super) fn check_profile(&self) -> Result<(), SettingError> {
        match &self.named_by {
            Some(source) if self.profile().is_none() && self.profile != "default" => {
                Err(SettingError {
                    source: source.clone(),
                    value: self.profile.clone(),
                    expected: "the name of a profile: `[profile name]` in the file `config`, or `[name]` in `credentials`",
                })
            }
            _ => Ok(()),
        }
    }

    /// The value of a variable, or else of a setting of the profile. Blank ones are treated as absent.
    pub(crate) fn find(&self, name: &str, setting: &str) -> Option<Found> {
        self.variable(name).or_else(|| self.setting(setting))
    }

    pub(super) fn variable(&self, name: &str) -> Option<Found> {
        let value = variable(&*self.host, name)?;
        let source = SettingSource::Variable(name.to_owned());
        Some(Found { value, source })
    }

    pub(super) fn setting(&self, name: &str) -> Option<Found> {
        let setting = self.profile()?.setting(name)?;
        Some(Found {
            value: setting.value().to_owned(),
            source: SettingSource::File {
                name: name.to_owned(),
                origin: setting.origin.clone(),
            },
        })
    }

    /// Whether a variable or else a setting is true.
    pub(crate) fn flag(&self, name: &str, setting: &str) -> Result<bool, SettingError> {
        match self.find(name, setting) {
            None => Ok(false),
            Some(found) if found.value.eq_ignore_ascii_case("true") => Ok(true),
            Some(found) if found.value.eq_ignore_ascii_case("false") => Ok(false),
            Some(found) => Err(found.error("`true` or `false`")),
        }
    }

    /// A number above 0.
    pub(crate) fn count(&self, name: &str, setting: &str) -> Result<Option<u32>, SettingError> {
        let Some(found) = self.find(name, setting) else {
            return Ok(None);
        };
        match found.value.parse() {
            Ok(number) if number > 0 => Ok(Some(number)),
            _ => Err(found.error("a number above 0")),
        }
    }
}

/// The value of a variable without white space around it, unless it is blank.
pub(crate) fn variable(host: &dyn Host, name: &str) -> Option<String> {
    let value = host.variable(name)?;
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}
