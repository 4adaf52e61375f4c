//! How far a change goes, and the step that it asks for.

/// How far the effect of a change goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// Nothing that was there is different.
    None,
    /// There is more, or something is judged differently; what was there still works.
    Minor,
    /// Something that worked no longer does, or means something else.
    Major,
}

impl Effect {
    /// As in `minor`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// The step that a crate's version has to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Nothing changed.
    None,
    /// Something changed that has no effect.
    Patch,
    /// What worked still does.
    Minor,
    /// Something that worked no longer does.
    Major,
}

impl Step {
    /// As in `minor`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

impl From<Effect> for Step {
    fn from(effect: Effect) -> Self {
        match effect {
            Effect::None => Self::Patch,
            Effect::Minor => Self::Minor,
            Effect::Major => Self::Major,
        }
    }
}
