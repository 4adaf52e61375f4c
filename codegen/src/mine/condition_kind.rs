//! Conditions that name a kind of what is made instead of the member that says so.

use super::condition::{Alternatives, list};
use super::phrase::{Phrase, group};
use super::subject::{Holds, Sibling, Subject, squeeze, stem, words};
use crate::model::{Condition, Test};

static OF_STRUCTURE: Phrase =
    Phrase::new(r"(?i)^the ([a-z]+) of the ([a-z ]+?) ((?:is|isn't|are) .+)$");
static IS_A: Phrase = Phrase::new(r"(?i)^the ([a-z]+) is an? (.+)$");
static ENABLING: Phrase =
    Phrase::new(r"(?i)^(?:you (?:are )?)?(?:enabling|enable|turning on) (.+)$");

/// Words that say nothing of the kind.
const SILENT: &[&str] = &[
    "a", "an", "the", "for", "type", "with", "run", "you", "creat", "request", "your",
];

/// Reads a condition about a kind.
pub(super) fn read(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    named_type(text, subject)
        .or_else(|| enabled(text, subject))
        .or_else(|| adjective(text, subject))
        .or_else(|| kinds(text, subject))
        .or_else(|| families(text, subject))
}

/// A condition without what says that a member is one of the structure at hand: "the heat of the cast is 5".
pub(super) fn without_structure(text: &str, subject: &Subject<'_>) -> Option<String> {
    let found = OF_STRUCTURE.groups(text)?;
    let own = words(subject.structure);
    let all = group(&found, 2)
        .split(' ')
        .all(|word| own.contains(&stem(word)));
    all.then(|| format!("the {} {}", group(&found, 1), group(&found, 3)))
}

/// A phrase without the structure's noun in front: "mould name" in a mould is its name.
pub(super) fn without_noun<'t>(phrase: &'t str, subject: &Subject<'_>) -> Option<&'t str> {
    let (noun, rest) = phrase.trim_start_matches("the ").split_once(' ')?;
    let own = words(subject.structure);
    (own.last() == Some(&stem(noun)) && !rest.contains(' ')).then_some(rest)
}

/// The member at hand, where words in its own documentation name it by its end: "a duration".
pub(super) fn own<'s>(phrase: &str, subject: &'s Subject<'_>) -> Option<&'s Sibling> {
    let noun = ["a ", "an ", "the "]
        .iter()
        .find_map(|article| phrase.strip_prefix(article))?;
    let said = words(&noun.replace(' ', "_"));
    let ends = |member: &&Sibling| words(&member.name).ends_with(&said);
    let mut found = subject.members.iter().filter(ends);
    let only = found.next().filter(|_| found.next().is_none())?;
    (only.name == subject.name).then_some(only)
}

fn one_of(member: &Sibling, values: Vec<String>) -> Alternatives {
    vec![vec![Condition {
        member: member.name.clone(),
        test: Test::OneOf(values),
    }]]
}

fn others<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = &'s Sibling> {
    subject
        .members
        .iter()
        .filter(|member| member.name != subject.name)
}

/// "The cast is a Bronze mould": the member `CastType` has the value `bronze`.
fn named_type(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    let found = IS_A.groups(text)?;
    let first = squeeze(group(&found, 2).split(' ').next()?);
    let noun = stem(group(&found, 1));
    let kind = |member: &&Sibling| {
        let name = words(&member.name);
        matches!(name.as_slice(), [one, last] if *one == noun && (last == "type" || last == "kind"))
    };
    let member = others(subject).find(kind)?;
    let value = member.values.iter().find(|value| squeeze(value) == first)?;
    Some(one_of(member, vec![value.clone()]))
}

/// "Enabling mould cooling": the structure `MouldCooling` has a switch of that name.
fn enabled(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    let found = ENABLING.groups(text)?;
    let own = words(subject.structure);
    let switch = others(subject)
        .find(|member| member.holds == Holds::Boolean && squeeze(&member.name) == "enabled")?;
    let all = group(&found, 1)
        .split(' ')
        .all(|word| own.contains(&stem(word)));
    all.then(|| one_of(switch, vec!["true".to_owned()]))
}

/// "Manual moulds": a switch whose whole name is the word.
fn adjective(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    let (adjective, noun) = text.split_once(' ')?;
    let plural = noun.ends_with('s') && !noun.contains(' ');
    let switch = others(subject).find(|member| {
        member.holds == Holds::Boolean && squeeze(&member.name) == squeeze(adjective)
    })?;
    plural.then(|| one_of(switch, vec!["true".to_owned()]))
}

