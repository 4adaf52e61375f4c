//! How many characters, or how many of which characters: `1 to 63 letters, numbers, or hyphens`.

use touchmark_model::model::Length;

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::pattern::class::{self, Class};
use crate::words::name::{stem, words};
use crate::words::number::count;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

/// What is counted where only the count is limited.
const UNITS: &[&str] = &[
    "characters",
    "character",
    "unicode characters",
    "ascii characters",
    "utf-8 characters",
    "characters long",
];

/// The same where it counts bytes.
const BYTES: &[&str] = &["bytes", "byte", "bytes long"];

static TWO_SPANS: Phrase = Phrase::new(
    r"(?i)\bfrom ({number}) to ({number}) \(for [^)]*\) or ({number}) to ({number}) \(for [^)]*\) (.+)$",
);
static SPAN: Phrase = Phrase::new(
    r"(?i)\b(?:{between} )?({number}){to}({number}),?(?: inclusive,?| \(inclusive\))? ([a-z`].*)$",
);
static BOTH: Phrase =
    Phrase::new(r"(?i)\b{at_least} ({number})(?: [a-z]+)? and {at_most} ({number}) (.+)$");
static MOST: Phrase = Phrase::new(
    r"(?i)\b(?:{at_most}|{not_exceed}|(?:no )?longer than|more than|maximum) ({number}) (.+)$",
);
static KILOBYTES: Phrase = Phrase::new(
    r"(?i)^(?:{not_exceed}|(?:must be )?(?:in [A-Z0-9-]+ format and )?(?:no {more} than|{at_most}|{fewer} than)) ({number}) ?(?:KB|KiB|kilobytes)(?: in size)?$",
);
/// Counts these characters, and may not exclude others.
static OF_THESE: Phrase =
    Phrase::new(r"(?i)^must contain no more than ({number}) alphanumeric characters$");
static OR_FEWER: Phrase =
    Phrase::new(r"(?i)\b({number}) (characters|bytes|letters|[a-z0-9 ]+) or {fewer}\b");
static LESS: Phrase = Phrase::new(r"(?i)\b{fewer} than ({number}) (.+)$");
static LEAST: Phrase = Phrase::new(r"(?i)\b{at_least} ({number}) (.+)$");
static EXACT: Phrase =
    Phrase::new(r"(?i)^(?:must )?(?:be|contain|have|is|are)? ?(?:exactly )?({number}) ([a-z].*)$");
static MAXIMUM_LENGTH: Phrase = Phrase::new(
    r"(?i)\bmaximum {length}(?: of each [a-z]+)?(?: is|:|,)?(?: of)? ({number})(?: ({characters}))?\b(.*)$",
);
/// What is counted in these is the text in question only as far as it has one byte for each character.
static LARGER_UNIT: Phrase = Phrase::new(r"(?i)^ ?(?:[KMG]i?B|kilobytes?|megabytes?|gigabytes?)\b");
/// What is said of the texts that a list holds: "A mould name is case sensitive, can be up to 5 characters in length".
static EACH: Phrase = Phrase::new(
    r"(?i)^an? [a-z ]+ is case[ -](?:in)?sensitive, can be up to ({number}) ({characters}) in length\b",
);
static LENGTH_LIMIT: Phrase =
    Phrase::new(r"(?i)^the (?:total )?{length} limit is ({number}) ({characters})$");
static MINIMUM_LENGTH: Phrase =
    Phrase::new(r"(?i)\bminimum length(?: is|:|,)?(?: of)? ({number})(?: ({characters}))?\b");

/// What the reader can give: "You can specify a maximum of 64 characters for a mould name".
static YOU_CAN: Phrase = Phrase::new(
    r"(?i)^you can (?:only )?{give} {at_most} ({number}) {characters} (?:for|in) (?:{the}|your|each) ([a-z ]+)$",
);

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if !matches!(
        clause.subject.holds,
        Holds::String | Holds::Strings | Holds::Blob
    ) {
        return None;
    }
    if let Some(found) = EACH.groups(&clause.statement.sentence)
        && clause.subject.holds == Holds::Strings
    {
        let max = count(group(&found, 1))?;
        return Some(Finding::Whole(vec![length(None, Some(max))]));
    }
    let facts = limit(clause)
        .or_else(|| lengths(clause))
        .or_else(|| kilobytes(clause))
        .or_else(|| you_can(clause))
        .or_else(|| counted(clause))?;
    let facts: Vec<Fact> = facts
        .into_iter()
        .map(|fact| of_name(of_kind(fact, clause), clause))
        .collect();
    (!facts.is_empty()).then_some(Finding::Facts(facts))
}

