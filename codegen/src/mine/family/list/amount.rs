//! How many items a list has, where that is said in other words than `can specify up to 5`.

use crate::mine::family::clause::{Clause, Family};
use crate::mine::family::fact::{Fact, Finding};
use crate::mine::family::list::items::names_items;
use crate::mine::words::number::count;
use crate::mine::words::phrase::{Phrase, group};
use crate::mine::words::subject::Holds;
use crate::model::Length;

pub(crate) const FAMILY: Family = Family {
    name: "amount",
    find,
};

static ONE_ONLY: Phrase = Phrase::new(
    r"(?i)^(?:you )?can (?:only )?(?:specify|provide|pass|include|use|add|remove) (?:only )?(one) ([a-z ]+?)(?: only| per (?:call|request)| at a time| in (?:a|each|one) (?:call|request))?$",
);
static UP_TO: Phrase = Phrase::new(
    r"(?i)^(?:you )?can (?:create|add|use|remove|register|describe|set|list) (?:up to|at most|a maximum of|no more than) ({number}) ([a-z ]+?)(?: (?:for|per|to) (?:each|every|an?) [a-z ]+)?$",
);
static HOLDS_AT_LEAST: Phrase =
    Phrase::new(r"(?i)^must (?:contain|have|hold|include) at least ({number}) ([a-z ]+)$");
static HOLDS_AT_MOST: Phrase = Phrase::new(
    r"(?i)^can (?:hold|have|contain|include) (?:up to|at most|a maximum of|no more than) ({number}) ([a-z ]+)$",
);
static AT_LEAST: Phrase = Phrase::new(
    r"(?i)^(?:you )?must (?:specify|provide|include|supply) at least ({number}) ([a-z ]+?)(?: and [a-z]+)?(?:[;,] .*)?$",
);
static TOTAL: Phrase = Phrase::new(
    r"(?i)^(?:the )?(?:total )?number of ([a-z ]+?) (?:must be less than,? or equal to|must be no more than|can't exceed|can't be (?:more|greater) than|is limited to) ({number})$",
);
static OPENING: Phrase = Phrase::new(
    r"(?i)^(?:the |an? (?:list|array|set) of (?:the )?)?([a-z]+(?: [a-z]+)?) \((?:up to|at most|maximum of|maximum) ({number})\)",
);
static ALLOWED: Phrase =
    Phrase::new(r"(?i)^you are allowed (?:up to|at most|a maximum of) ({number})$");
static LIST: Phrase = Phrase::new(
    r"(?i)^(?:the )?list (?:must|should|can) (?:only )?(?:have|contain|include)(?: only| exactly)? ({number}) (?:elements?|items?|entry|entries|values?)$",
);
static SINGLE: Phrase =
    Phrase::new(r"(?i)^an? single-(?:element|item|entry) (?:[a-z]+ )?(?:list|array)\b");

fn find(clause: &Clause<'_>) -> Option<Finding> {
    if !matches!(
        clause.subject.holds,
        Holds::Texts | Holds::Wholes | Holds::List | Holds::Map
    ) {
        return None;
    }
    let of = |min, max| Some(Finding::Facts(vec![Fact::Items(Length { min, max })]));
    let text = clause.text;
    if clause.statement.opens && SINGLE.is_in(text) {
        return of(None, Some(1));
    }
    let several = [" per ", " and ", " for ", " in ", " from "];
    for (regex, least) in [
        (&ONE_ONLY, false),
        (&UP_TO, false),
        (&HOLDS_AT_MOST, false),
        (&AT_LEAST, true),
        (&HOLDS_AT_LEAST, true),
    ] {
        // A sentence can name its list in front of the verb.
        let found = regex
            .groups(text)
            .or_else(|| regex.groups(clause.predicate?));
        if let Some(found) = found
            && !several.iter().any(|word| group(&found, 2).contains(word))
            && names_items(group(&found, 2), clause)
        {
            let bound = count(group(&found, 1))?;
            return of(least.then_some(bound), (!least).then_some(bound));
        }
    }
    let opening = OPENING.groups(text).filter(|_| clause.statement.opens);
    if let Some(found) = TOTAL.groups(text).or(opening) {
        let named = names_items(group(&found, 1), clause);
        return count(group(&found, 2))
            .filter(|_| named)
            .and_then(|bound| of(None, Some(bound)));
    }
    let found = ALLOWED.groups(text).or_else(|| LIST.groups(text))?;
    of(None, Some(count(group(&found, 1))?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mine::family::fixture::facts;

    fn found(text: &str) -> Vec<(Option<u64>, Option<u64>)> {
        facts(&FAMILY, Holds::List, &format!("<p>{text}</p>"))
            .into_iter()
            .filter_map(|fact| match fact {
                Fact::Items(length) => Some((length.min, length.max)),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn at_most() {
        for text in [
            "You can specify one mould only.",
            "You can specify one mould per call.",
            "A single-element list of moulds.",
            "The list should have only one element.",
        ] {
            assert_eq!(found(text), [(None, Some(1))], "{text}");
        }
        for text in [
            "You can create up to two moulds for each caster.",
            "The total number of moulds must be less than, or equal to two.",
            "The moulds (up to 2) to cast.",
            "You are allowed up to 2.",
            "<code>MouldName</code> can hold a maximum of 2 moulds.",
        ] {
            assert_eq!(found(text), [(None, Some(2))], "{text}");
        }
    }

    #[test]
    fn at_least() {
        assert_eq!(
            found("You must supply at least one mould; more of them are optional."),
            [(Some(1), None)]
        );
        assert_eq!(
            found("<code>MouldName</code> must contain at least 1 mould."),
            [(Some(1), None)]
        );
        assert_eq!(found("You can specify one furnace for each shift."), []);
        assert_eq!(found("You can specify only one mould per shift."), []);
        assert_eq!(found("You can add one new mould and one old mould."), []);
    }
}
