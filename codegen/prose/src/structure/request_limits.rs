//! How much one request holds of what, as the text of its operation says it: a limit of the list that holds it.

use touchmark_model::model::Length;

use crate::family::fact::Fact;
use crate::member::gather::Stated;
use crate::member::reading::Reading;
use crate::read::documentation::Documentation;
use crate::read::screen::{hash, template};
use crate::report::{Class, SentenceReport};
use crate::words::name::{stem, words};
use crate::words::number::count;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

static CAN_BE: Phrase =
    Phrase::new(r"(?i)^{at_most} ({number}) ([a-z ]+?) {may} be [a-z]+ {at_once}\b");
static CAN: Phrase = Phrase::new(
    r"(?i)^(?:you|the `\w+` (?:api|{request})) can(?: only)? {act} {at_most} ({number}) ([a-z ]+?) {at_once}\b",
);
static CAN_FOR: Phrase = Phrase::new(
    r"(?i)\bcan only [a-z]+ .+ (?:for|of|from) {at_most} ({number}) ([a-z ]+?) at a time$",
);
static MORE: Phrase = Phrase::new(
    r"(?i)^if you (?:try|attempt) to [a-z]+ more than ({number}) ([a-z ]+?) in (?:a single|one) (?:[a-z]+ )?{request}, (?:.* fails\b|.*\b{error}\b|.* is rejected\b)",
);

static ACROSS: Phrase = Phrase::new(
    r"(?i)\b{may} {contain} {at_most} ({number}) [a-z ]+?,? across (?:these|the|all) (.+?)(?: [a-z]+)?$",
);

/// Adds what the text states to what is known of the members.
pub(crate) fn read(documentation: &Documentation, structure: &str, readings: &mut [Reading<'_>]) {
    for sentence in documentation.sentences() {
        if let Some((max, at)) = across(sentence, readings)
            && let Some(reading) = readings.get_mut(at)
        {
            add(reading, sentence, max);
            continue;
        }
        let Some((max, what)) = amount(sentence) else {
            continue;
        };
        if let Some(reading) = holder(&what, structure, readings) {
            add(reading, sentence, max);
        }
    }
}

/// How much there is of what several words name at most, and the list whose documentation has all these words: "across the
/// Old: and New: moulds", where a list is of Old: and New: moulds.
fn across(sentence: &str, readings: &[Reading<'_>]) -> Option<(u64, usize)> {
    let found = ACROSS.groups(sentence.trim_end_matches('.'))?;
    let named: Vec<&str> = group(&found, 2)
        .split([' ', ','])
        .filter(|word| word.ends_with(':'))
        .collect();
    let holds_all = |reading: &Reading<'_>| {
        let text = reading.own.map(Documentation::text).unwrap_or_default();
        let mut named = named.iter();
        matches!(reading.holds, Holds::Strings | Holds::List)
            && named.all(|name| text.split([' ', ',']).any(|word| word == *name))
    };
    let mut lists = readings
        .iter()
        .enumerate()
        .filter(|(_, reading)| holds_all(reading));
    let (at, _) = lists.next().filter(|_| named.len() > 1)?;
    let alone = lists.next().is_none();
    Some((count(group(&found, 1))?, at)).filter(|_| alone)
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
            Holds::Strings | Holds::Integers | Holds::List | Holds::Map
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
