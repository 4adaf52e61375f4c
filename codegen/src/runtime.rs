//! Where generated crates find the runtime.

use std::fmt;

/// A generated crate's dependency on the runtime. The features that the service needs are added to it.
///
/// ```
/// use touchmark_codegen::Runtime;
///
/// assert_eq!(Runtime::version("0.1.0").to_string(), r#"{ version = "0.1.0" }"#);
/// let beside = Runtime::version("0.1.0").path("../runtime");
/// assert_eq!(
///     beside.dependency(&["serde"]),
///     r#"{ version = "0.1.0", path = "../runtime", features = ["serde"] }"#
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Runtime {
    version: String,
    path: Option<String>,
}

impl Runtime {
    /// One of a registry, by the versions that will do, as in `0.1.0`.
    #[must_use]
    pub fn version(version: impl Into<String>) -> Self {
        Self {
            version: version.into(),
            path: None,
        }
    }

    /// The same in a folder, as seen from the crate's own, with `/` between folders.
    #[must_use]
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// The value of `touchmark` in a manifest, with features turned on.
    #[must_use]
    pub fn dependency(&self, features: &[&str]) -> String {
        let mut entries = vec![format!("version = {}", toml_string(&self.version))];
        entries.extend(
            self.path
                .iter()
                .map(|path| format!("path = {}", toml_string(path))),
        );
        if !features.is_empty() {
            entries.push(format!("features = {}", toml_strings(features)));
        }
        format!("{{ {} }}", entries.join(", "))
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
