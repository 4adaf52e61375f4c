//! One rule by itself, in words.

use super::fact::Fact;
use super::phrase::phrase;
use super::{across, clause};
use crate::ir::{Across, Constraint, Element, Structure};

/// A rule of an element, as in `1 to 63 characters`.
pub(crate) fn value_rule(element: &Element, constraint: &Constraint) -> String {
    let alone = Element {
        constraints: vec![constraint.clone()],
        ..element.clone()
    };
    let facts = clause::facts("", &alone);
    if !facts.is_empty() {
        let sentences: Vec<String> = facts.iter().map(Fact::sentence).collect();
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
    let facts = across::facts(&alone, rule.at.index);
    // What every request must have is stated in the headline of the member.
    let fact = facts.first().map(Fact::sentence);
    fact.unwrap_or_else(|| "Required.".to_owned())
}
