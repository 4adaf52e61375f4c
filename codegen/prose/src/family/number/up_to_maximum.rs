//! Numbers up to a maximum that has a name: "from 5 up to the longest casting time".

use touchmark_model::model::Range;

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::words::name::without_brackets;
use crate::words::number::number;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

static FROM: Phrase = Phrase::new(
    r"(?i)\b(?:can range|value) from ({number})(?: [a-z]+)? up to the maximum [a-z ]+?(?: of ({number})\b.*| set(?:ting)? for .*)?$",
);

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if !matches!(clause.subject.holds, Holds::Whole | Holds::Decimal) {
        return None;
    }
    let text = without_brackets(clause.text);
    let found = FROM.groups(&text)?;
    let head = text.split(group(&found, 0)).next().unwrap_or_default();
    let own = head.trim().is_empty() || head.starts_with("You ") || clause.predicate.is_some();
    let range = Range {
        min: number(group(&found, 1)),
        max: number(group(&found, 2)),
    };
    own.then(|| Finding::Facts(vec![Fact::Range(range)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;
    use touchmark_model::model::Number;

    #[test]
    fn the_smallest_and_perhaps_the_largest() {
        let found = |text: &str| facts(find, Holds::Whole, &format!("<p>{text}</p>"));
        let range = |min, max: Option<i64>| {
            [Fact::Range(Range {
                min: Some(Number::Integer(min)),
                max: max.map(Number::Integer),
            })]
        };
        assert_eq!(
            found(
                "The value can range from 9 hours (a day) up to the maximum casting time set for the mould."
            ),
            range(9, None)
        );
        assert_eq!(
            found("The value can range from 0 hours up to the maximum casting time of 90 hours."),
            range(0, Some(90))
        );
        assert_eq!(
            found("The furnace can range from 0 hours up to the maximum."),
            []
        );
    }
}
