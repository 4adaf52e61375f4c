//! How many items a list or map has.

use touchmark_model::model::Length;

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::family::list::of_list::{is_list, names_items};
use crate::words::number::count;
use crate::words::phrase::Phrase;

/// Which bounds a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    Least,
    Most,
    Both,
}

/// Where a form is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In the clause.
    Clause,
    /// There, or behind a subject that names the list; nothing more is said of the items.
    Predicate,
    /// In a clause that opens the documentation.
    Opening,
    /// In the sentence: what looks like a case is none.
    Sentence,
    /// In a sentence without a condition; the whole of it states the fact.
    Alone,
}

/// A way to say how many items there are. Its group `n` is the number: without it, it is one. Its group `what` is what is
/// counted, and must be what the list holds.
struct Form {
    phrase: Phrase,
    bound: Bound,
    place: Place,
}

const fn form(bound: Bound, place: Place, phrase: &'static str) -> Form {
    Form {
        phrase: Phrase::new(phrase),
        bound,
        place,
    }
}

/// The first that is there counts.
static FORMS: [Form; 28] = [
    form(
        Bound::Both,
        Place::Clause,
        r"(?i)^(?<n>{number}) (?<what>[a-z ]+?) must be {given}$",
    ),
    form(
        Bound::Both,
        Place::Clause,
        r"(?i)^(?:you )?must {give} exactly (?<n>{number}) (?<what>[a-z ]+)$",
    ),
    form(
        Bound::Least,
        Place::Clause,
        r"(?i)^(?:you )?must (?:{give}|{contain}) (?:{at_least} (?<n>{number})|one or more) (?<what>[A-Za-z` ]+?)(?: in the list)?$",
    ),
    form(
        Bound::Most,
        Place::Clause,
        r"(?i)^(?:by default, )?(?:you |each [a-z]+ )?can (?:only |also )?{hold}(?: only)? {at_most} (?<n>{number}) (?<what>[a-z` ]+)",
    ),
    form(
        Bound::Most,
        Place::Clause,
        r"(?i)^{at_most} (?<n>{number}) (?<what>[a-z ]+) can be {given}$",
    ),
    form(
        Bound::Most,
        Place::Clause,
        r"(?i)^(?:you )?can {hold} only one (?<what>[a-z` ]+?)(?: in an? .*)?$",
    ),
    form(
        Bound::Most,
        Place::Clause,
        r"(?i)^(?:you )?can't {hold} more than (?<n>{number}) (?<what>[A-Za-z` ]+?)(?: with .*)?$",
    ),
    form(
        Bound::Most,
        Place::Clause,
        r"(?i)^(?:a |the )?maximum (?:number )?of (?<n>{number}) (?<what>[a-z ]+?)(?: can be [a-z]+(?: (?:in a single|per) request)?)?$",
    ),
    form(
        Bound::Most,
        Place::Sentence,
        r"(?i)\b(?:lets|allows) you (?:to )?{hold} {at_most} (?<n>{number}) (?<what>[a-z` ]+?)(?: for .*)?$",
    ),
    form(
        Bound::Least,
        Place::Clause,
        r"(?i)^at least one (?<what>[a-z]+)\b[a-z, ]* must be {given}\b",
    ),
    form(
        Bound::Most,
        Place::Clause,
        r"(?i)^the maximum (?:size of the list|number of [a-z]+)(?: allowed)? is (?<n>{number})$",
    ),
    form(
        Bound::Most,
        Place::Clause,
        r"(?i)\bwith (?:a )?maximum size of (?<n>{number})(?: for [a-z0-9]+)?$",
    ),
    form(
        Bound::Most,
        Place::Opening,
        r"(?i)^an? single-{item} (?:[a-z]+ )?{list}\b",
    ),
    form(
        Bound::Most,
        Place::Predicate,
        r"(?i)^(?:you )?can (?:only )?{hold} (?:only )?one (?<what>[a-z ]+?)(?: only| per {request}| at a time| in (?:a|each|one) {request})?$",
    ),
    form(
        Bound::Most,
        Place::Predicate,
        r"(?i)^(?:you )?can (?:{hold}|create) {at_most} (?<n>{number}) (?<what>[a-z ]+?)(?: (?:for|per|to) (?:each|every|an?) [a-z ]+)?$",
    ),
    form(
        Bound::Least,
        Place::Predicate,
        r"(?i)^(?:you )?must {give} {at_least} (?<n>{number}) (?<what>[a-z ]+?)(?: and [a-z]+)?(?:[;,] .*)?$",
    ),
    form(
        Bound::Least,
        Place::Predicate,
        r"(?i)^must {hold} {at_least} (?<n>{number}) (?<what>[a-z ]+)$",
    ),
    form(
        Bound::Most,
        Place::Clause,
        r"(?i)^(?:the )?(?:total )?number of (?<what>[a-z ]+?) (?:must be less than,? or equal to|must be {at_most}|{not_exceed}|is limited to) (?<n>{number})$",
    ),
    form(
        Bound::Most,
        Place::Opening,
        r"(?i)^(?:the |an? {list} of (?:the )?)?(?<what>[a-z]+(?: [a-z]+)?) \((?:{at_most}|maximum) (?<n>{number})\)",
    ),
    form(
        Bound::Most,
        Place::Clause,
        r"(?i)^you are allowed {at_most} (?<n>{number})$",
    ),
    form(
        Bound::Most,
        Place::Clause,
        r"(?i)^(?:the )?list {modal} (?:only )?{hold}(?: only| exactly)? (?<n>{number}) (?:{item}|{items})$",
    ),
    form(
        Bound::Most,
        Place::Clause,
        r"(?i)^{this} {list} can {hold} {at_most} (?<n>{number}) (?<what>[a-z ]+?)(?: {at_once})?$",
    ),
    form(
        Bound::Most,
        Place::Alone,
        r"(?i)^the maximum number allowed is (?<n>{number})$",
    ),
    form(
        Bound::Most,
        Place::Alone,
        r"(?i)^limited to (?<n>{number}) \S+(?: {items})?$",
    ),
    form(
        Bound::Most,
        Place::Alone,
        r"^(?i:you [a-z]+) up to (?<n>{number}) (?i:key-value pairs|[a-z]+)(?: .*)?$",
    ),
    form(
        Bound::Most,
        Place::Alone,
        r"(?i)^an? {list} of {at_most} (?<n>{number}) (?:key-value pairs|[a-z]+)(?: .*)?$",
    ),
    form(
        Bound::Most,
        Place::Sentence,
        r"(?i)^only one {item} is supported\b|^only one [a-z ]+ can be {given} in the list$",
    ),
    form(
        Bound::Most,
        Place::Sentence,
        r"(?i)^.*\bcurrently only support a single\b",
    ),
];

