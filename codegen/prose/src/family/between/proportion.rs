//! Numbers between so many times another member's, and lists with as many items as another member says.

use touchmark_model::model::{Order, Test};

use crate::condition::term::Term;
use crate::family::clause::Clause;
use crate::family::fact::{Between, Fact, Finding};
use crate::words::name::{code_spans, stem, words};
use crate::words::number::whole;
use crate::words::phrase::{Phrase, group};
use crate::words::products::{ABBREVIATIONS, PROPORTIONAL};
use crate::words::subject::{Holds, Sibling};

static TIMES: Phrase = Phrase::new(
    r"(?i)^must be (?:a multiple )?{between} ((?:[0-9]+)?(?:\.5)?){to}([0-9]+) (?:times )?(?:of )?the ([a-z]+) (?:amount|size|value)(?: {of} the [A-Za-z ]+)?$",
);
static COUNT: Phrase = Phrase::new(
    r"(?i)^the num+ber of ([A-Za-z ]+?) (?:(?:listed|specified|provided) |in {this} (?:{list}|{parameter}) )?must (?:equal|match|be equal to|be the same as) (?:the value of )?(`\w+`)(?:(?: or `\w+`)+ if not specified)?(?: (plus [0-9]+|minus [0-9]+)\b.*)?$",
);
static COUNT_OF_VALUES: Phrase = Phrase::new(
    r"(?i)^the num+ber of `(\w+)`(?: values)? must (?:equal|match|be equal to) (?:the value of )?(`\w+`)(?: (plus [0-9]+|minus [0-9]+)\b.*)?$",
);

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    times(clause).or_else(|| count(clause))
}

fn times(clause: &Clause<'_>) -> Option<Finding> {
    if !matches!(clause.subject.holds, Holds::Integer) {
        return None;
    }
    let found = TIMES.groups(clause.predicate?)?;
    let other = measured(group(&found, 3), clause)?.name.clone();
    let own = clause.subject.name.to_owned();
    // "Of the amount for the cast" is no case.
    let mut when = clause.conditions();
    when.retain(
        |term| !matches!(term, Term::Stated(scope) if scope.text().starts_with("for the ")),
    );
    when.extend(kind(group(&found, 3), clause));
    let mut orders = Vec::new();
    if let Some(most) = whole(group(&found, 2)).and_then(|most| u32::try_from(most).ok()) {
        orders.push(Order {
            times: most,
            when: when.clone(),
            ..Order::new(own.clone(), other.clone())
        });
    }
    // At least half of it: it is at most twice this.
    let least = match group(&found, 1) {
        ".5" | "0.5" => Some(Order {
            times: 2,
            ..Order::new(other, own)
        }),
        "1" => Some(Order::new(other, own)),
        _ => None,
    };
    orders.extend(least.map(|order| Order { when, ..order }));
    facts(orders)
}

/// What kind of storage "the storage amount" is of, where a member says it: other kinds have other proportions.
fn kind(word: &str, clause: &Clause<'_>) -> Option<Term> {
    let named = [stem(word), stem("type")];
    let mut members = clause.subject.members.iter();
    let kind = members.find(|other| words(&other.name) == named && other.holds == Holds::String)?;
    let values = PROPORTIONAL.iter().map(|&value| value.to_owned());
    Some(Term::of(&kind.name, Test::OneOf(values.collect())))
}

fn count(clause: &Clause<'_>) -> Option<Finding> {
    let list = |holds: Holds| matches!(holds, Holds::Strings | Holds::Integers | Holds::List);
    if !list(clause.subject.holds) || clause.statement.inherited > 0 {
        return None;
    }
    // Which of two numbers counts is said behind, and looks like a condition.
    let text = match clause.statement.sentence.trim_end_matches('.') {
        sentence if sentence.ends_with(" if not specified") => sentence,
        _ if clause.statement.scopes.is_empty() => clause.text,
        _ => return None,
    };
    let found = COUNT
        .groups(text)
        .or_else(|| COUNT_OF_VALUES.groups(text))?;
    let said = group(&found, 1);
    let own = words(clause.subject.name);
    let abbreviated = ABBREVIATIONS.iter().any(|(long, short)| {
        let name = clause.subject.name.trim_end_matches('s');
        said.starts_with(long) && name.ends_with(short)
    });
    let about = abbreviated
        || said.split(' ').map(stem).any(|word| own.contains(&word))
        || words(said) == own;
    let code = code_spans(group(&found, 2)).into_iter().next()?;
    let number = clause.subject.members.iter().find(|other| {
        other.name == code && other.holds == Holds::Integer && other.name != clause.subject.name
    })?;
    let more = match group(&found, 3).split_once(' ') {
        Some(("plus", more)) => whole(more)?,
        Some((_, less)) => whole(less)?.checked_neg()?,
        None => 0,
    };
    let (own, number) = (clause.subject.name.to_owned(), number.name.clone());
    let orders = vec![
        Order {
            plus: more,
            ..Order::new(own.clone(), number.clone())
        },
        Order {
            plus: more.checked_neg()?,
            ..Order::new(number, own)
        },
    ];
    about.then(|| facts(orders))?
}

