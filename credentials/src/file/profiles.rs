//! What the shared files say.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// What the shared files say: profiles, and sections that profiles refer to.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Profiles {
    /// The profiles, by name.
    pub profiles: BTreeMap<String, Section>,
    /// Sections that begin with `sso-session`, by name.
    pub sso_sessions: BTreeMap<String, Section>,
    /// Sections that begin with `services`, by name. Each of their settings is a group for one service.
    pub services: BTreeMap<String, Section>,
    /// What is not used, and why. Most often it is a mistake.
    pub notes: Vec<Note>,
}

/// A section: settings by name.
#[derive(Debug, Clone, Default)]
pub struct Section {
    /// The settings, by their names in lower case.
    pub(super) settings: BTreeMap<String, Setting>,
}

impl Section {
    /// A setting, if it is there and not blank.
    #[must_use]
    pub fn setting(&self, name: &str) -> Option<&Setting> {
        let setting = self.settings.get(name)?;
        (!setting.value().is_empty()).then_some(setting)
    }

    /// A setting below which others stand.
    #[must_use]
    pub fn group(&self, name: &str) -> Option<&Setting> {
        self.settings.get(name).filter(|setting| setting.is_group())
    }

    /// The value of a setting, if it is there and not blank.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.setting(name).map(Setting::value)
    }
}

/// The value of a setting, and where it stands.
#[derive(Clone)]
#[non_exhaustive]
pub struct Setting {
    pub(super) value: String,
    pub(super) nested: BTreeMap<String, String>,
    /// Where it stands.
    pub origin: Origin,
}

impl Setting {
    pub(super) fn new(value: &str, origin: Origin) -> Self {
        Self {
            value: value.to_owned(),
            nested: BTreeMap::new(),
            origin,
        }
    }

    /// Its value. Lines that continue it are separated by line feeds.
    #[must_use]
    pub fn value(&self) -> &str {
        self.value.trim()
    }

    /// The value of a setting below it, if that is there and not blank.
    #[must_use]
    pub fn nested(&self, name: &str) -> Option<&str> {
        let value = self.nested.get(name).map(String::as_str);
        value.filter(|value| !value.is_empty())
    }

    /// Whether settings may stand below it: it has no value of its own.
    pub(super) fn is_group(&self) -> bool {
        self.value.is_empty() || self.value.starts_with('\n')
    }
}

/// Shows where it stands, but not the value, which may be a secret.
impl fmt::Debug for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Setting")
            .field("origin", &self.origin)
            .finish_non_exhaustive()
    }
}

/// Where something stands.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Origin {
    /// The file.
    pub path: Arc<Path>,
    /// The line, counted from 1.
    pub line: usize,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}", self.path.display(), self.line)
    }
}

impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// Something that is not used.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Note {
    /// A section of the file `config` that names no kind: profiles begin with `profile`, except `default`.
    NoPrefix(Origin),
    /// A section of the file `credentials` that names a kind: there, all are profiles.
    Prefix(Origin),
    /// A section whose name is absent, or has white space or quotes outside of quotes.
    SectionName(Origin),
    /// A setting whose name has other characters than names have.
    SettingName(Origin),
    /// The section `default`, since there is `profile default` as well.
    Default(Origin),
    /// A file that does not exist.
    Absent {
        /// The file.
        path: Arc<Path>,
        /// The variable of the environment that names it.
        variable: &'static str,
    },
    /// A file that cannot be read.
    Unreadable {
        /// The file.
        path: Arc<Path>,
        /// What the system reports.
        error: String,
    },
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (origin, why) = match self {
            Self::NoPrefix(origin) => (
                origin,
                "a section of this file begins with a kind, as in `[profile name]`",
            ),
            Self::Prefix(origin) => (
                origin,
                "a section of this file is only a profile's name, as in `[name]`",
            ),
            Self::SectionName(origin) => (
                origin,
                "the section has no name, or one that needs quotes, as in `[profile \"my name\"]`",
            ),
            Self::SettingName(origin) => (origin, "the setting's name has a character no name has"),
            Self::Default(origin) => (origin, "`[profile default]` takes its place"),
            Self::Absent { path, variable } => {
                return write!(
                    f,
                    "{}, which {variable} names, does not exist",
                    path.display()
                );
            }
            Self::Unreadable { path, error } => {
                return write!(f, "{} cannot be read: {error}", path.display());
            }
        };
        write!(f, "{origin} is ignored: {why}")
    }
}
