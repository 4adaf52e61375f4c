//! The intended differences, each by name: `tests/KNOWN_DIFFERENCES.md` has the reasons.

use serde_json::{Value as Json, json};
use touchmark_model::model::{Kind, Model};

use crate::differential::case::Probe;
use crate::differential::dress::{Dress, Liberty};
use crate::differential::fault::Fault as Asked;
use crate::differential::peer::{Fault, Pair};

/// An intended difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::differential) enum Known {
    ShortYears,
    EmptyFlattenedLists,
    UnknownUnionMembers,
    UnknownElementsInEntries,
    SpacesAroundBooleans,
    MembersInOlderErrors,
    EmptyMessages,
}

impl Known {
    #[cfg(test)]
    const ALL: [Self; 7] = [
        Self::ShortYears,
        Self::EmptyFlattenedLists,
        Self::UnknownUnionMembers,
        Self::UnknownElementsInEntries,
        Self::SpacesAroundBooleans,
        Self::MembersInOlderErrors,
        Self::EmptyMessages,
    ];

    /// Whether botocore returns nothing then, so that ours is compared with its answer to the question's twin.
    pub(in crate::differential) fn is_silence(self) -> bool {
        matches!(
            self,
            Self::UnknownElementsInEntries | Self::MembersInOlderErrors
        )
    }

    /// The heading in `tests/KNOWN_DIFFERENCES.md`.
    pub(in crate::differential) fn name(self) -> &'static str {
        match self {
            Self::ShortYears => "short-years",
            Self::EmptyFlattenedLists => "empty-flattened-lists",
            Self::UnknownUnionMembers => "unknown-union-members",
            Self::UnknownElementsInEntries => "unknown-elements-in-entries",
            Self::SpacesAroundBooleans => "spaces-around-booleans",
            Self::MembersInOlderErrors => "members-in-older-errors",
            Self::EmptyMessages => "empty-messages",
        }
    }
}

/// Python's `%Y` has no leading zeros for years below 1000.
pub(super) fn short_year(ours: &str, theirs: &str) -> bool {
    let Some((year, rest)) = theirs.split_once('-') else {
        return false;
    };
    year.len() < 4 && super::same_timestamp(ours, &format!("{year:0>4}-{rest}"))
}

/// botocore writes an empty flattened list under the member's name, although the items have their own.
pub(super) fn empty_flattened_list(model: &Model, ours: &Pair, theirs: &Pair) -> bool {
    let split = |pair: &Pair| {
        let (path, name) = pair.name.rsplit_once('.').unwrap_or(("", &pair.name));
        (path.to_owned(), name.to_owned())
    };
    let ((path, ours_name), (their_path, theirs_name)) = (split(ours), split(theirs));
    let mut members = model.shapes.values().flat_map(|shape| match &shape.kind {
        Kind::Structure(members) => members.as_slice(),
        _ => &[],
    });
    path == their_path
        && ours.value.text().is_empty()
        && theirs.value.text().is_empty()
        && members.any(|member| {
            member.flattened && member.wire_name() == ours_name && member.name == theirs_name
        })
}

/// botocore returns only the name of an unknown member of a union.
pub(super) fn unknown_union_member(ours: &Json, theirs: &Json) -> bool {
    let name = theirs.pointer("/SDK_UNKNOWN_MEMBER/name");
    let (Some(name), Json::Object(ours)) = (name.and_then(Json::as_str), ours) else {
        return false;
    };
    ours.len() == 1 && ours.contains_key(name)
}

/// botocore reads `true` as `false` if there is white space around it; `place` is a JSON pointer into the written
/// value.
pub(super) fn space_around_true(spaced: Option<&Json>, place: &str) -> bool {
    // A key of a map may be read differently from how it was written, as line ends are.
    spaced.is_some_and(|written| written.pointer(place) != Some(&Json::Bool(false)))
}

/// botocore refuses an entry of a map with anything but a key and a value in it.
pub(super) fn unknown_element_in_entry(probe: &Probe, theirs: &str) -> bool {
    let there = |dress: &Dress| dress.takes(Liberty::UnknownInEntries);
    theirs.starts_with("ResponseParserError: Unknown tag: ") && probe.dress().is_some_and(there)
}

/// botocore does not distinguish an empty message from none.
pub(super) fn empty_message(asked: &Asked, ours: &Fault, theirs: &Fault) -> bool {
    let empty = |fault: Option<&str>| fault == Some("");
    empty(asked.message.as_deref()) && empty(ours.message.as_deref()) && theirs.message.is_none()
}

/// botocore finds no members in an error of an older service.
pub(super) fn members_in_older_error(asked: &Asked, ours: &Fault, theirs: &Fault) -> bool {
    let any = |fault: &Fault| fault.members.as_ref().is_some_and(|all| *all != json!({}));
    asked.older && any(ours) && !any(theirs)
}

#[cfg(test)]
mod tests {
    use super::Known;

    #[test]
    fn each_has_a_reason() {
        let reasons = include_str!("../../../../tests/KNOWN_DIFFERENCES.md");
        let headings = reasons.lines().filter_map(|line| line.strip_prefix("### "));
        let headings: Vec<&str> = headings.collect();
        assert_eq!(headings, Known::ALL.map(Known::name));
    }
}
