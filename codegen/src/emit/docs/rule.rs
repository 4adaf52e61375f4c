//! One rule by itself, in words.

use super::phrase::{length, phrase, range, unit};
use super::{across, clause};
use crate::ir::{Across, Constraint, Element, Structure};

/// A rule of an element, as in `1 to 63 characters`.
pub(crate) fn value_rule(element: &Element, constraint: &Constraint) -> String {
    let alone = Element {
        constraints: vec![constraint.clone()],
        ..element.clone()
    };
    let sentences = clause::facts("", &alone);
    let sentences = (!sentences.is_empty()).then(|| sentences.join(" "));
    sentences
        .or_else(|| length(&alone, &unit(&alone)))
        .or_else(|| range(&alone).map(|range| range.trim_start_matches("of ").to_owned()))
        .unwrap_or_else(|| phrase(&alone))
}

/// A rule across members, as the member at which it is reported has it.
pub(crate) fn across_rule(item: &Structure, rule: &Across) -> String {
    let alone = Structure {
        rules: vec![rule.clone()],
        ..item.clone()
    };
    let sentence = across::facts(&alone, rule.at).into_iter().next();
    // What every request must have is stated in the headline of the member.
    sentence.unwrap_or_else(|| "Required.".to_owned())
}
