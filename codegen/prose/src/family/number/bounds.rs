//! Bounds of numbers that stand in front of `or less`, in brackets, or behind `constraints`.

use touchmark_model::model::{Number, Range};

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::words::number::{number, whole};
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

static OR_LESS: Phrase =
    Phrase::new(r"(?i)^must be ({number})(?: [a-z]+)? or (?:({more})|{fewer})$");
static EXACTLY: Phrase = Phrase::new(r"(?i)^must be ([0-9]+)$");
static CONSTRAINTS: Phrase =
    Phrase::new(r"(?i)\bconstraints are an? ({bound})(?: value)? of ({number})$");
static BRACKET: Phrase =
    Phrase::new(r"(?i)\((?:an? )?{number_noun} {between} ({number}){to}({number})\)$");

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if !matches!(clause.subject.holds, Holds::Whole | Holds::Decimal) {
        return None;
    }
    let range = |min, max| Some(Finding::Facts(vec![Fact::Range(Range { min, max })]));
    if let Some(found) = CONSTRAINTS.groups(clause.text) {
        let bound = number(group(&found, 2));
        return match group(&found, 1).to_lowercase().as_str() {
            "minimum" => range(bound, None),
            _ => range(None, bound),
        };
    }
    if let Some(found) = BRACKET
        .groups(clause.text)
        .filter(|_| clause.statement.opens)
    {
        let (low, high) = (whole(group(&found, 1))?, whole(group(&found, 2))?);
        return range(Some(Number::Integer(low)), Some(Number::Integer(high)));
    }
    if let Some(found) = EXACTLY.groups(clause.predicate?) {
        let only = whole(group(&found, 1))?;
        return Some(Finding::Facts(vec![Fact::Spans(vec![(only, only)])]));
    }
    let found = OR_LESS.groups(clause.predicate?)?;
    let bound = number(group(&found, 1));
    match found.get(2) {
        Some(_) => range(bound, None),
        None => range(None, bound),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;

    #[test]
    fn bounds() {
        let found = |text: &str| facts(find, Holds::Whole, &format!("<p>{text}</p>"));
        let range = |min: Option<i64>, max: Option<i64>| {
            vec![Fact::Range(Range {
                min: min.map(Number::Integer),
                max: max.map(Number::Integer),
            })]
        };
        assert_eq!(
            found("The mould must be 60 days or less."),
            range(None, Some(60))
        );
        assert_eq!(found("Must be 5."), [Fact::Spans(vec![(5, 5)])]);
        assert_eq!(found("Must be 5 or more."), range(Some(5), None));
        assert_eq!(
            found("How many to show (a number from 1 to 400)."),
            range(Some(1), Some(400))
        );
        assert_eq!(
            found("The constraints are a maximum of 50."),
            range(None, Some(50))
        );
        assert_eq!(found("The furnace must be 60 days or less."), []);
    }
}