fn facts(orders: Vec<Order<String, Term>>) -> Option<Finding> {
    let facts: Vec<Fact> = orders
        .into_iter()
        .map(|order| Fact::Between(Between::Ordered(order)))
        .collect();
    (!facts.is_empty()).then_some(Finding::Facts(facts))
}

/// The one number among the members whose name has this word: "the storage amount" is `AllocatedStorage`.
fn measured<'s>(word: &str, clause: &Clause<'s>) -> Option<&'s Sibling> {
    let word = stem(word);
    let mut found = clause.subject.members.iter().filter(|other| {
        let name = words(&other.name);
        let sized = ["allocat", "total", "size"]
            .iter()
            .any(|known| name.iter().any(|word| word.starts_with(known)));
        other.holds == Holds::Integer
            && sized
            && !name.iter().any(|word| word == "max")
            && name.contains(&word)
    });
    let only = found.next()?;
    found.next().is_none().then_some(only)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::documentation::Documentation;
    use crate::words::subject::Subject;

    fn found(name: &str, holds: Holds, html: &str) -> Vec<String> {
        let sibling = |name: &str, holds| Sibling {
            name: name.to_owned(),
            holds,
            values: Vec::new(),
            ..Sibling::default()
        };
        let members = [
            sibling("Pressure", Holds::Integer),
            sibling("AllocatedSand", Holds::Integer),
            sibling("MouldCount", Holds::Integer),
            sibling("AllocatedSteam", Holds::Integer),
            sibling("SteamType", Holds::String),
            sibling("PreferredStoves", Holds::Strings),
        ];
        let subject = Subject {
            structure: "CreateMouldMessage",
            name,
            holds,
            members: &members,
        };
        let statements = Documentation::read(html).statements;
        let found = statements.iter().filter_map(|statement| {
            find(&Clause {
                text: &statement.text,
                predicate: subject.predicate(&statement.text),
                statement,
                subject: &subject,
            })
        });
        found
            .flat_map(|finding| match finding {
                Finding::Facts(facts) => facts,
                _ => Vec::new(),
            })
            .map(|fact| match fact {
                Fact::Between(Between::Ordered(order)) => format!(
                    "{} <= {} * {} + {} {:?}",
                    order.low, order.times, order.high, order.plus, order.when
                ),
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn so_many_times() {
        assert_eq!(
            found(
                "Pressure",
                Holds::Integer,
                "<p>Must be a multiple between .5 and 30 of the sand amount for the mould.</p>"
            ),
            [
                "Pressure <= 30 * AllocatedSand + 0 []",
                "AllocatedSand <= 2 * Pressure + 0 []"
            ]
        );
        assert_eq!(
            found(
                "Pressure",
                Holds::Integer,
                "<p>Must be a multiple between .5 and 30 of the clay amount for the mould.</p>"
            ),
            [""; 0]
        );
    }

    #[test]
    fn so_many_times_of_one_kind() {
        let when = r#"[Test(Condition { member: "SteamType", test: OneOf(["io1"]) })]"#;
        assert_eq!(
            found(
                "Pressure",
                Holds::Integer,
                "<p>Must be a multiple between 1 and 30 of the steam amount for the mould.</p>"
            ),
            [
                format!("Pressure <= 30 * AllocatedSteam + 0 {when}"),
                format!("AllocatedSteam <= 1 * Pressure + 0 {when}")
            ]
        );
    }

    #[test]
    fn as_many_as() {
        assert_eq!(
            found(
                "PreferredStoves",
                Holds::Strings,
                "<p>The number of stoves listed must equal the value of <code>MouldCount</code>.</p>"
            ),
            [
                "PreferredStoves <= 1 * MouldCount + 0 []",
                "MouldCount <= 1 * PreferredStoves + 0 []"
            ]
        );
        assert_eq!(
            found(
                "PreferredStoves",
                Holds::Strings,
                "<p>The number of <code>PreferredStoves</code> values must equal the value of <code>MouldCount</code> plus 1 to count the first.</p>"
            ),
            [
                "PreferredStoves <= 1 * MouldCount + 1 []",
                "MouldCount <= 1 * PreferredStoves + -1 []"
            ]
        );
    }
}
