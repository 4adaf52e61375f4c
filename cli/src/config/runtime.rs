//! Where generated crates find the runtime, the crate `touchmark`: an entry of `touchmark.toml`, and `--runtime`.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

/// What `--runtime` takes, for messages.
pub const SYNTAX: &str = "path=FOLDER, git=URL, git=URL#COMMIT or version=VERSION";

/// The value of `runtime` in `touchmark.toml`, as cargo has it for a dependency.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Entry")]
pub enum RuntimeSource {
    /// In a folder.
    Path {
        /// As seen from the folder of `touchmark.toml`, or absolute.
        path: String,
        /// The versions that a registry has of it, for crates that are published.
        version: Option<String>,
    },
    /// In a git repository.
    Git {
        /// Its URL.
        url: String,
        /// The commit; none for the newest of the default branch.
        rev: Option<String>,
    },
    /// In a registry, by the versions that will do.
    Version(String),
}

/// The table as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    path: Option<String>,
    git: Option<String>,
    rev: Option<String>,
    version: Option<String>,
}

impl TryFrom<Entry> for RuntimeSource {
    type Error = String;

    fn try_from(entry: Entry) -> Result<Self, String> {
        let source = match entry {
            Entry {
                path: Some(path),
                git: None,
                rev: None,
                version,
            } => Self::Path { path, version },
            Entry {
                path: None,
                git: Some(url),
                rev,
                version: None,
            } => Self::Git { url, rev },
            Entry {
                path: None,
                git: None,
                rev: None,
                version: Some(version),
            } => Self::Version(version),
            _ => {
                return Err(
                    "the runtime is given by `path` (also with `version`), `git` (also with `rev`) or `version`"
                        .to_owned(),
                );
            }
        };
        source.checked()
    }
}

impl RuntimeSource {
    fn checked(self) -> Result<Self, String> {
        match &self {
            Self::Path { path, .. } if path.is_empty() => Err("the runtime's path is empty".into()),
            Self::Git { url, .. } if url.is_empty() => Err("the runtime's URL is empty".into()),
            Self::Git { rev: Some(rev), .. } if rev.is_empty() => {
                Err("the runtime's commit is empty".into())
            }
            Self::Path {
                version: Some(version),
                ..
            }
            | Self::Version(version)
                if !is_requirement(version) =>
            {
                Err(format!(
                    "`{version}` is not a version of the runtime: expected one as in 0.1 or 0.1.0"
                ))
            }
            _ => Ok(self),
        }
    }
}

/// `path=FOLDER`, `git=URL`, `git=URL#COMMIT`, `version=VERSION`.
impl FromStr for RuntimeSource {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let source = match text.split_once('=') {
            Some(("path", path)) => Self::Path {
                path: path.to_owned(),
                version: None,
            },
            Some(("git", url)) => {
                let (url, rev) = match url.split_once('#') {
                    Some((url, rev)) => (url, Some(rev.to_owned())),
                    None => (url, None),
                };
                Self::Git {
                    url: url.to_owned(),
                    rev,
                }
            }
            Some(("version", version)) => Self::Version(version.to_owned()),
            _ => return Err(format!("expected {SYNTAX}")),
        };
        source.checked()
    }
}

/// The value in `touchmark.toml`.
impl fmt::Display for RuntimeSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = match self {
            Self::Path { path, version } => {
                (("path", path), version.as_ref().map(|v| ("version", v)))
            }
            Self::Git { url, rev } => (("git", url), rev.as_ref().map(|rev| ("rev", rev))),
            Self::Version(version) => (("version", version), None),
        };
        let entries = std::iter::once(first).chain(second);
        let entries: Vec<String> = entries
            .map(|(key, value)| format!("{key} = {}", toml::Value::String(value.clone())))
            .collect();
        write!(f, "{{ {} }}", entries.join(", "))
    }
}

/// A version with one to three numbers, as dependencies have it, without operators.
fn is_requirement(text: &str) -> bool {
    let core = text.split(['-', '+']).next().unwrap_or_default();
    let numbers: Vec<&str> = core.split('.').collect();
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+');
    numbers.len() <= 3
        && numbers.iter().all(|part| part.parse::<u64>().is_ok())
        && text.chars().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(text: &str) -> Result<RuntimeSource, String> {
        #[derive(Deserialize)]
        struct File {
            runtime: RuntimeSource,
        }
        let file: Result<File, _> = toml::from_str(&format!("runtime = {text}"));
        file.map(|file| file.runtime)
            .map_err(|error| error.to_string())
    }

    #[test]
    fn arguments_become_entries_that_read_as_the_same() {
        for (argument, text) in [
            (
                "path=../touchmark/runtime",
                r#"{ path = "../touchmark/runtime" }"#,
            ),
            ("path=a=b", r#"{ path = "a=b" }"#),
            (
                "git=https://example.com/t",
                r#"{ git = "https://example.com/t" }"#,
            ),
            (
                "git=ssh://git@example.com/t.git#4f1a2b",
                r#"{ git = "ssh://git@example.com/t.git", rev = "4f1a2b" }"#,
            ),
            ("version=0.1", r#"{ version = "0.1" }"#),
            ("version=1.2.3-rc.1", r#"{ version = "1.2.3-rc.1" }"#),
        ] {
            let source: RuntimeSource = argument.parse().unwrap();
            assert_eq!(source.to_string(), text);
            assert_eq!(entry(text), Ok(source));
        }
        let both = r#"{ path = "runtime", version = "0.1.0" }"#;
        assert_eq!(entry(both).unwrap().to_string(), both);
    }

    #[test]
    fn other_arguments_are_refused() {
        for (argument, message) in [
            ("../runtime", "expected path=FOLDER, git=URL"),
            ("folder=../runtime", "expected path=FOLDER, git=URL"),
            ("path=", "path is empty"),
            ("git=", "URL is empty"),
            ("git=#4f1a2b", "URL is empty"),
            ("git=https://example.com/t#", "commit is empty"),
            ("version=newest", "`newest` is not a version"),
            ("version=", "`` is not a version"),
            ("version=1.2.3.4", "`1.2.3.4` is not a version"),
        ] {
            let error = argument.parse::<RuntimeSource>().unwrap_err();
            assert!(error.contains(message), "{argument}: {error}");
        }
    }

    #[test]
    fn other_entries_are_refused() {
        for (text, message) in [
            (
                r#"{ path = "a", git = "b" }"#,
                "the runtime is given by `path`",
            ),
            (
                r#"{ version = "1", rev = "b" }"#,
                "the runtime is given by `path`",
            ),
            ("{}", "the runtime is given by `path`"),
            (r#"{ branch = "main" }"#, "unknown field `branch`"),
            (r#"{ version = ">= 1" }"#, "`>= 1` is not a version"),
        ] {
            let error = entry(text).unwrap_err();
            assert!(error.contains(message), "{text}: {error}");
        }
    }
}
