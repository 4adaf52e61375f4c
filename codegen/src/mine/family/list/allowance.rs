//! How many items a list has, in words that do not name what it holds.

use crate::mine::family::clause::{Clause, Family};
use crate::mine::family::fact::{Fact, Finding};
use crate::mine::words::number::count;
use crate::mine::words::phrase::{Phrase, group};
use crate::mine::words::subject::Holds;
use crate::model::Length;

pub(crate) const FAMILY: Family = Family {
    name: "allowance",
    find,
};

static ALLOWED: Phrase = Phrase::new(r"(?i)^the maximum number allowed is ({number})$");
static LIMITED: Phrase =
    Phrase::new(r"(?i)^limited to ({number}) \S+(?: objects| items| entries)?$");
static SINGLE: Phrase = Phrase::new(
    r"(?i)^(?:only one (?:value|item|entry) is supported\b|only one [a-z ]+ can be specified in the list\.$|.*\bcurrently only support a single\b)",
);
static UP_TO: Phrase = Phrase::new(
    r"(?i)^(?:an? (?:list|array|set) of up to|you [a-z]+ up to) ({number}) (?:key-value pairs|[a-z]+)(?: .*)?$",
);

fn find(clause: &Clause<'_>) -> Option<Finding> {
    let list = matches!(
        clause.subject.holds,
        Holds::Texts | Holds::Wholes | Holds::List | Holds::Map
    );
    if !list || clause.statement.inherited > 0 {
        return None;
    }
    let max = if SINGLE.is_in(&clause.statement.sentence) {
        1
    } else if !clause.statement.scopes.is_empty() {
        return None;
    } else {
        let opening = UP_TO
            .groups(clause.text)
            .filter(|_| clause.statement.opens || clause.text.starts_with("You "));
        let found = ALLOWED
            .groups(clause.text)
            .or_else(|| LIMITED.groups(clause.text))
            .or(opening)?;
        count(group(&found, 1))?
    };
    let max = Some(max);
    Some(Finding::Whole(vec![Fact::Items(Length { min: None, max })]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mine::family::fixture::facts;

    #[test]
    fn amounts() {
        let found = |text: &str| facts(&FAMILY, Holds::List, &format!("<p>{text}</p>"));
        let most = |max| {
            let max = Some(max);
            vec![Fact::Items(Length { min: None, max })]
        };
        assert_eq!(found("The maximum number allowed is 51."), most(51));
        assert_eq!(
            found("Array size: limited to 10 <code>Cast</code> objects."),
            most(10)
        );
        assert_eq!(
            found("Only one value is supported for all moulds."),
            most(1)
        );
        assert_eq!(found("A list of up to 5 moulds that melt."), most(5));
        assert_eq!(found("The furnace is limited to 5 moulds."), []);
    }
}
