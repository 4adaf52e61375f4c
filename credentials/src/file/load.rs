//! Where the files are.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::FileError;
use super::merge::Kind;
use super::parse::parse;
use super::profiles::{Note, Profiles};
use crate::host::Host;

/// Each file with the variable that names another, and where it is without that. Settings of the later one win.
const FILES: [(Kind, &str, &str); 2] = [
    (Kind::Config, "AWS_CONFIG_FILE", "config"),
    (
        Kind::Credentials,
        "AWS_SHARED_CREDENTIALS_FILE",
        "credentials",
    ),
];

/// Reads the shared files. One that does not exist is treated as empty, and so is one that cannot be read; there is a
/// [note](Profiles::notes) of that, unless nothing says that there should be one.
///
/// # Errors
/// A file that is malformed.
pub fn load(host: &dyn Host) -> Result<Profiles, FileError> {
    let mut profiles = Profiles::default();
    for (kind, variable, name) in FILES {
        let own = host.variable(variable).filter(|path| !is_blank(path));
        let path = match &own {
            Some(path) => Some(expanded(host, Path::new(path))),
            None => folder(host).map(|folder| folder.join(name)),
        };
        let Some(path) = path else { continue };
        let path: Arc<Path> = path.into();
        let content = match host.read(&path) {
            Ok(content) => content,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if own.is_some() {
                    profiles.notes.push(Note::Absent { path, variable });
                }
                continue;
            }
            Err(error) => {
                profiles.notes.push(Note::Unreadable {
                    path,
                    error: error.to_string(),
                });
                continue;
            }
        };
        let sections = parse(&path, &content)?;
        profiles.add(kind, &path, sections);
    }
    Ok(profiles)
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// The folder of all files that AWS's programs share; `None` if there is no home.
pub(crate) fn folder(host: &dyn Host) -> Option<PathBuf> {
    Some(home(host)?.join(".aws"))
}

/// The user's home.
fn home(host: &dyn Host) -> Option<PathBuf> {
    let variable = |name| host.variable(name).filter(|value| !is_blank(value));
    if let Some(home) = variable("HOME") {
        return Some(home.into());
    }
    if !cfg!(windows) {
        return None;
    }
    let profile = variable("USERPROFILE");
    let split = || Some([variable("HOMEDRIVE")?, variable("HOMEPATH")?].concat());
    profile.or_else(split).map(PathBuf::from)
}

/// A path with the home in place of `~` at its beginning.
fn expanded(host: &dyn Host, path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), home(host)) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path.to_owned(),
    }
}
