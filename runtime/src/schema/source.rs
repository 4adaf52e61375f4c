//! Sources of rules.

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
