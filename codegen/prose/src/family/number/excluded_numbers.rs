//! Numbers that a number is not: `the value can't be 5 or 10-20`.

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::words::name::list;
use crate::words::number::whole;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

static NOT: Phrase = Phrase::new(r"(?i)^can't be (?:set to )?([0-9`][0-9`, a-z-]*)$");

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if clause.subject.holds != Holds::Integer {
        return None;
    }
    let found = NOT.groups(clause.predicate?)?;
    let spans = list(&group(&found, 1).replace('`', ""));
    let spans: Option<Vec<(i64, i64)>> = spans.iter().map(|part| span(part)).collect();
    let spans = spans.filter(|spans| !spans.is_empty())?;
    Some(Finding::Facts(vec![Fact::NotNumbers(spans)]))
}

fn span(text: &str) -> Option<(i64, i64)> {
    if let Some(number) = whole(text) {
        return Some((number, number));
    }
    let (low, high) = text.split_once('-')?;
    Some((whole(low)?, whole(high)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;

    #[test]
    fn numbers_and_spans() {
        let found = |text: &str| facts(find, Holds::Integer, &format!("<p>{text}</p>"));
        assert_eq!(
            found("The value can't be <code>5</code>, <code>7</code>, or <code>10-20</code>."),
            [Fact::NotNumbers(vec![(5, 5), (7, 7), (10, 20)])]
        );
        assert_eq!(
            found("Can't be set to 0."),
            [Fact::NotNumbers(vec![(0, 0)])]
        );
        assert_eq!(found("Can't be 5 moulds."), []);
    }
}
