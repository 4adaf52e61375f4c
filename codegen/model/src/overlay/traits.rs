//! The names of the traits, and the order in which files have them.

use crate::model::{AcrossRule, Condition, Place, Test};

pub(super) const REQUIRED: &str = "smithy.api#required";
/// What the service takes where a request lacks the member, as a text. It is no rule.
pub(super) const DEFAULT: &str = "touchmark#default";
pub(super) const SENSITIVE: &str = "smithy.api#sensitive";
/// The hashes of the sentences behind each trait of the same set.
pub(super) const SENTENCES: &str = "touchmark#sentences";
/// From which level on the rule of each trait of the same set is checked, where that is not `Trusted`, or with the reason.
pub(super) const LEVELS: &str = "touchmark#levels";
/// Further sets of traits, for a second rule of one kind.
pub(super) const ALSO: &str = "touchmark#also";
/// Sets of traits that hold under conditions.
pub(super) const WHEN: &str = "touchmark#when";
pub(super) const ITEMS: &str = "touchmark#items";
pub(super) const KEYS: &str = "touchmark#keys";
pub(super) const VALUES: &str = "touchmark#values";
pub(super) const CONFLICTS: &str = "touchmark#conflicts";
pub(super) const REQUIRES: &str = "touchmark#requires";
pub(super) const ORDERED: &str = "touchmark#ordered";
pub(super) const WINDOWS_DISJOINT: &str = "touchmark#windowsDisjoint";
/// Of an enumeration: its values are taken in any case.
pub(super) const ANY_CASE: &str = "touchmark#anyCase";

/// The traits of rules across members, in the order of files.
pub(super) const OF_STRUCTURES: [&str; 4] = [CONFLICTS, REQUIRES, ORDERED, WINDOWS_DISJOINT];

/// The traits that hold the rules of what a member's value consists of.
pub(super) const OF_PARTS: [(&str, Place); 3] = [
    (ITEMS, Place::Item),
    (KEYS, Place::Key),
    (VALUES, Place::MapValue),
];

/// A trait without its namespace.
pub(super) fn local(id: &str) -> &str {
    id.rsplit('#').next().unwrap_or(id)
}

/// The trait that states a rule across members.
pub(super) fn of_across(rule: &AcrossRule) -> &'static str {
    match rule {
        _ if required(rule).is_some() => REQUIRED,
        AcrossRule::Conflict(_) => CONFLICTS,
        AcrossRule::Requires { .. } => REQUIRES,
        AcrossRule::Ordered(_) => ORDERED,
        AcrossRule::WindowsDisjoint { .. } => WINDOWS_DISJOINT,
    }
}

/// The member that a rule wants in every request: Smithy has a trait for that, on the member.
pub(super) fn required(rule: &AcrossRule) -> Option<&str> {
    match rule {
        AcrossRule::Requires { when, any } if when.is_empty() => match any.as_slice() {
            [condition] if condition.test == Test::Present => Some(&condition.member),
            _ => None,
        },
        _ => None,
    }
}

/// The rule that wants a member in every request.
pub(super) fn require(member: &str) -> AcrossRule {
    AcrossRule::Requires {
        when: Vec::new(),
        any: vec![Condition {
            member: member.to_owned(),
            test: Test::Present,
        }],
    }
}
