//! Numbers in steps.

use touchmark_model::model::Number;

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::words::number::number;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

static HALF: Phrase = Phrase::new(r"(?i)\b(?:specify|must be|values?)\b.* half-step increments");
static STEP: Phrase = Phrase::new(
    r"(?i)\b(?:must be|be|specify|values?|in) .*?(?:multiples? of|increments of) ({number})\b",
);

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if !matches!(clause.subject.holds, Holds::Integer | Holds::Decimal) {
        return None;
    }
    if HALF.is_in(clause.text) {
        return Some(Finding::Facts(vec![Fact::MultipleOf(Number::Float(0.5))]));
    }
    let found = STEP.groups(clause.text)?;
    let step = number(group(&found, 1))?;
    let positive = match step {
        Number::Integer(step) => step > 0,
        Number::Float(step) => step > 0.0,
    };
    positive.then_some(Finding::Facts(vec![Fact::MultipleOf(step)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;

    #[test]
    fn steps() {
        let found = |text: &str| facts(find, Holds::Decimal, &format!("<p>{text}</p>"));
        assert_eq!(
            found("You can specify values in half-step increments, such as 8.5."),
            [Fact::MultipleOf(Number::Float(0.5))]
        );
        assert_eq!(
            found("Must be a multiple of 64."),
            [Fact::MultipleOf(Number::Integer(64))]
        );
        assert_eq!(
            found("Must be a multiple between 1 and 5 of the weight."),
            []
        );
    }
}