static ONE_OR_MORE: Phrase = Phrase::new(r"(?i)^one or more (?<what>[a-z ]+)$");

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if !is_list(clause.subject.holds) {
        return None;
    }
    if let Some(fact) = one_or_more(clause) {
        return Some(Finding::Facts(vec![fact]));
    }
    let (length, place) = FORMS.iter().find_map(|form| {
        let length = stated(form, clause)?;
        Some((length, form.place))
    })?;
    let facts = vec![Fact::Items(length)];
    Some(match place {
        Place::Sentence | Place::Alone => Finding::Whole(facts),
        Place::Clause | Place::Predicate | Place::Opening => Finding::Facts(facts),
    })
}

/// That a list which every request has holds something: "One or more moulds."
fn one_or_more(clause: &Clause<'_>) -> Option<Fact> {
    let found = ONE_OR_MORE
        .groups(clause.text)
        .filter(|_| clause.statement.opens && clause.statement.scopes.is_empty())?;
    let what = &found["what"];
    let mut members = clause.subject.members.iter();
    let own = members.find(|member| member.name == clause.subject.name)?;
    (own.required && names_items(what, clause)).then_some(Fact::Items(Length {
        min: Some(1),
        max: None,
    }))
}

/// What a form states, if it is there.
fn stated(form: &Form, clause: &Clause<'_>) -> Option<Length> {
    let statement = clause.statement;
    let found = match form.place {
        Place::Clause => form.phrase.groups(clause.text),
        Place::Predicate => form
            .phrase
            .groups(clause.text)
            .or_else(|| form.phrase.groups(clause.predicate?)),
        Place::Opening => form.phrase.groups(clause.text).filter(|_| statement.opens),
        Place::Sentence => form
            .phrase
            .groups(statement.sentence.trim_end_matches('.'))
            .filter(|_| statement.inherited == 0),
        Place::Alone => form.phrase.groups(clause.text).filter(|_| {
            let opens = statement.opens || clause.text.starts_with("You ");
            let list = !clause.text.contains(" up to ");
            statement.scopes.is_empty() && (opens || list)
        }),
    }?;
    if let Some(what) = found.name("what") {
        let what = what.as_str();
        let more = [" per ", " and ", " for ", " in ", " from "];
        let alone = !more.iter().any(|word| what.contains(word));
        if !names_items(what, clause) || form.place == Place::Predicate && !alone {
            return None;
        }
    }
    let number = match found.name("n") {
        Some(number) => count(number.as_str())?,
        None => 1,
    };
    Some(Length {
        min: (form.bound != Bound::Most).then_some(number),
        max: (form.bound != Bound::Least).then_some(number),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;
    use crate::words::subject::Holds;

    fn found(text: &str) -> Vec<Fact> {
        facts(find, Holds::List, &format!("<p>{text}</p>"))
    }

    fn items(min: Option<u64>, max: Option<u64>) -> Vec<Fact> {
        vec![Fact::Items(Length { min, max })]
    }

    #[test]
    fn as_many_as() {
        assert_eq!(
            found("Two moulds must be provided."),
            items(Some(2), Some(2))
        );
    }

    #[test]
    fn at_most() {
        for (text, most) in [
            ("You can specify up to 20 moulds.", 20),
            ("Maximum number of 57 items.", 57),
            ("Can't specify more than three moulds.", 3),
            ("You can specify one mould only.", 1),
            ("You can specify one mould per call.", 1),
            ("A single-element list of moulds.", 1),
            ("The list should have only one element.", 1),
            ("You can create up to two moulds for each caster.", 2),
            (
                "The total number of moulds must be less than, or equal to two.",
                2,
            ),
            ("The moulds (up to 2) to cast.", 2),
            ("You are allowed up to 2.", 2),
            ("<code>MouldName</code> can hold a maximum of 2 moulds.", 2),
            ("The maximum number allowed is 51.", 51),
            ("This array can have up to 40 members.", 40),
            ("The list can hold no more than 40 moulds per call.", 40),
            ("Array size: limited to 10 <code>Cast</code> objects.", 10),
            ("It is needed, with a maximum size of 2.", 2),
            ("Only one value is supported for all moulds.", 1),
            ("A list of up to 5 moulds that melt.", 5),
        ] {
            assert_eq!(found(text), items(None, Some(most)), "{text}");
        }
    }

    #[test]
    fn at_least() {
        for text in [
            "You must specify at least one mould.",
            "You must supply at least one mould; more of them are optional.",
            "<code>MouldName</code> must contain at least 1 mould.",
        ] {
            assert_eq!(found(text), items(Some(1), None), "{text}");
        }
    }

    #[test]
    fn what_every_request_has_is_not_empty() {
        let mut members = crate::family::fixture::members(Holds::List);
        let find = |members: &[crate::words::subject::Sibling], text: &str| {
            let subject = crate::words::subject::Subject {
                structure: "CreateMouldMessage",
                name: "MouldName",
                holds: Holds::List,
                members,
            };
            let statement = crate::read::documentation::Documentation::read(text)
                .statements
                .remove(0);
            let clause = Clause {
                text: &statement.text,
                predicate: None,
                statement: &statement,
                subject: &subject,
            };
            find(&clause)
        };
        assert_eq!(find(&members, "<p>One or more moulds.</p>"), None);
        members[0].required = true;
        assert_eq!(
            find(&members, "<p>One or more moulds.</p>"),
            Some(Finding::Facts(items(Some(1), None)))
        );
        assert_eq!(find(&members, "<p>One or more furnaces.</p>"), None);
    }

    #[test]
    fn other_counts() {
        for text in [
            "You can have up to 20 furnaces.",
            "At least 5 days.",
            "You can specify one furnace for each shift.",
            "You can specify only one mould per shift.",
            "You can add one new mould and one old mould.",
            "The furnace is limited to 5 moulds.",
            "The list can hold no more than 40 furnaces per call.",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
