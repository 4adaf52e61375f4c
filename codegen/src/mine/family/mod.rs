//! Recognisers, one for each family of sentences.
//!
//! A family sees one clause of a statement: its text from the verb on, or the whole text where the family names other
//! subjects itself. It says what it finds, never under which conditions. A new family is a file and a line below.

mod across;
mod allowance;
mod amount;
mod any_of;
mod beyond;
mod blank;
mod bounds;
mod capped;
mod characters;
mod choice;
mod circumstance;
mod counted;
mod dependence;
mod described;
mod description;
mod difference;
mod digits;
mod edges;
mod error;
mod exclusive;
mod forbid;
mod informative;
mod items;
mod java_regex;
mod layout;
mod named;
mod named_form;
mod not_both_absent;
mod not_number;
mod not_value;
mod notation;
mod one_of_members;
mod only_values;
mod ordered;
mod permitted;
mod proportion;
mod range;
mod reserved;
mod server_state;
mod setting;
mod step;
mod times;
mod unique;
mod up_to_maximum;
mod values;
mod volume;
mod window;
mod written;

pub(super) use values::{code_values, listed};

use super::fact::Finding;
use super::statement::{Section, Statement};
use super::subject::Subject;

/// What a family sees.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clause<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// The same from the verb on, where it is about the member at hand.
    pub(super) predicate: Option<&'a str>,
    /// The statement that it is a part of.
    pub(super) statement: &'a Statement,
    /// The member at hand.
    pub(super) subject: &'a Subject<'a>,
}

impl<'a> Clause<'a> {
    /// The same from the verb on, where it is about the member at hand or tells the reader what not to do: "You can't
    /// begin with ...", "Don't begin with ...".
    pub(super) fn advice(&self) -> Option<std::borrow::Cow<'a, str>> {
        if let Some(predicate) = self.predicate {
            return Some(predicate.into());
        }
        if let Some(rest) = self.text.strip_prefix("You can't ") {
            return Some(format!("can't {rest}").into());
        }
        self.text
            .strip_prefix("Don't ")
            .map(|rest| format!("can't {rest}").into())
    }
}

/// A family of sentences.
pub(super) struct Family {
    /// Its name in reports.
    pub(super) name: &'static str,
    /// What it finds in a clause.
    pub(super) find: fn(&Clause<'_>) -> Option<Finding>,
}

/// The families that state rules. All of them look at every clause: one clause can state several rules.
pub(super) const RULES: &[Family] = &[
    java_regex::FAMILY,
    notation::FAMILY,
    window::FAMILY,
    counted::FAMILY,
    characters::FAMILY,
    edges::FAMILY,
    blank::FAMILY,
    not_value::FAMILY,
    step::FAMILY,
    range::FAMILY,
    capped::FAMILY,
    volume::FAMILY,
    setting::FAMILY,
    not_both_absent::FAMILY,
    any_of::FAMILY,
    reserved::FAMILY,
    values::FAMILY,
    items::FAMILY,
    up_to_maximum::FAMILY,
    only_values::FAMILY,
    times::FAMILY,
    described::FAMILY,
    one_of_members::FAMILY,
    amount::FAMILY,
    bounds::FAMILY,
    digits::FAMILY,
    written::FAMILY,
    permitted::FAMILY,
    dependence::FAMILY,
    across::FAMILY,
    ordered::FAMILY,
    difference::FAMILY,
    proportion::FAMILY,
    unique::FAMILY,
    choice::FAMILY,
    forbid::FAMILY,
    allowance::FAMILY,
    layout::FAMILY,
    error::FAMILY,
    exclusive::FAMILY,
    not_number::FAMILY,
    named_form::FAMILY,
];

/// The families that say why a sentence states no rule. The first that knows one has it.
pub(super) const VERDICTS: &[Family] = &[
    beyond::FAMILY,
    server_state::FAMILY,
    informative::FAMILY,
    description::FAMILY,
    circumstance::FAMILY,
];

/// The clauses of a text: parts that begin with a verb of their own.
pub(super) fn clauses(text: &str) -> Vec<&str> {
    const VERBS: &[&str] = &[
        "must ",
        "can't ",
        "can ",
        "should ",
        "it must ",
        "you must ",
        "it can't ",
        "has ",
        "is ",
    ];
    const JOINTS: &[&str] = &[", and ", "; and ", ", but ", ", ", "; ", " and ", " but "];
    let mut out = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        if rest.is_empty() {
            break;
        }
        let joint = JOINTS.iter().find(|joint| {
            rest.strip_prefix(**joint).is_some_and(|behind| {
                let verb = |text: &str| VERBS.iter().any(|verb| text.starts_with(verb));
                // "A and B must" is one clause; "A must, and B can't" are two.
                let before = text.get(start..at).unwrap_or_default();
                let said = [" must ", " can't "]
                    .iter()
                    .any(|verb| before.contains(verb));
                verb(behind) || said && behind_code(behind).is_some_and(verb)
            })
        });
        match joint {
            Some(joint) if at > start => {
                out.extend(text.get(start..at));
                at += joint.len();
                start = at;
            }
            _ => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    out.extend(text.get(start..));
    out
}

/// What is behind a name in code.
fn behind_code(text: &str) -> Option<&str> {
    let (_, rest) = text.strip_prefix('`')?.split_once('`')?;
    rest.strip_prefix(' ')
}

/// Whether a statement stands where nothing is limited.
pub(super) fn is_aside(statement: &Statement) -> bool {
    matches!(
        statement.section,
        Section::Example | Section::Default | Section::Aside
    )
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
pub(super) use fixture::members;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_about_two_names() {
        assert_eq!(
            clauses("`A` must be given and `B` can't be given"),
            ["`A` must be given", "`B` can't be given"]
        );
        assert_eq!(clauses("both `A` and `B` must be given").len(), 1);
    }

    #[test]
    fn clauses_begin_with_a_verb() {
        assert_eq!(
            clauses(
                "Names must have 5 letters, must not shout, and can't end with a hyphen or a dot"
            ),
            [
                "Names must have 5 letters",
                "must not shout",
                "can't end with a hyphen or a dot"
            ]
        );
        assert_eq!(
            clauses("Must be red, blue and green"),
            ["Must be red, blue and green"]
        );
    }
}
