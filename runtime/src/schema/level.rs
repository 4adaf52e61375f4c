//! Levels of rules: how well borne out a rule must be to be checked.

use std::fmt;

/// How much of what is known of a service is checked, and from which level on a rule is.
///
/// What a lower level refuses, a higher one refuses too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Level {
    /// No rules.
    Off,
    /// The rules of the service's model: its traits, and their corrections.
    Model,
    /// Also the rules of the documentation of which nothing is known that the service accepts and they refuse, and whose
    /// kind is as good: documentation is often narrower than the service.
    #[default]
    Trusted,
    /// Also every other rule of the documentation. The service may accept what these refuse: values that were added
    /// since, names of existing objects in other forms than that of new ones.
    Documented,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Off => "Off",
            Self::Model => "Model",
            Self::Trusted => "Trusted",
            Self::Documented => "Documented",
        })
    }
}
