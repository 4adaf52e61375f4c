//! Which violations are told: by where a rule is stated, by path, by kind.

use super::kind::ViolationKind;
use super::path::Path;
use crate::schema::Source;

/// How requests are checked. Services add values and relax limits after a crate was generated: its rules can be left
/// out by where they are stated, or one by one.
///
/// ```
/// use touchmark::validate::{Level, Validation, ViolationKind};
///
/// // Engines may be new, and keys as long as the service takes them; everything else is checked.
/// let lenient = Validation::new()
///     .ignore("Engine", ViolationKind::OneOf)
///     .ignore("Tags[*].Key", ViolationKind::Length);
///
/// // Nothing is checked but what the service's model states.
/// let model_only = Validation::new().level(Level::Model);
/// # let _ = (lenient, model_only);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Validation {
    level: Level,
    ignored: Vec<Ignored>,
}

/// Which rules are checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Level {
    /// None.
    Off,
    /// Those of the service's model: its traits, and the corrections of them.
    Model,
    /// Those, and what the service's documentation states in prose.
    #[default]
    Documented,
}

#[derive(Debug, Clone)]
struct Ignored {
    path: String,
    /// None: every kind.
    kind: Option<ViolationKind>,
}

impl Validation {
    /// Everything is checked, nothing is ignored.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            level: Level::Documented,
            ignored: Vec::new(),
        }
    }

    /// The same with these rules alone.
    #[must_use]
    pub const fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// The same without violations of this kind at this path.
    ///
    /// The path is as [`Violation::path`](super::Violation::path) tells it; `[*]` stands for any item of a list and
    /// any entry of a map, as in `Tags[*].Key`. What lies below the path is still checked.
    #[must_use]
    pub fn ignore(self, path: impl Into<String>, kind: ViolationKind) -> Self {
        self.without(path.into(), Some(kind))
    }

    /// The same without violations of any kind at this path, which is as for [`ignore`](Self::ignore).
    #[must_use]
    pub fn ignore_all(self, path: impl Into<String>) -> Self {
        self.without(path.into(), None)
    }

    fn without(mut self, path: String, kind: Option<ViolationKind>) -> Self {
        self.ignored.push(Ignored { path, kind });
        self
    }

    /// Whether rules are checked at this level.
    pub(super) fn is_at(&self, level: Level) -> bool {
        self.level == level
    }

    /// Whether rules that are stated there are checked.
    pub(super) fn includes(&self, source: Source) -> bool {
        match source {
            Source::Model | Source::OverrideOfModel => self.level >= Level::Model,
            Source::Documented | Source::OverrideOfDocumented => self.level >= Level::Documented,
        }
    }

    pub(super) fn ignores(&self, path: &Path<'_>, kind: ViolationKind) -> bool {
        self.ignored.iter().any(|ignored| {
            ignored.kind.is_none_or(|ignored| ignored == kind) && path.matches(&ignored.path)
        })
    }
}
