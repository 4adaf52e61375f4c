//! Which of two members is not above the other.

use touchmark_model::model::Order;

use crate::family::clause::Clause;
use crate::family::fact::{Between, Fact, Finding};
use crate::words::phrase::{Phrase, group};
use crate::words::subject::{Holds, find as sibling};
use crate::words::vocabulary::Part;

/// In front of what a value must be.
const MUST_BE: Part = ("must_be", "must be|you must provide a value");
const ABOVE: Part = ("above", "{at_least}|{more} than|later than|after");
const BELOW: Part = (
    "below",
    "{at_most}|equal to or less than|{fewer} than|no {more} than|earlier than|before",
);
static ABOVE_OTHER: Phrase = Phrase::with(
    r"(?i)^{must_be} {above} (?:the )?(?:value of )?(.+)$",
    &[MUST_BE, ABOVE],
);
static BELOW_OTHER: Phrase = Phrase::with(
    r"(?i)^{must_be} {below} (?:the )?(?:value of )?(.+)$",
    &[MUST_BE, BELOW],
);
/// The second of two bounds.
static AND_BELOW: Phrase = Phrase::with(r"(?i)^{below} (?:the )?(?:value of )?(.+)$", &[BELOW]);
static UP_TO: Phrase = Phrase::with(
    r"(?i)^{must_be} {between} {number}{to}(?:the )?value of (.+)$",
    &[MUST_BE],
);
/// Instants are often given to the day, where "after" is "not before".
static STRICTLY: Phrase = Phrase::with(r"(?i)^{must_be} {above_or_below} (?:the|`)", &[MUST_BE]);

/// Which of two is not above the other.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if !clause.statement.scopes.is_empty()
        || !matches!(
            clause.subject.holds,
            Holds::Integer | Holds::Decimal | Holds::Timestamp
        )
    {
        return None;
    }
    let given = clause.text.starts_with("You must provide a value ");
    let text = clause.predicate.or(given.then_some(clause.text))?;
    let other = |words: &str| {
        sibling(clause.subject.members, words)
            .filter(|other| {
                other.name != clause.subject.name && other.holds == clause.subject.holds
            })
            .map(|other| other.name.clone())
    };
    let own = clause.subject.name.to_owned();
    let strict = clause.subject.holds != Holds::Timestamp && STRICTLY.is_in(text);
    let order = |low: String, high: String| {
        Between::Ordered(Order {
            strict,
            ..Order::new(low, high)
        })
    };
    let mut out = Vec::new();
    if let Some(found) = ABOVE_OTHER.groups(text) {
        for part in group(&found, 1).split(" and ") {
            if let Some(found) = AND_BELOW.groups(part) {
                out.extend(other(group(&found, 1)).map(|high| order(own.clone(), high)));
            } else {
                out.extend(other(part).map(|low| order(low, own.clone())));
            }
        }
    } else if let Some(found) = BELOW_OTHER.groups(text).or_else(|| UP_TO.groups(text)) {
        out.extend(other(group(&found, 1)).map(|high| order(own.clone(), high)));
    }
    let facts: Vec<Fact> = out.into_iter().map(Fact::Between).collect();
    (!facts.is_empty()).then_some(Finding::Facts(facts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;

    fn found(text: &str) -> Vec<String> {
        facts(find, Holds::Integer, &format!("<p>{text}</p>"))
            .iter()
            .map(|fact| match fact {
                Fact::Between(Between::Ordered(order)) => {
                    format!("{} <= {}", order.low, order.high)
                }
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn order() {
        assert_eq!(
            found("This value must be less than the Weight value."),
            ["MouldName <= Weight"]
        );
        assert_eq!(
            found(
                "Must be greater than or equal to the min heat and less than or equal to the max heat."
            ),
            ["MinHeat <= MouldName", "MouldName <= MaxHeat"]
        );
    }

    #[test]
    fn up_to_another() {
        assert_eq!(
            found("Must be between 0 and the value of <code>Weight</code>."),
            ["MouldName <= Weight"]
        );
        assert_eq!(
            found("You must provide a value greater than or equal to <code>Weight</code>."),
            ["Weight <= MouldName"]
        );
    }
}
