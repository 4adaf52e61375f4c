//! One rule by itself, in words.

use super::phrase::phrase;
use super::{across, clause};
use crate::ir::{Across, Constraint, Element, Structure};

/// A rule of an element, as in `1 to 63 characters`.
pub(crate) fn value_rule(element: &Element, constraint: &Constraint) -> String {
    let alone = Element {
        constraints: vec![constraint.clone()],
        ..element.clone()
    };
    let sentences = clause::facts("", &alone);
    if !sentences.is_empty() {
        return sentences.join(" ");
    }
    let clause = clause::clause(&constraint.rule, element);
    clause.map_or_else(|| phrase(&alone), |clause| clause.statement())
}

/// A rule between members, as the member at which it is reported has it.
pub(crate) fn across_rule(item: &Structure, rule: &Across) -> String {
    let alone = Structure {
        rules: vec![rule.clone()],
        ..item.clone()
    };
    let sentence = across::facts(&alone, rule.at.index).into_iter().next();
    // What every request must have is stated in the headline of the member.
    sentence.unwrap_or_else(|| "Required.".to_owned())
}
