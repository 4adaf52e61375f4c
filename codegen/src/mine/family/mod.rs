//! Recognisers, one for each family of sentences.
//!
//! A family sees one clause of a statement: its text from the verb on, or the whole text where the family names other
//! subjects itself. It says what it finds, never under which conditions. A new family is a file and a line below.

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

use crate::mine::family::clause::Family;
use crate::mine::read::label::Section;
use crate::mine::read::statement::Statement;

/// The families that state rules. All of them look at every clause: one clause can state several rules.
pub(crate) const RULES: &[Family] = &[
    text::regex::FAMILY,
    text::notation::FAMILY,
    text::window::FAMILY,
    text::length::FAMILY,
    text::characters::FAMILY,
    text::edges::FAMILY,
    text::blank::FAMILY,
    values::excluded::FAMILY,
    number::step::FAMILY,
    number::range::FAMILY,
    number::capped::FAMILY,
    text::size::FAMILY,
    values::setting::FAMILY,
    between::not_both_absent::FAMILY,
    number::any_of::FAMILY,
    values::reserved::FAMILY,
    values::allowed::FAMILY,
    list::items::FAMILY,
    number::up_to_maximum::FAMILY,
    values::only::FAMILY,
    text::occurrences::FAMILY,
    text::described::FAMILY,
    between::one_of_members::FAMILY,
    number::bounds::FAMILY,
    text::digits::FAMILY,
    text::written::FAMILY,
    values::permitted::FAMILY,
    between::dependence::FAMILY,
    between::across::FAMILY,
    between::ordered::FAMILY,
    between::difference::FAMILY,
    between::proportion::FAMILY,
    list::unique::FAMILY,
    between::choice::FAMILY,
    between::forbid::FAMILY,
    text::layout::FAMILY,
    between::error::FAMILY,
    between::exclusive::FAMILY,
    number::excluded::FAMILY,
    text::named_form::FAMILY,
];

/// The families that say why a sentence states no rule. The first that knows one has it.
pub(crate) const VERDICTS: &[Family] = &[
    verdict::beyond::FAMILY,
    verdict::server_state::FAMILY,
    verdict::informative::FAMILY,
    verdict::description::FAMILY,
    verdict::circumstance::FAMILY,
];

/// Whether a statement stands where nothing is limited.
pub(crate) fn is_aside(statement: &Statement) -> bool {
    matches!(
        statement.section,
        Section::Example | Section::Default | Section::Aside
    )
}