/// "Bronze moulds and tin moulds": each is a value of one and the same member.
fn kinds(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    let own = words(subject.structure);
    let mut member: Option<&Sibling> = None;
    let mut all = Vec::new();
    let parts = list(text);
    for part in &parts {
        let rest: Vec<&str> = part
            .split(' ')
            .filter(|word| !SILENT.contains(&stem(word).as_str()) && !own.contains(&stem(word)))
            .collect();
        let [said] = rest.as_slice() else {
            return None;
        };
        let has = |member: &&Sibling| {
            let same =
                |value: &String| squeeze(value) == squeeze(said) && !squeeze(said).is_empty();
            member.holds == Holds::Text && member.values.iter().any(same)
        };
        let mut found = others(subject).filter(has);
        let first = found.next()?;
        if found.next().is_some() || member.is_some_and(|known| known.name != first.name) {
            return None;
        }
        member = Some(first);
        all.push(squeeze(said));
    }
    // What is said must be of a kind: a word of the structure is among it.
    let of_kind = parts
        .iter()
        .any(|part| part.split(' ').any(|word| own.contains(&stem(word))));
    let member = member.filter(|_| of_kind)?;
    let values = member
        .values
        .iter()
        .filter(|value| all.contains(&squeeze(value)));
    Some(one_of(member, values.cloned().collect()))
}

/// "Tin or lead moulds": a member such as `MouldType` has values such as `tin.small`.
fn families(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    let parts = list(text);
    let last: Vec<String> = parts.last()?.split(' ').map(stem).collect();
    let of_kind = |member: &&Sibling| {
        let name = words(&member.name);
        matches!(name.as_slice(), [noun, last_word] if last_word == "type" && last.contains(noun))
    };
    let member = others(subject).find(of_kind)?;
    let name = words(&member.name);
    let silent = ["cluster", "for", "with", "use", "a", "the"];
    let mut all = Vec::new();
    for part in &parts {
        let known = |word: &&str| {
            let word = stem(word);
            !name.contains(&word) && !silent.iter().any(|silent| stem(silent) == word)
        };
        let rest: Vec<&str> = part.split(' ').filter(known).collect();
        let [said] = rest.as_slice() else {
            return None;
        };
        let family = format!("{}.", said.to_lowercase());
        let values = member
            .values
            .iter()
            .filter(|value| value.starts_with(&family));
        let before = all.len();
        all.extend(values.cloned());
        if all.len() == before {
            return None;
        }
    }
    Some(one_of(member, all))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sibling(name: &str, holds: Holds, values: &[&str]) -> Sibling {
        Sibling {
            name: name.to_owned(),
            holds,
            values: values.iter().map(|&value| value.to_owned()).collect(),
            off_by_default: false,
            default: None,
        }
    }

    fn check(text: &str) -> Option<String> {
        let members = [
            sibling("Heat", Holds::Whole, &[]),
            sibling("Type", Holds::Text, &["bronze", "tin"]),
            sibling("CastType", Holds::Text, &["sand", "clay"]),
            sibling("Enabled", Holds::Boolean, &[]),
            sibling("Manual", Holds::Boolean, &[]),
            sibling(
                "StoveType",
                Holds::Text,
                &["a1.small", "a1.large", "b2.small", "c3.small"],
            ),
        ];
        let subject = Subject {
            structure: "CreateFurnaceMouldInput",
            name: "Heat",
            holds: Holds::Whole,
            members: &members,
        };
        read(text, &subject).map(|ways| format!("{} {:?}", ways[0][0].member, ways[0][0].test))
    }

    #[test]
    fn kinds_of_what_is_made() {
        assert_eq!(
            check("Bronze Furnace Moulds and Tin Moulds").unwrap(),
            r#"Type OneOf(["bronze", "tin"])"#
        );
        assert_eq!(check("a Tin Mould").unwrap(), r#"Type OneOf(["tin"])"#);
        assert_eq!(check("Tin Moulds on tables"), None);
        assert_eq!(check("Lead Moulds"), None);
        assert_eq!(
            check("clusters with A1 or B2 stoves").unwrap(),
            r#"StoveType OneOf(["a1.small", "a1.large", "b2.small"])"#
        );
        assert_eq!(check("clusters with D4 stoves"), None);
        assert_eq!(
            check("the cast is a Sand form").unwrap(),
            r#"CastType OneOf(["sand"])"#
        );
        assert_eq!(
            check("enabling furnace moulds").unwrap(),
            r#"Enabled OneOf(["true"])"#
        );
        assert_eq!(check("manual casts").unwrap(), r#"Manual OneOf(["true"])"#);
    }
}
