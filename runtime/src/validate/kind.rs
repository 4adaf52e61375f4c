//! The kinds of rules that a request can break.

/// The kinds of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ViolationKind {
    /// A member that must be present is not.
    Required,
    /// A text, blob, list or map is too short or too long.
    Length,
    /// A number is too small or too large, or between the spans that it can be in.
    Range,
    /// A number is not a multiple of what it must be one of.
    MultipleOf,
    /// A text has the wrong form.
    Pattern,
    /// A value is not one of the allowed values.
    OneOf,
    /// A text begins with what it must not begin with.
    Prefix,
    /// A window of the day or week has the wrong form or is too short.
    Format,
    /// Members are what they cannot be together.
    Conflict,
    /// A member is not what others need it to be.
    Requires,
    /// A member that must not be above another is.
    Ordered,
    /// Windows overlap that must not.
    Overlap,
    /// An item stands in a list twice.
    Unique,
    /// A union holds none of its members.
    UnsetUnion,
    /// Structures, lists and maps are nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH).
    Depth,
}
