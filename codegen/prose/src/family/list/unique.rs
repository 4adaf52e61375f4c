//! Lists without the same thing twice.

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::family::list::of_list::names_items;
use crate::words::name::{stem, words};
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

static EACH: Phrase = Phrase::new(
    r"(?i)^(?:each|every) ([a-z ]+?) (?:(?:must|has to) be (?:unique|different)|{modal} (?:appear|be (?:specified|listed|used|included)|occur) only once)(?: in the list)?$",
);
static SAME_MEMBER: Phrase = Phrase::new(
    r"(?i)^(?:you )?can't (?:{give}|have) the same `(\w+)` (?:in|for) more than one (?:entry|item|[a-z]+)$",
);
static SAME_ITEM: Phrase = Phrase::new(
    r"(?i)^(?:you )?can't (?:{give}|{contain}|list) (?:the same ([a-z ]+?) (?:twice|more than once|multiple times)|duplicate ([a-z ]+))$",
);
static AMONG: Phrase = Phrase::new(
    r"(?i)^(?:must be unique|are unique|is unique) (?:within {the} (?:batch|request|batch request|list)|among all `\w+` objects specified\b.*|within the batch)$",
);

/// Two that differ in upper and lower case alone.
static SEPARATE: Phrase = Phrase::new(
    r"(?i)^(?:this means that )?(?:you )?can't have separate `(\w+)` and `(\w+)` (?:[a-z]+ )?(key|name|id)s$",
);

/// A word as the name of a member.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    let found = |by: Option<String>| {
        let ignore_case = false;
        Some(Finding::Facts(vec![Fact::Unique { by, ignore_case }]))
    };
    match clause.subject.holds {
        Holds::Strings | Holds::Integers | Holds::List => {}
        // Of one item, that no other has the same.
        Holds::String | Holds::Integer => {
            let unique = clause.predicate.is_some_and(|text| AMONG.is_in(text)) || ids(clause);
            return unique.then(|| found(Some(clause.subject.name.to_owned())))?;
        }
        _ => return None,
    }
    if let Some(names) = SEPARATE.groups(clause.text)
        && group(&names, 1).eq_ignore_ascii_case(group(&names, 2))
        && group(&names, 1) != group(&names, 2)
    {
        let (by, ignore_case) = (Some(capital(group(&names, 3))), true);
        return Some(Finding::Facts(vec![Fact::Unique { by, ignore_case }]));
    }
    if let Some(names) = SAME_MEMBER.groups(clause.text) {
        return found(Some(group(&names, 1).to_owned()));
    }
    if clause.subject.holds == Holds::List {
        return None;
    }
    let each = EACH.groups(clause.text);
    let same = SAME_ITEM.groups(clause.text);
    let what = each
        .as_ref()
        .map(|names| group(names, 1))
        .or_else(|| same.as_ref().map(|names| group(names, 1)))?;
    (names_items(what, clause) || matches!(stem(what).as_str(), "number" | "value"))
        .then(|| found(None))?
}

static PLURAL: Phrase = Phrase::new(r"(?i)^The `(\w+)` of an? [a-z ]+ (must be unique .+)$");

/// "The `Ids` of a batch": the member at hand, in the plural.
fn ids(clause: &Clause<'_>) -> bool {
    let Some(found) = PLURAL.groups(clause.text) else {
        return false;
    };
    words(group(&found, 1)) == words(clause.subject.name) && AMONG.is_in(group(&found, 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;

    fn found(holds: Holds, text: &str) -> Vec<Option<String>> {
        facts(find, holds, &format!("<p>{text}</p>"))
            .into_iter()
            .map(|fact| match fact {
                Fact::Unique { by, .. } => by,
                other => panic!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn items_of_lists() {
        assert_eq!(found(Holds::Strings, "Each mould must be unique."), [None]);
        assert_eq!(
            found(
                Holds::Strings,
                "Each mould can appear only once in the list."
            ),
            [None]
        );
        assert_eq!(
            found(
                Holds::List,
                "You can't use the same <code>MouldArn</code> in more than one entry."
            ),
            [Some("MouldArn".to_owned())]
        );
        assert_eq!(found(Holds::Strings, "Each furnace must be unique."), []);
    }

    #[test]
    fn members_of_items() {
        let own = [Some("MouldName".to_owned())];
        assert_eq!(
            found(Holds::String, "Must be unique within a request."),
            own
        );
        assert_eq!(
            found(
                Holds::String,
                "The <code>MouldNames</code> of a batch request must be unique within a request."
            ),
            own
        );
        assert_eq!(
            found(Holds::String, "Must be unique within an account."),
            []
        );
    }
}
