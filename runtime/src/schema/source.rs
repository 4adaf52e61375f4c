//! Sources of rules.

use super::level::Level;

/// The source of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// A trait of the service's model.
    Model,
    /// The service's documentation, in prose.
    Documented,
    /// A correction of a trait of the model that is known to be wrong.
    OverrideOfModel,
    /// A correction of, or an addition to, a rule of the documentation.
    OverrideOfDocumented,
}

impl Source {
    /// The lowest level at which rules of this source are checked.
    #[must_use]
    pub const fn level(self) -> Level {
        match self {
            Self::Model | Self::OverrideOfModel => Level::Model,
            Self::Documented | Self::OverrideOfDocumented => Level::Trusted,
        }
    }

    /// The source of a rule of this level.
    pub(crate) const fn of(level: Level, corrected: bool) -> Self {
        match (level, corrected) {
            (Level::Off | Level::Model, false) => Self::Model,
            (Level::Off | Level::Model, true) => Self::OverrideOfModel,
            (Level::Trusted | Level::Documented, false) => Self::Documented,
            (Level::Trusted | Level::Documented, true) => Self::OverrideOfDocumented,
        }
    }
}
