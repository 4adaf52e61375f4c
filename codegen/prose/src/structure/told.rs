//! What is said of a member elsewhere: in an operation's own text, of how much one request holds, and beside another member.

use touchmark_model::model::Length;

use crate::family::fact::Fact;
use crate::member::gather::{self, Gathered, Stated};
use crate::member::reading::Reading;
use crate::read::documentation::Documentation;
use crate::read::label::Section;
use crate::read::scope::Scope;
use crate::read::screen::{hash, template};
use crate::read::statement::Statement;
use crate::report::{Class, SentenceReport};
use crate::words::name::{stem, words};
use crate::words::number::count;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::{Holds, Sibling};

static CAN_BE: Phrase = Phrase::new(
    r"(?i)^{at_most} ({number}) ([a-z ]+?) (?:can|may) be [a-z]+ (?:in (?:a single|one|each) (?:[a-z]+ )?{request}|per {request}|at a time)\b",
);
static CAN: Phrase = Phrase::new(
    r"(?i)^(?:you|the `\w+` (?:api|operation|action|request)) can(?: only)? (?:add|attach|delete|describe|detach|get|import|list|modify|pass|process|publish|put|register|remove|reset|retrieve|send|specify|submit|update) {at_most} ({number}) ([a-z ]+?) (?:in (?:a single|one|each) (?:[a-z]+ )?{request}|per {request}|at a time)\b",
);
static CAN_FOR: Phrase = Phrase::new(
    r"(?i)\bcan only [a-z]+ .+ (?:for|of|from) {at_most} ({number}) ([a-z ]+?) at a time$",
);
static MORE: Phrase = Phrase::new(
    r"(?i)^if you (?:try|attempt) to [a-z]+ more than ({number}) ([a-z ]+?) in (?:a single|one) (?:[a-z]+ )?{request}, (?:.* fails\b|.*\b(?:error|exception)\b|.* is rejected\b)",
);

static MUST: Phrase = Phrase::new(
    r"(?i)^(?:((?:if|when) .+), )?the (?:value of the )?`(\w+)`(?: {parameter})* must$",
);

/// Adds what the documentation of one member lists of another: "the value of the `Mould` parameter must:", and items.
pub(crate) fn beside(structure: &str, siblings: &[Sibling], readings: &mut [Reading<'_>]) {
    let mut found: Vec<(usize, Gathered)> = Vec::new();
    for (index, reading) in readings.iter().enumerate() {
        for passage in reading.own.into_iter().flat_map(|read| &read.passages) {
            let Some(lead) = passage.leads.last() else {
                continue;
            };
            let Some(words) = MUST.groups(&lead.text) else {
                continue;
            };
            let named = |other: &Reading<'_>| other.member.name == group(&words, 2);
            let Some(at) = readings.iter().position(named).filter(|at| *at != index) else {
                continue;
            };
            let Some(other) = readings.get(at) else {
                continue;
            };
            let subject = other.subject(structure, siblings);
            let statement = item(&passage.text, group(&words, 1));
            found.push((at, gather::statements(&[statement], &subject)));
        }
    }
    for (at, more) in found {
        let Some(reading) = readings.get_mut(at) else {
            continue;
        };
        let before = reading.gathered.sentences.len();
        let moved = more.stated.into_iter().map(|stated| Stated {
            sentence: stated.sentence.saturating_add(before),
            ..stated
        });
        reading.gathered.stated.extend(moved);
        reading.gathered.sentences.extend(more.sentences);
    }
}

/// What an item states that completes "the value of the `Mould` parameter must".
fn item(text: &str, condition: &str) -> Statement {
    let text = text.trim_end_matches("; and").trim_end_matches(['.', ';']);
    Statement {
        sentence: match condition {
            "" => format!("The value must {text}."),
            condition => format!("{condition}, the value must {text}."),
        },
        text: format!("must {text}"),
        section: Section::None,
        scopes: (!condition.is_empty())
            .then(|| Scope::new(condition))
            .into_iter()
            .collect(),
        inherited: 0,
        list: None,
        opens: true,
        value: None,
    }
}

/// Adds what the text states to what is known of the members.
pub(crate) fn amounts(
    documentation: &Documentation,
    structure: &str,
    readings: &mut [Reading<'_>],
) {
    for sentence in documentation.sentences() {
        let Some((max, what)) = amount(sentence) else {
            continue;
        };
        if let Some(reading) = holder(&what, structure, readings) {
            add(reading, sentence, max);
        }
    }
}

fn add(reading: &mut Reading<'_>, sentence: &str, max: u64) {
    let gathered = &mut reading.gathered;
    let max = Some(max);
    gathered.stated.push(Stated {
        fact: Fact::Items(Length { min: None, max }),
        when: Vec::new(),
        sentence: gathered.sentences.len(),
    });
    gathered.sentences.push(SentenceReport {
        text: sentence.to_owned(),
        hash: hash(sentence),
        class: Class::Conditional,
        family: Some("items"),
        template: template(sentence),
    });
}

/// How many of what one request holds at most.
fn amount(sentence: &str) -> Option<(u64, String)> {
    let text = sentence.trim_end_matches('.');
    let found = [&CAN_BE, &CAN, &CAN_FOR, &MORE]
        .iter()
        .find_map(|form| form.groups(text))?;
    Some((count(group(&found, 1))?, group(&found, 2).to_owned()))
}

/// The list that holds what the words name: the one whose name has the last of them, or the only one of a batch.
fn holder<'r, 'm>(
    what: &str,
    structure: &str,
    readings: &'r mut [Reading<'m>],
) -> Option<&'r mut Reading<'m>> {
    let noun = stem(what.rsplit(' ').next()?);
    let lists = readings.iter().enumerate().filter(|(_, reading)| {
        matches!(
            reading.holds,
            Holds::Texts | Holds::Wholes | Holds::List | Holds::Map
        )
    });
    let lists: Vec<(usize, bool)> = lists
        .map(|(index, reading)| (index, words(&reading.member.name).contains(&noun)))
        .collect();
    let named: Vec<usize> = lists
        .iter()
        .filter(|(_, named)| *named)
        .map(|(index, _)| *index)
        .collect();
    let batch = words(structure).iter().any(|word| word == "batch");
    let at = match (named.as_slice(), lists.as_slice()) {
        ([only], _) => *only,
        ([], [(only, _)]) if batch => *only,
        _ => return None,
    };
    readings.get_mut(at)
}

#[cfg(test)]
mod tests {
    use super::amount;

    #[test]
    fn amounts_in_one_request() {
        let found = |text: &str| amount(text).map(|(max, what)| format!("{max} {what}"));
        assert_eq!(
            found("A maximum of 20 moulds can be cast in a single request.").unwrap(),
            "20 moulds"
        );
        assert_eq!(
            found("You can retrieve up to ten moulds at a time.").unwrap(),
            "10 moulds"
        );
        assert_eq!(
            found("It is slow and can only get the weights for up to 5 moulds at a time.").unwrap(),
            "5 moulds"
        );
        assert_eq!(
            found("If you try to cast more than 5 moulds in a single batch request, you will receive an error.")
                .unwrap(),
            "5 moulds"
        );
        assert_eq!(found("You can have up to 5 moulds at a time."), None);
        assert_eq!(found("You can add up to 5 moulds for each furnace."), None);
    }
}
