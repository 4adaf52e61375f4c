//! Selects which rules are checked: by level, path and kind.

use super::kind::ViolationKind;
use super::path::Path;
use crate::schema::Level;

/// How requests are validated. Services may add values and relax limits after a crate was generated, and documentation can
/// be narrower than the service: rules can be left out by their [`Level`], or one by one.
///
/// ```
/// use touchmark::validate::{Level, Validation, ViolationKind};
///
/// // Everything that is documented is checked, also what the service may be less strict about.
/// let strict = Validation::new().level(Level::Documented);
///
/// // Engines may be new, and keys of any length; everything else is checked.
/// let lenient = Validation::new()
///     .ignore("Engine", ViolationKind::OneOf)
///     .ignore("Tags[*].Key", ViolationKind::Length);
///
/// // Only what the service's model states is checked.
/// let model_only = Validation::new().level(Level::Model);
/// # let _ = (strict, lenient, model_only);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Validation {
    level: Level,
    ignored: Vec<Ignored>,
}

#[derive(Debug, Clone)]
struct Ignored {
    path: String,
    /// `None` for every kind.
    kind: Option<ViolationKind>,
}

impl Validation {
    /// Everything up to [`Level::Trusted`] is checked, nothing is ignored.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            level: Level::Trusted,
            ignored: Vec::new(),
        }
    }

    /// Checks the rules of this level and of those below it.
    #[must_use]
    pub const fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// Ignores violations of this kind at this path.
    ///
    /// The path is as in [`Violation::path`](super::Violation::path); `[*]` stands for any item of a list and any entry
    /// of a map, as in `Tags[*].Key`. Values below the path are still checked. A path that no request has is no error;
    /// [`unknown_paths`](Self::unknown_paths) finds it.
    #[must_use]
    pub fn ignore(self, path: impl Into<String>, kind: ViolationKind) -> Self {
        self.without(path.into(), Some(kind))
    }

    /// Ignores violations of any kind at this path, which is as for [`ignore`](Self::ignore).
    #[must_use]
    pub fn ignore_all(self, path: impl Into<String>) -> Self {
        self.without(path.into(), None)
    }

    fn without(mut self, path: String, kind: Option<ViolationKind>) -> Self {
        self.ignored.push(Ignored { path, kind });
        self
    }

    /// The paths of what is ignored.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.ignored.iter().map(|ignored| ignored.path.as_str())
    }

    /// Whether rules of this level are checked.
    pub(super) fn includes(&self, level: Level) -> bool {
        self.level >= level
    }

    pub(super) fn ignores(&self, path: &Path<'_>, kind: ViolationKind) -> bool {
        self.ignored.iter().any(|ignored| {
            ignored.kind.is_none_or(|ignored| ignored == kind) && path.matches(&ignored.path)
        })
    }
}
