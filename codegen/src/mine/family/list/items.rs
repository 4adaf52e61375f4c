//! How many items a list has.

use crate::mine::family::clause::{Clause, Family};
use crate::mine::family::fact::{Fact, Finding};
use crate::mine::words::name::{stem, words};
use crate::mine::words::number::count;
use crate::mine::words::phrase::{Phrase, group};
use crate::mine::words::subject::Holds;
use crate::model::Length;

pub(crate) const FAMILY: Family = Family {
    name: "items",
    find,
};

static MUST_BE: Phrase =
    Phrase::new(r"(?i)^({number}) ([a-z ]+?) must be (?:provided|specified|supplied)$");
static UP_TO: Phrase = Phrase::new(
    r"(?i)^(?:by default, )?(?:you |each [a-z]+ )?can (?:only |also )?(?:specify|provide|pass|include|hold|assign|have|contain|select|retrieve|register|attach|add|submit|input|associate|use|send|request)(?: only)?(?: up to| at most| a maximum of| a maximum number of| no more than) ({number}) ([a-z` ]+)",
);
static UP_TO_PROVIDED: Phrase =
    Phrase::new(r"(?i)^up to ({number}) ([a-z ]+) can be (?:provided|specified|supplied)$");
static MAXIMUM: Phrase = Phrase::new(
    r"(?i)^(?:a |the )?maximum (?:number )?of ({number}) ([a-z ]+?)(?: can be [a-z]+(?: (?:in a single|per) request)?)?$",
);
static MAXIMUM_IS: Phrase = Phrase::new(
    r"(?i)^the maximum (?:size of the list|number of [a-z]+)(?: allowed)? is ({number})$",
);
static LETS: Phrase = Phrase::new(
    r"(?i)\b(?:lets|allows) you (?:to )?(?:specify|provide|pass|include|hold|assign|have|contain|select|retrieve|register|attach|add|submit|input|associate|use|send|request) up to ({number}) ([a-z` ]+?)(?: for .*)?$",
);
static ONLY_ONE: Phrase = Phrase::new(
    r"(?i)^(?:you )?can (?:specify|provide|pass|include|hold|assign|have|contain|select|retrieve|register|attach|add|submit|input|associate|use|send|request) only (one) ([a-z` ]+?)(?: in an? .*)?$",
);
static NOT_MORE: Phrase = Phrase::new(
    r"(?i)^(?:you )?can't (?:specify|provide|pass|include|hold|assign|have|contain|select|retrieve|register|attach|add|submit|input|associate|use|send|request) more than ({number}) ([A-Za-z` ]+?)(?: with .*)?$",
);
static AT_LEAST: Phrase = Phrase::new(
    r"(?i)^(?:you )?must (?:specify|provide|include|contain|supply|have) (?:at least ({number})|one or more) ([A-Za-z` ]+?)(?: in the list)?$",
);
static ONE_SUPPLIED: Phrase =
    Phrase::new(r"(?i)^at least one ([a-z]+)\b[a-z, ]* must be (?:supplied|provided|specified)\b");
static EXACTLY: Phrase =
    Phrase::new(r"(?i)^(?:you )?must (?:specify|provide|include) exactly ({number}) ([a-z ]+)$");

fn find(clause: &Clause<'_>) -> Option<Finding> {
    if !matches!(
        clause.subject.holds,
        Holds::Texts | Holds::Wholes | Holds::List | Holds::Map
    ) {
        return None;
    }
    let text = clause.text;
    let of = |min, max| Some(Finding::Facts(vec![Fact::Items(Length { min, max })]));
    for (regex, lower, upper) in [
        (&MUST_BE, true, true),
        (&EXACTLY, true, true),
        (&AT_LEAST, true, false),
        (&UP_TO, false, true),
        (&UP_TO_PROVIDED, false, true),
        (&ONLY_ONE, false, true),
        (&NOT_MORE, false, true),
        (&MAXIMUM, false, true),
    ] {
        if let Some(found) = regex.groups(text)
            && names_items(group(&found, 2), clause)
        {
            let said = Some(group(&found, 1)).filter(|said| !said.is_empty());
            let bound = count(said.unwrap_or("one"))?;
            return of(lower.then_some(bound), upper.then_some(bound));
        }
    }
    // For what one of them is looks like a case.
    if let Some(found) = LETS.groups(clause.statement.sentence.trim_end_matches('.'))
        && clause.statement.inherited == 0
        && names_items(group(&found, 2), clause)
    {
        let max = Some(count(group(&found, 1))?);
        return Some(Finding::Whole(vec![Fact::Items(Length { min: None, max })]));
    }
    if let Some(found) = ONE_SUPPLIED.groups(text)
        && names_items(group(&found, 1), clause)
    {
        return of(Some(1), None);
    }
    let found = MAXIMUM_IS.groups(text)?;
    of(None, Some(count(group(&found, 1))?))
}

/// Whether words name what the list holds: they share a word with the member's name, or are plain words for items.
pub(crate) fn names_items(what: &str, clause: &Clause<'_>) -> bool {
    const PLAIN: &[&str] = &[
        "item",
        "value",
        "entry",
        "id",
        "name",
        "element",
        "object",
        "az",
        "parameter",
    ];
    // "One cast per mould" counts no casts.
    let relative = [" per ", " for each ", " in each ", " of each "]
        .iter()
        .any(|word| what.contains(word));
    if relative && !what.ends_with("request") {
        return false;
    }
    let own = words(clause.subject.name);
    let what: Vec<String> = what
        .split(' ')
        .flat_map(|word| match word.strip_prefix('`') {
            Some(code) => words(code.trim_end_matches('`')),
            None => vec![stem(word)],
        })
        .filter(|word| !word.is_empty())
        .collect();
    let known =
        |word: &String| PLAIN.iter().any(|plain| stem(plain) == *word) || own.contains(word);
    // "2 IP addresses": the last word before what is said of them.
    what.iter().any(known)
        || own
            .last()
            .is_some_and(|last| what.concat().starts_with(last.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mine::family::fixture::{facts, members};

    fn found(text: &str) -> Vec<Fact> {
        let _ = members(Holds::List);
        facts(&FAMILY, Holds::List, &format!("<p>{text}</p>"))
    }

    fn items(min: Option<u64>, max: Option<u64>) -> Vec<Fact> {
        vec![Fact::Items(Length { min, max })]
    }

    #[test]
    fn counts_of_what_the_list_holds() {
        assert_eq!(
            found("Two moulds must be provided."),
            items(Some(2), Some(2))
        );
        assert_eq!(
            found("You can specify up to 20 moulds."),
            items(None, Some(20))
        );
        assert_eq!(found("Maximum number of 57 items."), items(None, Some(57)));
        assert_eq!(
            found("You must specify at least one mould."),
            items(Some(1), None)
        );
        assert_eq!(
            found("Can't specify more than three moulds."),
            items(None, Some(3))
        );
    }

    #[test]
    fn other_counts() {
        assert_eq!(found("You can have up to 20 furnaces."), []);
        assert_eq!(found("At least 5 days."), []);
    }
}
