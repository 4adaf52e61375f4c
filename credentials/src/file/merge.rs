//! Two files as one: which sections are profiles, and which setting counts.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::line::{SPACES, is_name};
use super::parse::RawSection;
use super::profiles::{Note, Origin, Profiles, Section};

/// The two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Config,
    Credentials,
}

/// What a section is.
#[derive(Debug, PartialEq, Eq)]
enum Role<'a> {
    Profile(&'a str),
    /// `default` without `profile`, which has to stand back behind one with it.
    PlainDefault,
    SsoSession(&'a str),
    Services(&'a str),
    /// Of a kind that is not known, as later versions of other programs may write.
    Other,
}

impl Profiles {
    /// Adds the sections of a file. Its settings win over those that are there.
    pub(super) fn add(&mut self, kind: Kind, path: &Arc<Path>, sections: Vec<RawSection<'_>>) {
        let is_default = |section: &RawSection<'_>| {
            kind == Kind::Config && role(kind, section.name) == Ok(Role::Profile("default"))
        };
        let has_prefixed_default = sections.iter().any(is_default);
        for section in sections {
            let origin = Origin {
                path: Arc::clone(path),
                line: section.line,
            };
            let target = match role(kind, section.name) {
                Err(note) => {
                    self.notes.push(note(origin));
                    continue;
                }
                Ok(Role::Other) => continue,
                Ok(Role::PlainDefault) if has_prefixed_default => {
                    self.notes.push(Note::Default(origin));
                    continue;
                }
                Ok(Role::PlainDefault) => of(&mut self.profiles, "default"),
                Ok(Role::Profile(name)) => of(&mut self.profiles, name),
                Ok(Role::SsoSession(name)) => of(&mut self.sso_sessions, name),
                Ok(Role::Services(name)) => of(&mut self.services, name),
            };
            for (name, setting) in section.settings {
                if is_name(&name) {
                    target.settings.insert(name, setting);
                } else {
                    self.notes.push(Note::SettingName(setting.origin));
                }
            }
        }
    }
}

fn of<'s>(sections: &'s mut BTreeMap<String, Section>, name: &str) -> &'s mut Section {
    sections.entry(name.to_owned()).or_default()
}

fn role(kind: Kind, name: &str) -> Result<Role<'_>, fn(Origin) -> Note> {
    if name.is_empty() {
        return Err(Note::SectionName);
    }
    let (prefix, rest) = match name.split_once(SPACES) {
        Some((prefix, rest)) => (Some(prefix), rest.trim_matches(SPACES)),
        None => (None, name),
    };
    let role = match (kind, prefix) {
        (Kind::Config, Some("profile")) => Role::Profile,
        (Kind::Config, Some("sso-session")) => Role::SsoSession,
        (Kind::Config, Some("services")) => Role::Services,
        (Kind::Config, Some(_)) => return Ok(Role::Other),
        (Kind::Config, None) if name == "default" => return Ok(Role::PlainDefault),
        (Kind::Config, None) => return Err(Note::NoPrefix),
        (Kind::Credentials, Some("profile" | "sso-session" | "services")) => {
            return Err(Note::Prefix);
        }
        // A profile's name, as it stands.
        (Kind::Credentials, _) => return Ok(Role::Profile(name)),
    };
    unquoted(rest).map(role).ok_or(Note::SectionName)
}

/// A name behind a kind. In quotes, as the AWS CLI writes it, it may contain white space.
fn unquoted(name: &str) -> Option<&str> {
    const QUOTES: [char; 2] = ['"', '\''];
    for quote in QUOTES {
        let inner = name.strip_prefix(quote);
        if let Some(inner) = inner.and_then(|inner| inner.strip_suffix(quote)) {
            return (!inner.is_empty() && !inner.contains(quote)).then_some(inner);
        }
    }
    let is_plain = !name.is_empty() && !name.contains(SPACES) && !name.contains(QUOTES);
    is_plain.then_some(name)
}