fn length(min: Option<u64>, max: Option<u64>) -> Fact {
    Fact::Length(Length { min, max })
}

fn bytes(min: Option<u64>, max: Option<u64>) -> Fact {
    Fact::Bytes(Length { min, max })
}

/// What is counted in bytes is the length of a blob.
fn of_kind(fact: Fact, clause: &Clause<'_>) -> Fact {
    match fact {
        Fact::Bytes(length) if clause.subject.holds == Holds::Blob => Fact::Length(length),
        other => other,
    }
}

/// Who counts the alphanumeric characters of a name does not always rule out what stands between its words.
fn of_name(fact: Fact, clause: &Clause<'_>) -> Fact {
    let name = words(clause.subject.name).pop();
    let name = name.is_some_and(|last| ["name", "family"].map(stem).contains(&last));
    match fact {
        Fact::Characters(class)
            if name
                && clause.text.contains("alphanumeric")
                && class.without(&Class::alphanumeric()).is_empty() =>
        {
            Fact::Alphanumeric(class)
        }
        other => other,
    }
}

/// A limit of the whole, which needs no noun of its own.
fn limit(clause: &Clause<'_>) -> Option<Vec<Fact>> {
    let found = LENGTH_LIMIT.groups(clause.text)?;
    let max = Some(count(group(&found, 1))?);
    Some(vec![match of_bytes(group(&found, 2)) {
        true => bytes(None, max),
        false => length(None, max),
    }])
}

/// A maximum or minimum that is called a length.
fn lengths(clause: &Clause<'_>) -> Option<Vec<Fact>> {
    let about = clause.text.to_lowercase();
    let said = about.starts_with("the maximum length")
        || about.starts_with("the minimum length")
        || about.contains("with a minimum length");
    let text = Some(clause.text).filter(|_| said).or(clause.predicate)?;
    // The size of a list is the number of its items, which is another family's, unless characters or bytes are counted.
    let is_of_list = clause.subject.holds == Holds::Strings
        && about.contains("maximum size")
        && !about.contains("maximum size of each");
    let max = MAXIMUM_LENGTH
        .groups(text)
        .filter(|found| !LARGER_UNIT.is_in(group(found, 3)))
        .filter(|found| !is_of_list || !group(found, 2).is_empty())
        .and_then(|found| Some((count(group(&found, 1))?, of_bytes(group(&found, 2)))));
    let min = MINIMUM_LENGTH
        .groups(text)
        .and_then(|found| Some((count(group(&found, 1))?, of_bytes(group(&found, 2)))));
    let of = |in_bytes: bool| {
        let bound = |bound: Option<(u64, bool)>| bound.filter(|(_, unit)| *unit == in_bytes);
        (
            bound(min).map(|(min, _)| min),
            bound(max).map(|(max, _)| max),
        )
    };
    let mut facts = Vec::new();
    for ((min, max), fact) in [(of(false), length as fn(_, _) -> _), (of(true), bytes)] {
        if min.is_some() || max.is_some() {
            facts.push(fact(min, max));
        }
    }
    (!facts.is_empty()).then_some(facts)
}

/// Whether a unit is that of bytes.
fn of_bytes(unit: &str) -> bool {
    unit.to_lowercase().starts_with("byte")
}

/// A maximum that the reader is told, with the member's name behind it.
fn you_can(clause: &Clause<'_>) -> Option<Vec<Fact>> {
    let found = YOU_CAN.groups(clause.text)?;
    let own = clause.subject.is_named_by(group(&found, 2));
    let max = count(group(&found, 1)).filter(|_| own)?;
    Some(vec![length(None, Some(max))])
}

/// A size in kilobytes.
fn kilobytes(clause: &Clause<'_>) -> Option<Vec<Fact>> {
    let found = KILOBYTES.groups(clause.predicate?)?;
    let max = count(group(&found, 1))?.checked_mul(1024)?;
    Some(vec![bytes(None, Some(max))])
}

