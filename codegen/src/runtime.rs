//! Where generated crates find the runtime.

use std::fmt;

/// A generated crate's dependency on the runtime. The features that the service needs are added to it.
///
/// ```
/// use touchmark_codegen::Runtime;
///
/// assert_eq!(Runtime::version("0.1.0").to_string(), r#"{ version = "0.1.0" }"#);
/// assert_eq!(
///     Runtime::path("../runtime").and_version("0.1.0").dependency(&["serde"]),
///     r#"{ version = "0.1.0", path = "../runtime", features = ["serde"] }"#
/// );
/// assert_eq!(
///     Runtime::git("https://example.com/touchmark").rev("4f1a2b").to_string(),
///     r#"{ git = "https://example.com/touchmark", rev = "4f1a2b" }"#
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Runtime {
    /// Entries of the dependency in a manifest, in their order.
    entries: Vec<(&'static str, String)>,
}

impl Runtime {
    /// One of a registry, by the versions that will do, as in `0.1.0`.
    #[must_use]
    pub fn version(version: impl Into<String>) -> Self {
        Self {
            entries: vec![("version", version.into())],
        }
    }

    /// One in a folder, as seen from the crate's own, with `/` between folders.
    #[must_use]
    pub fn path(path: impl Into<String>) -> Self {
        Self {
            entries: vec![("path", path.into())],
        }
    }

    /// One in a git repository.
    #[must_use]
    pub fn git(url: impl Into<String>) -> Self {
        Self {
            entries: vec![("git", url.into())],
        }
    }

    /// The same at a commit, by its hash.
    #[must_use]
    pub fn rev(mut self, rev: impl Into<String>) -> Self {
        self.entries.push(("rev", rev.into()));
        self
    }

    /// The same, which a registry has by these versions: for crates that are published.
    #[must_use]
    pub fn and_version(mut self, version: impl Into<String>) -> Self {
        self.entries.insert(0, ("version", version.into()));
        self
    }

    /// Another crate that is found where the runtime is: in the folder `folder` beside its own, in its git repository, or by
    /// its versions.
    #[must_use]
    pub fn beside(&self, folder: &str) -> Self {
        let entries = self.entries.iter().map(|(key, value)| match *key {
            "path" => {
                let parent = value.trim_end_matches('/').rsplit_once('/');
                let path = match parent {
                    Some((parent, _)) => [parent, "/", folder].concat(),
                    None => folder.to_owned(),
                };
                (*key, path)
            }
            _ => (*key, value.clone()),
        });
        Self {
            entries: entries.collect(),
        }
    }

    /// The value of `touchmark` in a manifest, with features turned on.
    #[must_use]
    pub fn dependency(&self, features: &[&str]) -> String {
        let mut entries = self.written();
        if !features.is_empty() {
            entries.push(format!("features = {}", toml_strings(features)));
        }
        format!("{{ {} }}", entries.join(", "))
    }

    /// The same for a dependency that only a feature turns on.
    #[must_use]
    pub fn optional(&self) -> String {
        let mut entries = self.written();
        entries.push("optional = true".to_owned());
        format!("{{ {} }}", entries.join(", "))
    }

    fn written(&self) -> Vec<String> {
        let entries = self.entries.iter();
        entries
            .map(|(key, value)| format!("{key} = {}", toml_string(value)))
            .collect()
    }
}

/// Any version.
impl Default for Runtime {
    fn default() -> Self {
        Self::version("*")
    }
}

/// The value of `touchmark` in a manifest.
impl fmt::Display for Runtime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.dependency(&[]))
    }
}

/// Strings as TOML's array.
pub(crate) fn toml_strings(texts: &[impl AsRef<str>]) -> String {
    let texts: Vec<String> = texts
        .iter()
        .map(|text| toml_string(text.as_ref()))
        .collect();
    format!("[{}]", texts.join(", "))
}

/// A string as TOML's.
pub(crate) fn toml_string(text: &str) -> String {
    // JSON's strings are TOML's basic strings, but for the one control character that JSON leaves as it is.
    let text = serde_json::Value::from(text).to_string();
    text.replace('\u{7f}', "\\u007f")
}
