//! Numbers that are allowed to be too large: what is above the largest counts as that one.

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::words::phrase::Phrase;
use crate::words::subject::Holds;

static CAPPED: Phrase = Phrase::new(
    r"(?i)\b(?:if (?:more than|you (?:specify|request|set) (?:a value|more)\b.* than) {number}\b.*|{more} (?:values|numbers) are )(?:automatically set|returns? up to|{is} set to|treated as|reduced to|rounded down|capped|lowered to)\b",
);

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    (matches!(clause.subject.holds, Holds::Integer | Holds::Decimal)
        && CAPPED.is_in(&clause.statement.sentence))
    .then(|| Finding::Facts(vec![Fact::Capped]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;

    #[test]
    fn too_large_is_allowed() {
        let found = |text: &str| facts(find, Holds::Integer, &format!("<p>{text}</p>"));
        assert_eq!(
            found("If more than 100 moulds are asked for, the number is set to 100."),
            [Fact::Capped]
        );
        assert_eq!(
            found("If you specify a value greater than 50, the furnace returns up to 50 moulds."),
            [Fact::Capped]
        );
        assert_eq!(found("If more than 100 moulds are there, it fails."), []);
    }
}
