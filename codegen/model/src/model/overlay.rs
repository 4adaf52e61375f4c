//! Rules that stand only in prose, by the structure and member that they are about.

use std::collections::{BTreeMap, BTreeSet};

use super::{Across, Documented};

/// Rules by where they hold.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Overlay {
    /// Rules for the values of members, by structure and member.
    pub members: BTreeMap<(String, String), Vec<Documented>>,
    /// Rules across the members of structures, by structure.
    pub structures: BTreeMap<String, Vec<Across>>,
    /// Enumerations whose values the service takes in any case.
    pub any_case: BTreeSet<String>,
    /// What the service is said to take where a request lacks a member, by structure and member. It limits nothing.
    pub defaults: BTreeMap<(String, String), String>,
}