/// A count with what is counted.
fn counted(clause: &Clause<'_>) -> Option<Vec<Fact>> {
    // A description may count without a verb: "a name of up to 64 letters".
    let text = match clause.predicate {
        Some(predicate) => predicate,
        None if clause.statement.opens && clause.text.contains(" of up to ") => clause.text,
        None if clause.statement.opens && clause.text.contains(" (up to ") => {
            return bracketed(clause.text);
        }
        None => return None,
    };
    if text.contains("at least")
        && text.to_lowercase().contains("at least one ")
        && !text.contains("character")
    {
        return None;
    }
    let one = |found: &regex::Captures<'_>, index| count(group(found, index));
    if let Some(found) = TWO_SPANS.groups(text) {
        let min = one(&found, 1)?.min(one(&found, 3)?);
        let max = one(&found, 2)?.max(one(&found, 4)?);
        return facts(group(&found, 5), Some(min), Some(max));
    }
    for regex in [&BOTH, &SPAN] {
        if let Some(found) = regex.groups(text) {
            let (min, max) = (one(&found, 1)?, one(&found, 2)?);
            return facts(group(&found, 3), Some(min), Some(max));
        }
    }
    if let Some(found) = OR_FEWER.groups(text) {
        return facts(group(&found, 2), None, one(&found, 1));
    }
    if let Some(found) = LESS.groups(text) {
        // Whether the number itself is still taken is not told: services take it.
        return facts(group(&found, 2), None, one(&found, 1));
    }
    if let Some(found) = OF_THESE.groups(text) {
        return Some(vec![length(None, one(&found, 1))]);
    }
    if let Some(found) = MOST.groups(text) {
        return facts(group(&found, 2), None, one(&found, 1));
    }
    if let Some(found) = LEAST.groups(text) {
        return facts(group(&found, 2), one(&found, 1), None);
    }
    let found = EXACT.groups(text)?;
    let exact = one(&found, 1);
    let (min, max) = meant(clause.text, text, exact)?;
    facts(group(&found, 2), min, max)
}

/// How a count without a word for it is meant: "the maximum length is 5 letters" says it in front of the verb. What "is 5
/// letters" can be shorter too, unless it has exactly as many.
fn meant(text: &str, predicate: &str, exact: Option<u64>) -> Option<(Option<u64>, Option<u64>)> {
    let noun = text
        .strip_suffix(predicate)
        .unwrap_or_default()
        .to_lowercase();
    if noun.contains("maximum") {
        return Some((None, exact));
    }
    if noun.contains("minimum") {
        return Some((exact, None));
    }
    // "Must contain one digit" is about a part of the text.
    let plain = predicate.to_lowercase();
    let exactly = plain.contains("exactly");
    let part = (plain.contains("contain ") || plain.contains("have ")) && !exactly;
    (!part || exact.is_some_and(|exact| exact > 1)).then_some((exact.filter(|_| exactly), exact))
}

/// A description with a bracket: "the name of a mould (up to 64 letters)".
fn bracketed(text: &str) -> Option<Vec<Fact>> {
    let (_, inner) = text.split_once(" (up to ")?;
    let (inner, _) = inner.split_once(')')?;
    let (max, what) = inner.split_once(' ')?;
    facts(what, None, Some(count(max)?))
}

fn facts(what: &str, min: Option<u64>, max: Option<u64>) -> Option<Vec<Fact>> {
    let what = what.trim().trim_end_matches([')', '.', ',']);
    let mut plain = what.to_lowercase();
    for end in [
        " in length",
        " long",
        " only",
        ", inclusive",
        " each",
        " total",
        " in size",
    ] {
        plain = plain.strip_suffix(end).unwrap_or(&plain).to_owned();
    }
    let counted = |unit: &str| match (UNITS.contains(&unit), BYTES.contains(&unit)) {
        (true, _) => Some(vec![length(min, max)]),
        (_, true) => Some(vec![bytes(min, max)]),
        _ => None,
    };
    if let found @ Some(_) = counted(&plain) {
        return found;
    }
    // A unit first and more about it behind: "5 characters, and so on".
    let unit = plain
        .split([',', ';', '('])
        .next()
        .unwrap_or_default()
        .trim();
    if plain.contains([',', ';', '('])
        && let found @ Some(_) = counted(unit)
    {
        return found;
    }
    let characters = class::parse(what)?;
    Some(vec![length(min, max), Fact::Characters(characters)])
}

#[cfg(test)]
mod tests;
