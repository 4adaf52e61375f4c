//! One clause of a statement in, what it states out, and the family of sentences that it belongs to.
//!
//! A family is a file. It sees its clause from the verb on, or the whole text where it names other subjects itself. It says
//! what it finds, never under which conditions. A new family is a file, and its name in the table below.

pub(crate) mod between;
pub(crate) mod clause;
pub(crate) mod fact;
#[cfg(test)]
pub(crate) mod fixture;
pub(crate) mod list;
pub(crate) mod number;
pub(crate) mod text;
pub(crate) mod values;
pub(crate) mod verdict;

use crate::family::clause::Find;

/// A family of sentences.
pub(crate) struct Family {
    /// Its name in reports: that of its file.
    pub(crate) name: &'static str,
    /// What it finds in a clause.
    pub(crate) find: Find,
}

/// The families of folders, by the names of their files.
macro_rules! families {
    ($($folder:ident: $($name:ident),+;)+) => {
        &[$($(Family { name: stringify!($name), find: $folder::$name::find }),+),+]
    };
}

/// The families that state rules. All of them look at every clause: one clause can state several rules.
pub(crate) const RULES: &[Family] = families! {
    text: regex, notation, window, length, characters, edges, blank, size, occurrences, described, digits, written, layout, named_form;
    number: step, range, capped, any_of, up_to_maximum, bounds, excluded_numbers;
    values: excluded_values, setting, reserved, allowed, only, permitted;
    list: items, unique;
    between: requirements, conflicts, choices, ordered, difference, proportion;
};

/// The families that say why a sentence states no rule. The first that knows one has it.
pub(crate) const VERDICTS: &[Family] = families! {
    verdict: beyond, server_state, informative, description, circumstance, scoped;
};
