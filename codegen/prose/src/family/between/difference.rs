//! How far apart two members can be: `the difference between them can't be greater than 5`.

use touchmark_model::model::Order;

use crate::family::clause::Clause;
use crate::family::fact::{Between, Fact, Finding};
use crate::words::name::{code_spans, words};
use crate::words::number::whole;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::{Holds, Sibling, find as find_member, find_two};

static DIFFERENCE: Phrase = Phrase::new(
    r"(?i)\b(?:the )?difference between (.+?) (?:{not_exceed}|must be {at_most}) ({number})(?: percent| percentage points|%)?$",
);
static DURATION: Phrase = Phrase::new(
    r"(?i)\b(?:the )?maximum (?:time |total |allowed )?(?:duration|period|interval|range|time|span) between (.+?) is ({number}) ({unit})$",
);
static APART: Phrase = Phrase::new(
    r"(?i)\b(?:the )?(?:time |total )?(?:duration|period|interval|range|time|span|difference) between (.+?) (?:{not_exceed}|must be {at_most}) ({number}) ({unit})$",
);
static MORE_THAN: Phrase = Phrase::new(
    r"(?i)^(.+?) (?:(?:{is_to_be}|can be) {at_most}|{not_exceed}) ({number}) {more} than (?:the )?(.+?)$",
);

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if clause.statement.inherited > 0 {
        return None;
    }
    let facts = apart(clause).or_else(|| more(clause))?;
    Some(Finding::Facts(facts))
}

fn apart(clause: &Clause<'_>) -> Option<Vec<Fact>> {
    let sentence = clause.statement.sentence.trim_end_matches('.');
    let instants = DURATION.groups(sentence).or_else(|| APART.groups(sentence));
    let (found, unit) = match instants {
        Some(found) => {
            let unit = seconds(group(&found, 3))?;
            (found, unit)
        }
        None => (DIFFERENCE.groups(sentence)?, 1),
    };
    let plus = whole(group(&found, 2))?.checked_mul(unit)?;
    let [one, other] = pair(group(&found, 1), sentence, clause)?;
    let holds = match unit {
        1 => matches!(one.holds, Holds::Integer | Holds::Decimal),
        _ => one.holds == Holds::Timestamp,
    };
    if !holds || one.holds != other.holds || one.name == other.name {
        return None;
    }
    let order = |low: &Sibling, high: &Sibling| {
        Fact::Between(Between::Ordered(Order {
            plus,
            ..Order::new(low.name.clone(), high.name.clone())
        }))
    };
    // One that is never below the other needs to be told that once.
    Some(match (is_later(one), is_later(other)) {
        (true, false) => vec![order(one, other)],
        (false, true) => vec![order(other, one)],
        _ => vec![order(one, other), order(other, one)],
    })
}

fn seconds(unit: &str) -> Option<i64> {
    Some(match unit.to_lowercase().trim_end_matches('s') {
        "second" => 1,
        "minute" => 60,
        "hour" => 3600,
        "day" => 86_400,
        "week" => 604_800,
        _ => return None,
    })
}

fn is_later(member: &Sibling) -> bool {
    let own = words(&member.name);
    own.iter()
        .any(|word| matches!(word.as_str(), "end" | "max" | "maximum" | "stop" | "latest"))
}

/// Two members: by their names, by names that share their end, or those that the sentence has in code.
fn pair<'c>(text: &str, sentence: &str, clause: &Clause<'c>) -> Option<[&'c Sibling; 2]> {
    let members = clause.subject.members;
    if matches!(text, "them" | "the two" | "the two values") {
        let mut named: Vec<&Sibling> = Vec::new();
        for code in code_spans(sentence) {
            let member = members.iter().find(|member| member.name == code)?;
            if !named.iter().any(|known| known.name == member.name) {
                named.push(member);
            }
        }
        return named.try_into().ok();
    }
    let (first, second) = text.split_once(" and ")?;
    find_two(members, first, second)
}

fn more(clause: &Clause<'_>) -> Option<Vec<Fact>> {
    let found = MORE_THAN.groups(clause.text)?;
    let named = |words: &str| {
        find_member(clause.subject.members, words).filter(|member| member.holds == Holds::Integer)
    };
    let (low, high) = (named(group(&found, 1))?, named(group(&found, 3))?);
    let order = Order {
        plus: whole(group(&found, 2))?,
        when: clause.conditions(),
        ..Order::new(low.name.clone(), high.name.clone())
    };
    (low.name != high.name).then(|| vec![Fact::Between(Between::Ordered(order))])
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
                    format!("{} <= {} + {}", order.low, order.high, order.plus)
                }
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn how_far_apart() {
        assert_eq!(
            found(
                "Both <code>MinHeat</code> and <code>MaxHeat</code> must be given, and the difference between them can't exceed 30."
            ),
            ["MaxHeat <= MinHeat + 30"]
        );
        assert_eq!(
            found("The difference between min and max heat must be at most 5."),
            ["MaxHeat <= MinHeat + 5"]
        );
        assert_eq!(
            found("The difference between moulds can't exceed 30."),
            [""; 0]
        );
        assert_eq!(
            found("<code>MaxHeat</code> is at most one more than the <code>Weight</code>."),
            ["MaxHeat <= Weight + 1"]
        );
    }
}
