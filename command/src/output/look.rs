//! How tables look.

/// How wide a table may be before each row becomes a column, and whether it has colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Look {
    /// In columns of a terminal.
    pub(crate) width: usize,
    pub(crate) colours: bool,
}
