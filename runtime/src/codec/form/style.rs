//! What protocols write differently in a form.

use std::borrow::Cow;

use crate::schema::{List, Member};

/// How a protocol writes members and lists.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    /// Whether members go by their capitalised names.
    pub(crate) capitalised: bool,
    /// Whether items stand below the member's name, whatever the schema says, and empty lists are left out.
    pub(crate) flat: bool,
}

impl Style {
    /// The name of a member.
    pub(super) fn name(self, member: &Member) -> Cow<'_, str> {
        match self.capitalised {
            true => member.capitalised_name(),
            false => Cow::Borrowed(&member.wire_name),
        }
    }

    /// Whether items stand below the member's name.
    pub(super) fn is_flat(self, list: &List) -> bool {
        self.flat || list.flattened
    }
}
