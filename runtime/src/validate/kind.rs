//! Kinds of violations.

use crate::schema::{AcrossRule, Refs, Rule};

/// The kinds of rules that a request can violate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ViolationKind {
    /// A member that must be present is not.
    Required,
    /// A string, blob, list or map is too short or too long.
    Length,
    /// A string has too few or too many bytes in UTF-8.
    Bytes,
    /// A number is too small or too large, or between its allowed ranges.
    Range,
    /// A number is not a multiple of the required step.
    MultipleOf,
    /// A string does not match its pattern.
    Pattern,
    /// A value is not one of the allowed values.
    OneOf,
    /// A string begins with a forbidden prefix.
    Prefix,
    /// A daily or weekly window has the wrong format or is too short.
    Format,
    /// Members are present, or have values, that exclude each other.
    Conflict,
    /// A member lacks a value that other members require.
    Requires,
    /// A member is greater than another that limits it.
    Ordered,
    /// Two windows overlap.
    Overlap,
    /// A list has duplicate items.
    Unique,
    /// Several lists have too few or too many items together.
    Total,
    /// A union has none of its members.
    UnsetUnion,
    /// Values are nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH).
    Depth,
}

impl ViolationKind {
    /// The kind of the violations of a rule for a value, however it refers to members and patterns.
    #[must_use]
    pub fn of_rule<R: Refs>(rule: &Rule<R>) -> Self {
        match rule {
            Rule::Length(_) => Self::Length,
            Rule::Bytes(_) => Self::Bytes,
            Rule::Range(_) | Rule::Spans(_) => Self::Range,
            Rule::MultipleOf(_) => Self::MultipleOf,
            Rule::Pattern(_) => Self::Pattern,
            Rule::OneOf { .. } => Self::OneOf,
            Rule::NotPrefixedBy { .. } => Self::Prefix,
            Rule::Format(_) | Rule::Parts(_) => Self::Format,
            Rule::Unique { .. } => Self::Unique,
            Rule::Total { .. } => Self::Total,
        }
    }

    /// The kind of the violations of a rule between members.
    #[must_use]
    pub fn of_across<R: Refs>(rule: &AcrossRule<R>) -> Self {
        match rule {
            AcrossRule::Conflict(_) => Self::Conflict,
            AcrossRule::Requires { .. } => Self::Requires,
            AcrossRule::Ordered(_) => Self::Ordered,
            AcrossRule::WindowsDisjoint { .. } => Self::Overlap,
        }
    }

    /// Its name in data and reports, as in `MultipleOf`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Required => "Required",
            Self::Length => "Length",
            Self::Bytes => "Bytes",
            Self::Range => "Range",
            Self::MultipleOf => "MultipleOf",
            Self::Pattern => "Pattern",
            Self::OneOf => "OneOf",
            Self::Prefix => "Prefix",
            Self::Format => "Format",
            Self::Conflict => "Conflict",
            Self::Requires => "Requires",
            Self::Ordered => "Ordered",
            Self::Overlap => "Overlap",
            Self::Unique => "Unique",
            Self::Total => "Total",
            Self::UnsetUnion => "UnsetUnion",
            Self::Depth => "Depth",
        }
    }
}
